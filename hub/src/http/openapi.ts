// The API's own description, generated from the schemas that check each call.
import { toJsonSchema } from '@valibot/to-json-schema'
import type { FastifyInstance } from 'fastify'
import { commandSpecs } from '@tingxu/shared/hall/registry.ts'
import { viewSpecs } from '@tingxu/shared/hall/views/registry.ts'
import type { CommandSpec } from '@tingxu/shared/kernel/define.ts'
import { hallErrors } from '@tingxu/shared/kernel/error.ts'
import { API } from './api.ts'

interface JsonObject {
  readonly [key: string]: unknown
}

const asJson = (schema: CommandSpec['data']): JsonObject =>
  // Checks that JSON schema cannot say (a time zone that exists) are left out; the hub makes them all the same.
  ({ ...toJsonSchema(schema, { errorMode: 'ignore' }) })

export function openApiDocument(): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {}
  const errorAnswer = {
    description: 'Refused, with a code of docs/errors.md',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  }
  for (const spec of commandSpecs as readonly CommandSpec[]) {
    const inPath = [...spec.http.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    paths[API + spec.http.path] = {
      ...paths[API + spec.http.path],
      [spec.http.method.toLowerCase()]: {
        operationId: spec.type,
        summary: spec.says,
        description: `Permission: ${spec.permission}`,
        'x-permission': spec.permission,
        parameters: [
          ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
          {
            name: 'Idempotency-Key',
            in: 'header',
            description: 'The id of the command: sent twice, done once.',
            schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9:._-]{7,79}$' },
          },
        ],
        requestBody: { content: { 'application/json': { schema: asJson(spec.data), example: spec.example } } },
        responses: {
          200: {
            description: 'Done and stored',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
          },
          default: errorAnswer,
        },
      },
    }
  }
  for (const spec of viewSpecs) {
    paths[`${API}/${spec.name}`] = {
      get: {
        operationId: `view.${spec.name}`,
        summary: `The view "${spec.name}" as of now`,
        description: spec.permission === null ? 'Public' : `Permission: ${spec.permission}`,
        'x-permission': spec.permission,
        parameters: Object.entries((asJson(spec.params as never)['properties'] ?? {}) as JsonObject).map(
          ([name, schema]) => ({ name, in: 'query', schema }),
        ),
        responses: { 200: { description: 'The value' }, default: errorAnswer },
      },
    }
  }
  paths[`${API}/events`] = {
    get: {
      operationId: 'events',
      summary: 'The log, in order (V5)',
      description: 'Permission: log.read',
      'x-permission': 'log.read',
      parameters: [
        { name: 'after', in: 'query', schema: { type: 'integer', minimum: 0 } },
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500 } },
      ],
      responses: { 200: { description: 'Events after that sequence' }, default: errorAnswer },
    },
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tingxu',
      version: '1',
      description: 'The hall over HTTP. Authenticate with `Authorization: Bearer <API key>`.',
    },
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Answer: {
          type: 'object',
          required: ['seq', 'at', 'events'],
          properties: {
            seq: { type: 'integer' },
            at: { type: 'integer' },
            events: { type: 'array', items: { type: 'object', properties: { type: { type: 'string' }, data: {} } } },
          },
        },
        Refusal: {
          type: 'object',
          properties: {
            error: {
              type: 'object',
              properties: { code: { enum: Object.keys(hallErrors) }, context: { type: 'object' } },
            },
          },
        },
      },
    },
    security: [{ key: [] }],
  }
}

export function addOpenApi(app: FastifyInstance): void {
  app.get(`${API}/openapi.json`, async () => openApiDocument())
}
