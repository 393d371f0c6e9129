import type { Crm } from '@dealerkit/core';
import type { DkProvider } from '../provider/provider.ts';
import { type Place, WidgetHarness } from './widget-harness.ts';

/** A `<dk-provider>` and the widgets inside it. */
export class ProviderHarness extends WidgetHarness<DkProvider> {
  /** Puts a provider on the page; widgets are shown `into: harness.element`. */
  static show({ more = {}, ...place }: Place & { readonly more?: Partial<DkProvider> } = {}): ProviderHarness {
    return new ProviderHarness(this.place('dk-provider', more, place));
  }

  /** Lets somebody else sign in: at once no widget shows what the one before saw. */
  signIn(crm: Crm | undefined): void {
    this.element.crm = crm;
  }

  override get text(): string {
    return [...this.element.children]
      .map((each) => each.shadowRoot?.textContent ?? each.textContent)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }
}
