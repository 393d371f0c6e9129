export { change, creation, describeFields, recordCommands, titleField } from './describe-noun.ts';
export type { FieldDescription, FieldType, RecordCommands } from './describe-noun.ts';
