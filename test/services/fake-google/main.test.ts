import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoogleEngine } from '../../../src/tts/google/engine.ts';
import { parseGoogleEndpoint } from '../../../src/tts/google/endpoint.ts';
import { requestsPerMinute } from '../../../src/tts/google/quotas.ts';
import { createMemoryQuotaStore, createQuotaGate } from '../../../src/tts/quota.ts';
import { quietLog } from '../../../tools/kit/log.ts';
import { FAKE_GOOGLE_COMMAND } from '../../../tools/kit/fake-google-command.ts';

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe('the program', () => {
  it('says where it is, speaks, keeps its ledger, and ends with 0 on SIGTERM', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tandem-fake-google-'));
    const ledger = join(dir, 'ledger.jsonl');
    const child = run(['--port', '0', '--latency-ms', '1', '--ledger', ledger, '--fsync']);
    const line = await firstLine(child);
    const endpoint = parseGoogleEndpoint(
      /^fake Google speech is ready: GOOGLE_TTS_ENDPOINT=(\S+)$/.exec(line)?.[1] ?? '',
    );
    if ('problem' in endpoint) throw new Error(endpoint.problem);
    const quota = createQuotaGate(createMemoryQuotaStore(), requestsPerMinute);
    const engine = createGoogleEngine({ credentials: null, endpoint, quota, log: quietLog });
    await engine.synthesize({ text: 'Hello there.', voice: 'en-GB-Neural2-A', language: 'en', speed: 1 });
    expect(JSON.parse(await readFile(ledger, 'utf8'))).toMatchObject({ characters: 12, outcome: 'ok' });
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual([0, null]);
    await engine.close();
    await rm(dir, { recursive: true });
  });

  it.each([
    [['--port', 'http'], /--port must be a whole number from 0 to 65535/],
    [['--port', '65536'], /--port/],
    [['--fail-rate', '1.5'], /--fail-rate must be a number from 0 to 1/],
    [['--latency-ms', ''], /--latency-ms/],
    [['--fail-rate', '0.6', '--hang-rate', '0.6'], /together more than 1/],
    [['--no-such-option'], /no-such-option/],
    [['unexpected'], /unexpected/i],
  ])('ends with 64 and its usage for %j', async (args, message) => {
    const child = run(args);
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    expect(await ended(child)).toEqual([64, null]);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('Usage: npm run fake-google');
  });

  it('ends with 69 when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const child = run(['--port', String((other.address() as AddressInfo).port)]);
    expect(await ended(child)).toEqual([69, null]);
    other.close();
  });
});

function run(args: string[]): ChildProcess {
  const child = spawn(process.execPath, [...FAKE_GOOGLE_COMMAND, ...args]);
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('there is no output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}

async function ended(child: ChildProcess): Promise<[number | null, string | null]> {
  return (await once(child, 'close')) as [number | null, string | null];
}
