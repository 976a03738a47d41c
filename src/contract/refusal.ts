import * as z from 'zod';
import { AppError } from '../errors.ts';

/**
 * Reads what somebody sent by its schema.
 *
 * @param at what `value` is called where it isn't the whole request.
 * @throws {AppError} `unknown-field` or `invalid-parameter`, with the field that is at fault and, where they can be
 * listed, the values that are allowed.
 */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown, at = ''): z.output<Schema> {
  const result = schema.safeParse(value, { error: sentenceFor });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined ? new AppError('invalid-parameter') : refusal(schema, issue, at);
}

/** For a check of one's own: what is wrong, and what would be allowed. */
export function refuse(
  payload: z.core.ParsePayload,
  { detail, allowed }: { detail: string; allowed?: readonly string[] },
): void {
  payload.issues.push({ code: 'custom', input: payload.value, message: detail, params: { allowed } });
}

/** What is shown of a name or a value that somebody made up. */
export function shown(value: unknown): string {
  return String(value).slice(0, 40);
}

function refusal(schema: z.ZodType, issue: z.core.$ZodIssue, at: string): AppError {
  const place = schemaAt(schema, issue.path);
  const field = nameOf(schema, issue.path, at);
  if (issue.code === 'unrecognized_keys') {
    const name = (issue.keys[0] ?? '').slice(0, 100);
    return new AppError('unknown-field', {
      field: field === '' ? name : `${field}.${name}`,
      allowed: place instanceof z.ZodObject ? Object.keys(place.shape) : [],
    });
  }
  const allowed = allowedBy(issue, place);
  return new AppError('invalid-parameter', {
    ...(field !== '' && { field }),
    detail: issue.message,
    ...(allowed !== undefined && { allowed }),
  });
}

/** `rules[0].match`; an element that is a mere value is called by its list. */
function nameOf(schema: z.ZodType, path: readonly PropertyKey[], at: string): string {
  return path.reduce<string>((name, key, index) => {
    if (typeof key !== 'number') return name === '' ? String(key).slice(0, 100) : `${name}.${shown(key)}`;
    return schemaAt(schema, path.slice(0, index + 1)) instanceof z.ZodObject ? `${name}[${key}]` : name;
  }, at);
}

function allowedBy(
  issue: z.core.$ZodIssue,
  place: z.core.$ZodType | undefined,
): readonly string[] | undefined {
  if (issue.code === 'custom') return issue.params?.['allowed'] as readonly string[] | undefined;
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (place instanceof z.ZodNumber) {
    return [
      `a ${place.format === 'safeint' ? 'whole ' : ''}number from ${place.minValue} to ${place.maxValue}`,
    ];
  }
  return undefined;
}

/** The schema of the value at a path, without what is wrapped around it. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let place: z.core.$ZodType | undefined = unwrapped(schema);
  for (const key of path) {
    if (place instanceof z.ZodObject) place = (place.shape as Record<string, z.ZodType>)[String(key)];
    else if (place instanceof z.ZodArray) place = place.element;
    else if (place instanceof z.ZodRecord) place = place.valueType;
    else return undefined;
    place = place === undefined ? undefined : unwrapped(place);
  }
  return place;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.out);
  return schema;
}

const KINDS_OF_VALUES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What is wrong, for people who don't know how programs check things. */
function sentenceFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `It must be ${KINDS_OF_VALUES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `"${shown(issue.input)}" is not possible here.`;
    case 'too_big':
      if (issue.origin === 'string') return `It has more than ${issue.maximum} characters.`;
      if (issue.origin === 'array') return `It has more than ${issue.maximum} entries.`;
      return `It may be at most ${issue.maximum}.`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'It is empty.';
      return `It must be at least ${issue.minimum}.`;
    default:
      return 'It is not well formed.';
  }
}
