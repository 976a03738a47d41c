import { readFile } from 'node:fs/promises';
import { hasErrno, messageOf } from '../../process/thrown.ts';
import { SpeechSetupError } from '../engine.ts';

/** Where the service account's key comes from. */
export type GoogleCredentials =
  | { kind: 'file'; /** GOOGLE_APPLICATION_CREDENTIALS */ path: string }
  | { kind: 'json'; /** GOOGLE_APPLICATION_CREDENTIALS_JSON */ json: string };

const CREDENTIAL_TYPES = [
  'service_account',
  'authorized_user',
  'external_account',
  'impersonated_service_account',
];
const GET_A_KEY =
  'in the Google Cloud console open IAM & Admin, Service Accounts, Keys, and create a JSON key';

/**
 * Reads and checks the key, as far as that can be done without asking Google.
 *
 * @throws {SpeechSetupError} with the variable at fault.
 */
export async function readGoogleCredentials(
  credentials: GoogleCredentials,
): Promise<Record<string, unknown>> {
  const setting =
    credentials.kind === 'file' ? 'GOOGLE_APPLICATION_CREDENTIALS' : 'GOOGLE_APPLICATION_CREDENTIALS_JSON';
  const text = credentials.kind === 'file' ? await readKeyFile(setting, credentials.path) : credentials.json;
  const subject = credentials.kind === 'file' ? 'names a file that' : 'is set, but';
  const fail = (what: string, hint: string): never => {
    throw new SpeechSetupError(setting, `${subject} ${what}`, hint);
  };

  let key: unknown;
  try {
    key = JSON.parse(text);
  } catch {
    // The parser's own message would quote the key.
    return fail('is not valid JSON', `${GET_A_KEY}; then use the whole file, from { to }`);
  }
  if (typeof key !== 'object' || key === null || Array.isArray(key)) {
    return fail('is not a JSON object', GET_A_KEY);
  }
  const fields = key as Record<string, unknown>;
  const type = fields['type'];
  if (typeof type !== 'string' || !CREDENTIAL_TYPES.includes(type)) {
    return fail(
      `is not a key for an account: its "type" is none of ${CREDENTIAL_TYPES.join(', ')}`,
      GET_A_KEY,
    );
  }
  if (type !== 'service_account') return fields;
  for (const name of ['client_email', 'private_key']) {
    if (typeof fields[name] !== 'string' || fields[name] === '') return fail(`has no "${name}"`, GET_A_KEY);
  }
  const privateKey = String(fields['private_key']);
  if (!privateKey.includes('-----BEGIN') || !privateKey.includes('-----END')) {
    return fail('has a "private_key" that is cut off', `${GET_A_KEY}; then use the whole file, from { to }`);
  }
  // A dashboard or a shell may have escaped the line ends once more.
  return { ...fields, private_key: privateKey.replaceAll('\\n', '\n') };
}

async function readKeyFile(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const cause = { cause: error };
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) {
      const hint =
        'correct the path, or put the content of the key file into GOOGLE_APPLICATION_CREDENTIALS_JSON instead';
      throw new SpeechSetupError(setting, 'names a file that does not exist', hint, cause);
    }
    const reason = hasErrno(error, 'EACCES', 'EPERM')
      ? 'may not be read'
      : hasErrno(error, 'EISDIR')
        ? 'is a directory'
        : `cannot be read (${messageOf(error)})`;
    throw new SpeechSetupError(
      setting,
      `names a file that ${reason}`,
      'let this user read the key file',
      cause,
    );
  }
}
