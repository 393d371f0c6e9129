export { isDealerkitError, DealerkitError, errorStatus } from './errors.ts';
export type { ErrorCode, ErrorDetails, FieldProblem } from './errors.ts';
export { instant, millis, shift, systemClock } from './clock.ts';
export { addDays, instantIn, dayIn } from './zone.ts';
export type { Clock } from './clock.ts';
export { randomKey, uuidv7 } from './ids.ts';
export type { Ids } from './ids.ts';
export { exportBatch } from './lead/export-batch.ts';
export { canonical, sameJson } from './json.ts';
export { parseCsv, writeCell, writeCsv, writeRow } from './csv.ts';
export type { CsvSeparator } from './csv.ts';
export type { Json, JsonObject, Ref } from './json.ts';
export { compareText, fold, wellFormed, wellFormedJson, words } from './text.ts';
export { defineNoun, sharingSchema } from './noun.ts';
export type {
  AnyRecord,
  BaseRecord,
  Noun,
  NamedFile,
  NounDefinition,
  NounWords,
  ParentField,
  Person,
  RecordOf,
  SearchKind,
  Seen,
  Sharing,
  Sort,
  TieFields,
} from './noun.ts';
export { patchOf } from './schema-parts.ts';
export type { FieldKind } from './noun-fields.ts';
export type { DealerWords, WordsOf } from './words/noun-words.ts';
export { defineCommand } from './command.ts';
export type { Command, CommandDefinition, InputOf, OutputOf } from './command.ts';
export { allOf, parseFilter } from './query/filter.ts';
export type { Filter, Scalar } from './query/filter.ts';
export { queryLimits } from './query/query.ts';
export type { Page, Query } from './query/query.ts';
export type { Clause, Decision, DecisionCode, EffectiveTable, Grant, RightPlan } from './permission/decision.ts';
export { grantPolicy, setAudience, setPolicy, setRules } from './permission/policy.ts';
export { policyDiff } from './permission/policy-diff.ts';
export type { PolicyDifference } from './permission/policy-diff.ts';
export type { Hours } from './permission/hours.ts';
export type {
  Audience,
  Level,
  LevelAtom,
  Policy,
  PolicyNode,
  PolicyRule,
  Preset,
  PresetFragment,
  SharingPolicy,
} from './permission/policy.ts';
export { createCrm } from './crm/create-crm.ts';
export { asDealerkitError } from './crm/watched.ts';
export type { AnyCommand, Crm, ManyResult, NounRef, Pages, ReadOf, ReadOptions, WatchState, Watched } from './crm/crm.ts';
export type {
  CrmSource,
  LiveListener,
  LiveMessage,
  Preview,
  RunOptions,
  Session,
  Staged,
  UploadOptions,
  WidgetReport,
} from './crm/source.ts';
export type { Backend, Capabilities } from './backend.ts';
export { clientNoun } from './client/client.noun.ts';
export type { Client } from './client/client.noun.ts';
export { archiveClient, assignClient, createClient, deleteClient, restoreClient, updateClient } from './client/client.commands.ts';
export { importClient, upsertClient } from './client/client.exchange.ts';
export type { ClientInput } from './client/client.commands.ts';
export { contactNoun } from './contact/contact.noun.ts';
export type { Contact } from './contact/contact.noun.ts';
export { updateContact } from './contact/contact.commands.ts';
export { leadNoun } from './lead/lead.noun.ts';
export type { Lead } from './lead/lead.noun.ts';
export {
  assignLead,
  createLead,
  deleteLead,
  discardLead,
  exportLeads,
  markLeadWon,
  measureSpeed,
  printLead,
  restoreLead,
  setLeadStatus,
} from './lead/lead.commands.ts';
export { median, speedToLead } from './lead/speed-to-lead.ts';
export type { Speed, SpeedLead, SpeedOf, SpeedToLead } from './lead/speed-to-lead.ts';
export { applyPreset } from './preset/preset.commands.ts';
export { presetNames } from './preset/preset-names.ts';
export { followUpModes, followUpOf } from './follow-up/follow-up.ts';
export type { FollowUp } from './follow-up/follow-up.ts';
export { describePolicy, explainPolicy } from './permission/policy-answers.ts';
export type { NodeDescription, PersonDecision, RightDescription, SaidLevel } from './permission/policy-answers.ts';
export { handOver, workOf } from './hand-over/hand-over.ts';
export type { HandedOver, Work } from './hand-over/hand-over.ts';
export { shareClient, shareLead } from './sharing/share.commands.ts';
export { importLead, upsertLead } from './lead/lead.exchange.ts';
export { externalIdLimit } from './external/external-ids.ts';
export type { ExternalId } from './external/external-ids.ts';
export { serviceKeyNoun } from './service-key/service-key.noun.ts';
export type { ServiceKey } from './service-key/service-key.noun.ts';
export { createServiceKey, revokeServiceKey, serviceKeyDays } from './service-key/service-key.commands.ts';
export { servicePrincipal } from './service-key/service-principal.ts';
export { isServiceToken, newServiceSecret, readServiceToken, serviceToken } from './service-key/service-token.ts';
export { calendarFeedNoun } from './calendar-feed/calendar-feed.noun.ts';
export type { CalendarFeed } from './calendar-feed/calendar-feed.noun.ts';
export { createCalendarFeed, revokeCalendarFeed } from './calendar-feed/calendar-feed.commands.ts';
export { calendarFeedPath, readCalendarFeedPath } from './calendar-feed/calendar-feed-path.ts';
export { taskCalendar } from './calendar/task-calendar.ts';
export type { CalendarTask } from './calendar/task-calendar.ts';
export { vehicleNoun } from './vehicle/vehicle.noun.ts';
export type { Vehicle } from './vehicle/vehicle.noun.ts';
export { normalVin, vinProblem } from './vehicle/vin.ts';
export { tradeInNoun } from './trade-in/trade-in.noun.ts';
export type { TradeIn } from './trade-in/trade-in.noun.ts';
export { appraiseTradeIn, createTradeIn, updateTradeIn, withdrawTradeIn } from './trade-in/trade-in.commands.ts';
export { offerNoun } from './offer/offer.noun.ts';
export type { Offer } from './offer/offer.noun.ts';
export { acceptOffer, createOffer, printOffer, updateOffer, withdrawOffer } from './offer/offer.commands.ts';
export { offerTotal } from './offer/offer-total.ts';
export type { Money, OfferParts } from './offer/offer-total.ts';
export { testDriveNoun } from './test-drive/test-drive.noun.ts';
export type { TestDrive } from './test-drive/test-drive.noun.ts';
export {
  cancelTestDrive,
  completeTestDrive,
  createTestDrive,
  missTestDrive,
  moveTestDrive,
  printTestDrive,
} from './test-drive/test-drive.commands.ts';
export { remarkNoun } from './remark/remark.noun.ts';
export type { Remark } from './remark/remark.noun.ts';
export { createRemark, deleteRemark, updateRemark } from './remark/remark.commands.ts';
export { documentNoun } from './document/document.noun.ts';
export type { Document } from './document/document.noun.ts';
export { addDocument, deleteDocument, renameDocument } from './document/document.commands.ts';
export { downloadName } from './document/download-name.ts';
export { fileLimits } from './file/file-limits.ts';
export { mediaTypes } from './file/media-types.ts';
export type { MediaType } from './file/media-types.ts';
export { messageNoun } from './message/message.noun.ts';
export type { Message } from './message/message.noun.ts';
export { messageLimits } from './message/message-limits.ts';
export { bounceMessage, sendMessage, settleMessage } from './message/message.commands.ts';
export { messageTemplates } from './message/templates/message-templates.ts';
export { templateIds } from './message/templates/template.ts';
export type { MessageTemplate, MessageTemplates, TemplateFacts, TemplateId } from './message/templates/template.ts';
export { mailAddress } from './message/mail-address.ts';
export { paperKinds, paperLanguage, paperLanguages } from './paper/paper-kinds.ts';
export type { PaperKind, PaperLanguage } from './paper/paper-kinds.ts';
export type { Paper } from './paper/paper.ts';
export type { AnyPaper, LeadPaper, SheetContact, TestDrivePaper } from './paper/any-paper.ts';
export { addLeadContact, removeLeadContact, setLeadOrigin, updateLead } from './lead/lead-edit.commands.ts';
export { eventCategories, eventCategory, eventsOf } from './open-crm/event-categories.ts';
export type { EventCategory } from './open-crm/event-categories.ts';
export { eventNoun } from './open-crm/event.noun.ts';
export type { EventRecord } from './open-crm/event.noun.ts';
export { taskNoun } from './task/task.noun.ts';
export type { Task } from './task/task.noun.ts';
export { assignTask, completeTask, createTask, deleteTask, reopenTask, updateTask } from './task/task.commands.ts';
export { taskTitle } from './task/task-title.ts';
export { duePresets, fittingReminder, nextSteps, reminderChoices } from './task/task-times.ts';
export { formNoun } from './form/form.noun.ts';
export type { Form } from './form/form.noun.ts';
export { formFieldProblems, formIntents, formSteps } from './form/form-field.ts';
export type { FormField, FormFieldProblem } from './form/form-field.ts';
export { assignmentFacts, assignmentFor } from './form/form-assignment.ts';
export type { AssignmentFacts, FormAssignment, SimpleAssignment } from './form/form-assignment.ts';
export { consentChannels, consentText } from './form/form-consent.ts';
export type { FormConsent } from './form/form-consent.ts';
export { consentMarkets, consentPresets } from './form/consent-presets.ts';
export type { ConsentMarket } from './form/consent-presets.ts';
export { routedBranch } from './form/form-routing.ts';
export type { FormRouting } from './form/form-routing.ts';
export { readyForms } from './form/ready-forms.ts';
export type { ReadyForm } from './form/ready-forms.ts';
export { formDefinition, formLanguage } from './form/form-definition.ts';
export { localized } from './form/localized.ts';
export type { FormDefinition, FormDefinitionField } from './form/form-definition.ts';
export { consentNoun } from './consent/consent.noun.ts';
export type { Consent } from './consent/consent.noun.ts';
export { duplicateNoun } from './duplicate/duplicate.noun.ts';
export type { Duplicate } from './duplicate/duplicate.noun.ts';
export { rejectDuplicate } from './duplicate/duplicate.commands.ts';
export { matchClients } from './client/match-client.ts';
export type { Match, MatchParts, MatchReason } from './client/match-client.ts';
export { turnNoun } from './turn/turn.noun.ts';
export type { Turn } from './turn/turn.noun.ts';
export { submissionNoun } from './submission/submission.noun.ts';
export type { Submission } from './submission/submission.noun.ts';
export { captureSubmission, discardSubmission, intakeLimits, releaseSubmission } from './submission/submission.commands.ts';
export { absenceLimit, setAbsences } from './absence/absence.commands.ts';
export { userNoun } from './user/user.noun.ts';
export type { User } from './user/user.noun.ts';
export { groupNoun } from './group/group.noun.ts';
export type { Group } from './group/group.noun.ts';
export { profileNoun } from './profile/profile.noun.ts';
export type { Profile } from './profile/profile.noun.ts';
export { branchNoun } from './branch/branch.noun.ts';
export type { Branch } from './branch/branch.noun.ts';
export { settingsNoun } from './settings/settings.noun.ts';
export type { Settings } from './settings/settings.noun.ts';
export { setSettings } from './settings/settings.commands.ts';
