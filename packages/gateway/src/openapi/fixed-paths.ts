import type { JsonObject } from '@dealerkit/core';
import { adfTypes } from '../adf-types.ts';
import { firstLimits } from '../first-route.ts';
import { answer, failure, json, operation, parameter } from './operation.ts';

const binary: JsonObject = { type: 'string', format: 'binary' };
const calendar: JsonObject = {
  description: 'A calendar (RFC 5545) of the open tasks that the person may see',
  content: { 'text/calendar': { schema: { type: 'string' } } },
};

const first: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['parts'],
  properties: {
    token: { type: 'string', description: 'A bearer token, where no header carries it' },
    parts: {
      type: 'array',
      maxItems: firstLimits.parts,
      items: {
        type: 'object',
        required: ['noun'],
        properties: {
          noun: { type: 'string' },
          ids: { type: 'array', maxItems: firstLimits.ids, items: { type: 'string' } },
          query: { type: 'object' },
        },
        oneOf: [{ required: ['ids'] }, { required: ['query'] }],
      },
    },
  },
};

const adfLead: JsonObject = {
  type: 'object',
  required: ['outcome', 'line'],
  properties: {
    outcome: { enum: ['created', 'updated', 'unchanged', 'refused'] },
    line: { type: 'integer', description: 'Where it begins in the text' },
    id: { type: 'string' },
    error: { type: 'object', description: 'As in the body of an error' },
  },
};
const adfIssue: JsonObject = {
  type: 'object',
  required: ['severity', 'path', 'message', 'line', 'column'],
  properties: {
    severity: { enum: ['error', 'warning'] },
    path: { type: 'string' },
    message: { type: 'string' },
    line: { type: 'integer' },
    column: { type: 'integer' },
  },
};

/** Addresses that belong to no noun. */
export const fixedPaths: JsonObject = {
  '/v1/session': {
    get: operation('session', 'session', 'Who is asking, his rights and dictionaries', answer('The session', { type: 'object' })),
  },
  '/v1/first': {
    post: operation(
      'first',
      'session',
      'The session, and what a page shows first, in one answer; it only reads',
      answer('The session, and the parts in their order; null is one that failed, to be asked for by itself', {
        type: 'object',
        required: ['session', 'parts'],
        properties: { session: { type: 'object' }, parts: { type: 'array' } },
      }),
      {
        description:
          'The token may stand in the body and the JSON may come as text/plain: a page of another origin then asks without a preflight.',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: first },
            'text/plain': { schema: { type: 'string', description: 'The same JSON' } },
          },
        },
      },
    ),
  },
  '/v1/files': {
    post: {
      ...operation('stage_file', 'files', 'Stages one file, at most 25 MB, checked by its content; a command then refers to its id', {
        description: 'Staged; swept after 24 hours unless a command refers to it',
        content: json({ type: 'object', required: ['id', 'size'], properties: { id: { type: 'string' }, size: { type: 'integer' } } }),
      }),
      parameters: [parameter('name', 'query', true, 'Name of the file')],
      requestBody: { required: true, content: { '*/*': { schema: binary } } },
    },
  },
  '/v1/files/{id}': {
    get: operation(
      'download_file',
      'files',
      'The file of a document, whole, by the right to view the document',
      {
        description: 'A download, named by the title of the document',
        headers: { 'Content-Disposition': { schema: { type: 'string' } } },
        content: { '*/*': { schema: binary } },
      },
      { parameters: [parameter('id', 'path', true, 'Id of the document')] },
    ),
  },
  '/v1/adf': {
    post: operation(
      'import_adf',
      'lead',
      'Leads in ADF 1.0, each written once for its id and source; needs what lead.upsert and tradeIn.create need',
      answer('What became of each lead, and what of the text is not as the standard has it', {
        type: 'object',
        required: ['leads', 'issues'],
        properties: { leads: { type: 'array', items: adfLead }, issues: { type: 'array', items: adfIssue } },
      }),
      {
        requestBody: {
          required: true,
          content: Object.fromEntries(adfTypes.map((type) => [type, { schema: { type: 'string' } }])),
        },
      },
    ),
  },
  '/v1/calendar.ics': {
    get: operation('calendar', 'calendar', 'The open tasks of a person, as far as the reader may see them', calendar, {
      parameters: [parameter('owner', 'query', false, 'Id of the person; the reader himself when left out')],
    }),
  },
  '/calendar/{name}': {
    get: operation('calendar_feed', 'calendar', 'The same at a private address, without a token: for calendar programs', calendar, {
      security: [],
      parameters: [parameter('name', 'path', true, 'What calendarFeed.create made the address from')],
    }),
  },
  '/v1/reports': {
    post: {
      operationId: 'report',
      tags: ['session'],
      summary: 'Leaves the reference of a widget that its page wrote wrongly in the log',
      requestBody: {
        required: true,
        content: json({
          type: 'object',
          additionalProperties: false,
          required: ['reference', 'code', 'element'],
          properties: { reference: { type: 'string' }, code: { type: 'string' }, element: { type: 'string' } },
        }),
      },
      responses: { '204': { description: 'Noted' }, ...failure },
    },
  },
  '/v1/stream': {
    get: {
      operationId: 'stream',
      tags: ['session'],
      summary: 'Changes that concern the reader, as server-sent events; never content',
      parameters: [parameter('Last-Event-ID', 'header', false, 'Resumes after this cursor')],
      responses: {
        '200': { description: 'Open until closed', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...failure,
      },
    },
  },
};
