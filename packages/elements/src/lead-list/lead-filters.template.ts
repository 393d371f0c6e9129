import { html, nothing, type TemplateResult } from 'lit';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import { pick, searchField, segments, unfoldButton } from '../base/filters.template.ts';
import { flag } from '../base/flag.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { type LeadFilters, sortChoices, statusChoices, whoseChoices } from './lead-query.ts';
import type { LeadListMessages } from './locales/en.ts';

/** What the filter bar is made of. */
export interface FiltersView {
  readonly filters: LeadFilters;
  readonly words: BaseMessages & LeadListMessages;
  readonly dictionaries: Dictionaries;
  /** Whether the person shares a group with anybody. */
  readonly hasTeam: boolean;
  /** Whether the further filters are unfolded where there is little room. */
  readonly unfolded: boolean;
  readonly onChange: (filters: Partial<LeadFilters>) => void;
  readonly onSearch: (text: string) => void;
  readonly onUnfold: () => void;
}

/** Search, whose leads, and everything else that narrows or orders them. */
export function filtersTemplate(view: FiltersView): TemplateResult {
  const { filters, words, dictionaries, hasTeam, unfolded, onChange, onSearch, onUnfold } = view;
  const statuses = { open: words.open, won: words.won, lost: words.lost, any: words.anyStatus, discarded: words.discarded };
  const sorts = { created: words.created, activity: words.activity, deadline: words.deadline, name: words.name };
  const whose = { all: words.everyone, mine: words.mine, team: words.team, unassigned: words.unassigned };
  const narrowed = [filters.stage, filters.source, filters.branch].filter(Boolean).length;
  const select = (name: 'status' | 'stage' | 'source' | 'branch' | 'sort', label: string, rows: readonly Row[], any?: string) =>
    pick({
      name,
      label,
      rows,
      value: filters[name],
      ...(any === undefined ? {} : { any }),
      take: (value) => {
        onChange({ [name]: value });
      },
    });
  return html`<div class="bar" role="search" aria-label=${words.title} part="filters">
    ${searchField(words.search, filters.search, onSearch)}
    ${segments(
      'whose',
      words.whose,
      whoseChoices.filter((choice) => choice !== 'team' || hasTeam).map((id) => ({ id, title: whose[id] })),
      filters.whose,
      (value) => {
        onChange({ whose: value as LeadFilters['whose'] });
      },
    )}
    <button
      class="dk-button toggle"
      type="button"
      aria-pressed=${flag(filters.overdue)}
      @click=${() => {
        onChange({ overdue: !filters.overdue });
      }}
    >
      ${words.overdue}
    </button>
    ${unfoldButton(words.filters, unfolded, narrowed, onUnfold)}
    <div class="picks ${unfolded ? 'unfolded' : ''}" id="picks">
      ${
        filters.overdue
          ? nothing
          : select(
              'status',
              words.status,
              statusChoices.map((id) => ({ id, title: statuses[id] })),
            )
      }
      ${select('stage', words.stage, dictionaries.list('stages'), words.anyStage)}
      ${select('source', words.source, dictionaries.list('sources'), words.anySource)}
      ${dictionaries.branches.length > 1 ? select('branch', words.branch, dictionaries.branches, words.anyBranch) : nothing}
      ${select(
        'sort',
        words.sort,
        sortChoices.map((id) => ({ id, title: sorts[id] })),
      )}
    </div>
  </div>`;
}
