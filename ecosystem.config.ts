import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadProcessConfig } from './src/config.ts';
import type { Config } from './src/config.ts';
import type { AppSpec } from './src/supervisor/app-spec.ts';
import { drainPhases } from './src/supervisor/drain-phases.ts';
import { memoryBudget } from './src/supervisor/memory-budget.ts';
import { readMemoryLimit } from './src/supervisor/memory-limit.ts';

/** What runs for a minute is back for good, and not about to fall over again. */
const STEADY_MS = 60_000;

/**
 * The one list of processes, in the order in which they are stopped. `npm start` hands it to PM2's programmatic
 * interface; its compiled form also works with a stock PM2 where DATABASE_URL is set:
 * `npm run build && npx pm2 start dist/ecosystem.config.js`.
 */
export const apps: AppSpec[] = describeApps(loadProcessConfig());

function describeApps(config: Config): AppSpec[] {
  const embeddedDatabase = config.databaseUrl === null;
  const { limitMb } = readMemoryLimit(config.memoryLimitMb);
  const memory = memoryBudget({ ...config, limitMb, embeddedDatabase });
  const phases = drainPhases({ graceMs: config.shutdownGraceMs, api: true, worker: true, embeddedDatabase });
  if ('problem' in phases) throw new Error(`SHUTDOWN_GRACE_SECONDS: ${phases.problem}`);
  const common = {
    cwd: projectDir(),
    interpreter: process.execPath,
    // For a stock PM2; the supervisor has its own restarts, see `supervision`.
    exp_backoff_restart_delay: 200,
    wait_ready: true,
    listen_timeout: 30_000,
    // With it on, the worker's children would get the signal before the worker has drained.
    treekill: false,
    // PM2 asks in steps of this whether a process has ended. Milliseconds.
    kill_retry_time: 50,
    // No monitoring agent inside the apps, no source map support that nobody uses, no look into git.
    pmx: false,
    automation: false,
    disable_source_map_support: true,
    vizion: false,
  };
  return [
    {
      ...common,
      name: 'api',
      script: 'dist/src/api/main.js',
      exec_mode: 'cluster',
      instances: config.webConcurrency,
      node_args: [`--max-old-space-size=${memory.apiHeapMb}`],
      env: { PROCESS_TITLE: 'tandem api' },
      kill_timeout: phases.apiMs,
      supervision: {
        essential: true,
        readyTimeoutMs: 60_000,
        // Beyond any pause for garbage; Render takes an instance that doesn't answer for 15 s out of its traffic.
        silenceMs: 20_000,
        // One more try after a start that hung.
        downExitMs: 150_000,
        steadyMs: STEADY_MS,
        restarts: {
          limits: [
            // About a minute of crashing at once: that is when Render gives an instance up, too.
            { windowMs: 300_000, exits: 8 },
            // One crash every two minutes looks like an API that works; its users know better.
            { windowMs: 3_600_000, exits: 25 },
          ],
          firstDelayMs: 100,
          maxDelayMs: 15_000,
        },
      },
    },
    {
      ...common,
      name: 'worker',
      script: 'dist/src/worker/main.js',
      exec_mode: 'fork',
      instances: 1,
      node_args: [`--max-old-space-size=${memory.workerHeapMb}`],
      env: {
        PROCESS_TITLE: 'tandem worker',
        EXTRACTION_HEAP_MB: String(memory.extractionHeapMb),
        EXTRACTION_SLOTS: String(memory.extractionSlots),
      },
      kill_timeout: phases.workerMs,
      supervision: {
        essential: false,
        readyTimeoutMs: 60_000,
        silenceMs: 30_000,
        downExitMs: config.workerDownExitMs,
        steadyMs: STEADY_MS,
        restarts: { limits: [{ windowMs: 300_000, exits: 8 }], firstDelayMs: 100, maxDelayMs: 30_000 },
      },
    },
  ];
}

/** This file lies in the project's directory, its compiled form in `dist` below it. */
function projectDir(): string {
  const here = import.meta.dirname;
  return existsSync(join(here, 'package.json')) ? here : join(here, '..');
}
