import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../base/flag.ts';
import type { Dictionaries, Row } from '../base/dictionaries.ts';
import { icon } from '../base/icons.ts';
import { searchIcon } from '../base/list-icons.ts';
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

interface Choice {
  readonly name: 'status' | 'stage' | 'source' | 'branch' | 'sort';
  readonly label: string;
  readonly rows: readonly Row[];
  readonly any?: string;
}

const text = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

function select({ filters, onChange }: FiltersView, { name, label, rows, any }: Choice): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const value = filters[name];
  const take = (event: Event): void => {
    onChange({ [name]: text(event) });
  };
  return html`<select class="dk-input pick ${any !== undefined && value ? 'set' : ''}" aria-label=${label} name=${name} @change=${take}>
    ${any === undefined ? nothing : html`<option value="" .selected=${value === ''}>${any}</option>`}
    ${rows.map(({ id, title }) => html`<option value=${id} .selected=${id === value}>${title}</option>`)}
  </select>`;
}

function whose({ filters, words, hasTeam, onChange }: FiltersView): TemplateResult {
  const titles = { all: words.everyone, mine: words.mine, team: words.team, unassigned: words.unassigned };
  return html`<fieldset class="whose">
    <legend class="dk-sr">${words.whose}</legend>
    ${whoseChoices
      .filter((choice) => choice !== 'team' || hasTeam)
      .map(
        (choice) =>
          html`<label class="segment">
            <input
              type="radio"
              name="whose"
              value=${choice}
              .checked=${filters.whose === choice}
              @change=${() => {
                onChange({ whose: choice });
              }}
            />
            <span>${titles[choice]}</span>
          </label>`,
      )}
  </fieldset>`;
}

/** Search, whose leads, and everything else that narrows or orders them. */
export function filtersTemplate(view: FiltersView): TemplateResult {
  const { filters, words, dictionaries, unfolded, onChange, onSearch, onUnfold } = view;
  const statuses = { open: words.open, won: words.won, lost: words.lost, any: words.anyStatus, discarded: words.discarded };
  const sorts = { created: words.created, activity: words.activity, deadline: words.deadline, name: words.name };
  const narrowed = [filters.stage, filters.source, filters.branch].filter(Boolean).length;
  return html`<div class="bar" role="search" aria-label=${words.title} part="filters">
    <label class="search">
      <span class="dk-sr">${words.search}</span>
      ${icon(searchIcon)}
      <input
        class="dk-input"
        type="search"
        name="search"
        placeholder=${words.search}
        autocomplete="off"
        maxlength="200"
        .value=${filters.search}
        @input=${(event: Event) => {
          onSearch(text(event));
        }}
      />
    </label>
    ${whose(view)}
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
    <button class="dk-button unfold" type="button" aria-expanded=${flag(unfolded)} aria-controls="picks" @click=${onUnfold}>
      ${words.filters}${narrowed > 0 ? ` (${String(narrowed)})` : ''}
    </button>
    <div class="picks ${unfolded ? 'unfolded' : ''}" id="picks">
      ${filters.overdue ? nothing : select(view, { name: 'status', label: words.status, rows: statusChoices.map((id) => ({ id, title: statuses[id] })) })}
      ${select(view, { name: 'stage', label: words.stage, rows: dictionaries.list('stages'), any: words.anyStage })}
      ${select(view, { name: 'source', label: words.source, rows: dictionaries.list('sources'), any: words.anySource })}
      ${dictionaries.branches.length > 1 ? select(view, { name: 'branch', label: words.branch, rows: dictionaries.branches, any: words.anyBranch }) : nothing}
      ${select(view, { name: 'sort', label: words.sort, rows: sortChoices.map((id) => ({ id, title: sorts[id] })) })}
    </div>
  </div>`;
}
