/** Base of every event of the family: bubbles, crosses shadow roots, and carries typed `detail`. */
export abstract class DealerkitEvent<D> extends Event {
  readonly detail: D;

  constructor(type: string, detail: D, { cancelable = false } = {}) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = detail;
  }
}
