import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { openControl } from '../../../src/supervisor/control-socket.ts';
import { createJournal } from '../../../src/supervisor/journal.ts';
import type { Runs } from '../../../src/supervisor/runs.ts';
import { SteeringError } from '../../../src/supervisor/steering.ts';
import { insertBook } from '../../helpers/books.ts';
import { narrate } from '../../services/api/narrator.ts';
import type { SpeakingApi } from '../../services/api/start-speaking-api.ts';
import { startSpeakingApi } from '../../services/api/start-speaking-api.ts';
import { probeAudio } from '../../../tools/kit/ffprobe.ts';
import { runTandem } from './run-tandem.ts';

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

let api: SpeakingApi;
let dir: string;
let id: string;
let mp3: Buffer;
beforeAll(async () => {
  api = await startSpeakingApi();
  await api.speakRequests();
  id = (await insertBook(api.pool, { title: 'Lamps: a history' })).id;
  const narrator = narrate(api, id);
  await narrator.begin(['One', 'Two'], 'Lamps: a history');
  await narrator.speak();
  await narrator.speak();
  mp3 = await narrator.finish();
  for (const title of ['Bells', 'Bells and towers']) await insertBook(api.pool, { title });
});
afterAll(() => api.close());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-commands-'));
  return () => rm(dir, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const running = runTandem([...args, '--url', api.url], { dir });
  return { code: await running.ended, out: running.out(), err: running.err() };
}

describe('tandem list', () => {
  it('has a line for each book, the newest first', async () => {
    const { code, out } = await run('list');
    expect(code).toBe(0);
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.replace(/^[0-9a-f-]{36} +/, '').split(/ {2,}/))).toEqual([
      ['queued 0 %', 'Bells and towers'],
      ['queued 0 %', 'Bells'],
      ['ready', '2 s', 'Lamps: a history'],
    ]);
  });

  it('finds words, states and a number of them, also for programs', async () => {
    const { out } = await run('list', 'bells', '--json', '--limit', '1');
    const books = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(books).toMatchObject([{ title: 'Bells and towers', status: 'queued' }]);
    expect((await run('list', '--status', 'ready')).out).toContain(id);
    expect((await run('list', '--status', 'lost')).code).toBe(65);
  });
});

describe('tandem get', () => {
  it('saves the audio of a book that is named by words of its title, under that title', async () => {
    const { code, out, err } = await run('get', 'lamps');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await readdir(dir)).toEqual(['Lamps a history.mp3']);
    expect((await readFile(join(dir, 'Lamps a history.mp3'))).equals(mp3)).toBe(true);
    expect(out).toContain('Lamps a history.mp3: “Lamps: a history”');
  });

  it('saves every other file under the name that is given', async () => {
    for (const format of ['zip', 'epub', 'txt', 'srt', 'vtt']) {
      expect((await run('get', id, '--as', format, '-o', `book.${format}`)).code).toBe(0);
    }
    const files = Object.fromEntries(
      await Promise.all(
        (await readdir(dir)).map(async (name) => [name, await readFile(join(dir, name), 'latin1')] as const),
      ),
    );
    expect(files).toEqual({
      'book.epub': expect.stringMatching(/^PK/) as string,
      'book.srt': expect.stringMatching(/^1\n00:00:00,000 --> /) as string,
      'book.txt': expect.stringContaining('Some words.') as string,
      'book.vtt': expect.stringMatching(/^WEBVTT/) as string,
      'book.zip': expect.stringMatching(/^PK/) as string,
    });
  });

  it.each([
    [['get'], 64, 'name an audiobook'],
    [['get', 'lamps', '--as', 'flac'], 64, '--as takes one of: mp3'],
    [['get', 'whales'], 65, 'there is no audiobook with “whales”'],
    [['get', 'bel'], 65, '2 audiobooks fit “bel”; name one by its id:'],
    [['get', 'bells'], 65, 'The audio is not ready'],
    [['get', UNKNOWN_ID], 65, 'There is no such audiobook'],
  ])('ends with a reason for %j, and saves nothing', async (args, code, reason) => {
    const ended = await run(...args);
    expect(ended.err).toContain(reason);
    expect(ended.code).toBe(code);
    expect(await readdir(dir)).toEqual([]);
  });
});

