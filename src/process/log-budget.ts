import type { Log, LogFields } from './log.ts';

export interface LogBudget {
  linesPerSecond: number;
  /** Of what is logged, before the log adds time and names. */
  bytesPerSecond: number;
}

/**
 * A path or a header of a stranger may be as long as the server takes; its beginning says what it was. UTF-16 code
 * units.
 */
const FIELD_CHARACTERS = 200;
const SECOND_MS = 1_000;

/**
 * A log for what strangers can cause: it writes no more in a second than the budget allows, and then one line that says
 * how many were left out. Errors of our own are always written. Render drops what goes beyond 6,000 lines a minute,
 * whoever wrote it.
 */
export function limitLog(log: Log, budget: LogBudget): Log {
  let lines = 0;
  let bytes = 0;
  let leftOut = 0;
  let window: NodeJS.Timeout | null = null;

  const endWindow = (): void => {
    window = null;
    lines = 0;
    bytes = 0;
    if (leftOut > 0) log.warn('lines were left out of the log: too many in one second', { leftOut });
    leftOut = 0;
  };
  const fits = (message: string, fields: LogFields): boolean => {
    window ??= setTimeout(endWindow, SECOND_MS).unref();
    lines += 1;
    bytes += Buffer.byteLength(message) + Buffer.byteLength(JSON.stringify(fields));
    const isWithin = lines <= budget.linesPerSecond && bytes <= budget.bytesPerSecond;
    if (!isWithin) leftOut += 1;
    return isWithin;
  };
  const bind = (target: Log): Log => {
    const at =
      (level: 'debug' | 'info' | 'warn') =>
      (message: string, fields: LogFields = {}): void => {
        const short = shorten(fields);
        if (fits(message, short)) target[level](message, short);
      };
    return {
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: (message, fields) => target.error(message, fields),
      child: (fields) => bind(target.child(shorten(fields))),
    };
  };
  return bind(log);
}

function shorten(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > FIELD_CHARACTERS
        ? `${value.slice(0, FIELD_CHARACTERS)}…`
        : value,
    ]),
  );
}
