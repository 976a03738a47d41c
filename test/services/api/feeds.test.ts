import { DOMParser } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedFeedJson, FeedListJson, PodcastChaptersJson } from '../../../src/contract/feeds.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';
import type { Narrator } from './narrator.ts';
import { narrate } from './narrator.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd';
const PODCAST = 'https://podcastindex.org/namespace/1.0';

let dir: string;
let api: TestApi;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-feeds-'));
  api = await startApi();
});
afterAll(async () => {
  await api.close();
  await rm(dir, { recursive: true });
});
afterEach(() => api.pool.query('DELETE FROM books'));

async function newBook(
  titles: readonly string[],
  title: string,
): Promise<{ id: string; narrator: Narrator }> {
  const { id } = await insertBook(api.pool, { fileName: 'scan & co.pdf' });
  const narrator = narrate(api, id);
  await narrator.begin(titles, title);
  return { id, narrator };
}

async function finished(titles: readonly string[], title: string): Promise<string> {
  const { id, narrator } = await newBook(titles, title);
  for (let spoken = 0; spoken < titles.length; spoken += 1) await narrator.speak(1 + spoken);
  await narrator.finish();
  return id;
}

async function newFeed(body: object): Promise<CreatedFeedJson> {
  const answer = await fetch(`${api.url}/v1/feeds`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as CreatedFeedJson;
}

/** As an XML parser has it, which stops at the first mistake. */
async function parsed(url: string, type = 'application/rss+xml; charset=utf-8'): Promise<Document> {
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
  return new DOMParser({ onError: (_level, message) => expect.fail(message) }).parseFromString(
    await answer.text(),
    'text/xml',
  );
}

interface Item {
  title: string;
  guid: string;
  published: number;
  url: string;
  bytes: number;
  seconds: number;
  number: string | undefined;
  chapters: string | undefined;
  transcript: string | undefined;
}

function itemsOf(feed: Document): Item[] {
  return [...feed.getElementsByTagName('item')].map((item: Element) => {
    const text = (name: string): string => item.getElementsByTagName(name).item(0)?.textContent ?? '';
    const itunes = (name: string): string | undefined =>
      item.getElementsByTagNameNS(ITUNES, name).item(0)?.textContent ?? undefined;
    const link = (name: string): string | undefined =>
      item.getElementsByTagNameNS(PODCAST, name).item(0)?.getAttribute('url') ?? undefined;
    const enclosure = item.getElementsByTagName('enclosure').item(0);
    expect(enclosure?.getAttribute('type')).toBe('audio/mpeg');
    return {
      title: text('title'),
      guid: text('guid'),
      published: Date.parse(text('pubDate')),
      url: enclosure?.getAttribute('url') ?? '',
      bytes: Number(enclosure?.getAttribute('length')),
      seconds: Number(itunes('duration')),
      number: itunes('episode'),
      chapters: link('chapters'),
      transcript: link('transcript'),
    };
  });
}

async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

/** Whole, by HEAD and in ranges, as podcast apps ask for it. @returns the file. */
async function fetchEpisode({ url, bytes, seconds }: Item): Promise<Buffer> {
  const whole = await fetch(url);
  const audio = await bytesOf(whole);
  expect(audio).toHaveLength(bytes);
  const head = await fetch(url, { method: 'HEAD' });
  for (const { status, headers } of [whole, head]) {
    expect([status, headers.get('Content-Length'), headers.get('Accept-Ranges')]).toEqual([
      200,
      String(bytes),
      'bytes',
    ]);
    expect(headers.get('Content-Type')).toBe('audio/mpeg');
  }
  const etag = whole.headers.get('ETag') ?? '';
  for (const [start, end] of [
    [0, 1],
    [100, 3000],
    [bytes - 5000, bytes - 1],
    [0, bytes - 1],
  ] as const) {
    const part = await fetch(url, { headers: { Range: `bytes=${start}-${end}`, 'If-Range': etag } });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes ${start}-${end}/${bytes}`]);
    expect((await bytesOf(part)).equals(audio.subarray(start, end + 1))).toBe(true);
  }
  const file = join(dir, 'episode.mp3');
  await writeFile(file, audio);
  expect((await probeAudio(file)).durationSeconds).toBeCloseTo(seconds, 0);
  return audio;
}

describe('the feed of an account', () => {
  it('has every finished book, whatever its title, with its chapters and its text', async () => {
    const titles = ['<b>Über</b> & "Ω"', 'A bell \u0007 rings', '第一章'];
    const ids = [];
    for (const title of titles) ids.push(await finished(['One', 'Two'], title));
    await newBook(['One'], 'Not finished');
    const { url, book } = await newFeed({});
    expect(book).toBeNull();
    const feed = await parsed(url);
    const items = itemsOf(feed).toReversed();
    expect(items.map(({ title }) => title)).toEqual([titles[0], 'A bell  rings', titles[2]]);
    expect(items.map(({ guid }) => guid)).toEqual(ids.map((id) => `urn:uuid:${id}`));
    expect(items.map(({ published }) => published)).toEqual(
      items.map(({ published }) => published).toSorted((a, b) => a - b),
    );
    expect(Math.max(...items.map(({ published }) => published))).toBeLessThanOrEqual(Date.now());
    for (const item of items) {
      await fetchEpisode(item);
      const chapters = await fetch(item.chapters ?? '');
      expect(chapters.headers.get('Content-Type')).toMatch(/^application\/json\+chapters/);
      expect((await chapters.json()) as PodcastChaptersJson).toEqual({
        version: '1.2.0',
        chapters: [
          { startTime: 0, title: 'One' },
          { startTime: 1, title: 'Two' },
        ],
      });
      expect(await (await fetch(item.transcript ?? '')).text()).toMatch(/^WEBVTT\n\n0\n00:00:00\.000 --> /);
    }
    const self = feed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'link').item(0);
    expect(self?.getAttribute('href')).toBe(url);
  });

  it('has addresses of https where the listener came by it', async () => {
    await finished(['One'], 'A book');
    const { url } = await newFeed({});
    const answer = await fetch(url, { headers: { 'X-Forwarded-Proto': 'https' } });
    const addresses = [...(await answer.text()).matchAll(/(?:url|href)="([^"]*)"/g)].map(([, href]) => href);
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.filter((href) => !href?.startsWith(`https://127.0.0.1:${api.port}/feeds/`))).toEqual([]);
  });

  it('of two hundred books is there at once', async () => {
    const id = await finished(['One'], 'A book');
    await api.pool.query(
      `INSERT INTO books (id, owner, status, title, file_name, source_key, source_bytes, source_sha256, choices,
                          request_sha256, mp3_key, mp3_bytes, mp3_sha256, duration_seconds)
       SELECT gen_random_uuid(), owner, status, title || n, file_name, source_key, source_bytes, source_sha256, choices,
              request_sha256, mp3_key, mp3_bytes, mp3_sha256, duration_seconds
       FROM books, generate_series(2, 200) n WHERE id = $1`,
      [id],
    );
    const { url } = await newFeed({});
    expect(itemsOf(await parsed(url))).toHaveLength(200);
  });
});

