import type { JsonObject } from '@dealerkit/core';

/** A body of JSON. */
export const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
/** A schema of the document, by name. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** An answer in JSON. */
export const answer = (description: string, schema: JsonObject): JsonObject => ({ description, content: json(schema) });
/** What any operation answers when it fails. */
export const failure: JsonObject = { default: answer('An error of the table', ref('Error')) };
/** A parameter that is a text. */
export const parameter = (name: string, where: 'query' | 'header' | 'path', required: boolean, description: string): JsonObject => ({
  name,
  in: where,
  required,
  description,
  schema: { type: 'string' },
});

/** An operation and its good answer. */
export function operation(id: string, tag: string, summary: string, ok: JsonObject, more: JsonObject = {}): JsonObject {
  return { operationId: id, tags: [tag], summary, ...more, responses: { '200': ok, ...failure } };
}
