import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianVersion, shellLine } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';

/** https://ddollar.github.io/foreman/ */
export const foreman: Contestant = {
  name: 'foreman',
  setup: '`Procfile`, `foreman start -t`. It restarts nothing: the first end of an app is the end of all',
  notions: { readiness: false, liveness: false, memory: false },
  version: () => debianVersion('ruby-foreman', 'foreman'),
  prepare: (place) => {
    const lines = place.apps.map(({ name, command }) => `${name}: exec ${shellLine(command)}`);
    return launch(place, lines.join('\n'));
  },
  prepareBroken: (place) => launch(place, 'web = node app.mjs'),
};

function launch({ dir, bounds }: Place, text: string) {
  const file = join(dir, 'Procfile');
  writeFileSync(file, `${text}\n`);
  return { command: 'foreman', args: ['start', '-f', file, '-t', String(bounds.stopSeconds)] };
}
