import type { AnyRecord, FollowUp, Level, NodeDescription, NounRef, RightDescription, Seen, User } from '@dealerkit/core';
import { type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { discardDialog } from '../base/confirm.template.ts';
import { CrmElement } from '../base/crm-element.ts';
import { openDialog } from '../base/dialog.ts';
import { flag } from '../base/flag.ts';
import { formatFor } from '../base/format.ts';
import { announce } from '../base/live-region.ts';
import type { BaseMessages } from '../base/locales/en.ts';
import { Messages } from '../base/messages.ts';
import { plural } from '../base/plural.ts';
import { emptyState, loadingState } from '../base/states.ts';
import { RowKeysController } from '../controllers/row-keys-controller.ts';
import { UnsavedController } from '../controllers/unsaved-controller.ts';
import { WatchedController } from '../controllers/watched-controller.ts';
import { widgetStyles } from '../styles/widget.styles.ts';
import { type AbsenceDraft, absenceDialog, absenceDraft, absenceFrom } from './absence-dialog.ts';
import { choiceOf, levelOf, namedIn } from './level-choice.ts';
import { type Choosing, levelDialog } from './level-dialog.template.ts';
import { type Naming, named, rightText } from './level-text.ts';
import type { RightsMessages } from './locales/en.ts';
import { Members } from './members.ts';
import { members } from './members.styles.ts';
import { followUpTemplate, membersTemplate } from './members.template.ts';
import { ownRights } from './own-rights.ts';
import { Presets } from './presets.ts';
import { presetsTemplate } from './presets.template.ts';
import { RightsEditor } from './rights-editor.ts';
import { RightsPresetEvent, RightsSavedEvent } from './rights.events.ts';
import { rightsMessages } from './rights.messages.ts';
import { rights } from './rights.styles.ts';
import { everyday, headTemplate, modulesOf, rightsTemplate } from './rights.template.ts';

const policyNoun: NounRef<AnyRecord> = { name: 'policy' };

/**
 * Who may do what: the rights of a group, a profile or a person, module by module, each with the levels that it admits and, where nothing
 * is set, what it inherits. Changes apply when they are saved. Somebody who administers no rights sees his own.
 * @summary The rights of a group, a profile or a person.
 * @fires dk-rights-saved - Rights were saved; `detail` has the node.
 * @fires dk-rights-preset - A preset is about to be applied; prevent it to keep the rights as they are.
 * @csspart pick - The choice of whose rights.
 * @csspart header - Whose rights, and what they inherit from.
 * @csspart people - The people of a group, or a person's absence.
 * @csspart person - One of them.
 * @csspart add - The button that adds a user.
 * @csspart add-me - The button that adds the reader himself.
 * @csspart follow-up - Who follows clients up.
 * @csspart rights - A table of rights.
 * @csspart module - The head of a module.
 * @csspart switch - A module's switch.
 * @csspart right - One right.
 * @csspart level - The button with a right's level.
 * @csspart named - Groups or branches to name.
 * @csspart presets - The presets of the house.
 * @csspart compare - The button that shows a preset's differences.
 * @csspart apply - The button that applies a preset.
 * @csspart pending - The bar while something is not saved.
 * @csspart save - The button that saves.
 * @csspart undo - The button that takes back what is not saved.
 * @csspart field - One field of a form.
 * @csspart notice - Why it was not saved.
 * @csspart dialog - A dialog.
 * @csspart loading - The shape while it loads.
 * @csspart waiting - The shape while there is no Crm.
 * @csspart error - An error.
 * @csspart empty - Nobody chosen yet, or not allowed.
 */
export class DkRights extends CrmElement {
  static override readonly tag = 'dk-rights';

  static override properties: PropertyDeclarations = {
    ...CrmElement.properties,
    node: {},
    headingLevel: { attribute: 'heading-level' },
  };

  static override styles: CSSResultGroup = [widgetStyles, rights, members];

  /** Whose rights: `group:ID`, `profile:ID` or `user:ID`. Left out, the reader chooses. */
  node = '';
  /** Level of the heading in the page. */
  headingLevel: string | number = 2;

  readonly #words = new Messages(this, rightsMessages);
  readonly #policy = new WatchedController<Seen<AnyRecord>>(this);
  readonly #members = new Members(this);
  readonly #presets = new Presets(this);
  readonly #keys: RowKeysController;
  #editor: RightsEditor | undefined;
  #choosing: Choosing | undefined;
  #absence: AbsenceDraft | undefined;
  #adding = '';
  // The policy's version that was read last because somebody else changed it.
  #seen: string | undefined;
  // The host named the node; the reader does not choose another.
  #given = false;

  constructor() {
    super();
    new UnsavedController(this, () => (this.#editor?.pending ?? 0) > 0);
    this.#keys = new RowKeysController(this, {
      ids: () => this.#rights.map(({ right }) => right),
      nameOf: (index) => rightText(this.#rights[index]?.right ?? '', this.#words.current!),
      focus: (right) => this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(right)}"] .level`)?.focus(),
      focused: () => this.renderRoot.querySelector<HTMLElement>('.right:focus-within')?.dataset['id'],
      help: () => undefined,
    });
  }

  protected override forget(): void {
    this.#editor = undefined;
    this.#choosing = this.#absence = undefined;
    this.#policy.follow(undefined);
    this.#members.follow(undefined, '');
    this.#presets.choose('');
    this.#keys.reset();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) this.#given = this.node !== '';
    if (changed.has('node')) this.forget();
    const { crm } = this;
    if (!crm || !this.scope.session || !this.#administers || !this.node) return;
    if (this.#editor?.node !== this.node) {
      this.#editor = new RightsEditor(crm, this.node, () => {
        this.requestUpdate();
      });
      void this.#editor.load();
      this.#members.follow(crm, this.node);
      this.#policy.follow(crm.can('policy.view') ? crm.watch(policyNoun, 'policy') : undefined);
    }
    const { description } = this.#editor;
    const version = this.#policy.current?.value?.version;
    // Somebody else changed rights: what stands here is read anew, what was touched stays.
    if (description && version !== undefined && version !== description.version && version !== this.#seen && !this.#editor.saving) {
      this.#seen = version;
      void this.#editor.load();
    }
  }

  get #administers(): boolean {
    return this.crm?.can('policy.manage') ?? false;
  }

  get #rights(): readonly RightDescription[] {
    const { description } = this.#editor ?? {};
    const words = this.#words.current;
    if (!description || !words) return [];
    const open = this.renderRoot.querySelector('details.more')?.hasAttribute('open') ?? false;
    return modulesOf(description, words)
      .filter(({ module, on }) => this.#editor!.isOn(module, on) && (open || everyday.includes(module)))
      .flatMap((module) => module.rights);
  }

  protected override render(): TemplateResult {
    const words = this.base.current;
    const own = this.#words.current;
    const skeleton = loadingState(8, words);
    const blocked = this.blocked(skeleton);
    if (blocked) return blocked;
    const { session } = this.scope;
    if (!words || !own || !session) return skeleton;
    const naming = { words: own, lang: this.base.lang, session };
    if (!this.#administers) return this.#mine(naming, words);
    const { node } = this;
    if (node && !/^(?:user|group|profile|role|type|system|service):\S+$/.test(node))
      return this.mistake('rights-node', `<${this.localName}> takes node="group:…", "profile:…" or "user:…"; not "${node}".`, words);
    return html`${this.#given ? nothing : this.#picker(naming)} ${node ? this.#body(naming, words) : emptyState(own.title, own.chooseNone)}
    ${discardDialog(words)}`;
  }

  #mine(naming: Naming, words: BaseMessages): TemplateResult {
    const description = ownRights(naming.session);
    const view = { ...naming, description, editor: undefined, current: undefined, onChoose: () => undefined };
    return html`<article aria-label=${words.person}>
      ${headTemplate(view, this.headingLevel)} ${rightsTemplate(view, { onKey: () => undefined, onFocus: () => undefined })}
    </article>`;
  }

  #picker(naming: Naming): TemplateResult {
    const { words } = naming;
    const kinds = [
      ['group', words.groups],
      ['profile', words.profiles],
      ['user', words.people],
    ] as const;
    return html`<div class="dk-field pick" part="pick">
      <label class="dk-label" for="node">${words.choose}</label>
      <select class="dk-input" id="node" @change=${this.#pick}>
        <option value="" .selected=${this.node === ''}>—</option>
        ${kinds.map(
          ([kind, label]) =>
            html`<optgroup label=${label}>
              ${named(naming, kind).map(
                ({ id, name }) => html`<option value="${kind}:${id}" .selected=${this.node === `${kind}:${id}`}>${name}</option>`,
              )}
            </optgroup>`,
        )}
      </select>
    </div>`;
  }

  #body(naming: Naming, words: BaseMessages): TemplateResult {
    const editor = this.#editor;
    const { description, error } = editor ?? {};
    if (!editor || !description) {
      return error ? this.trouble(error, words, () => void editor?.load()) : loadingState(8, words);
    }
    const view = { ...naming, description, editor, current: this.#keys.current, onChoose: this.#choose };
    return html`<article aria-labelledby="name">
      ${headTemplate(view, this.headingLevel)} ${this.#people(naming, description)}
      ${rightsTemplate(view, { onKey: this.#keys.onKey, onFocus: this.#onFocus })}
      ${
        this.#administersAll
          ? presetsTemplate(
              this.#presets,
              description.preset,
              { ...naming, errorText: words.errorText },
              { onCompare: () => void this.#presets.compare(this.crm!), onApply: () => void this.#applyPreset(naming.words) },
            )
          : nothing
      }
      ${this.#pending(editor, naming, words)}
      ${levelDialog({ ...naming, description, choosing: this.#choosing, onChange: this.#onChoosing }, words)}
      ${absenceDialog(this.#absence, naming, words, (change) => {
        if (this.#absence) this.#absence = { ...this.#absence, ...change, error: undefined };
        this.requestUpdate();
      })}
    </article>`;
  }

  get #administersAll(): boolean {
    return this.scope.session?.rights['policy.manage']?.kind === 'always';
  }

  #people(naming: Naming, { node }: NodeDescription): TemplateResult | typeof nothing {
    const group = node.startsWith('group:') ? node.slice('group:'.length) : undefined;
    if ((group === undefined && !node.startsWith('user:')) || !this.#members.ready) return nothing;
    const { crm } = this;
    const mode = this.#storedFollowUp(group);
    const editor = this.#editor!;
    const { trouble } = this.#members;
    return html`${membersTemplate({
      ...naming,
      people: this.#members.people,
      format: formatFor(naming.lang, this.dictionaries.settings.timeZone),
      now: new Date().toISOString(),
      group,
      mayManage: crm?.can('user.manage') ?? false,
      mayAbsent: (person) => crm?.can('user.absence', person) ?? false,
      adding: this.#adding,
      onAdding: (id) => {
        this.#adding = id;
        this.requestUpdate();
      },
      onMove: (id, into) => void this.#move(id, into),
      onAbsence: (person) => void this.#setAbsence(person),
    })}
    ${trouble ? html`<p class="dk-error" role="alert">${this.base.current?.errorText}</p>` : nothing}
    ${
      group !== undefined && crm?.can('group.manage') && this.#administersAll
        ? followUpTemplate(naming, editor.followUp(mode), (next) => {
            editor.setFollowUp(next, mode);
          })
        : nothing
    }`;
  }

  #storedFollowUp(group: string | undefined): FollowUp | null {
    const row = this.scope.session?.dictionaries['group']?.find(({ id }) => id === group);
    return (row?.['followUp'] ?? null) as FollowUp | null;
  }

  #pending(editor: RightsEditor, naming: Naming, words: BaseMessages): TemplateResult | typeof nothing {
    const { pending, saving, trouble } = editor;
    if (pending === 0 && !trouble) return nothing;
    const { words: own, lang } = naming;
    return html`<div class="pending" part="pending">
      <div>
        ${trouble ? html`<p class="dk-error" role="alert" part="notice">${trouble({ ...own, errorText: words.errorText } as RightsMessages)}</p>` : nothing}
        ${pending > 0 ? html`<p>${plural(lang, pending, own.pending)}</p>` : nothing}
      </div>
      <div class="dk-actions">
        <button
          class="dk-button"
          type="button"
          part="undo"
          @click=${() => {
            editor.undo();
            this.#focusName();
          }}
        >
          ${own.undo}
        </button>
        <button
          class="dk-button dk-primary ${saving ? 'dk-spin' : ''}"
          type="button"
          part="save"
          aria-disabled=${flag(saving || pending === 0)}
          @click=${() => void this.#save()}
        >
          ${own.savePending}
        </button>
      </div>
    </div>`;
  }

  #focusName(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
    });
  }

  async #save(): Promise<void> {
    const editor = this.#editor;
    if (!editor || !(await editor.save()) || editor !== this.#editor) return;
    announce(this.#words.current?.saved ?? '');
    this.dispatchEvent(new RightsSavedEvent({ node: editor.node }));
    this.#focusName();
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('.right')?.dataset['id'];
    if (id !== undefined) this.#keys.visit(id);
  };

  readonly #pick = async (event: Event): Promise<void> => {
    const select = event.currentTarget as HTMLSelectElement;
    const wanted = select.value;
    if ((this.#editor?.pending ?? 0) > 0 && !(await this.#mayDiscard())) {
      select.value = this.node;
      return;
    }
    this.node = wanted;
  };

  async #mayDiscard(): Promise<boolean> {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog:has(#discard-title)');
    return dialog !== null && (await openDialog(dialog)) === 'yes';
  }

  readonly #choose = (right: RightDescription): void => {
    const level = this.#editor?.levelOf(right) ?? null;
    this.#choosing = { right, choice: choiceOf(level), named: namedIn(level) };
    this.requestUpdate();
    void this.#askLevel(right);
  };

  readonly #onChoosing = (change: Partial<Pick<Choosing, 'choice' | 'named'>>): void => {
    const { choosing } = { choosing: this.#choosing };
    if (!choosing) return;
    // Groups are no branches: another kind begins with nobody.
    const fresh = change.choice !== undefined && change.choice !== choosing.choice ? { named: [] } : {};
    this.#choosing = { ...choosing, ...fresh, ...change };
    this.requestUpdate();
  };

  async #askLevel(right: RightDescription): Promise<void> {
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('#levels');
    const button = this.renderRoot.querySelector(`[data-id="${CSS.escape(right.right)}"] .level`);
    const editor = this.#editor;
    if (!dialog || (await openDialog(dialog, button)) !== 'yes' || editor !== this.#editor) return;
    const chosen = this.#choosing;
    if (!editor || !chosen || chosen.choice === 'other') return;
    const level: Level | null = levelOf(chosen.choice, right.admits, chosen.named);
    editor.setLevel(right, level);
  }

  async #move(id: string, into: boolean): Promise<void> {
    if (!(await this.#members.move(id, into))) return;
    this.#adding = '';
    announce(this.base.current?.saved ?? '');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#add-user')?.focus();
  }

  async #setAbsence(person: Seen<User>): Promise<void> {
    const { timeZone } = this.dictionaries.settings;
    const from = this.renderRoot.querySelector(':focus');
    this.#absence = absenceDraft(person, new Date().toISOString(), timeZone);
    this.requestUpdate();
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('#absence');
    const answer = dialog ? await openDialog(dialog, from) : '';
    const typed = this.#typedAbsence();
    if (!typed || answer === '') return;
    const absence = answer === 'clear' ? undefined : absenceFrom(typed, timeZone);
    if (await this.#members.setAbsence(person.id, absence)) announce(this.base.current?.saved ?? '');
  }

  // Who reads here may have become another while the dialog was open.
  #typedAbsence(): AbsenceDraft | undefined {
    return this.#absence;
  }

  async #applyPreset(words: RightsMessages): Promise<void> {
    const { crm } = this;
    if (!crm || !this.dispatchEvent(new RightsPresetEvent({ preset: this.#presets.chosen }))) return;
    if (!(await this.#presets.apply(crm))) return;
    announce(words.applied);
    await this.#editor?.load();
    this.#focusName();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dk-rights': DkRights;
  }
}
