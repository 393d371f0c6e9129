import type { JsonObject, Noun } from '@dealerkit/core';
import { type Handled, type ServerNoun, allCommands, allNouns, jsonSchema } from '@dealerkit/core/server';
import { recordSchema, sharedSchemas } from './schemas.ts';

const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, schema: JsonObject): JsonObject => ({ description, content: json(schema) });
const failure: JsonObject = { default: answer('An error of the table', ref('Error')) };
const parameter = (name: string, where: 'query' | 'header', required: boolean, description: string): JsonObject => ({
  name,
  in: where,
  required,
  description,
  schema: { type: 'string' },
});

function operation(id: string, tag: string, summary: string, ok: JsonObject, more: JsonObject = {}): JsonObject {
  return { operationId: id, tags: [tag], summary, ...more, responses: { '200': ok, ...failure } };
}

function nounPaths(noun: Noun): [string, JsonObject][] {
  const record = ref(noun.name);
  const read = operation(
    `read_${noun.name}`,
    noun.name,
    'Records by id, at most 100; null where there is none or it may not be viewed',
    answer('In the order of the ids', {
      type: 'object',
      required: ['items'],
      properties: { items: { type: 'array', items: { anyOf: [record, { type: 'null' }] } } },
    }),
    { parameters: [parameter('ids', 'query', true, 'Ids, joined by commas')] },
  );
  const query = operation(
    `query_${noun.name}`,
    noun.name,
    `A page; sorts: ${Object.keys(noun.sorts).join(', ')}`,
    answer('One page', {
      type: 'object',
      required: ['items'],
      properties: {
        items: { type: 'array', items: record },
        next: { type: 'string' },
        total: { type: 'integer', maximum: 1001 },
        sums: { type: 'object', additionalProperties: { type: 'integer' }, description: 'Minor units by currency' },
      },
    }),
    { requestBody: { required: true, content: json(ref('Query')) } },
  );
  return [
    [`/v1/${noun.name}`, { get: read }],
    [`/v1/${noun.name}/query`, { post: query }],
  ];
}

function commandPaths({ command }: Handled): [string, JsonObject][] {
  const [tag = ''] = command.name.split('.');
  const input = jsonSchema(command.input, 'input');
  const body = (more: JsonObject): JsonObject => ({
    required: true,
    content: json({ type: 'object', required: ['input'], additionalProperties: false, properties: { input, ...more } }),
  });
  const output = answer('Done, or done before with this key', {
    type: 'object',
    required: ['output'],
    properties: { output: jsonSchema(command.output, 'output') },
  });
  const id = command.name.replaceAll('.', '_');
  const run = operation(id, tag, `Needs the right ${command.right}`, output, {
    parameters: [parameter('Idempotency-Key', 'header', true, '8 to 200 characters; the same key never runs twice')],
    requestBody: body({ basis: { type: 'string', description: 'From a preview' } }),
  });
  const preview = operation(`${id}_preview`, tag, 'What the command would do', answer('Nothing is done', ref('Preview')), {
    requestBody: body({}),
  });
  return [
    [`/v1/commands/${command.name}`, { post: run }],
    [`/v1/commands/${command.name}/preview`, { post: preview }],
  ];
}

const fixedPaths: JsonObject = {
  '/v1/session': {
    get: operation('session', 'session', 'Who is asking, his rights and dictionaries', answer('The session', { type: 'object' })),
  },
  '/v1/files': {
    post: {
      ...operation('stage_file', 'files', 'Stages one file, at most 25 MB; a command then refers to its id', {
        description: 'Staged; swept after 24 hours unless a command refers to it',
        content: json({ type: 'object', required: ['id', 'size'], properties: { id: { type: 'string' }, size: { type: 'integer' } } }),
      }),
      parameters: [parameter('name', 'query', true, 'Name of the file')],
      requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
    },
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

const documents = new WeakMap<readonly ServerNoun[], JsonObject>();

/** Describes the gateway of these nouns in OpenAPI 3.1. */
export function openApiDocument(nouns: readonly ServerNoun[]): JsonObject {
  const known = documents.get(nouns);
  if (known) return known;
  const all = allNouns(nouns);
  const commands = allCommands(nouns);
  const made: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'dealerkit gateway', version: '1', description: 'Additive only: what is here stays.' },
    security: [{ bearer: [] }],
    paths: { ...fixedPaths, ...Object.fromEntries([...all.flatMap(nounPaths), ...commands.flatMap(commandPaths)]) },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { ...sharedSchemas, ...Object.fromEntries(all.map((noun) => [noun.name, recordSchema(noun)])) },
    },
  };
  documents.set(nouns, made);
  return made;
}
