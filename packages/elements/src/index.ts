export { baseMessages } from './base/base.messages.ts';
export { CrmElement } from './base/crm-element.ts';
export { DealerkitElement } from './base/dealerkit-element.ts';
export { define, type Definable } from './base/define.ts';
export { DealerkitEvent } from './base/events.ts';
export { createFormat, type Format } from './base/format.ts';
export type { BaseMessages } from './base/locales/en.ts';
export type { Catalog, LocaleLoader } from './base/messages.ts';
export { OpenEvent } from './base/record-link.ts';
export { addLocale, setMessages } from './base/set-messages.ts';
export { DkClientCard } from './client-card/client-card.ts';
export { ClientSavedEvent } from './client-card/client-card.events.ts';
export {
  ClientArchivedEvent,
  ClientAssignedEvent,
  ClientDeleteEvent,
  ClientDeletedEvent,
  ClientRestoredEvent,
} from './client-card/actions/client-actions.events.ts';
export { clientActionsMessages } from './client-card/actions/client-actions.messages.ts';
export type { ClientActionsMessages } from './client-card/actions/locales/en.ts';
export { clientCardMessages } from './client-card/client-card.messages.ts';
export type { ClientCardMessages } from './client-card/locales/en.ts';
export { DkContactForm } from './contact-form/contact-form.ts';
export {
  LeadExpiredEvent,
  LeadFailedEvent,
  LeadQueuedEvent,
  LeadSendingEvent,
  LeadSentEvent,
  type LeadFailure,
} from './contact-form/contact-form.events.ts';
export { contactFormMessages } from './contact-form/contact-form.messages.ts';
export type { ContactFormMessages } from './contact-form/locales/en.ts';
export { keptMessages } from './contact-form/outbox/kept.messages.ts';
export type { KeptMessages } from './contact-form/outbox/locales/kept-en.ts';
export { crmContext, type CrmScope, type HrefFor } from './context/crm-context.ts';
export { ClockController } from './controllers/clock-controller.ts';
export { CrmController, type CrmHost } from './controllers/crm-controller.ts';
export { PagesController } from './controllers/pages-controller.ts';
export { RowKeysController, type KeyedRows } from './controllers/row-keys-controller.ts';
export { UnsavedController } from './controllers/unsaved-controller.ts';
export { WatchedController } from './controllers/watched-controller.ts';
export { DkLeadList } from './lead-list/lead-list.ts';
export { LeadFiltersEvent } from './lead-list/lead-list.events.ts';
export {
  LeadsAssignedEvent,
  LeadsDeleteEvent,
  LeadsDeletedEvent,
  LeadsDiscardedEvent,
  LeadsRestoredEvent,
  type LeadIds,
} from './lead-list/actions/lead-actions.events.ts';
export { leadActionsMessages } from './lead-list/actions/lead-actions.messages.ts';
export type { LeadActionsMessages } from './lead-list/actions/locales/en.ts';
export { leadListMessages } from './lead-list/lead-list.messages.ts';
export type { LeadFilters } from './lead-list/lead-query.ts';
export type { LeadListMessages } from './lead-list/locales/en.ts';
export { DkLeadNew } from './lead-new/lead-new.ts';
export { LeadCreatedEvent } from './lead-new/lead-new.events.ts';
export { leadNewMessages } from './lead-new/lead-new.messages.ts';
export type { LeadNewMessages } from './lead-new/locales/en.ts';
export { DkRecord } from './record/record.ts';
export { RecordCancelEvent, RecordDeleteEvent, RecordDeletedEvent, RecordSavedEvent } from './record/record.events.ts';
export { recordMessages } from './record/record.messages.ts';
export type { RecordMessages } from './record/locales/en.ts';
export { DkRecordList } from './record-list/record-list.ts';
export { RecordNewEvent } from './record-list/record-list.events.ts';
export { recordListMessages } from './record-list/record-list.messages.ts';
export type { RecordListMessages } from './record-list/locales/en.ts';
export { DkProvider, type Connection, type GetToken } from './provider/provider.ts';
export { DkRights } from './rights/rights.ts';
export { RightsPresetEvent, RightsSavedEvent } from './rights/rights.events.ts';
export { rightsMessages } from './rights/rights.messages.ts';
export type { RightsMessages } from './rights/locales/en.ts';
export { DkWhy } from './why/why.ts';
export { whyMessages } from './why/why.messages.ts';
export type { WhyMessages } from './why/locales/en.ts';
export { DkHandOver } from './hand-over/hand-over.ts';
export { HandOverEvent, HandedOverEvent } from './hand-over/hand-over.events.ts';
export { handOverMessages } from './hand-over/hand-over.messages.ts';
export type { HandOverMessages } from './hand-over/locales/en.ts';
export { DkLeadHeader } from './lead-header/lead-header.ts';
export { LeadStatusEvent } from './lead-header/lead-header.events.ts';
export { leadHeaderMessages } from './lead-header/lead-header.messages.ts';
export type { LeadHeaderMessages } from './lead-header/locales/en.ts';
export { DkLeadActions } from './lead-actions/lead-actions.ts';
export { LeadAddedEvent, LeadAssignedEvent } from './lead-actions/lead-actions.events.ts';
export { leadActionBarMessages } from './lead-actions/lead-actions.messages.ts';
export type { LeadActionBarMessages } from './lead-actions/locales/en.ts';
export { leadAddingMessages } from './lead-actions/adding/lead-adding.messages.ts';
export type { LeadAddingMessages } from './lead-actions/adding/locales/en.ts';
export { DkTaskList } from './task-list/task-list.ts';
export { TaskCompletedEvent, TaskFiltersEvent, TaskReopenedEvent } from './task-list/task-list.events.ts';
export type { TaskFilters } from './task-list/task-query.ts';
export { taskListMessages } from './task-list/task-list.messages.ts';
export type { TaskListMessages } from './task-list/locales/en.ts';
export { DkCalendarExport } from './calendar-export/calendar-export.ts';
export { CalendarFeedCreatedEvent, CalendarFeedRevokedEvent } from './calendar-export/calendar-export.events.ts';
export { calendarExportMessages } from './calendar-export/calendar-export.messages.ts';
export type { CalendarExportMessages } from './calendar-export/locales/en.ts';
export { DkSpeedToLead } from './speed-to-lead/speed-to-lead.ts';
export { SpeedPeriodEvent } from './speed-to-lead/speed-to-lead.events.ts';
export { speedToLeadMessages } from './speed-to-lead/speed-to-lead.messages.ts';
export type { SpeedToLeadMessages } from './speed-to-lead/locales/en.ts';
export { DkDeadlineList } from './deadline-list/deadline-list.ts';
export { DeadlineChangedEvent } from './deadline-list/deadline-list.events.ts';
export { deadlineListMessages } from './deadline-list/deadline-list.messages.ts';
export type { DeadlineListMessages } from './deadline-list/locales/en.ts';
export { DkContactList } from './contact-list/contact-list.ts';
export { LeadContactsEvent } from './contact-list/contact-list.events.ts';
export { contactListMessages } from './contact-list/contact-list.messages.ts';
export type { ContactListMessages } from './contact-list/locales/en.ts';
export { DkLeadPage } from './lead-page/lead-page.ts';
export { LeadTabEvent } from './lead-page/lead-page.events.ts';
export { leadPageMessages } from './lead-page/lead-page.messages.ts';
export type { LeadPageMessages } from './lead-page/locales/en.ts';
export { DkTimeline } from './timeline/timeline.ts';
export { RemarkAddedEvent, TimelineCategoryEvent } from './timeline/timeline.events.ts';
export { timelineMessages } from './timeline/timeline.messages.ts';
export type { TimelineMessages } from './timeline/locales/en.ts';
