import type { Context, ContextCallback } from '@lit/context';

/** An event of the context protocol of web components, https://github.com/webcomponents-cg/community-protocols, as any library speaks it. */
export interface ContextProtocolEvent<Value> extends Event {
  readonly context: unknown;
  readonly contextTarget?: Element;
  readonly callback: ContextCallback<Value>;
  readonly subscribe?: boolean;
}

/** Asks the providers above an element for a value, now and whenever it changes. */
export const requestContext = <Value>(
  context: Context<unknown, Value>,
  contextTarget: Element,
  callback: ContextCallback<Value>,
): boolean => contextTarget.dispatchEvent(protocolEvent('context-request', { context, contextTarget, callback, subscribe: true }));

/** Says that an element provides a value from now on. */
export const announceProvider = (context: Context<unknown, unknown>, contextTarget: Element): boolean =>
  contextTarget.dispatchEvent(protocolEvent('context-provider', { context, contextTarget }));

const protocolEvent = (type: string, more: object): Event => Object.assign(new Event(type, { bubbles: true, composed: true }), more);