describe('tandem feed', () => {
  it('makes one that works, lists it, and revokes it', async () => {
    const made = await run('feed', '--name', 'Phone', '--book', 'lamps');
    expect(made.code).toBe(0);
    const address = made.out.trim();
    expect((await fetch(address)).status).toBe(200);
    const listed = await run('feed', 'list');
    expect(listed.out).toMatch(new RegExp(`^\\S{36} +Phone +book ${id} +used \\d{4}-`));
    expect((await run('feed', 'revoke', listed.out.slice(0, 36))).out).toBe('Revoked.\n');
    expect((await fetch(address)).status).toBe(410);
    expect((await run('feed', 'burn')).code).toBe(64);
  });
});

describe('tandem voices', () => {
  it('tells which can be chosen for a language', async () => {
    const { out } = await run('voices', '--language', 'de');
    expect(out).toMatch(/^de +German +de +espeak +free$/m);
    expect(out).not.toMatch(/^fr/m);
  });
});

describe('tandem sample', () => {
  it('saves a few seconds of a voice, or says which there is not', async () => {
    const file = join(dir, 'sample.mp3');
    const { code, out } = await run(
      'sample',
      'en-gb',
      '--text',
      'Hello there.',
      '--speed',
      '1.25',
      '-o',
      file,
    );
    expect([code, out]).toEqual([0, `${file}\n`]);
    expect((await probeAudio(file)).codec).toBe('mp3');
    expect((await run('sample', 'nobody')).code).toBe(65);
    expect((await run('sample')).code).toBe(64);
  });
});

describe('tandem status', () => {
  it('says how the service is, and ends with 69 where none answers', async () => {
    const { code, out } = await run('status');
    expect(code).toBe(0);
    expect(out).toMatch(/^service +healthy at http/);
    expect(out).toMatch(/^database +healthy$/m);
    expect(JSON.parse((await run('status', '--json')).out)).toMatchObject({ status: 'healthy' });
    const away = runTandem(['status', '--url', 'http://127.0.0.1:9'], { dir });
    expect(await away.ended).toBe(69);
    expect(away.err()).toContain('Is the service running?');
  });
});

