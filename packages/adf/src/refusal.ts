import { DealerkitError, type ErrorCode } from '@dealerkit/core';

/** A place in a text as it came, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a text is not read at all, and where; never what stands there, which may be personal. */
export class AdfRefusal extends DealerkitError {
  readonly place: Place;
  /** What was wrong, without the place. */
  readonly reason: string;

  constructor(code: ErrorCode, reason: string, place: Place) {
    super(code, `${reason} (line ${String(place.line)}, column ${String(place.column)})`);
    this.reason = reason;
    this.place = place;
  }
}

/** Finds the places of offsets in one text. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}
