/** What an element's own code holds. */
export interface ElementInside {
  readonly parts: string[];
  readonly dynamicParts: string[];
  readonly slots: string[];
  readonly events: string[];
  readonly properties: string[];
}
/** Parts, slots, event names and custom properties of one element, by its folder's name. */
export function insideOf(name: string): Promise<ElementInside>;
