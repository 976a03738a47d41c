import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { askProgram, debianVersion, shellLine } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';
import { writeServiceFolder } from '../service-folder.ts';
import { logFiles } from './s6.ts';

/** http://smarden.org/runit/ */
export const runit: Contestant = {
  name: 'runit',
  setup:
    '`runsvdir` with a service and its logger (`svlogd`) for each app, `check` for readiness, `chpst -d` for memory; stopped by `sv force-shutdown` for all and SIGHUP to `runsvdir`, as Debian does',
  notions: { readiness: true, liveness: false, memory: true },
  version: () => debianVersion('runit', 'runsvdir'),
  prepare: (place) => {
    for (const app of place.apps) writeService(place, app);
    return launch(place, join(place.dir, 'services'));
  },
  prepareBroken: (place) => launch(place, join(place.dir, 'missing')),
};

function writeService({ dir, bounds }: Place, { name, command, port }: Place['apps'][number]): void {
  const own = join(dir, 'services', name);
  const log = join(dir, 'log', name);
  mkdirSync(log, { recursive: true });
  const limit = ['chpst', '-d', String(bounds.memoryMb * 1024 * 1024)];
  writeServiceFolder(own, {
    programs: {
      run: `exec 2>&1\nexec ${shellLine([...limit, ...command])}`,
      check: `exec bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}' 2>/dev/null`,
    },
  });
  writeServiceFolder(join(own, 'log'), { programs: { run: `exec svlogd ${shellLine([log])}` } });
}

function launch({ dir, apps, bounds }: Place, folder: string) {
  const services = apps.map(({ name }) => join(dir, 'services', name));
  return {
    command: 'runsvdir',
    args: ['-P', folder],
    stop: async (pid: number) => {
      await askProgram('sv', ['-w', String(bounds.stopSeconds), 'force-shutdown', ...services]);
      process.kill(pid, 'SIGHUP');
    },
    stoppedCode: 111,
    state: async () =>
      (await askProgram('sv', ['-w', '1', 'check', join(dir, 'services', 'web')]))?.startsWith('ok:') === true
        ? ('ready' as const)
        : ('not ready' as const),
    logs: (app: string) => logFiles(join(dir, 'log', app)),
  };
}
