export { ClientCardHarness, RecordHarness } from './record-harness.ts';
export { ContactFormHarness } from './contact-form-harness.ts';
export { LeadListHarness, RecordListHarness } from './list-harness.ts';
export { LeadNewHarness } from './lead-new-harness.ts';
export { ProviderHarness } from './provider-harness.ts';
export { WidgetHarness, patience, type Place, type WidgetState } from './widget-harness.ts';
