import { DealerkitEvent } from '../base/events.ts';

/** Another period was chosen. */
export class SpeedPeriodEvent extends DealerkitEvent<{ readonly days: number }> {
  static readonly type = 'dk-speed-period';
  constructor(detail: { readonly days: number }) {
    super(SpeedPeriodEvent.type, detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-speed-period': SpeedPeriodEvent;
  }
}
