import type { JsonObject, Noun } from '@dealerkit/core';
import { type Handled, type ServerNoun, allCommands, allNouns, jsonSchema } from '@dealerkit/core/server';
import { fixedPaths } from './fixed-paths.ts';
import { answer, json, operation, parameter, ref } from './operation.ts';
import { recordSchema, sharedSchemas } from './schemas.ts';

function nounPaths(noun: Noun): [string, JsonObject][] {
  const record = ref(noun.name);
  const read = operation(
    `read_${noun.name}`,
    noun.name,
    'Records by id, at most 200; null where there is none or it may not be viewed',
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
