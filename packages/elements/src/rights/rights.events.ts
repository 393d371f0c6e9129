import { DealerkitEvent } from '../base/events.ts';

/** Rights of a node were saved. */
export class RightsSavedEvent extends DealerkitEvent<{ node: string }> {
  static readonly type = 'dk-rights-saved';
  constructor(detail: { node: string }) {
    super(RightsSavedEvent.type, detail);
  }
}

/** A preset is about to be applied; prevent it to keep the rights as they are. */
export class RightsPresetEvent extends DealerkitEvent<{ preset: string }> {
  static readonly type = 'dk-rights-preset';
  constructor(detail: { preset: string }) {
    super(RightsPresetEvent.type, detail, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'dk-rights-saved': RightsSavedEvent;
    'dk-rights-preset': RightsPresetEvent;
  }
}
