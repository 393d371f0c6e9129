import { type JsonObject, type Noun, errorStatus } from '@dealerkit/core';
import { jsonSchema } from '@dealerkit/core/server';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const texts = { type: 'array', items: text };
const base = {
  id: text,
  version: text,
  createdAt: instant,
  createdBy: text,
  updatedAt: instant,
  updatedBy: text,
  ties: texts,
  hidden: texts,
};

/** A noun's record as it leaves: fields that may be hidden are not required. */
export function recordSchema(noun: Noun): JsonObject {
  const { properties } = jsonSchema(noun.schema, 'output') as { properties?: JsonObject };
  return { type: 'object', required: ['id', 'version', 'ties', 'hidden'], properties: { ...base, ...properties } };
}

/** The schemas that every answer shares. */
export const sharedSchemas: JsonObject = {
  Error: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'reference'],
        properties: {
          code: { enum: Object.keys(errorStatus) },
          message: text,
          reference: { ...text, description: 'Stands in the gateway’s log too' },
          fields: {
            type: 'object',
            additionalProperties: { type: 'object', properties: { code: text, message: text, limit: { type: 'number' } } },
          },
          details: { type: 'object' },
        },
      },
    },
  },
  Filter: {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    description: 'Exactly one of eq, in, lt, lte, gt, gte, startsWith ([field, value]), isNull (field), and, or (lists), not (filter)',
  },
  Query: {
    type: 'object',
    additionalProperties: false,
    properties: {
      where: { $ref: '#/components/schemas/Filter' },
      search: { type: 'string', maxLength: 200 },
      sort: text,
      limit: { type: 'integer', minimum: 1, maximum: 100 },
      cursor: text,
      count: { type: 'boolean' },
      sum: { type: 'string', description: 'An amount: asks for sums' },
    },
  },
  Preview: {
    type: 'object',
    required: ['summary', 'decision', 'basis'],
    properties: { summary: { type: 'object' }, decision: { type: 'object' }, basis: text },
  },
};
