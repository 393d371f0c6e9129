import { type KeptFilters, readFilters, sameFilters } from './lead-address.ts';

/** A choice of leads under a name. */
export interface LeadView {
  readonly title: string;
  readonly filters: Partial<KeptFilters>;
}

/** How many views a person may save, and how long a name is. */
export const viewLimits = { count: 30, title: 60 } as const;

const place = 'dealerkit.lead-views';

function readAll(): Record<string, unknown> {
  try {
    const all = JSON.parse(localStorage.getItem(place) ?? '{}') as unknown;
    return all !== null && typeof all === 'object' ? (all as Record<string, unknown>) : {};
  } catch {
    // Nothing of ours, or a page that may keep nothing.
    return {};
  }
}

/** The views that a person saved in this browser, in the order of their names. */
export function savedViews(person: string): readonly LeadView[] {
  const mine = readAll()[person];
  if (!Array.isArray(mine)) return [];
  return (mine as readonly Partial<LeadView>[]).flatMap(({ title, filters }) =>
    typeof title === 'string' && filters ? [{ title, filters: readFilters(filters) }] : [],
  );
}

/** Saves a view instead of one of the same name, or removes it when it has no filters. False when there is no room for it. */
export function saveView(person: string, title: string, filters: KeptFilters | undefined): boolean {
  const others = savedViews(person).filter((view) => view.title !== title);
  const views = [...others, ...(filters ? [{ title, filters }] : [])].sort((one, other) => one.title.localeCompare(other.title));
  if (views.length > viewLimits.count) return false;
  try {
    localStorage.setItem(place, JSON.stringify({ ...readAll(), [person]: views }));
    return true;
  } catch {
    return false;
  }
}

/** The view that shows just these leads, if one does. */
export const viewOf = (views: readonly LeadView[], filters: KeptFilters, usual: KeptFilters): LeadView | undefined =>
  views.find((view) => sameFilters({ ...usual, ...view.filters }, filters));
