import { parseArgs } from 'node:util';
import { messageOf } from '../process/thrown.ts';
import { callerToken } from '../settings/caller.ts';
import { Ends, EXIT } from './command.ts';
import type { Flag } from './command.ts';
import type { Service } from './service-client.ts';

/** Where a service listens unless it is told otherwise. */
export const USUAL_URL = 'http://127.0.0.1:10000';

/** For every command that asks a service. */
export const SERVICE_FLAGS = { url: { type: 'string' }, token: { type: 'string' } } as const;
export const JSON_FLAG = { json: { type: 'boolean' } } as const;
export const SERVICE_USAGE = `  --url            of the service; ${USUAL_URL} unless given
  --token          yours, where the service asks for one; better in the environment as TANDEM_TOKEN, where other
                   users of this machine can't read it`;

/** @throws {Ends} when they can't be understood. */
export function readArguments(
  argv: readonly string[],
  flags: Readonly<Record<string, Flag>>,
): { values: Readonly<Record<string, string | boolean | undefined>>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: flags });
    return { values, positionals };
  } catch (error) {
    throw new Ends(EXIT.usage, messageOf(error));
  }
}

/** The value of a flag that takes one; undefined where it wasn't given. */
export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The service that is meant; `url` is null where none was named. @throws {Ends} */
export function namedService(values: Readonly<Record<string, string | boolean | undefined>>): {
  url: string | null;
  token: string | null;
} {
  const url = text(values['url']) ?? null;
  if (url !== null && (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))) {
    throw new Ends(EXIT.usage, '--url must be an http:// or https:// address');
  }
  const token = text(values['token']) ?? callerToken();
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) {
    throw new Ends(EXIT.usage, 'the token has characters that none has; copy it again');
  }
  return { url, token };
}

/** The service that was named, or else the one of this machine. @throws {Ends} */
export function readService(values: Readonly<Record<string, string | boolean | undefined>>): Service {
  const { url, token } = namedService(values);
  return { url: url ?? USUAL_URL, token };
}
