import type { Call } from '../contract/call.ts';
import { problemsOf } from '../contract/call.ts';
import { CALLS } from '../contract/calls.ts';
import type { JsonSchema } from '../contract/openapi.ts';
import { jsonSchema } from '../contract/openapi.ts';
import { ERROR_CATALOGUE } from '../errors.ts';

const WHO_MAY = `<h2 id="access">Who may</h2>
<p>Where whoever runs this service has given out tokens, every call below <code>/v1</code> needs one, and so does
<code>/metrics</code>: <code>Authorization: Bearer TOKEN</code>. A token stands for a name. Each name sees and touches its own
audiobooks only; somebody else’s is a 404. The page signs in with its token once and is then let in by a cookie.</p>
<p>Players can send neither. For them the links under <code>audio</code> in a book’s JSON are signed: they work as they are, with
ranges, in any player, and for whoever they are passed on to. A link opens one file of one book, for a day; then it answers
<a href="#link-expired"><code>link-expired</code></a>, and the book’s JSON has a new one. Where a token is replaced, the sessions and
links that came of it end at once.</p>
<p>Where there are no tokens, nothing of this is needed. Then either everybody is let in, or only programs on the
service’s own machine, which call it <code>localhost</code>.</p>`;

/** The documentation as one HTML page. `Problem.type` points at its anchors. */
export function docsPage({
  uploadMaxBytes,
  stylesheet,
}: {
  uploadMaxBytes: number;
  /** Its address. */
  stylesheet: string;
}): string {
  const limitMb = Math.floor(uploadMaxBytes / (1024 * 1024));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tandem: the HTTP interface</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body class="docs">
<header class="top"><a class="brand" href="/">Tandem</a><nav><a href="/">Audiobooks</a></nav></header>
<main>
<h1>The HTTP interface</h1>
<p>JSON in UTF-8, times in ISO 8601 and UTC. A PDF may have up to ${limitMb} MB. Every answer has an <code>X-Request-Id</code>;
one that you send is kept. For programs all of this is in
<a href="/openapi.json">openapi.json</a>.</p>
${WHO_MAY}
<h2 id="routes">Calls</h2>
${CALLS.map(renderCall).join('\n')}
<h2 id="errors">Errors</h2>
<p>Every error is an RFC 9457 problem (<code>application/problem+json</code>) with a stable <code>code</code>, and where it
helps, the <code>field</code> at fault and the <code>allowed</code> values. The same problems stand in the <code>error</code>
of a book that failed.</p>
<table>
<thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">what it means, and what to do</th></tr></thead>
<tbody>
${Object.entries(ERROR_CATALOGUE)
  .map(
    ([code, { status, title, hint }]) =>
      `<tr id="${code}"><td><a href="#${code}"><code>${code}</code></a></td><td>${status}</td><td>${escapeHtml(title)}. ${escapeHtml(hint)}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}

function renderCall(call: Call): string {
  const { method, path, summary, notes = [], answers, example } = call;
  return `<section class="call">
<h3><span class="method">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${inlineCode(summary)}</p>
${notes.map((note) => `<p>${inlineCode(note)}</p>`).join('\n')}
${renderFields(fieldsOf(call))}
<p>Answers ${list(Object.entries(answers).map(([status, answer]) => `<strong>${status}</strong>: ${renderAnswer(answer)}`))}</p>
<p>Errors: ${problemsOf(call)
    .map((code) => `<a href="#${code}"><code>${code}</code></a>`)
    .join(', ')}</p>
${example === undefined ? '' : `<pre tabindex="0"><code>${escapeHtml(example)}</code></pre>`}
</section>`;
}

interface Field {
  name: string;
  place: string;
  schema: JsonSchema;
}

function fieldsOf({ query, headers = {}, body }: Call): Field[] {
  const inPlace = (
    place: string,
    schemas: Readonly<Record<string, Parameters<typeof jsonSchema>[0]>>,
  ): Field[] =>
    Object.entries(schemas).map(([name, schema]) => ({ name, place, schema: jsonSchema(schema) }));
  return [
    ...inPlace('query', query?.shape ?? {}),
    ...inPlace('header', headers),
    ...inPlace(
      body?.type === 'application/json' ? 'JSON' : 'form',
      body === undefined || body.type === 'image/*' ? {} : body.schema.shape,
    ),
  ];
}

function renderFields(fields: readonly Field[]): string {
  if (fields.length === 0) return '';
  const rows = fields.map(
    ({ name, place, schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}</td><td>${inlineCode(`${kindOf(schema)}. ${textOf(schema['description'])}`.trim())}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">field</th><th scope="col">in</th><th scope="col">what</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

/** What values a schema allows, in words. */
function kindOf(schema: JsonSchema): string {
  const { anyOf, type, enum: values, items, minimum, maximum, maxLength } = schema;
  if (Array.isArray(anyOf)) {
    const kinds = (anyOf as JsonSchema[]).filter((one) => one['type'] !== 'null').map(kindOf);
    return kinds.join(' or ');
  }
  if (Array.isArray(values)) return values.map((value) => `\`${String(value)}\``).join(', ');
  const name = [type].flat().find((one) => one !== 'null');
  if (name === 'array') {
    const { type: ofItems, enum: itemValues } = items as JsonSchema;
    return ofItems === 'object' || itemValues === undefined
      ? 'A list'
      : `A list of ${kindOf(items as JsonSchema)}`;
  }
  if (name === 'number' || name === 'integer') {
    return `${name === 'integer' ? 'A whole number' : 'A number'} from ${textOf(minimum)} to ${textOf(maximum)}`;
  }
  if (schema['format'] === 'binary') return 'A file';
  if (name === 'string')
    return maxLength === undefined ? 'Text' : `Text of up to ${textOf(maxLength)} characters`;
  return 'An object';
}

function renderAnswer({ summary, type, schema }: Call['answers'][number]): string {
  const what = schema === undefined && type !== undefined ? ` <code>${escapeHtml(type)}</code>` : '';
  return `${inlineCode(summary.replace(/\.$/, ''))}${what}`;
}

function list(parts: readonly string[]): string {
  return `${parts.join('; ')}.`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function inlineCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
