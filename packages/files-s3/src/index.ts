export { s3Files } from './s3-files.ts';
export type { S3FilesOptions } from './s3-files.ts';
