import { readFile } from 'node:fs/promises';
import { stopMs } from '../../service/apps.ts';
import { readNeighbours } from '../../service/neighbours.ts';
import { EXIT } from '../../process/exit-error.ts';
import { drainPhases } from '../../supervisor/drain-phases.ts';
import { CheckFailed } from '../../process/check-failed.ts';
import type { Check } from '../check.ts';

/** What Render waits between SIGTERM and SIGKILL unless a Blueprint says otherwise. */
const RENDER_DEFAULT_SECONDS = 30;

export const shutdownCheck: Check = {
  name: 'shutdown',
  after: ['environment'],
  run: async ({ config }) => {
    const graceSeconds = config.shutdownGraceMs / 1000;
    const phases = drainPhases({
      graceMs: config.shutdownGraceMs - stopMs(readNeighbours(config)),
      api: true,
      worker: true,
      embeddedDatabase: config.databaseUrl === null,
    });
    if ('problem' in phases) {
      throw new CheckFailed(
        EXIT.config,
        `the time for a stop is too short: ${phases.problem}`,
        'raise SHUTDOWN_GRACE_SECONDS',
      );
    }
    if (config.onRender) {
      const { seconds, source } = await renderDelay();
      if (graceSeconds > seconds) {
        throw new CheckFailed(
          EXIT.config,
          `an ordered stop may take ${graceSeconds} seconds, and Render kills what runs after ${seconds} (${source})`,
          `set SHUTDOWN_GRACE_SECONDS to ${seconds} or less, or raise maxShutdownDelaySeconds`,
          { place: 'shutdown-delay' },
        );
      }
    }
    return `An ordered stop takes at most ${graceSeconds} seconds`;
  },
};

/**
 * Render doesn't tell a service its delay. The Blueprint it was made from does; every start begins in its directory.
 */
async function renderDelay(): Promise<{ seconds: number; source: string }> {
  const blueprint = await readFile('render.yaml', 'utf8').catch(() => '');
  const delay = /^\s*maxShutdownDelaySeconds:\s*(\d+)/m.exec(blueprint)?.[1];
  return delay === undefined
    ? { seconds: RENDER_DEFAULT_SECONDS, source: "Render's default for maxShutdownDelaySeconds" }
    : { seconds: Number(delay), source: 'maxShutdownDelaySeconds in render.yaml' };
}
