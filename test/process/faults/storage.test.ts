import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openStage } from '../../../tools/chaos/stage.ts';
import type { Stage } from '../../../tools/chaos/stage.ts';
import type { HealthReport } from '../../../src/contract/health.ts';
import { startTcpProxy } from '../../../tools/chaos/tcp-proxy.ts';
import type { TcpProxy } from '../../../tools/chaos/tcp-proxy.ts';
import { startS3Server } from '../../../tools/kit/s3-server.ts';
import type { S3Server } from '../../../tools/kit/s3-server.ts';
import { createListener, expectOutage, WAIT } from './listener.ts';

let stage: Stage;
const releases: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const release of releases.splice(0).reverse()) await release();
  expect(stage.violations).toEqual([]);
}, 100_000);

async function open(env: Record<string, string> = {}): Promise<Stage> {
  stage = await openStage({ queue: 'postgres', latencyMs: 200, env });
  releases.push(() => stage.close());
  return stage;
}

/** A bucket behind a network that can fail. */
async function openBucket(): Promise<{ proxy: TcpProxy; env: Record<string, string> }> {
  const s3: S3Server = await startS3Server();
  releases.push(() => s3.close());
  const port = Number(new URL(s3.settings.endpoint ?? '').port);
  const proxy = await startTcpProxy(() => ({ host: '127.0.0.1', port }));
  releases.push(() => proxy.close());
  const { bucket, region, credentials } = s3.settings;
  const env = {
    S3_BUCKET_NAME: bucket,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${proxy.port}`,
  };
  return { proxy, env };
}

function boughtTwice(): string[] {
  const calls = stage.servers.speech?.ledger() ?? [];
  const texts = calls.map(({ sha256, outcome }) => `${outcome} ${sha256}`);
  return texts.filter((text, index) => text.startsWith('ok') && texts.indexOf(text) !== index);
}

describe.runIf(process.platform === 'linux')('storage that fails', { timeout: 400_000 }, () => {
  test('without its bucket a book waits with the speech in hand, and nothing is bought twice', async () => {
    const { proxy, env } = await openBucket();
    const { url, servers } = await open(env);
    const listener = createListener(url);
    for (const fault of ['refused', 'reset', 'slow', 'stalled'] as const) {
      const calls = servers.speech?.ledger().length ?? 0;
      const begun = await listener.upload();
      await vi.waitUntil(() => (servers.speech?.ledger().length ?? 0) > calls, WAIT);
      await proxy.set(fault);
      if (fault !== 'slow') {
        await listener.until('/health', 503);
        expect(await listener.statusOf('/health/live')).toBe(200);
        expect(await listener.statusOf('/v1/audiobooks')).toBe(200);
      }
      if (fault === 'refused') {
        expect((await listener.untilWaiting(begun.id)).code).toBe('service-unavailable');
        await expectOutage(await listener.send());
      }
      await proxy.set('none');
      expect(await listener.untilFinal(begun.id)).toMatchObject({ status: 'ready', waiting: null });
      expect(boughtTwice()).toEqual([]);
    }
  });

  test.runIf(process.getuid?.() === 0)('a full disk shows in the book, and is waited out', async () => {
    const { url, storageDir, servers } = await open();
    // Small, so that it is soon full; a file system of its own, so that nobody else's disk is.
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', storageDir]);
    releases.push(() => void execFileSync('umount', ['--lazy', storageDir]));
    const listener = createListener(url);
    const storageHealth = async (): Promise<unknown> => {
      const answer = await fetch(`${url}/health`);
      const { status, dependencies } = (await answer.json()) as HealthReport;
      return { answered: answer.status, status, storage: dependencies.storage };
    };
    const fill = async (name: string, leftBytes: number): Promise<void> => {
      const { bavail, bsize } = statfsSync(storageDir);
      await writeFile(join(storageDir, name), Buffer.alloc(bavail * bsize - leftBytes)).catch(
        () => undefined,
      );
    };
    const bookBytes = 2 * 1024 * 1024;
    // Most of it before, since a book is spoken while so much is written.
    await fill('most', bookBytes);
    const calls = servers.speech?.ledger().length ?? 0;
    const begun = await listener.upload();
    await vi.waitUntil(() => (servers.speech?.ledger().length ?? 0) > calls, WAIT);
    await fill('rest', 0);

    expect((await listener.untilWaiting(begun.id)).code).toBe('disk-full');
    expect((await listener.send()).status).toBe(507);
    await expect.poll(storageHealth).toEqual({ answered: 200, status: 'degraded', storage: 'full' });
    for (const name of ['most', 'rest']) await rm(join(storageDir, name));
    await expect.poll(storageHealth).toEqual({ answered: 200, status: 'healthy', storage: 'healthy' });
    expect(await listener.untilFinal(begun.id)).toMatchObject({ status: 'ready', waiting: null });
    expect(boughtTwice()).toEqual([]);
  });
});
