import type { Crm, DealerkitError } from '@dealerkit/core';
import type { TemplateResult } from 'lit';
import type { DraftHost } from '../drafts/form-draft.ts';
import type { FieldView } from './field.template.ts';
import type { DialogHost } from './show-dialog.ts';

/** What somebody typed: texts by field, and true or false for a box to tick. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** One field of a dialog; its value, its error and what happens on input are the dialog's. */
export interface DialogField extends Omit<FieldView, 'value' | 'onInput' | 'error' | 'type'> {
  readonly type?: FieldView['type'] | 'checkbox';
  /** Takes a choice instead of the dialog, which may mean more than its own field. */
  readonly onChoose?: (value: string) => void;
  /** Draws what is no plain control; an error is shown under it where it says so. */
  readonly draw?: (field: FieldView) => TemplateResult;
  /** Values at hand: one click each. */
  readonly quick?: readonly { readonly title: string; readonly value: string }[];
}

/** Takes what was typed, or chosen. */
export type Change = (typed: Typed) => void;

/** What a dialog asks for, and what is done with it. */
export interface Asking {
  readonly title: string;
  /** What the button says that does it; without it there is only something to read. */
  readonly save?: string;
  /** What the button says that leaves it, where it is no cancelling. */
  readonly leave?: string;
  /** A sentence above the fields. */
  readonly intro?: string;
  /** What it does cannot be undone. */
  readonly destructive?: boolean;
  /** What the form is called, with the record where there is one, as `task.edit:ID`: what is typed then survives a reload. */
  readonly draft?: string;
  /** Tells of a field whether a draft has it; every field without it. */
  readonly drafts?: (field: string) => boolean;
  readonly start: Typed;
  readonly fields: (typed: Typed, change: Change) => readonly DialogField[];
  /** What is wrong with what was typed, by field, in words; empty required fields are found without it. */
  readonly check?: (typed: Typed) => Readonly<Record<string, string>>;
  /** Why it can no longer be done, in words: a right went, or what it is about. */
  readonly refused?: () => string | undefined;
  /** What a code of an error, or of one of its fields, means here. */
  readonly explain?: Readonly<Record<string, string>>;
  /** What an error means here, where its code does not say it. */
  readonly means?: (error: DealerkitError) => string | undefined;
  /** Ends what `run` is about, when somebody leaves while it runs: it then fails. Without it one waits. */
  readonly stop?: () => void;
  /** Does it. `from` are the values that the typing began with, or what somebody else saved meanwhile where that was decided upon. */
  readonly run: (crm: Crm, typed: Typed, from: Typed) => Promise<unknown>;
  /** A stored value as it would be typed: for a field that somebody else changed meanwhile. */
  readonly read?: (field: string, stored: unknown) => string;
}

/** An element whose dialogs these are. */
export interface AskingHost extends DialogHost, DraftHost {
  readonly crm: Crm | undefined;
}
