import { Busboy } from '@fastify/busboy';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeAudiobookshelf {
  url: string;
  /** What lies in the folder of the library, by `Author/Title/file`: SHA-256. */
  files: Map<string, string>;
  /** Of the last upload. */
  fields: Record<string, string>;
  uploads: number;
  /** What happens to the next uploads: another status, or the line is cut in the midst of the body. */
  troubles: (number | 'cut')[];
  close: () => void;
}

/**
 * What `handleUpload`, `checkPathExists` and `LibraryController.findAll` of Audiobookshelf 2.36 do with a request: the
 * key comes first, then the form, and files are moved to their place only when the whole form has come.
 */
export async function startFakeAudiobookshelf(token: string): Promise<FakeAudiobookshelf> {
  const fake = { files: new Map<string, string>(), fields: {}, uploads: 0, troubles: [] } as Omit<
    FakeAudiobookshelf,
    'url' | 'close'
  >;
  const server = createServer((req, res) => {
    answer(fake, token, req, res).catch(() => res.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, { url: `http://127.0.0.1:${port}`, close: () => void server.close() });
}

const FOLDER = { id: 'folder', fullPath: '/audiobooks' };
const LIBRARIES = [
  { id: 'casts', name: 'Podcasts', mediaType: 'podcast', folders: [FOLDER] },
  { id: 'books', name: 'Books', mediaType: 'book', folders: [FOLDER] },
];

async function answer(
  fake: Omit<FakeAudiobookshelf, 'url' | 'close'>,
  token: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const json = (body: unknown): void =>
    void res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  if (req.headers.authorization !== `Bearer ${token}`) res.writeHead(401).end('Unauthorized');
  else if (req.url === '/api/libraries') json({ libraries: LIBRARIES });
  else if (req.url === '/api/filesystem/pathexists') {
    const { directory, folderPath } = JSON.parse(await text(req)) as Record<string, string>;
    if (folderPath === FOLDER.fullPath)
      json({ exists: [...fake.files.keys()].some((path) => path.startsWith(`${directory}/`)) });
    else res.writeHead(404).end();
  } else if (req.url === '/api/upload' && req.method === 'POST') {
    const trouble = fake.troubles.shift();
    if (trouble === 'cut') req.once('data', () => res.destroy());
    else if (trouble !== undefined) res.writeHead(trouble).end();
    else await takeUpload(fake, req, res);
  } else res.writeHead(404).end();
}

async function takeUpload(
  fake: Omit<FakeAudiobookshelf, 'url' | 'close'>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const fields: Record<string, string> = {};
  const files: Record<string, string> = {};
  const form = new Busboy({ headers: req.headers as { 'content-type': string } });
  form.on('field', (name, value) => (fields[name] = value));
  form.on('file', (_name, file, name) => {
    const hash = createHash('sha256');
    file.on('data', (chunk: Buffer) => hash.update(chunk));
    file.on('end', () => (files[name] = hash.digest('hex')));
  });
  await once(req.pipe(form), 'finish');
  const { title, author, library, folder } = fields;
  if (title === undefined || library === undefined || folder === undefined) {
    res.writeHead(400).end('Invalid request body');
    return;
  }
  const directory = [author, title].filter((part) => part !== undefined).join('/');
  for (const [name, sha256] of Object.entries(files)) fake.files.set(`${directory}/${name}`, sha256);
  fake.fields = fields;
  fake.uploads += 1;
  res.writeHead(200).end('OK');
}