describe('the feed of a book', () => {
  it('has its chapters as they are narrated, each as it stays', async () => {
    const { id, narrator } = await newBook(['One', 'Two', 'Three'], 'A book');
    const { url } = await newFeed({ name: 'Phone', book: id });
    expect(itemsOf(await parsed(url))).toEqual([]);
    await narrator.speak();
    await narrator.speak(2);
    const early = itemsOf(await parsed(url));
    expect(early.map(({ title, number }) => [title, number])).toEqual([
      ['One', '1'],
      ['Two', '2'],
    ]);
    const [one, two] = early as [Item, Item];
    const audio = [await fetchEpisode(one), await fetchEpisode(two)];
    await narrator.speak(3);
    await narrator.finish();
    const late = itemsOf(await parsed(url));
    expect(late.slice(0, 2)).toEqual(early);
    expect(late.map(({ guid }) => guid)).toEqual(['1', '2', '3'].map((number) => `urn:uuid:${id}#${number}`));
    const dates = late.map(({ published }) => published);
    expect(dates).toEqual([...new Set(dates)].toSorted((a, b) => a - b));
    expect(Math.max(...dates)).toBeLessThanOrEqual(Date.now());
    expect([await fetchEpisode(one), await fetchEpisode(two)].map(String)).toEqual(audio.map(String));
    const transcript = await (await fetch(late[2]?.transcript ?? '')).text();
    expect(transcript).toMatch(/^WEBVTT\n\n2\n00:00:00\.000 --> 00:00:03\.000\n/);
  });

  it.each(['0', '4', 'x', '01', '-1'])('has no chapter %s', async (chapter) => {
    const id = await finished(['One', 'Two', 'Three'], 'A book');
    const { url } = await newFeed({ book: id });
    for (const ending of ['mp3', 'vtt']) {
      const answer = await fetch(`${url.replace(/\.xml$/, '')}/${id}/chapters/${chapter}.${ending}`);
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, 'not-found']);
    }
  });

  it('ends with the book', async () => {
    const id = await finished(['One'], 'A book');
    const { url } = await newFeed({ book: id });
    await fetch(`${api.url}/v1/audiobooks/${id}`, { method: 'DELETE' });
    const answer = await fetch(url);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, 'feed-not-found']);
  });
});

