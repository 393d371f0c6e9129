import { DealerkitEvent } from '../base/events.ts';

/** Work is about to go from one person to another; prevent it to leave it where it is. */
export class HandOverEvent extends DealerkitEvent<{ from: string; to: string; count: number }> {
  static readonly type = 'dk-hand-over';
  constructor(detail: { from: string; to: string; count: number }) {
    super(HandOverEvent.type, detail, { cancelable: true });
  }
}

/** Work was handed over. */
export class HandedOverEvent extends DealerkitEvent<{ from: string; to: string; done: number; refused: number }> {
  static readonly type = 'dk-handed-over';
  constructor(detail: { from: string; to: string; done: number; refused: number }) {
    super(HandedOverEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-hand-over': HandOverEvent;
    'dk-handed-over': HandedOverEvent;
  }
}
