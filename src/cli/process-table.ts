import { stripVTControlCharacters } from 'node:util';
import type { InstanceStatus, SupervisorStatus } from '../supervisor/control.ts';
import { renderDuration } from './progress-bar.ts';

/** One line of the log stays one line of the screen. */
const ERROR_CHARACTERS = 160;
const NOTHING = '–';

/** A supervisor and what it keeps up, as rows of a table. */
export function processRows({
  pid,
  uptimeSeconds,
  supervisorMb,
  memory,
  instances,
}: SupervisorStatus): string[][] {
  const used = memory.usedMb === null ? '' : `${memory.usedMb} of `;
  return [
    ['PROCESS', 'STATE', 'PID', 'UP FOR', 'RESTARTS', 'MEMORY', 'LAST EXIT'],
    ...instances.map(describe),
    [
      ...['supervisor', 'ready', String(pid), renderDuration(uptimeSeconds), NOTHING],
      ...[supervisorMb === null ? NOTHING : `${supervisorMb} MB`, NOTHING],
    ],
    ['together', '', '', '', '', `${used}${memory.limitMb} MB`, memory.source],
  ];
}

/** The last errors, each as one line for people. */
export function errorLines(errors: readonly string[]): string[] {
  return errors.map((line) => {
    const plain = readable(line);
    return plain.length > ERROR_CHARACTERS ? `${plain.slice(0, ERROR_CHARACTERS)}…` : plain;
  });
}

function describe(instance: InstanceStatus): string[] {
  const { app, state, pid, uptimeSeconds, restarts, memoryMb, memoryLimitMb, lastExit } = instance;
  const exit = lastExit === null ? NOTHING : `${renderDuration(lastExit.secondsAgo)} ago: ${lastExit.says}`;
  return [
    ...[app, state, pid === null ? NOTHING : String(pid)],
    uptimeSeconds === null ? NOTHING : renderDuration(uptimeSeconds),
    ...[String(restarts), memoryMb === null ? NOTHING : `${memoryMb} of ${memoryLimitMb} MB`, exit],
  ];
}

function readable(line: string): string {
  try {
    const { time, process: who, message, cause } = JSON.parse(line) as Record<string, unknown>;
    const told = typeof cause === 'string' && !String(message).includes(cause) ? ` (${cause})` : '';
    return `${String(time).slice(11, 19)} ${String(who)}  ${String(message).split('\n')[0] ?? ''}${told}`;
  } catch {
    return stripVTControlCharacters(line);
  }
}
