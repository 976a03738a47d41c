import { LOG_LEVELS } from '../settings/logging.ts';
import type { LogFormat, LogLevel } from '../settings/logging.ts';
import { messageOf } from './thrown.ts';

export type LogFields = Readonly<Record<string, unknown>>;

/** A structured logger: one line an entry, one write a line. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds `fields` to every entry. */
  child(fields: LogFields): Log;
}

export interface LogOptions {
  level: LogLevel;
  format: LogFormat;
  /** Who is speaking: `supervisor`, `api`, `worker`. */
  process: string;
  /** Where a line goes; standard output unless given. */
  write?: (line: string) => void;
}

/**
 * Own code instead of a library: the usual one adds 7 MB of private memory to each of three processes (measured,
 * Node 20), and what is needed is one JSON line, or one readable line on a terminal. Errors under the key `error`
 * are written as message and stack; credentials inside URLs are masked wherever they turn up.
 */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? ((line) => process.stdout.write(line));
  const threshold = LOG_LEVELS.indexOf(options.level);
  const render = options.format === 'json' ? renderJson : renderPretty;

  const bind = (bound: LogFields): Log => {
    const emit = (level: LogLevel, message: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(level) < threshold) return;
      const line = render(level, options.process, message, { ...bound, ...fields });
      write(`${maskSecrets(line)}\n`);
    };
    return {
      debug: (message, fields) => emit('debug', message, fields),
      info: (message, fields) => emit('info', message, fields),
      warn: (message, fields) => emit('warn', message, fields),
      error: (message, fields) => emit('error', message, fields),
      child: (fields) => bind({ ...bound, ...fields }),
    };
  };
  return bind({});
}

/** Replaces `user:password@` in any URL inside `text`. The password may itself hold any character but white space. */
export function maskSecrets(text: string): string {
  // Most lines have none, and some come by the thousand.
  if (!text.includes('://')) return text;
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>]*@/gi, '$1***@');
}

function renderJson(level: LogLevel, who: string, message: string, fields: LogFields): string {
  return JSON.stringify({
    time: new Date().toISOString(),
    level,
    process: who,
    message,
    ...plain(fields, true),
  });
}

const COLOURS: Record<LogLevel, string> = {
  debug: '\u001b[90m',
  info: '',
  warn: '\u001b[33m',
  error: '\u001b[31m',
};

function renderPretty(level: LogLevel, who: string, message: string, fields: LogFields): string {
  const rest = Object.entries(plain(fields, level === 'error'))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
  const mark = level === 'warn' || level === 'error' ? `${level}: ` : '';
  const body = `${mark}${message}`;
  const colour = COLOURS[level];
  const painted = colour === '' ? body : `${colour}${body}\u001b[0m`;
  const grey = rest === '' ? '' : ` \u001b[90m${rest}\u001b[0m`;
  return `\u001b[90m${new Date().toISOString().slice(11, 19)} ${who.padEnd(10)}\u001b[0m ${painted}${grey}`;
}

function plain(fields: LogFields, withStack: boolean): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    result[key] = value instanceof Error ? describe(value, withStack) : value;
  }
  return result;
}

function describe(error: Error, withStack: boolean): string {
  const text = withStack ? (error.stack ?? messageOf(error)) : messageOf(error);
  return error.cause instanceof Error ? `${text} (because: ${describe(error.cause, false)})` : text;
}
