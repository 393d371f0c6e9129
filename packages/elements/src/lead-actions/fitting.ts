/**
 * How many buttons of these widths stand in a row of some width, with `gap` between them: all, or as many as leave room for the button
 * of the menu that has the others.
 */
export function fitting(widths: readonly number[], more: number, gap: number, width: number): number {
  const upTo = (count: number): number => widths.slice(0, count).reduce((sum, each) => sum + each + gap, 0);
  if (upTo(widths.length) - gap <= width) return widths.length;
  let count = widths.length - 1;
  while (count > 0 && upTo(count) + more > width) count--;
  return count;
}