describe('the processes of the service that runs here', () => {
  let asked: string[];
  let place: string;
  beforeEach(async () => {
    asked = [];
    place = join(dir, 'pm2', String(process.pid));
    await mkdir(place, { recursive: true });
    const journal = createJournal();
    journal.add(
      'worker',
      '{"time":"2026-01-01T10:11:12.345Z","level":"error","process":"worker","message":"it broke"}',
    );
    const doing = (what: string) => (app: string) => {
      asked.push(`${what} ${app}`);
      return what === 'reload' ? Promise.reject(new SteeringError('the old one goes on')) : Promise.resolve();
    };
    const run: Runs['run'] = ({ command, memoryMb }, caller) => {
      caller.line('out', command.join(' '));
      caller.line('err', `${memoryMb} MB`);
      return Promise.resolve({ code: 3, says: 'ended with code 3' });
    };
    const steering = { stop: doing('stop'), restart: doing('restart'), reload: doing('reload') };
    const instance = {
      ...({ app: 'worker', state: 'waiting', pid: null, uptimeSeconds: null, restarts: 3 } as const),
      ...({
        lastExit: { secondsAgo: 65, cause: 'killed', says: 'killed by SIGKILL' },
        memoryMb: null,
      } as const),
      ...{ memoryLimitMb: 300, essential: false },
    };
    const control = await openControl({
      folder: place,
      steering: { ...steering, run, assertKnown: () => undefined },
      journal,
      status: () => ({
        ...{ pid: 7, uptimeSeconds: 3_700, about: { url: api.url }, supervisorMb: 20 },
        memory: { usedMb: 224, limitMb: 512, source: 'a test' },
        instances: [instance],
        errors: journal.errors(),
      }),
    });
    return () => control.close();
  });

  async function runHere(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const running = runTandem(args, { dir, env: { DATA_DIR: dir } });
    return { code: await running.ended, out: running.out(), err: running.err() };
  }

  it('are on one screen with the last errors and how the service is, also for programs', async () => {
    const { code, out } = await runHere('status');
    expect(code).toBe(0);
    expect(out).toMatch(/^worker +waiting +– +– +3 +– +1 min 05 s ago: killed by SIGKILL$/m);
    expect(out).toMatch(/^supervisor +ready +7 +1 h 01 min +– +20 MB/m);
    expect(out).toContain('224 of 512 MB');
    expect(out).toContain('LAST ERRORS\n10:11:12 worker  it broke\n');
    expect(out).toMatch(/^service +healthy at http/m);
    const report = JSON.parse((await runHere('status', '--json')).out) as Record<string, unknown>;
    expect(report).toMatchObject({
      status: 'healthy',
      supervisors: [{ pid: 7, instances: [{ restarts: 3 }] }],
    });
  });

  it('have company of a program that is run once, whose lines and code come back', async () => {
    expect(await runHere('run', '--memory', '70', '--', 'tool', '--help')).toEqual({
      ...{ code: 3, out: 'tool --help\n' },
      err: '70 MB\ntandem run: tool ended with code 3\n',
    });
    expect((await runHere('run', 'tool')).err).toContain('tandem run: name the program behind "--"');
  });

  it('are stopped and restarted by name; what is no name, or fails, ends with a reason', async () => {
    expect(await runHere('restart', 'worker')).toEqual({ code: 0, out: 'worker is ready again\n', err: '' });
    expect((await runHere('stop', 'worker')).code).toBe(0);
    expect(await runHere('reload', 'worker')).toMatchObject({
      code: 70,
      err: 'tandem reload: the old one goes on\n',
    });
    expect(asked).toEqual(['restart worker', 'stop worker', 'reload worker']);
    const unknown = await runHere('restart', 'woker');
    expect(unknown.err).toContain('there is no app "woker" here; there is worker');
    expect([unknown.code, (await runHere('stop')).code, (await runHere('stop', 'a', 'b')).code]).toEqual([
      64, 64, 64,
    ]);
  });

  it('show their last lines', async () => {
    const { code, out } = await runHere('logs', 'worker', '--lines', '5');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ message: 'it broke' });
    expect((await runHere('logs', '--lines', 'all')).code).toBe(64);
  });

  it('are nobody where no service runs', async () => {
    await rm(place, { recursive: true });
    expect(await runHere('logs')).toMatchObject({
      code: 69,
      err: expect.stringContaining('no service runs here') as string,
    });
  });
});

describe('tandem', () => {
  it('lists its commands, and says which one there is not', async () => {
    const help = runTandem(['--help'], { dir });
    expect(await help.ended).toBe(0);
    expect(help.out()).toMatch(/^ {2}narrate +makes audiobooks/m);
    const wrong = runTandem(['narate', 'book.pdf'], { dir });
    expect(await wrong.ended).toBe(64);
    expect(wrong.err()).toMatch(/^tandem: there is no command "narate"\n\nUsage: tandem COMMAND/);
  });

  it.each(Object.keys(COMMANDS))('explains %s', async (command) => {
    const help = runTandem([command, '--help'], { dir });
    expect(await help.ended).toBe(0);
    expect(help.out()).toMatch(new RegExp(`^Usage: tandem ${command}`));
  });

  it('completes commands and flags in a shell', async () => {
    const script = runTandem(['completion', 'bash'], { dir });
    expect(await script.ended).toBe(0);
    for (const [line, expected] of [
      [['tandem', 'na'], 'narrate'],
      [['tandem', 'narrate', '--spe'], '--speed'],
    ] as const) {
      const ask = `COMP_WORDS=(${line.join(' ')}); COMP_CWORD=${line.length - 1}; _tandem; echo "\${COMPREPLY[*]}"`;
      const { stdout } = await promisify(execFile)('bash', ['-c', `${script.out()}\n${ask}`]);
      expect(stdout.trim()).toBe(expected);
    }
  });
});
