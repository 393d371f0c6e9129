import { compareText } from '../text.ts';

/** Who is next of those who are there: whoever stands after the last one, round and round; undefined where nobody is there. */
export function nextTurn(present: readonly string[], last: string | undefined): string | undefined {
  const inOrder = [...present].sort(compareText);
  return inOrder.find((id) => last !== undefined && compareText(id, last) > 0) ?? inOrder[0];
}
