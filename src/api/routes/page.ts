import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { matchesEtag } from '../http-headers.ts';

const WEB_DIR = join(import.meta.dirname, '..', '..', 'web');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const INDEX = 'index.html';

/** The files that the web page is made of, by their paths, besides the page itself. */
export function webFiles(): [path: string, handler: RequestHandler][] {
  return fileNames()
    .filter((name) => name !== INDEX)
    .map((name) => [`/${name}`, webFile(name)]);
}

/** The web page itself. The browser hears of all modules at once, instead of from one after the other. */
export function indexPage({ uploadMaxBytes }: { uploadMaxBytes: number }): RequestHandler {
  const modules = fileNames().filter((name) => extname(name) === '.js');
  const preloads = modules.map((name) => `<link rel="modulepreload" href="/${name}" />`);
  return webFile(INDEX, {
    '<!-- MODULES -->': preloads.join('\n    '),
    __UPLOAD_MAX_BYTES__: String(uploadMaxBytes),
  });
}

function fileNames(): string[] {
  return readdirSync(WEB_DIR, { recursive: true, encoding: 'utf8' }).filter(
    (name) => extname(name) in CONTENT_TYPES,
  );
}

/** They are few and small: read once at start, kept in memory, revalidated by ETag. */
function webFile(name: string, replace: Readonly<Record<string, string>> = {}): RequestHandler {
  let text = readFileSync(join(WEB_DIR, name), 'utf8');
  for (const [placeholder, value] of Object.entries(replace)) text = text.replaceAll(placeholder, value);
  return page(text, CONTENT_TYPES[extname(name)] ?? 'text/plain; charset=utf-8');
}

/** A text that never changes while the process lives. */
export function page(text: string, contentType = CONTENT_TYPES['.html'] ?? ''): RequestHandler {
  const body = Buffer.from(text);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return (req, res) => {
    res.setHeader('Content-Type', contentType);
    // The browser asks again each time and gets a 304: a deploy is seen at once.
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('ETag', etag);
    if (matchesEtag(req.get('If-None-Match'), etag)) res.status(304).end();
    else res.send(body);
  };
}
