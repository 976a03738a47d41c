import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { askProgram, debianVersion, shellLine } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';
import { writeServiceFolder } from '../service-folder.ts';

/** https://skarnet.org/software/s6/ */
export const s6: Contestant = {
  name: 's6',
  setup:
    'a scan directory with a service and its logger (`s6-log`) for each app, `notification-fd`, `timeout-kill`, `s6-softlimit -d` for memory. `s6-permafailon` in `finish`, which gives up, is not customary and not used',
  notions: { readiness: true, liveness: false, memory: true },
  version: () => debianVersion('s6', 's6-svscan'),
  prepare: (place) => {
    for (const app of place.apps) writeService(place, app);
    return launch(place, services(place));
  },
  prepareBroken: (place) => launch(place, join(place.dir, 'missing')),
};

const services = ({ dir }: Place): string => join(dir, 'services');

function writeService({ dir, bounds }: Place, { name, command }: Place['apps'][number]): void {
  const own = join(dir, 'services', name);
  const log = join(dir, 'log', name);
  mkdirSync(log, { recursive: true });
  const limit = ['s6-softlimit', '-d', String(bounds.memoryMb * 1024 * 1024)];
  writeServiceFolder(own, {
    programs: { run: `exec 2>&1\nexport READY_FD=3\nexec ${shellLine([...limit, ...command])}` },
    texts: { 'notification-fd': '3', 'timeout-kill': String(bounds.stopSeconds * 1000) },
  });
  writeServiceFolder(join(own, 'log'), {
    programs: { run: `exec s6-log n10 s1000000 ${shellLine([log])}` },
  });
}

function launch(place: Place, folder: string) {
  const web = join(services(place), 'web');
  return {
    command: 's6-svscan',
    args: [folder],
    state: async () =>
      (await askProgram('s6-svstat', ['-o', 'ready', web]))?.trim() === 'true'
        ? ('ready' as const)
        : ('not ready' as const),
    lastExit: async () => (await askProgram('s6-svdt', [web])) ?? '',
    logs: (app: string) => logFiles(join(place.dir, 'log', app)),
  };
}

/** The old ones first: their names are times. */
export function logFiles(dir: string): string[] {
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => /^(@|current$)/.test(name)) : [];
  return names.sort().map((name) => join(dir, name));
}
