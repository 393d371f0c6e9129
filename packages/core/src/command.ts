import type * as z from 'zod/mini';
import type { Ref } from './json.ts';

/** The contract of one write: its name, what goes in and comes out, and the right that it needs. */
export interface Command<Name extends string = string, Input = never, Output = unknown> {
  readonly name: Name;
  readonly input: z.ZodMiniType;
  readonly output: z.ZodMiniType;
  /** The right that is checked on the subject, such as `lead.assign`. */
  readonly right: string;
  /** The right that is checked instead on records of its noun that were there before: of a command that creates or changes. */
  readonly change: string | undefined;
  /** Further rights that are checked on every record of their noun that the command writes. */
  readonly also: readonly string[];
  /** The record that the command is about; nothing for a creation, whose subject is the record to be. */
  readonly subject: ((input: Input) => Ref) | undefined;
  /** Only for types: never set. */
  readonly types?: (input: Input) => Output;
}

/** What `defineCommand` takes. */
export interface CommandDefinition<Name extends string, In extends z.ZodMiniType, Out extends z.ZodMiniType> {
  readonly name: Name;
  readonly input: In;
  readonly output: Out;
  readonly right: string;
  readonly change?: string;
  readonly also?: readonly string[];
  readonly subject?: (input: z.output<In>) => Ref;
}

/** Input type of a command, as a caller writes it. */
export type InputOf<C> = C extends { readonly types?: (input: infer Input) => unknown } ? Input : never;

/** Output type of a command. */
export type OutputOf<C> = C extends { readonly types?: (input: never) => infer Output } ? Output : never;

/** Defines a command's contract. Its handler lives elsewhere, on the server. */
export function defineCommand<const Name extends string, In extends z.ZodMiniType, Out extends z.ZodMiniType>(
  definition: CommandDefinition<Name, In, Out>,
): Command<Name, z.input<In>, z.output<Out>> {
  return {
    ...definition,
    change: definition.change,
    also: definition.also ?? [],
    subject: definition.subject as ((input: z.input<In>) => Ref) | undefined,
  };
}
