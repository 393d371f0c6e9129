import type { ContextCallback } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { crmContext, type CrmScope } from './crm-context.ts';
import { announceProvider, type ContextProtocolEvent, requestContext } from './protocol.ts';

type Asked = ContextProtocolEvent<CrmScope>;

/** Gives a scope to the widgets below an element; a provider that wakes up in between takes those below it over. */
export class ScopeProvider {
  readonly #host: ReactiveControllerHost & Element;
  readonly #takers = new Map<ContextCallback<CrmScope>, { readonly from: Element; readonly leave: () => void }>();
  #scope: CrmScope;

  constructor(host: ReactiveControllerHost & Element, scope: CrmScope) {
    this.#host = host;
    this.#scope = scope;
    this.#on('context-request', ({ callback, subscribe }, from) => {
      if (subscribe && !this.#takers.has(callback)) this.#takers.set(callback, { from, leave: () => this.#takers.delete(callback) });
      callback(this.#scope, this.#takers.get(callback)?.leave);
    });
    this.#on('context-provider', () => {
      for (const [take, { from }] of [...this.#takers]) requestContext(crmContext, from, take);
    });
    host.addController(this);
  }

  /** Gives everybody below another scope, at once. */
  set(scope: CrmScope): void {
    this.#scope = scope;
    for (const [take, { leave }] of [...this.#takers]) take(scope, leave);
  }

  hostConnected(): void {
    announceProvider(crmContext, this.#host);
  }

  #on(type: string, heard: (asked: Asked, from: Element) => void): void {
    this.#host.addEventListener(type, (event) => {
      const asked = event as Asked;
      const from = asked.contextTarget ?? (event.composedPath()[0] as Element);
      if (asked.context !== crmContext || from === this.#host) return;
      event.stopPropagation();
      heard(asked, from);
    });
  }
}
