export { adfText } from './adf-text.ts';
export { adfLimits } from './limits.ts';
export type { AdfLimits } from './limits.ts';
export { AdfRefusal } from './refusal.ts';
export type { Place } from './refusal.ts';
export type {
  Adf,
  AdfAddress,
  AdfAmount,
  AdfBalance,
  AdfColorCombination,
  AdfContact,
  AdfCustomer,
  AdfEmail,
  AdfExtension,
  AdfFinance,
  AdfId,
  AdfImageTag,
  AdfIssue,
  AdfName,
  AdfOdometer,
  AdfOption,
  AdfPhone,
  AdfPrice,
  AdfProspect,
  AdfProvider,
  AdfStreet,
  AdfTimeframe,
  AdfVehicle,
  AdfVendor,
} from './model.ts';
export { writeAdf } from './write-adf.ts';
export type { AdfProfile } from './write-adf.ts';
export { readAdf, validateAdf } from './read-adf.ts';
export type { AdfReading } from './read-adf.ts';
export { importAdf } from './import-adf.ts';
export type { AdfImport, AdfImportOptions, AdfOutcome } from './import-adf.ts';
export { leadOf } from './lead-in.ts';
export type { AdfLead } from './lead-in.ts';
export { prospectOf } from './lead-out.ts';
export type { LeadFacts, ProspectOptions } from './lead-out.ts';
