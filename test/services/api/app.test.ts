import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { METRICS } from '../../../src/contract/metrics.ts';
import { addCounts } from '../../../src/db/counted.ts';
import { ERROR_CATALOGUE } from '../../../src/errors.ts';
import type { Problem } from '../../../src/errors.ts';
import { programPath } from '../../../tools/programs/programs.ts';
import { openSocket, readToEnd } from './multipart.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('what is asked for wrongly', () => {
  it.each([
    ['GET', '/nothing', 404, 'not-found'],
    ['GET', '/v1', 404, 'not-found'],
    ['GET', '/v1/audiobooks/%ZZ', 400, 'invalid-request'],
    ['GET', '/%ZZ', 404, 'not-found'],
    ['PUT', '/v1/audiobooks', 405, 'method-not-allowed'],
    ['POST', '/health', 405, 'method-not-allowed'],
    ['DELETE', '/', 405, 'method-not-allowed'],
    ['PUT', '/v1/audiobooks/0', 405, 'method-not-allowed'],
  ])('%s %s is a problem with status %i', async (method, path, status, code) => {
    const socket = await openSocket(api.port);
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const answer = await readToEnd(socket);
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/^Content-Type: application\/problem\+json/m);
    const problem = JSON.parse(answer.body) as Problem & { requestId: string };
    expect(problem).toMatchObject({
      status,
      code,
      type: `/docs#${code}`,
      title: ERROR_CATALOGUE[problem.code].title,
    });
    expect(answer.head).toContain(`X-Request-Id: ${problem.requestId}`);
    if (status === 405) expect(answer.head).toMatch(/^Allow: GET, HEAD.*, OPTIONS$/m);
  });

  it('OPTIONS tells what is allowed', async () => {
    const answer = await fetch(`${api.url}/v1/audiobooks/x`, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, PATCH, DELETE, OPTIONS');
  });

  it('a body that nobody asked for is answered, and the connection closed cleanly', async () => {
    const socket = await openSocket(api.port);
    socket.write('POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n');
    socket.write(Buffer.alloc(3_000_000));
    const answer = await readToEnd(socket);
    expect(answer.status).toBe(404);
    expect(answer.head).toMatch(/^Connection: close$/m);
  });

  it('errors that nobody foresaw are logged, and answered without details', async () => {
    const broken = await startApi();
    await broken.pool.query('DROP TABLE books CASCADE');
    const answer = await fetch(`${broken.url}/v1/audiobooks`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'internal' });
    expect(text).not.toMatch(/books|relation|at /i);
    const logged = broken.lines.find(({ message }) => message === 'a request failed');
    expect(logged).toMatchObject({ level: 'error', requestId: answer.headers.get('X-Request-Id') });
    expect(String(logged?.['error'])).toContain('relation "books" does not exist');
    await broken.close();
  });
});

describe('every answer', () => {
  it('has the headers that keep browsers from mischief', async () => {
    for (const path of ['/', '/docs', '/v1/voices', '/nothing', '/health']) {
      const { headers } = await fetch(`${api.url}${path}`);
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers.get('Content-Security-Policy')).not.toContain('unsafe');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('X-Powered-By')).toBeNull();
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  });

  it('has a request id, and keeps a sane one that came in', async () => {
    const idFor = async (id?: string): Promise<string | null> => {
      const headers = id === undefined ? {} : { 'X-Request-Id': id };
      return (await fetch(`${api.url}/health/live`, { headers })).headers.get('X-Request-Id');
    };
    expect(await idFor()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('from-a-proxy.1')).toBe('from-a-proxy.1');
    expect(await idFor('with space')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('x'.repeat(101))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves one line in the log, without what stood in the query', async () => {
    await fetch(`${api.url}/v1/audiobooks?token=secret-token`, { headers: { 'X-Request-Id': 'logged' } });
    await expect
      .poll(() => api.lines.filter((line) => line['requestId'] === 'logged' && line['message'] === 'request'))
      .toMatchObject([{ method: 'GET', path: '/v1/audiobooks', status: 400, level: 'info' }]);
    expect(JSON.stringify(api.lines)).not.toContain('secret-token');
  });
});

describe('strangers', () => {
  it('fill no log, however many paths they try', async () => {
    const before = api.lines.length;
    const tries = Array.from({ length: 400 }, (_, index) => fetch(`${api.url}/nothing-${index}`));
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(404);
    await expect.poll(() => api.lines.some((line) => Number(line['leftOut']) > 0)).toBe(true);
    const ofRequests = api.lines.slice(before).filter(({ message }) => message === 'request');
    expect(ofRequests.length).toBeLessThan(400);
  });

  it('hear over https that there is no other way', async () => {
    const policyOf = async (headers: Record<string, string>) =>
      (await fetch(api.url, { headers })).headers.get('Strict-Transport-Security');
    expect(await policyOf({ 'X-Forwarded-Proto': 'https' })).toBe('max-age=31536000');
    expect(await policyOf({})).toBeNull();
  });

  it('hear no more than a status where a foreign name points at this machine', async () => {
    const socket = await openSocket(Number(new URL(api.url).port));
    socket.write('GET /health HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n');
    const { body } = await readToEnd(socket);
    expect(body).toContain('"status"');
    expect(body).not.toContain('uptimeSeconds');
  });
});

