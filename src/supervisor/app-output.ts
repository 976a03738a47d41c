import type { Log } from '../process/log.ts';
import type { LogFormat } from '../settings/logging.ts';

/**
 * What one app's line becomes in the service's log. Apps log by themselves, in the same format, and such lines pass
 * untouched. What comes from underneath (V8's last words, a library's print) is wrapped so that every line of the
 * output is an entry: an error when it came on standard error.
 */
export function createAppOutput(options: {
  format: LogFormat;
  /** Writes one line of an app, with its line end. */
  write: (line: string, app: string) => void;
  /** Logs in the name of an app. */
  logFor: (app: string) => Log;
}): (app: string, stream: 'out' | 'err', line: string) => void {
  const logs = new Map<string, Log>();
  const logOf = (app: string): Log => {
    const log = logs.get(app) ?? options.logFor(app);
    logs.set(app, log);
    return log;
  };
  const isEntry = options.format === 'json' ? isJsonEntry : isPrettyEntry;
  return (app, stream, line) => {
    if (isEntry(line)) options.write(`${line}\n`, app);
    else if (stream === 'err') logOf(app).error(line);
    else logOf(app).info(line);
  };
}

function isJsonEntry(line: string): boolean {
  if (!line.startsWith('{"') || !line.endsWith('}')) return false;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'level' in value && 'message' in value;
  } catch {
    return false;
  }
}

/** Entries for a terminal start with the time in grey. */
function isPrettyEntry(line: string): boolean {
  return line.startsWith('\u001b[90m');
}