it('feeds are listed without their addresses, with when they were last used, until they are revoked', async () => {
  const list = async (): Promise<FeedListJson['feeds']> =>
    ((await (await fetch(`${api.url}/v1/feeds`)).json()) as FeedListJson).feeds;
  const before = await list();
  const { url, opds, ...made } = await newFeed({ name: 'Kitchen' });
  expect(opds).toBe(url.replace('/feeds/', '/opds/').replace(/\.xml$/, ''));
  expect((await list()).slice(before.length)).toEqual([{ ...made, usedAt: null }]);
  await parsed(url);
  expect(Date.parse((await list()).at(-1)?.usedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(made.createdAt));
  expect((await fetch(`${api.url}/v1/feeds/${made.id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await list()).toEqual(before);
});

it('a catalogue for e-readers has the books of its feed, and ends with it', async () => {
  const id = await finished(['One'], 'Größe & Co');
  const other = await finished(['One'], 'Another');
  const { opds, id: feedId } = await newFeed({});
  const { opds: ofOne } = await newFeed({ book: other });
  const type = 'application/atom+xml;profile=opds-catalog;kind=acquisition;charset=utf-8';
  const feed = await parsed(opds, type);
  const textsOf = (from: Document | Element, name: string): (string | null)[] =>
    Array.from(from.getElementsByTagNameNS(ATOM, name), ({ textContent }) => textContent);
  expect(textsOf(feed, 'id').slice(1)).toEqual([`urn:uuid:${other}`, `urn:uuid:${id}`]);
  expect(textsOf(await parsed(ofOne, type), 'id').slice(1)).toEqual([`urn:uuid:${other}`]);
  const entry = feed.getElementsByTagNameNS(ATOM, 'entry')[1];
  if (entry === undefined) throw new Error('there is no entry');
  expect(textsOf(entry, 'title')).toEqual(['Größe & Co']);
  expect(Date.parse(textsOf(entry, 'updated')[0] ?? '')).toBeGreaterThan(0);
  const links = Array.from(entry.getElementsByTagNameNS(ATOM, 'link'));
  expect(links.map((link) => link.getAttribute('type'))).toEqual(['application/epub+zip', 'audio/mpeg']);
  for (const link of links) {
    expect(link.getAttribute('rel')).toBe('http://opds-spec.org/acquisition/open-access');
    const answer = await fetch(link.getAttribute('href') ?? '');
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, link.getAttribute('type')]);
    const { length } = Buffer.from(await answer.arrayBuffer());
    expect(link.getAttribute('length') ?? String(length)).toBe(String(length));
  }
  await fetch(`${api.url}/v1/feeds/${feedId}`, { method: 'DELETE' });
  for (const address of [opds, ...links.map((link) => link.getAttribute('href') ?? '')]) {
    expect((await fetch(address)).status).toBe(410);
  }
});

it('an account has no more than fifty', async () => {
  await api.pool.query('DELETE FROM feeds');
  for (let made = 0; made < 50; made += 1) await newFeed({});
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${api.url}/v1/feeds`, { method: 'POST', headers, body: '{}' });
  expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([422, 'invalid-parameter']);
});
