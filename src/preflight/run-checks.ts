import { messageOf } from '../process/thrown.ts';
import { EXIT } from '../process/exit-error.ts';
import type { Log, LogFields } from '../process/log.ts';
import { CheckFailed } from '../process/check-failed.ts';
import type { Check, CheckContext } from './check.ts';
import { WHERE_SETTINGS_ARE } from './explain-config-error.ts';
import { renderHint } from '../settings/render-dashboard.ts';

/** A check may rightly take long (the tables are being changed by another instance); then it says so. */
const PATIENCE_MS = 15_000;

type Outcome =
  { kind: 'passed'; line: string } | { kind: 'failed'; failure: CheckFailed } | { kind: 'skipped' };

/**
 * Runs all checks, those that don't depend on each other at the same time, and prints what they say in the order of the
 * list. Failures are collected and end in one message that says what to do about each.
 *
 * @returns the exit code: 0, or that of a wrong setting (78) before that of a missing service (69).
 */
export async function runChecks(checks: readonly Check[], context: CheckContext): Promise<number> {
  const { log } = context;
  const running = new Map<string, Promise<{ outcome: Outcome; replay: () => void }>>();
  for (const check of checks) {
    const needed = [...running].filter(([name]) => check.after?.includes(name)).map(([, result]) => result);
    running.set(check.name, runOne(check, context, needed));
  }
  // Also keeps this process alive when all that a check waits for is something that doesn't.
  const patience = setInterval(() => log.warn(`Still checking: ${[...waitingFor].join(', ')}`), PATIENCE_MS);
  const waitingFor = new Set(running.keys());
  for (const [name, result] of running) void result.then(() => waitingFor.delete(name));
  const failures: { name: string; failure: CheckFailed }[] = [];
  for (const { name } of checks) {
    const result = await running.get(name);
    if (result === undefined) continue;
    result.replay();
    const { outcome } = result;
    if (outcome.kind === 'passed') log.info(outcome.line);
    if (outcome.kind === 'failed') failures.push({ name, failure: outcome.failure });
  }
  clearInterval(patience);
  if (failures.length === 0) return EXIT.ok;
  log.error(explain(failures, context.config.onRender));
  return failures.some(({ failure }) => failure.exitCode === EXIT.config) ? EXIT.config : EXIT.unavailable;
}

async function runOne(
  check: Check,
  context: CheckContext,
  needed: readonly Promise<{ outcome: Outcome }>[],
): Promise<{ outcome: Outcome; replay: () => void }> {
  const before = await Promise.all(needed);
  const { log, replay } = holdBack(context.log);
  if (before.some(({ outcome }) => outcome.kind !== 'passed'))
    return { outcome: { kind: 'skipped' }, replay };
  try {
    return { outcome: { kind: 'passed', line: await check.run({ ...context, log }) }, replay };
  } catch (error) {
    const failure =
      error instanceof CheckFailed
        ? error
        : new CheckFailed(EXIT.unavailable, messageOf(error), 'see the message', { cause: error });
    return { outcome: { kind: 'failed', failure }, replay };
  }
}

/** Warnings show at once (one says that a service is being waited for); the rest waits for its turn. */
function holdBack(log: Log): { log: Log; replay: () => void } {
  const held: (() => void)[] = [];
  const info = (message: string, fields?: LogFields): void => {
    held.push(() => log.info(message, fields));
  };
  return { log: { ...log, info }, replay: () => held.forEach((print) => print()) };
}

/** One line where one thing is wrong, a block where there are several. */
function explain(failures: readonly { name: string; failure: CheckFailed }[], onRender: boolean): string {
  const lines = failures.map(
    ({ name, failure: { message, fix, place } }) =>
      `${name}: ${message}; ${fix}${renderHint(onRender ? place : null)}`,
  );
  return lines.length === 1
    ? `Not started. ${lines.join('')}`
    : [
        `Not started, ${lines.length} checks failed:`,
        ...lines.map((line) => `  ${line}`),
        WHERE_SETTINGS_ARE,
      ].join('\n');
}
