import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianVersion, shellLine } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';

/** What stands in many a container: everything in the background, a trap that passes SIGTERM on, `wait`. */
export const sh: Contestant = {
  name: 'sh with wait',
  setup: '`app & app & wait` with a `trap` that passes SIGTERM on, `ulimit -d` for memory',
  notions: { readiness: false, liveness: false, memory: true },
  version: async () => {
    const version = await debianVersion('dash', 'sh');
    return version === null ? null : `dash ${version}`;
  },
  prepare: (place) => launch(place, script(place)),
  prepareBroken: (place) => launch(place, script(place).replace('wait\n', 'done\n')),
};

function script({ apps, bounds }: Place): string {
  const starts = apps.map(({ command }) => `${shellLine(command)} &\npids="$pids $!"`);
  return `#!/bin/sh
pids=
trap 'trap - TERM INT; kill -TERM $pids; wait' TERM INT
ulimit -d ${bounds.memoryMb * 1024}
${starts.join('\n')}
wait
`;
}

function launch({ dir }: Place, text: string) {
  const file = join(dir, 'start.sh');
  writeFileSync(file, text);
  return { command: 'sh', args: [file] };
}
