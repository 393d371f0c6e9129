import type { Level, PolicyDifference } from '@dealerkit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldTemplate } from '../base/field.template.ts';
import { flag } from '../base/flag.ts';
import { plural } from '../base/plural.ts';
import { type Naming, levelText, nodeText, rightText } from './level-text.ts';
import type { Presets } from './presets.ts';
import { troubleOf } from './rights-editor.ts';

function valueText({ part }: PolicyDifference, value: unknown, naming: Naming): string {
  const { words } = naming;
  if (part === 'level') return value === null ? words.sameAs.other : levelText(value as Level, naming);
  if (part === 'switch') return value === true ? words.on : words.levels.none;
  if (value === null) return words.levels.none;
  return typeof value === 'string'
    ? value
    : part === 'parents'
      ? (value as string[]).map((node) => nodeText(node, naming)).join(', ')
      : words.whole;
}

function difference(one: PolicyDifference, naming: Naming): TemplateResult {
  const { words } = naming;
  const what = one.part === 'level' ? rightText(one.right ?? '', words) : words.parts[one.part];
  const module =
    one.module === undefined ? undefined : Object.hasOwn(words.modules, one.module) ? words.modules[one.module]!.name : one.module;
  return html`<li>
    <span class="dk-strong">${[what, module].filter(Boolean).join(' · ')}</span>
    ${one.node === undefined ? nothing : html`<span class="dk-help"> ${nodeText(one.node, naming)}</span>`}<br />
    <span class="from"><span class="dk-sr">${words.before} </span>${valueText(one, one.before, naming)}</span>
    <span aria-hidden="true"> → </span><span><span class="dk-sr">${words.after} </span>${valueText(one, one.after, naming)}</span>
  </li>`;
}

/** The presets of the house, with their differences before anything is applied. */
export function presetsTemplate(
  presets: Presets,
  current: string,
  naming: Naming & { readonly errorText: string },
  { onCompare, onApply }: { readonly onCompare: () => void; readonly onApply: () => void },
): TemplateResult {
  const { words, lang } = naming;
  const { chosen, differences, trouble, busy, names } = presets;
  return html`<details class="more" part="presets">
    <summary>${words.presets}</summary>
    <p class="dk-help">${words.presetsHelp}</p>
    <div class="add">
      ${fieldTemplate({
        name: 'preset',
        label: `${words.preset} (${words.current.replace('{preset}', () => current)})`,
        value: chosen,
        none: '—',
        options: names.map((name) => ({ id: name, title: name })),
        onInput: (name) => {
          presets.choose(name);
        },
      })}
      <button
        class="dk-button ${busy ? 'dk-spin' : ''}"
        type="button"
        part="compare"
        ?disabled=${chosen === ''}
        aria-disabled=${flag(busy)}
        @click=${onCompare}
      >
        ${words.compare}
      </button>
    </div>
    ${trouble ? html`<p class="dk-error" role="alert">${troubleOf(trouble)({ ...words, errorText: naming.errorText })}</p>` : nothing}
    ${
      differences
        ? html`<div role="status">
              <p>${differences.length === 0 ? words.noDifference : plural(lang, differences.length, words.differences)}</p>
            </div>
            <ul class="differences" tabindex="0">
              ${differences.map((one) => difference(one, naming))}
            </ul>
            ${
              differences.length > 0
                ? html`<div class="dk-actions">
                    <button class="dk-button dk-destructive" type="button" part="apply" @click=${onApply}>${words.applyPreset}</button>
                  </div>`
                : nothing
            }`
        : nothing
    }
  </details>`;
}
