import { CUSTOM_ELEMENTS_SCHEMA, Component, type ElementRef, signal, viewChild } from '@angular/core';
import { leadNoun } from '@dealerkit/core';
import type { DkProvider, LeadCreatedEvent, OpenEvent } from '@dealerkit/elements';
import { gateway, getToken, hrefFor } from './crm';

/** One page of a portal: the leads, the client of the one that was opened, and a new lead. */
@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <dk-provider
      #provider
      [url]="gateway"
      [getToken]="getToken"
      [hrefFor]="hrefFor"
      (dk-open)="open($event)"
      (dk-lead-created)="created($event)"
    >
      <header>
        <h1>Leads</h1>
        <button (click)="adding.set(!adding())">{{ adding() ? 'Close' : 'New lead' }}</button>
      </header>
      <main>
        <dk-lead-list whose="all" />
        @if (adding()) {
          <dk-lead-new [headingLevel]="2" />
        } @else if (clientId(); as id) {
          <dk-client-card [clientId]="id" [headingLevel]="2" />
        }
      </main>
    </dk-provider>
  `,
})
export class App {
  protected readonly gateway = gateway;
  protected readonly getToken = getToken;
  protected readonly hrefFor = hrefFor;
  protected readonly provider = viewChild.required<ElementRef<DkProvider>>('provider');
  protected readonly clientId = signal<string | undefined>(undefined);
  protected readonly adding = signal(false);

  protected async open(event: OpenEvent): Promise<void> {
    event.preventDefault();
    const { noun, id } = event.detail;
    const { crm } = this.provider().nativeElement;
    this.clientId.set(noun === 'lead' && crm ? (await crm.get(leadNoun, id)).clientId : id);
  }

  protected created({ detail }: LeadCreatedEvent): void {
    this.adding.set(false);
    this.clientId.set(detail.clientId);
  }
}
