import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askProgram } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';

/** None of the project's own packages: it is installed where temporary things are. */
const FOLDER = join(tmpdir(), 'tandem-conformance-concurrently');
const PACKAGE = join(FOLDER, 'node_modules', 'concurrently');

/** https://github.com/open-cli-tools/concurrently */
export const concurrently: Contestant = {
  name: 'concurrently',
  setup:
    '`--names`, `--kill-others-on-fail`, `--kill-timeout`. Without `--restart-tries`: with it, what is stopped is started again, and it never ends by SIGTERM (tried)',
  notions: { readiness: false, liveness: false, memory: false },
  version: async () => {
    if (!existsSync(PACKAGE)) await askProgram('npm', ['install', '--prefix', FOLDER, 'concurrently@9']);
    if (!existsSync(PACKAGE)) return null;
    return (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version;
  },
  prepare: (place) =>
    launch(
      place,
      place.apps.map(({ command }) => command.join(' ')),
    ),
  prepareBroken: (place) => launch(place, []),
};

function launch({ apps, bounds }: Place, commands: readonly string[]) {
  return {
    command: process.execPath,
    args: [
      ...[join(PACKAGE, 'dist', 'bin', 'concurrently.js'), '--names', apps.map(({ name }) => name).join(',')],
      ...['--kill-others-on-fail', '--kill-timeout', String(bounds.stopSeconds * 1000)],
      ...commands,
    ],
  };
}
