import * as z from 'zod';
import type { ErrorCode } from '../errors.ts';
import { ERROR_CATALOGUE } from '../errors.ts';
import type { Answer, Call } from './call.ts';
import { problemsOf } from './call.ts';
import { CALLS } from './calls.ts';
import { openAiError } from './openai.ts';
import { openAiStatus } from './openai-error.ts';
import { problemAnswer } from './problem.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The whole interface as OpenAPI 3.1. */
export function openApi({ version }: { version: string }): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of CALLS) {
    (paths[call.path.replace(/:(\w+)/g, '{$1}')] ??= {})[call.method.toLowerCase()] = operation(call);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tandem',
      version,
      description: 'PDF in, audiobook out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'tandem' },
        link: {
          type: 'apiKey',
          in: 'query',
          name: 'signature',
          description: 'Of a signed link, together with `expires`.',
        },
      },
    },
  };
}

/** A schema that has no name, and holds none that has. */
export function jsonSchema(schema: z.core.$ZodType): JsonSchema {
  const written: Record<string, unknown> = z.toJSONSchema(schema, OPTIONS);
  delete written['$schema'];
  return written;
}

const OPTIONS = {
  target: 'draft-2020-12',
  io: 'output',
  unrepresentable: 'throw',
  override: ({ zodSchema, jsonSchema: written }) => {
    // Answers may come to hold more: only what is sent to us is held to its fields.
    if (zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined) {
      delete written.additionalProperties;
    }
    // Said by the format or the type already.
    if (written.format !== undefined) delete written.pattern;
    if (written.maximum === Number.MAX_SAFE_INTEGER) delete written.maximum;
    if (written.minimum === Number.MIN_SAFE_INTEGER) delete written.minimum;
  },
} satisfies z.core.ToJSONSchemaParams;

function operation(call: Call): JsonSchema {
  const { method, path, summary, notes = [], access, body } = call;
  return {
    operationId: operationId(method, path),
    summary,
    ...(notes.length > 0 && { description: notes.join('\n\n') }),
    parameters: parametersOf(call),
    ...(body !== undefined && {
      requestBody: {
        required: body.isOptional !== true,
        content: {
          [body.type]: {
            schema: body.type === 'image/*' ? BINARY : reference(body.schema),
            // A list in a form has commas; it isn't a field that comes several times.
            ...(body.type === 'multipart/form-data' && {
              encoding: { include: { style: 'form', explode: false } },
            }),
          },
        },
      },
    }),
    responses: { ...successes(call), ...failures(problemsOf(call), call) },
    security: securityOf(access, method),
  };
}

/** `GET /v1/audiobooks/:id/text` → `getAudiobooksByIdText` */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/v1\//, '/')
    .replace(/:(\w)/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const BINARY: JsonSchema = { type: 'string', contentMediaType: 'application/octet-stream' };

/** Of a path, those that are no UUID. */
const PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  token: { type: 'string' },
  voice: { type: 'string' },
  chapter: { type: 'integer', minimum: 1 },
};

function parametersOf({ path, query, headers = {} }: Call): JsonSchema[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: PARAMETERS[name ?? ''] ?? { type: 'string', format: 'uuid' },
  }));
  const given = (place: string, fields: Readonly<Record<string, z.core.$ZodType>>): JsonSchema[] =>
    Object.entries(fields).map(([name, field]) => {
      const { description, ...schema } = jsonSchema(field);
      return { name, in: place, required: false, ...(description !== undefined && { description }), schema };
    });
  return [...inPath, ...given('query', query?.shape ?? {}), ...given('header', headers)];
}

function successes({ answers }: Call): JsonSchema {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, response(answer)]));
}

function response({ summary, type, schema, headers = {} }: Answer): JsonSchema {
  return {
    description: summary,
    ...(type !== undefined && {
      content: { [type]: schema === undefined ? {} : { schema: reference(schema) } },
    }),
    ...(Object.keys(headers).length > 0 && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, description]) => [
          name,
          { description, schema: { type: 'string' } },
        ]),
      ),
    }),
  };
}

/**
 * One entry a status, which names its codes. A status that also stands for an answer keeps that one's body beside the
 * problem.
 */
function failures(codes: readonly ErrorCode[], { answers, errors }: Call): JsonSchema {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = errors === 'openai' ? openAiStatus(code) : ERROR_CATALOGUE[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => {
      const meant = ofStatus.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].title}.`).join('\n');
      const other = answers[status];
      return [
        status,
        {
          description: other === undefined ? meant : `${other.summary}\n${meant}`,
          content: {
            ...(other?.schema !== undefined && { 'application/json': { schema: reference(other.schema) } }),
            ...(errors === 'openai'
              ? { 'application/json': { schema: reference(openAiError) } }
              : { 'application/problem+json': { schema: reference(problemAnswer) } }),
          },
        },
      ];
    }),
  );
}

function securityOf(access: Call['access'], method: Call['method']): JsonSchema[] {
  if (access === 'everybody') return [];
  return [{ token: [] }, { session: [] }, ...(method === 'GET' ? [{ link: [] }] : []), {}];
}

function idOf(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

/** By its name where it has one. */
function reference(schema: z.core.$ZodType): JsonSchema {
  const id = idOf(schema);
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` };
  if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map((one) => reference(one)) };
  return jsonSchema(schema);
}

/** Those that have a name, with references to each other. */
function namedSchemas(): JsonSchema {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    ...OPTIONS,
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, id: _name, ...written }]) => [
      id,
      written,
    ]),
  );
}
