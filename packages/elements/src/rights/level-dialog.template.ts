import type { RightDescription } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { type Choice, choicesFor } from './level-choice.ts';
import { type Naming, levelText, named, rightText } from './level-text.ts';
import { type RightsView, inheritedText } from './rights.template.ts';

/** What is being chosen for one right. */
export interface Choosing {
  readonly right: RightDescription;
  readonly choice: Choice;
  /** Ids of the groups, or of the branches, that are ticked. */
  readonly named: readonly string[];
}

/** The dialog in which a level is chosen. */
export interface LevelDialogView extends Naming, Pick<RightsView, 'description'> {
  readonly choosing: Choosing | undefined;
  readonly onChange: (change: Partial<Pick<Choosing, 'choice' | 'named'>>) => void;
}

function namedPicker(noun: 'group' | 'branch', { named: ticked }: Choosing, view: LevelDialogView): TemplateResult {
  const rows = named(view, noun);
  const toggle = (id: string, on: boolean): void => {
    view.onChange({ named: on ? [...ticked, id] : ticked.filter((one) => one !== id) });
  };
  return html`<fieldset class="named" part="named">
    <legend class="dk-sr">${noun === 'group' ? view.words.levels.namedGroups : view.words.levels.namedBranches}</legend>
    ${rows.map(
      ({ id, name }) =>
        html`<label class="dk-check"
          ><input
            type="checkbox"
            value=${id}
            .checked=${ticked.includes(id)}
            @change=${(event: Event) => {
              toggle(id, (event.currentTarget as HTMLInputElement).checked);
            }}
          /><span>${name}</span></label
        >`,
    )}
    ${ticked.length === 0 ? html`<p class="dk-help">${view.words.noneNamed}</p>` : nothing}
  </fieldset>`;
}

function option(choice: Choice, choosing: Choosing, view: LevelDialogView): TemplateResult {
  const { words } = view;
  const { right, choice: chosen } = choosing;
  const label =
    choice === 'inherit'
      ? inheritedText(right, view)
      : choice === 'other'
        ? words.levels.other.replace('{value}', () => levelText(right.own ?? 'none', view))
        : words.levels[choice];
  const help = choice === 'inherit' || choice === 'other' ? '' : words.levelHelp[choice];
  return html`<div class="option">
    <label class="dk-check"
      ><input
        type="radio"
        name="level"
        value=${choice}
        .checked=${chosen === choice}
        ?autofocus=${chosen === choice}
        @change=${() => {
          view.onChange({ choice });
        }}
      /><span>${label}${help ? html`<span class="dk-help">${help}</span>` : nothing}</span></label
    >
    ${chosen === choice && (choice === 'namedGroups' || choice === 'namedBranches') ? namedPicker(choice === 'namedGroups' ? 'group' : 'branch', choosing, view) : nothing}
  </div>`;
}

/** The levels that one right admits, to choose from; its `returnValue` is `yes` when one was chosen. */
export function levelDialog(view: LevelDialogView, base: { readonly cancel: string }): TemplateResult {
  const { choosing, words, description } = view;
  return html`<dialog class="dk-dialog levels" part="dialog" id="levels" aria-labelledby="levels-title">
    ${
      choosing
        ? html`<form method="dialog">
            <p class="dk-strong" id="levels-title">${rightText(choosing.right.right, words)}</p>
            <div role="radiogroup" aria-labelledby="levels-title">
              ${[...choicesFor(choosing.right.admits, description.parents.length > 0 || choosing.right.own === null), ...(choosing.choice === 'other' ? (['other'] as const) : [])].map((choice) => option(choice, choosing, view))}
            </div>
            <div class="dk-actions">
              <button class="dk-button" value="">${base.cancel}</button>
              <button class="dk-button dk-primary" value="yes">${words.apply}</button>
            </div>
          </form>`
        : nothing
    }
  </dialog>`;
}
