import type { Config } from './config.ts';
import { EXIT, ExitError } from '../process/exit-error.ts';
import { PACKAGE_DIR } from '../process/program-path.ts';
import { isOneShot } from '../supervisor/app-spec.ts';
import type { AppSpec, CommandApp, NodeApp } from '../supervisor/app-spec.ts';
import { drainPhases } from '../supervisor/drain-phases.ts';
import type { DrainPhases } from '../supervisor/drain-phases.ts';
import { memoryBudget } from './memory-budget.ts';
import { readNeighbours } from './neighbours.ts';
import { readMemoryLimit } from '../supervisor/memory-limit.ts';

/** What runs for a minute is back for good, and not about to fall over again. */
const STEADY_MS = 60_000;

/**
 * The processes of this service, in the order in which they are stopped, with their shares of memory and time.
 *
 * @throws {ExitError} (78) when there is too little of either for what is to run.
 */
export function describeApps(config: Config, names: readonly string[]): AppSpec[] {
  const running = runningHere(config, names);
  const neighbours = readNeighbours(config);
  const phases = planShutdown(config, names, neighbours);
  const { limitMb } = readMemoryLimit(config.memoryLimitMb);
  const memory = memoryBudget({
    ...config,
    ...running,
    limitMb,
    speechMb: config.speech.memoryMb,
    pictures: config.ocr === 'auto',
    otherAppsMb: besides(neighbours).reduce((sum, { supervision }) => sum + supervision.memoryMb, 0),
  });
  if ('problem' in memory) throw new ExitError(EXIT.config, `MEMORY_LIMIT_MB: ${memory.problem}`);
  const common = {
    cwd: PACKAGE_DIR,
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
  // What is left of the grace time when the neighbours, which the worker needs up to its end, have had theirs.
  const grace = { SHUTDOWN_GRACE_SECONDS: String((config.shutdownGraceMs - stopMs(neighbours)) / 1000) };
  const apps: NodeApp[] = [
    {
      ...common,
      name: 'api',
      script: 'dist/src/api/main.js',
      exec_mode: 'cluster',
      instances: memory.api.instances,
      node_args: [`--max-old-space-size=${memory.api.heapMb}`],
      env: { PROCESS_TITLE: 'tandem api', ...grace },
      kill_timeout: phases.apiMs,
      supervision: {
        essential: true,
        readyTimeoutMs: 60_000,
        // Beyond any pause for garbage; Render takes an instance that doesn't answer for 15 s out of its traffic.
        silenceMs: 20_000,
        // One more try after a start that hung.
        downExitMs: 150_000,
        steadyMs: STEADY_MS,
        memoryMb: memory.api.memoryMb,
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
      node_args: [`--max-old-space-size=${memory.worker.heapMb}`],
      env: {
        PROCESS_TITLE: 'tandem worker',
        ...grace,
        EXTRACTION_HEAP_MB: String(memory.extraction.heapMb),
        EXTRACTION_MEMORY_MB: String(memory.extraction.memoryMb),
        OCR_FITS: String(memory.extraction.picturesMb > 0),
        EXTRACTION_SLOTS: String(memory.extraction.slots),
        NARRATION_CONCURRENCY: String(memory.segments),
      },
      kill_timeout: phases.workerMs,
      supervision: {
        essential: false,
        readyTimeoutMs: 60_000,
        silenceMs: 30_000,
        downExitMs: config.workerDownExitMs,
        steadyMs: STEADY_MS,
        memoryMb: memory.worker.memoryMb,
        restarts: { limits: [{ windowMs: 300_000, exits: 8 }], firstDelayMs: 100, maxDelayMs: 30_000 },
      },
    },
  ];
  return [...apps.filter(({ name }) => names.includes(name)), ...neighbours];
}

/**
 * How the time for a stop is shared out among what runs here.
 *
 * @throws {ExitError} (78) when it is too short.
 */
export function planShutdown(
  config: Config,
  names: readonly string[],
  neighbours: readonly CommandApp[],
): DrainPhases {
  const graceMs = config.shutdownGraceMs - stopMs(neighbours);
  const phases = drainPhases({ graceMs, ...runningHere(config, names) });
  if (!('problem' in phases)) return phases;
  const without = neighbours.length === 0 ? '' : ', without what the apps of APPS_FILE take (stopSeconds)';
  throw new ExitError(EXIT.config, `SHUTDOWN_GRACE_SECONDS: ${phases.problem}${without}`);
}

/** What stopping these takes: they stop one after the other. Milliseconds. */
export function stopMs(neighbours: readonly CommandApp[]): number {
  return besides(neighbours).reduce((sum, { kill_timeout }) => sum + kill_timeout, 0);
}

/** What runs at the same time as our own; the others are through before these start. */
function besides(neighbours: readonly CommandApp[]): CommandApp[] {
  return neighbours.filter((app) => !isOneShot(app));
}

function runningHere(config: Config, names: readonly string[]) {
  return {
    api: names.includes('api'),
    worker: names.includes('worker'),
    embeddedDatabase: config.databaseUrl === null,
  };
}
