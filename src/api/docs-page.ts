import { ERROR_CATALOGUE } from '../errors.ts';

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  /** Paragraphs; `code` in backticks. */
  notes: readonly string[];
  example?: string;
}

const BOOK_EXAMPLE = `{ "id": "0b6f…", "title": "The Time Machine", "status": "narrating",
  "progress": { "fraction": 0.42, "segmentsDone": 21, "segmentsTotal": 50, "etaSeconds": 31 },
  "pages": 24, "characters": 81234, "language": "en", "voice": "en-us", "speed": 1,
  "choices": { "include": [], "chapters": null, "voice": null, "language": null },
  "cost": { "estimatedUsd": 0, "spentUsd": 0, "uncertainCalls": 0, "uncertainCharacters": 0, "uncertainUsd": 0 },
  "chapters": [ { "index": 0, "title": "Introduction", "included": true, "startSeconds": null, "durationSeconds": null } ],
  "durationSeconds": null, "audio": { "mp3": null, "m4b": null }, "error": null, "waiting": null,
  "createdAt": "2026-01-31T12:00:00.000Z", "updatedAt": "2026-01-31T12:00:09.000Z", "completedAt": null }`;

/** Every route of app.ts; a test keeps the two equal. */
export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/audiobooks',
    summary: 'Turns a PDF into an audiobook.',
    notes: [
      'Send `multipart/form-data` with the PDF in `file`. Optional fields, before or after it: `title`, `voice` (an id from `/v1/voices`), `language` (a tag like `en` or `pt-BR`; detected otherwise) and `speed` (0.25 to 2.0).',
      'What is left out of a book by default can be asked for with `include`, a list with commas of `footnotes`, `captions`, `tables`, `references` and `code`. `chapters` names those to read, counted from 1: `2-9`, `1,3,5-7` or `4-`.',
      'Answers 202 with the book and its address in `Location`, as soon as the file is safely stored. From then on the book is made, or fails with a reason, whatever happens to this service.',
      'With an `Idempotency-Key` header (1 to 255 printable ASCII characters) the request can be repeated: the same key with the same file and options answers 202 with the same book and `Idempotency-Replayed: true`; with other content, 409.',
    ],
    example:
      'curl -F file=@book.pdf -F speed=1.1 -H "Idempotency-Key: $(uuidgen)" http://localhost:10000/v1/audiobooks',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks',
    summary: 'Lists audiobooks, newest first.',
    notes: [
      '`limit` is 1 to 100, 20 unless given. Where there are more, `nextCursor` is what to send as `cursor` for the next page; it is `null` on the last one.',
    ],
    example: '{ "audiobooks": [ … ], "nextCursor": null }',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id',
    summary: 'One audiobook.',
    notes: [
      '`status` goes from `queued` over `extracting`, `narrating` and `assembling` to `ready`, or ends as `failed` or `cancelled`; then `error` holds a problem like those below. Chapter times are known when it is ready.',
      'While something outside keeps an unfinished book from getting on, such as a full disk or a speech account that doesn’t work, `waiting` holds a problem that says so; it goes on by itself.',
      '`cost` is in US dollars: `estimatedUsd` if the whole text has to be bought, `spentUsd` by the receipts, and `uncertain…` for calls to the speech service that got no answer and may have been charged.',
    ],
    example: BOOK_EXAMPLE,
  },
  {
    method: 'PATCH',
    path: '/v1/audiobooks/:id',
    summary: 'Changes what was chosen, and narrates the book anew with it.',
    notes: [
      'Send JSON with any of `title`, `author`, `voice`, `language`, `speed`, `include`, `chapters` and `chapterTitles`, an object by the numbers of chapters, from 1. What isn’t sent stays; `null` leaves it to the program again.',
      'Answers 202 with the book, `queued`. Only what isn’t spoken yet is bought, and the audio that there is stays until the new one is ready. What changes nothing is answered with 200.',
    ],
    example:
      'curl -X PATCH -H "Content-Type: application/json" -d \'{ "chapters": "2-9", "include": ["footnotes"], "chapterTitles": { "2": "The Harbour" } }\' http://localhost:10000/v1/audiobooks/$ID',
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/narrate',
    summary: 'Narrates a book anew.',
    notes: [
      'After its pronunciations or those of the account have changed, or when it failed for a reason that is gone. Answers and buys as `PATCH` does.',
    ],
  },
  {
    method: 'POST',
    path: '/v1/audiobooks/:id/estimate',
    summary: 'What a change would buy, before it is made.',
    notes: [
      'Send what `PATCH` takes, and as `rules` what `PUT …/pronunciations` takes. Nothing is changed or bought.',
      '`characters` and `usd` are the most that it can be: what was spoken before, in the same voice, isn’t bought again. `unknownChapters` are to be read now and were left out before, so that nobody knows how long they are. `pronunciations` says in how many sentences the rules change something, with the first few of them.',
    ],
    example: `{ "characters": 4012, "usd": 0.064192, "unknownChapters": 0,
  "pronunciations": { "sentences": 12, "examples": [ { "written": "He wrote SQL.", "spoken": "He wrote sequel." } ] } }`,
  },
  {
    method: 'DELETE',
    path: '/v1/audiobooks/:id',
    summary: 'Deletes an audiobook and its files, and stops all work on it.',
    notes: ['Answers 204.'],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/events',
    summary: 'Follows an audiobook by server-sent events.',
    notes: [
      'Sends `book` with the JSON of the book, at once and after each change, and `deleted` when it is gone; ends at a final state. Comes back where it was with `Last-Event-ID`; who has seen the end gets 204.',
    ],
    example: 'curl -N http://localhost:10000/v1/audiobooks/$ID/events',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.mp3',
    summary: 'The finished audio, with chapters.',
    notes: [
      'With ranges, `ETag` and a file name; or a redirect to the file store. `download` in the query asks for an attachment. Follow redirects.',
      'The `audio.mp3` of a book’s JSON is this address; where tokens are needed, with a signature that any player can come in with, see above.',
    ],
    example: 'curl -fLOJ "http://localhost:10000/v1/audiobooks/$ID/audio.mp3?download"',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/live.mp3',
    summary: 'Listens while the book is still being narrated.',
    notes: [
      'Starts with the first sentence as soon as it is spoken and ends with the book; no ranges. Redirects to `audio.mp3` once that is there.',
    ],
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/text',
    summary: 'What is read, by chapter and sentence, and what was left out, with the reason.',
    notes: [
      'Sentences are counted over the whole book; `firstSentence` is the number of a paragraph’s first one, which is what the manifest calls it. Until the PDF is read to its end, `complete` is `false` and the text ends where the reading is. `?format=text` gives plain text.',
      '`?chapter=3` gives one chapter, counted from 1, with what was left out on its pages.',
    ],
    example: `{ "id": "0b6f…", "title": "The Time Machine", "language": "en", "complete": true,
  "chapters": [ { "index": 0, "title": "Introduction", "included": true, "paragraphs": [
    { "page": 7, "kind": "heading", "firstSentence": 0, "sentences": ["Introduction"] },
    { "page": 7, "kind": "text", "firstSentence": 1, "sentences": ["The Time Traveller was expounding.", …] } ] } ],
  "removed": [ { "page": 8, "kind": "page-number", "text": "8" } ] }`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/manifest',
    summary: 'Which sentence is spoken in which segment, and where that is in the audio.',
    notes: [
      '`complete` is counted in the database: every sentence that was kept is in exactly one segment, in order. `spoken` is what the speech engine was sent. Times are known when the book is ready; those of segments are measured, those of the sentences in one are estimated by their lengths. `?chapter=3` gives the segments of one chapter.',
    ],
    example: `{ "id": "0b6f…", "status": "ready", "durationSeconds": 12211.4, "sentences": 2981, "complete": true, "times": "…",
  "segments": [ { "position": 0, "chapter": 0, "stored": true, "startSeconds": 0, "durationSeconds": 3.2, "spoken": "…",
    "sentences": [ { "number": 0, "text": "Introduction", "startSeconds": 0, "endSeconds": 1.1 }, … ] } ] }`,
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/audio.vtt',
    summary: 'The sentences as subtitles (WebVTT) of the finished audio.',
    notes: ['Times as in the manifest.'],
  },
  {
    method: 'GET',
    path: '/v1/pronunciations',
    summary: 'How words are to be spoken in all your books.',
    notes: [],
    example: '{ "rules": [ { "match": "SQL", "spoken": "sequel", "caseSensitive": true } ] }',
  },
  {
    method: 'PUT',
    path: '/v1/pronunciations',
    summary: 'Replaces these rules.',
    notes: [
      `Up to 500 rules. \`match\` is one word or several, as they are written; \`*\` stands for the rest of a word, and in \`spoken\` for what it was. With \`language\` (\`en\`) a rule holds in books of that language only. Of two rules that match, the earlier one wins.`,
      'New books use them at once. A book that is there is narrated anew only when it is told to, by `POST /v1/audiobooks/:id/narrate`, which buys no more than the segments in which something changed.',
    ],
    example:
      'curl -X PUT -H "Content-Type: application/json" -d \'{ "rules": [ { "match": "Tolkien*", "spoken": "Tolkeen*" } ] }\' http://localhost:10000/v1/pronunciations',
  },
  {
    method: 'GET',
    path: '/v1/audiobooks/:id/pronunciations',
    summary: 'The rules of one book, which come before those of the account.',
    notes: [],
  },
  {
    method: 'PUT',
    path: '/v1/audiobooks/:id/pronunciations',
    summary: 'Replaces the rules of one book.',
    notes: ['As for the account.'],
  },
  {
    method: 'GET',
    path: '/v1/voices',
    summary: 'The voices that can be chosen.',
    notes: ['`defaultVoice` is `null` where the voice is chosen by the language of the book.'],
    example:
      '{ "voices": [ { "id": "en-us", "name": "English (America)", "languages": ["en-US"], "family": "espeak",\n    "gender": null, "usdPerMillionCharacters": 0 } ], "defaultVoice": null }',
  },
  {
    method: 'GET',
    path: '/v1/session',
    summary: 'Who is asking.',
    notes: [
      'Answers strangers, too. `account` is `null` where nobody is signed in, and where no token is needed.',
    ],
    example: '{ "tokenNeeded": true, "account": "anna", "expiresAt": "2026-03-02T12:00:00.000Z" }',
  },
  {
    method: 'POST',
    path: '/v1/session',
    summary: 'Signs a browser in.',
    notes: [
      'Send the token as a bearer header. Answers like `GET`, with a cookie that holds for 30 days, or until the token is replaced.',
    ],
  },
  {
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Signs a browser out.',
    notes: ['Answers 204, whether or not it was signed in.'],
  },
  {
    method: 'GET',
    path: '/health',
    summary: 'The full health report; 503 when unhealthy.',
    notes: [
      '`degraded` (200) means that no worker reports: books wait, and nothing is lost. `not_configured` is a part that this installation doesn’t use.',
      'Where tokens are needed, a call without one gets the statuses alone.',
    ],
    example: `{ "status": "healthy",
  "dependencies": { "database": "healthy", "redis": "not_configured", "s3": "not_configured", "storage": "healthy" },
  "worker": { "status": "healthy", "heartbeatAgeSeconds": 2 },
  "queue": { "waiting": 0, "active": 1, "delayed": 0, "failed": 0 }, "version": "0.1.0", "uptimeSeconds": 12 }`,
  },
  { method: 'GET', path: '/health/live', summary: 'Whether this process answers.', notes: [] },
  {
    method: 'GET',
    path: '/health/ready',
    summary: 'Whether requests can be served: 503 while the database or the queue is away.',
    notes: [],
  },
  {
    method: 'GET',
    path: '/metrics',
    summary: 'Figures for Prometheus, of all accounts together.',
    notes: [],
  },
];

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
export function docsPage({ uploadMaxBytes }: { uploadMaxBytes: number }): string {
  const limitMb = Math.floor(uploadMaxBytes / (1024 * 1024));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tandem: the HTTP interface</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body class="docs">
<header class="top"><a class="brand" href="/">Tandem</a><nav><a href="/">Audiobooks</a></nav></header>
<main>
<h1>The HTTP interface</h1>
<p>JSON in UTF-8, times in ISO 8601 and UTC. A PDF may have up to ${limitMb} MB. Every answer has an <code>X-Request-Id</code>;
one that you send is kept.</p>
${WHO_MAY}
<h2 id="routes">Calls</h2>
${ROUTES.map(renderRoute).join('\n')}
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

function renderRoute({ method, path, summary, notes, example }: Route): string {
  return `<section class="call">
<h3><span class="method">${method}</span> <code>${escapeHtml(path)}</code></h3>
<p>${inlineCode(summary)}</p>
${notes.map((note) => `<p>${inlineCode(note)}</p>`).join('\n')}
${example === undefined ? '' : `<pre tabindex="0"><code>${escapeHtml(example)}</code></pre>`}
</section>`;
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
