import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERSION } from '../../../src/process/version.ts';
import { askSupervisor, findSockets } from '../../../src/supervisor/control-client.ts';
import { compiled } from '../../kit/project-root.ts';
import type { App, Contestant, Place } from '../contestant.ts';

/** docs/SUPERVISOR.md */
export const ours: Contestant = {
  name: 'ours',
  setup:
    '`tandem-supervisor apps.json` with `ready` and `aliveUrl` (an address of the app), `aliveSeconds`, `memoryMb`, `stopSeconds`, `essential: true`',
  notions: { readiness: true, liveness: true, memory: true },
  version: () => Promise.resolve(VERSION),
  prepare: (place) => {
    const apps = place.apps.map((app) => [app.name, entry(app, place)] as const);
    return launch(place, JSON.stringify(Object.fromEntries(apps), null, 2));
  },
  prepareBroken: (place) => launch(place, '{"web": {"comand": ["node"]}}'),
};

function entry({ command, port, name }: App, { bounds }: Place) {
  const url = `http://127.0.0.1:${port}/`;
  return {
    command,
    memoryMb: bounds.memoryMb,
    stopSeconds: bounds.stopSeconds,
    essential: true,
    readySeconds: bounds.readySeconds,
    ...(port === 0
      ? { ready: { line: `${name} is ready` } }
      : { ready: { url }, aliveUrl: url, aliveSeconds: bounds.silenceSeconds }),
  };
}

function launch({ dir }: Place, text: string) {
  const file = join(dir, 'apps.json');
  writeFileSync(file, text);
  return {
    command: process.execPath,
    // As scripts/start.sh starts it for a whole service.
    args: ['--max-old-space-size=96', '--optimize-for-size', compiled('supervisor', 'main.js'), file],
    state: async () => {
      const [socket = ''] = findSockets(join(dir, '.tandem-supervisor', 'pm2'));
      for await (const answer of (await askSupervisor(socket, { do: 'status' })) ?? []) {
        if (!('status' in answer)) continue;
        const web = answer.status.instances.find(({ app }) => app === 'web');
        if (web?.state === 'ready') return 'ready' as const;
      }
      return 'not ready' as const;
    },
  };
}