describe('the page and its files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/docs', 'text/html; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 'image/svg+xml', 'public, max-age=86400'],
  ])('%s is sent once and then confirmed', async (path, type, cacheControl) => {
    const first = await fetch(`${api.url}${path}`);
    expect(first.status).toBe(200);
    expect(first.headers.get('Content-Type')).toBe(type);
    expect(first.headers.get('Cache-Control')).toBe(cacheControl);
    const etag = first.headers.get('ETag') ?? '';
    expect((await fetch(`${api.url}${path}`, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('are one script and one style sheet, which a browser keeps for good', async () => {
    for (const path of ['/', '/docs']) {
      const html = await (await fetch(`${api.url}${path}`)).text();
      const addresses = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
        ([, name = '']) => name,
      );
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) {
        expect(address).toMatch(/^\/(app|style)-[\w-]{16}\.(js|css)$/);
        const file = await fetch(`${api.url}${address}`);
        expect(file.status).toBe(200);
        expect(file.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
        expect(file.headers.get('Content-Type')).toMatch(/^text\/(javascript|css); charset=utf-8$/);
      }
    }
  });

  it('are packed as the browser can take them', async () => {
    const html = await (await fetch(api.url)).text();
    const address = /src="(\/app-[^"]+)"/.exec(html)?.[1] ?? '';
    const get = async (encoding: string) => {
      const socket = await openSocket(api.port);
      socket.write(
        `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
      );
      const { head } = await readToEnd(socket);
      return { bytes: Number(/^Content-Length: (\d+)/im.exec(head)?.[1]), head };
    };
    const [plain, gzip, brotli] = [await get('identity'), await get('gzip'), await get('gzip, br')];
    expect(plain.head).not.toMatch(/^Content-Encoding/im);
    expect(gzip.head).toMatch(/^Content-Encoding: gzip$/im);
    expect(brotli.head).toMatch(/^Content-Encoding: br$/im);
    expect(gzip.bytes).toBeLessThan(plain.bytes / 2);
    expect(brotli.bytes).toBeLessThan(gzip.bytes);
    for (const { head } of [plain, gzip, brotli]) expect(head).toMatch(/^Vary: Accept-Encoding$/im);
    // What came packed is what is there.
    expect((await (await fetch(`${api.url}${address}`)).arrayBuffer()).byteLength).toBe(plain.bytes);
  });

  it('says how large a file may be', async () => {
    expect(await (await fetch(api.url)).text()).toContain('data-upload-max-bytes="1048576"');
  });

  it('has nothing inline and nothing from elsewhere', async () => {
    const html = await (await fetch(api.url)).text();
    expect(html).not.toMatch(/<script>|<style|style=|onclick=/i);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('the documentation', () => {
  it('has an entry for every error, as it is in the catalogue', async () => {
    const html = await (await fetch(`${api.url}/docs`)).text();
    const rows = [...html.matchAll(/<tr id="([^"]+)">.*?<td>(\d+)<\/td>/g)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(rows).toEqual(Object.entries(ERROR_CATALOGUE).map(([code, { status }]) => [code, status]));
  });
});

describe('GET /metrics', () => {
  const figures = async (): Promise<string> => {
    const answer = await fetch(`${api.url}/metrics`);
    expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    return answer.text();
  };

  it('has every family of the contract once, in Prometheus’s form', async () => {
    const text = await figures();
    expect(text).toContain('tandem_books{status="ready"} 0\n');
    expect(text).toContain('tandem_speech_characters{outcome="uncertain"} 0\n');
    expect(text).toContain('tandem_speech_uncertain_calls 0\n');
    expect(text).toContain('tandem_queue_jobs{state="waiting"} 0\n');
    expect(text).toContain('tandem_spent_usd{period="day"} 0\n');
    expect(text).toMatch(/^tandem_loop_delay_seconds\{process="api"\} [\d.]+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    const headers = Object.entries(METRICS).flatMap(([name, { type, help }]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
    ]);
    const lines = text.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(headers);
    let family = '';
    for (const line of lines) {
      if (line.startsWith('# TYPE')) [, , family = ''] = line.split(' ');
      if (line.startsWith('#')) continue;
      expect(line).toMatch(/^\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.]+(e[+-]\d+)?$/);
      expect(line.startsWith(family)).toBe(true);
    }
    expect(new Set(lines).size).toBe(lines.length);
    const { stdout, stderr } = spawnSync(programPath('promtool'), ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toBe('');
  });

  it('counts requests by the route that answered, and what all processes have counted', async () => {
    await fetch(`${api.url}/v1/audiobooks/${randomUUID()}`);
    await fetch(`${api.url}/nowhere/${randomUUID()}`);
    await addCounts(api.pool, new Map([['tandem_engine_calls_total{provider="x",result="spoken"}', 2]]));
    await addCounts(api.pool, new Map([['tandem_engine_calls_total{provider="x",result="spoken"}', 3]]));
    // What is told may be a few seconds old.
    const text = await vi.waitUntil(
      async () => {
        const told = await figures();
        return told.includes('route="/v1/audiobooks/:id"') && told.includes('provider="x"') && told;
      },
      { timeout: 60_000, interval: 500 },
    );
    const requests = text.split('\n').filter((line) => line.startsWith('tandem_requests_total'));
    expect(requests.join('\n')).toMatch(/\{route="\/v1\/audiobooks\/:id",method="GET",status="404"\} \d+$/m);
    expect(requests.join('\n')).toMatch(/\{route="none",method="GET",status="404"\} \d+$/m);
    expect(requests.join('\n')).not.toMatch(/nowhere|health|metrics/);
    const buckets = [...text.matchAll(/^tandem_request_seconds_bucket\{route="none",le="(.+)"\} (\d+)$/gm)];
    expect(buckets.map(([, bound]) => bound)).toEqual([
      '0.005',
      '0.02',
      '0.1',
      '0.5',
      '2',
      '10',
      '60',
      '+Inf',
    ]);
    const counts = buckets.map(([, , count]) => Number(count));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(text).toContain(`tandem_request_seconds_count{route="none"} ${counts.at(-1)}\n`);
    expect(text).toContain('tandem_engine_calls_total{provider="x",result="spoken"} 5\n');
  });
});
