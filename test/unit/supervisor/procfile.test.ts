import { expect, it } from 'vitest';
import { isProcfile, parseProcfile } from '../../../src/supervisor/procfile.ts';

const about = { dir: '/srv/app', taken: ['api'] };

it('is known by its name', () => {
  expect(['Procfile', '/x/Procfile.dev', 'all.procfile'].map(isProcfile)).toEqual([true, true, true]);
  expect(['apps.json', 'Procfiles', 'profile'].map(isProcfile)).toEqual([false, false, false]);
});

it('has an app in each line, and one that comes first', () => {
  const parsed = parseProcfile(
    '# speech\nspeech:  ./serve --port 8880 # cpu\r\n\nrelease: make models && true\n',
    about,
  );
  expect(parsed).toMatchObject({
    apps: [
      {
        ...{ name: 'speech', cwd: '/srv/app', ready: { by: 'time', ms: 1_000 } },
        command: ['/bin/sh', '-c', './serve --port 8880 # cpu'],
        supervision: { memoryMb: 256, readyTimeoutMs: 60_000 },
      },
      { name: 'release', ready: { by: 'exit' }, command: ['/bin/sh', '-c', 'make models && true'] },
    ],
  });
});

it('says which line is wrong, and what is expected there', () => {
  expect(parseProcfile('speech = ./serve\n\nspeech:\nSpeech: x\napi: x\na: 1\na: 2\n', about)).toEqual({
    problems: [
      'line 1: expected "name: command", found "speech = ./serve"',
      'line 3: expected "name: command", found "speech:"',
      'line 4: "Speech" is no good name: up to 32 of a-z 0-9 -, a letter first',
      'line 5: "api" is the name of an app of this service',
      'line 7: there is a "a" already',
    ],
  });
  expect(parseProcfile('# nothing\n', about)).toEqual({
    problems: ['expected lines of "name: command", found none'],
  });
});
