import { html, nothing, type TemplateResult } from 'lit';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import { pick, searchField, segments, unfoldButton, valueOf } from '../base/filters.template.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import type { TaskListMessages } from './locales/en.ts';
import { dueChoices, statusChoices, type TaskFilters, whoseChoices } from './task-query.ts';

/** What the filter bar is made of. */
export interface FiltersView {
  readonly filters: TaskFilters;
  readonly words: BaseMessages & TaskListMessages;
  readonly dictionaries: Dictionaries;
  /** The people whose tasks may be seen. */
  readonly people: readonly Row[];
  /** Whether the person shares a group with anybody. */
  readonly hasTeam: boolean;
  /** Whether the further filters are unfolded where there is little room. */
  readonly unfolded: boolean;
  readonly onChange: (filters: Partial<TaskFilters>) => void;
  readonly onSearch: (text: string) => void;
  readonly onUnfold: () => void;
}

const dates = ({ filters, words, onChange }: FiltersView): TemplateResult =>
  html`${(['from', 'until'] as const).map(
    (name) =>
      html`<label class="date"
        ><span class="dk-help">${words[name]}</span
        ><input
          class="dk-input pick"
          type="date"
          name=${name}
          .value=${filters[name]}
          @change=${(event: Event) => {
            onChange({ [name]: valueOf(event) });
          }}
      /></label>`,
  )}`;

/** Search, open or closed, whose tasks, and everything else that narrows them. */
export function filtersTemplate(view: FiltersView): TemplateResult {
  const { filters, words, dictionaries, people, hasTeam, unfolded, onChange, onSearch, onUnfold } = view;
  const statuses = { open: words.openTasks, closed: words.closedTasks };
  const whose = { all: words.everyone, mine: words.mine, team: words.team };
  const dues = { '': words.anyDue, today: words.dueToday, '3-days': words.dueThreeDays, week: words.dueWeek, dates: words.dueDates };
  const narrowed = [filters.person, filters.category, filters.due].filter(Boolean).length;
  const choose = (name: keyof TaskFilters) => (value: string) => {
    onChange({ [name]: value });
  };
  const select = (name: 'person' | 'category' | 'due', label: string, rows: readonly Row[], any: string) =>
    pick({ name, label, rows, value: filters[name], any, take: choose(name) });
  return html`<div class="bar" role="search" aria-label=${words.title} part="filters">
    ${searchField(words.search, filters.search, onSearch)}
    ${segments(
      'status',
      words.status,
      statusChoices.map((id) => ({ id, title: statuses[id] })),
      filters.status,
      choose('status'),
    )}
    ${segments(
      'whose',
      words.whose,
      whoseChoices.filter((choice) => choice !== 'team' || hasTeam).map((id) => ({ id, title: whose[id] })),
      filters.person ? '' : filters.whose,
      (value) => {
        onChange({ whose: value as TaskFilters['whose'], person: '' });
      },
    )}
    ${unfoldButton(words.filters, unfolded, narrowed, onUnfold)}
    <div class="picks ${unfolded ? 'unfolded' : ''}" id="picks">
      ${people.length > 1 ? select('person', words.owner, people, words.anybody) : nothing}
      ${select('category', words.category, dictionaries.list('taskCategories'), words.anyCategory)}
      ${select(
        'due',
        words.due,
        dueChoices.filter(Boolean).map((id) => ({ id, title: dues[id] })),
        words.anyDue,
      )}
      ${filters.due === 'dates' ? dates(view) : nothing}
    </div>
  </div>`;
}
