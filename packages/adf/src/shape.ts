/** How a text of ADF must look: an instant, or an instant or a day. */
export type Form = 'instant' | 'date';

/** An attribute, or a plain text. */
export interface Words {
  /** What may stand there; anything where left out. */
  readonly values?: readonly string[];
  /** What the field writes for a value. */
  readonly words?: Readonly<Record<string, string>>;
  /** What the field calls it here. */
  readonly aliases?: readonly string[];
}

/** A child of an element: a plain text where it has no shape. */
export interface Child extends Words {
  readonly shape?: Shape;
  readonly many?: true;
  readonly required?: true;
  readonly form?: Form;
}

/** An element of ADF, its children in their order. Without children it holds a value. */
export interface Shape {
  readonly attributes?: Readonly<Record<string, Words>>;
  readonly children?: Readonly<Record<string, Child>>;
  /** One of these must be there. */
  readonly oneOf?: readonly string[];
  /** The child that words stand for which stand in the element itself. */
  readonly plain?: string;
}

type Own<T> = Exclude<keyof T, 'value' | 'extensions'>;
type WordsOf<V> = Omit<Words, 'values'> & { readonly values?: readonly NonNullable<V>[] };
type ChildOf<V> =
  NonNullable<V> extends string
    ? Omit<Child, 'values' | 'shape' | 'many'> & { readonly values?: readonly NonNullable<V>[] }
    : Child & { readonly shape: Shape } & (NonNullable<V> extends readonly unknown[] ? { readonly many: true } : { readonly many?: never });

/** The shape of an element with a value and these attributes. */
export interface Leaf<T> {
  readonly attributes: { readonly [K in Own<T>]-?: WordsOf<T[K]> };
}

/** The shape of an element with children, of which `A` are attributes. */
export interface Branch<T, A extends Own<T> = never> {
  readonly attributes?: { readonly [K in A]-?: WordsOf<T[K]> };
  readonly children: { readonly [K in Exclude<Own<T>, A>]-?: ChildOf<T[K]> };
  readonly oneOf?: readonly Exclude<Own<T>, A>[];
  readonly plain?: Exclude<Own<T>, A>;
}
