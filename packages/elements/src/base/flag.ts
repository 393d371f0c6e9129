/** A boolean as an ARIA attribute says it. */
export const flag = (on: boolean): 'true' | 'false' => (on ? 'true' : 'false');
