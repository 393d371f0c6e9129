import type { NodeDescription, RightDescription } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { flag } from '../base/flag.ts';
import { choiceOf } from './level-choice.ts';
import { type Naming, levelText, nodeText, rightText, saidText } from './level-text.ts';
import type { RightsEditor } from './rights-editor.ts';

/** What the table of rights is made with. */
export interface RightsView extends Naming {
  readonly description: NodeDescription;
  /** Absent where the reader only looks. */
  readonly editor: RightsEditor | undefined;
  /** The right that Tab reaches. */
  readonly current: string | undefined;
  readonly onChoose: (right: RightDescription) => void;
}

/** Modules of everyday work, in this order; the others belong to administration. */
export const everyday: readonly string[] = ['client', 'contact', 'lead', 'task', 'vehicle', 'submission', 'event'];

/** Modules that say nothing a person would decide. */
const hidden: readonly string[] = ['claim'];

type Module = NodeDescription['modules'][number];

/** The modules in the order in which they are shown, those of everyday work first, each with its rights in order. */
export function modulesOf({ modules }: NodeDescription, words: Naming['words']): readonly Module[] {
  const shown = modules.filter(({ module, rights }) => rights.length > 0 && !hidden.includes(module));
  const daily = everyday.flatMap((name) => shown.filter(({ module }) => module === name));
  const rest = shown.filter(({ module }) => !everyday.includes(module));
  return [...daily, ...rest].map((each) => ({ ...each, rights: inOrder(each.module, each.rights, words) }));
}

/** What leaving a right to what the node inherits from is called: "Same as profile"; of a node that inherits from nothing, "Not set". */
export function inheritText({ node, parents }: NodeDescription, { words }: Pick<Naming, 'words'>): string {
  const [from] = parents;
  if (from === undefined) return words.unset;
  if (from.startsWith('profile:')) return words.sameAsProfile;
  return node.startsWith('group:') ? words.sameAs.group : node.startsWith('profile:') ? words.sameAs.profile : words.sameAs.other;
}

/** "Same as profile: None". */
export const inheritedText = (right: RightDescription, view: Naming & Pick<RightsView, 'description'>): string =>
  view.words.sameAsValue.replace('{label}', inheritText(view.description, view)).replace('{value}', () => saidText(right.inherited, view));

/** A module's rights in the order of its words: from looking to deleting. */
function inOrder(module: string, rights: readonly RightDescription[], { modules }: Naming['words']): readonly RightDescription[] {
  const order = Object.hasOwn(modules, module) ? Object.keys(modules[module]!.rights) : [];
  const rank = ({ right }: RightDescription): number => (order.indexOf(right.split('.')[1]!) + order.length + 1) % (order.length + 1);
  return [...rights].sort((a, b) => rank(a) - rank(b));
}

function levelCell(right: RightDescription, on: boolean, view: RightsView): TemplateResult {
  const { editor, words, current, onChoose } = view;
  if (!editor) return html`<span class="level-text">${saidText(right.resolved, view)}</span>`;
  const level = editor.levelOf(right);
  const inherits = choiceOf(level) === 'inherit';
  const text = inherits ? inheritedText(right, view) : levelText(level!, view);
  return html`<button
    class="level ${inherits ? 'inherits' : ''}"
    type="button"
    part="level"
    aria-haspopup="dialog"
    aria-label="${rightText(right.right, words)}: ${text}${editor.touched(right.right) ? `, ${words.changed}` : ''}"
    tabindex=${right.right === current ? 0 : -1}
    ?disabled=${!on}
    @click=${() => {
      onChoose(right);
    }}
  >
    <span>${text}</span>
  </button>`;
}

function rightRow(right: RightDescription, on: boolean, view: RightsView): TemplateResult {
  const touched = view.editor?.touched(right.right) ?? false;
  return html`<tr class="right ${touched ? 'touched' : ''}" part="right" role="row" data-id=${right.right}>
    <th scope="row" role="rowheader">
      ${rightText(right.right, view.words)}${touched ? html` <span class="mark">${view.words.changed}</span>` : nothing}
    </th>
    <td role="gridcell">${levelCell(right, on, view)}</td>
  </tr>`;
}

function moduleRows({ module, on: stored, rights }: Module, view: RightsView): TemplateResult {
  const { words, editor } = view;
  const known = Object.hasOwn(words.modules, module) ? words.modules[module] : undefined;
  const on = editor?.isOn(module, stored) ?? stored;
  return html`<tbody aria-labelledby="module-${module}" class=${on ? '' : 'is-off'}>
    <tr class="module" part="module" role="row">
      <th colspan="2" role="rowheader" scope="rowgroup">
        <div class="module-head">
          <div>
            <span class="module-name" id="module-${module}">${known?.name ?? module}</span>
            ${known ? html`<span class="dk-help">${on ? known.text : words.off}</span>` : nothing}
          </div>
          ${
            editor
              ? html`<label class="switch"
                  ><input
                    type="checkbox"
                    role="switch"
                    aria-checked=${flag(on)}
                    part="switch"
                    aria-label="${known?.name ?? module}: ${words.on}"
                    .checked=${on}
                    @change=${(event: Event) => {
                      editor.setModule(module, (event.currentTarget as HTMLInputElement).checked);
                    }}
                  /><span aria-hidden="true">${words.on}</span></label
                >`
              : nothing
          }
        </div>
      </th>
    </tr>
    ${rights.map((right) => rightRow(right, on, view))}
  </tbody>`;
}

/** The modules with their rights: one grid, of which one right is reached by Tab and the others by the arrows. */
export function rightsTemplate(
  view: RightsView,
  { onKey, onFocus }: { onKey: (event: KeyboardEvent) => void; onFocus: (event: FocusEvent) => void },
): TemplateResult {
  const { words, description } = view;
  const modules = modulesOf(description, words);
  const table = (shown: readonly Module[], label: string): TemplateResult =>
    html`<table role="grid" aria-label=${label} aria-readonly=${flag(!view.editor)} part="rights" @keydown=${onKey} @focusin=${onFocus}>
      <thead class="dk-sr">
        <tr role="row">
          <th role="columnheader" scope="col">${words.right}</th>
          <th role="columnheader" scope="col">${words.level}</th>
        </tr>
      </thead>
      ${shown.map((module) => moduleRows(module, view))}
    </table>`;
  const daily = modules.filter(({ module }) => everyday.includes(module));
  const rest = modules.filter(({ module }) => !everyday.includes(module));
  return html`${table(daily, words.everyday)}
    <details class="more">
      <summary>${words.administration}</summary>
      ${table(rest, words.administration)}
    </details>`;
}

/** Whose rights these are, and what they inherit from. */
export function headTemplate(view: Naming & Pick<RightsView, 'description'>, headingLevel: string | number): TemplateResult {
  const { description, words, lang } = view;
  const list = new Intl.ListFormat(lang, { type: 'conjunction' }).format(description.parents.map((parent) => nodeText(parent, view)));
  return html`<header part="header">
    <div class="dk-heading" role="heading" aria-level=${headingLevel} id="name" tabindex="-1">${nodeText(description.node, view)}</div>
    <p class="dk-help">
      ${description.parents.length > 0 ? words.inherits.replace('{nodes}', () => list) : description.version ? words.inheritsNothing : words.askAdministrator}
    </p>
  </header>`;
}
