/**
 * Types of the elements for frameworks that write them as tags. Only types: importing this loads nothing.
 *
 * React: `declare module 'react' { namespace JSX { interface IntrinsicElements extends DealerkitJsx<HTMLAttributes<HTMLElement>> {} } }`
 * Vue: `declare module 'vue' { interface GlobalComponents extends DealerkitVue<PublicProps> {} }`
 */
import type { CrmElement } from './base/crm-element.ts';
import type { DealerkitElement } from './base/dealerkit-element.ts';
import type {
  DkClientCard,
  DkContactForm,
  DkHandOver,
  DkLeadList,
  DkLeadNew,
  DkProvider,
  DkRecord,
  DkRecordList,
  DkRights,
  DkWhy,
} from './index.ts';

// Naming the classes brings the tags and events that they declare.
type Own = DkClientCard | DkContactForm | DkHandOver | DkLeadList | DkLeadNew | DkProvider | DkRecord | DkRecordList | DkRights | DkWhy;
type Tags = {
  [Tag in keyof HTMLElementTagNameMap]: HTMLElementTagNameMap[Tag] extends Own | DealerkitElement ? Tag : never;
}[keyof HTMLElementTagNameMap];
type Events = Extract<keyof HTMLElementEventMap, `dk-${string}`>;
type Properties<E> = Omit<E, Exclude<keyof CrmElement, 'crm'> | keyof DealerkitElement>;
type Listeners = { readonly [Name in Events as `on${Name}`]?: ((event: HTMLElementEventMap[Name]) => void) | undefined };
type Camel<Text extends string> = Text extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Camel<Rest>}` : Capitalize<Text>;
type VueListeners = { readonly [Name in Events as `on${Camel<Name>}`]?: ((event: HTMLElementEventMap[Name]) => void) | undefined };
type Settable<E> = { [Name in keyof Properties<E>]?: Properties<E>[Name] | undefined };

/**
 * The elements as JSX writes them: properties by their own names, `ondk-…` for their events, which bubble, so that each may be heard on
 * any. `Base` is what the framework lets any element have.
 */
export type DealerkitJsx<Base = object> = { [Tag in Tags]: Settable<HTMLElementTagNameMap[Tag]> & Listeners & Base };

/** The elements as Vue's templates write them: `:client-id`, `@dk-lead-created`. `Base` is what Vue lets any component have, its `PublicProps`. */
export type DealerkitVue<Base = object> = {
  [Tag in Tags]: new () => { $props: Settable<HTMLElementTagNameMap[Tag]> & VueListeners & Base };
};
