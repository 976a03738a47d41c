import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { builtPath } from '../../process/program-path.ts';
import { matchesEtag } from '../http-headers.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** What the build makes of `src/web`, besides the page itself. */
const ASSETS = ['app.js', 'style.css'] as const;
/** Their addresses are known outside of the page. */
const KNOWN_FILES = ['favicon.svg', 'icon-180.png', 'icon-512.png', 'app.webmanifest'];
/** Rules over whole pages: an old one must not stay. */
const OFFLINE_WORKER = 'offline-worker.js';

/** The browser asks again each time and gets a 304: a deploy is seen at once. */
const ASK_AGAIN = 'no-cache';
const FOR_A_DAY = 'public, max-age=86400';
/** Another content has another address. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The files that the web page is made of, by their addresses, besides the page itself. */
export function webFiles(): [path: string, handler: RequestHandler][] {
  return [
    ...ASSETS.map((name): [string, RequestHandler] => [
      assetAddress(name),
      fixed({ body: webFile(name), type: typeOf(name), cacheControl: FOR_GOOD }),
    ]),
    ...KNOWN_FILES.map((name): [string, RequestHandler] => [
      `/${name}`,
      fixed({ body: webFile(name), type: typeOf(name), cacheControl: FOR_A_DAY }),
    ]),
    [
      `/${OFFLINE_WORKER}`,
      fixed({ body: webFile(OFFLINE_WORKER), type: typeOf(OFFLINE_WORKER), cacheControl: ASK_AGAIN }),
    ],
  ];
}

/** The web page itself. */
export function indexPage({ uploadMaxBytes }: { uploadMaxBytes: number }): RequestHandler {
  let html = webFile('index.html').toString().replace('__UPLOAD_MAX_BYTES__', String(uploadMaxBytes));
  for (const name of ASSETS) html = html.replace(`"/${name}"`, `"${assetAddress(name)}"`);
  return page(html);
}

/** Where a page of ours finds one of its files: the content is part of the address. */
export function assetAddress(name: (typeof ASSETS)[number]): string {
  const [stem = '', ending = ''] = name.split('.');
  return `/${stem}-${hashOf(webFile(name))}.${ending}`;
}

/** A text that never changes while the process lives. */
export function page(text: string, type = CONTENT_TYPES['.html'] ?? ''): RequestHandler {
  return fixed({ body: Buffer.from(text), type, cacheControl: ASK_AGAIN });
}

function fixed({
  body,
  type,
  cacheControl,
}: {
  body: Buffer;
  type: string;
  cacheControl: string;
}): RequestHandler {
  const etag = `"${hashOf(body)}"`;
  const packed = new Map<string, Buffer>();
  return (req, res) => {
    res.setHeader('Content-Type', type);
    res.setHeader('Cache-Control', cacheControl);
    // Weak: it is one for all encodings.
    res.setHeader('ETag', `W/${etag}`);
    res.vary('Accept-Encoding');
    if (matchesEtag(req.get('If-None-Match'), etag)) res.status(304).end();
    else res.send(encode(body, packed, req, res));
  };
}

/** Packs a body once for each encoding, when a browser first asks for it. */
function encode(body: Buffer, packed: Map<string, Buffer>, req: Request, res: Response): Buffer {
  // Asked about one by one: browsers name the better one last.
  const encoding = (['br', 'gzip'] as const).find((one) => req.acceptsEncodings(one) === one);
  if (encoding === undefined) return body;
  res.setHeader('Content-Encoding', encoding);
  const known = packed.get(encoding);
  if (known !== undefined) return known;
  const made = encoding === 'br' ? brotli(body) : gzipSync(body, { level: 9 });
  packed.set(encoding, made);
  return made;
}

/** The best quality takes twenty times as long, for a tenth of the bytes. */
function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } });
}

function webFile(name: string): Buffer {
  return readFileSync(builtPath(`web/${name}`));
}

function typeOf(name: string): string {
  return CONTENT_TYPES[extname(name)] ?? 'text/plain; charset=utf-8';
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 16);
}
