import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../errors.ts';

/**
 * Closes the password of a PDF up for its way from the upload to the worker that reads it: what stands in the database
 * meanwhile, and in its backups, tells nobody anything who doesn't have `SECRET_KEY`.
 */
export interface PasswordSeal {
  /** @returns text that can be opened for the same book only. */
  seal(bookId: string, password: string): Promise<string>;
  /** @throws {AppError} `password-lost` when it was sealed with another key. */
  open(bookId: string, sealed: string): Promise<string>;
}

/** The first letter of what is sealed this way, should there ever be another. */
const FORM = '1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, 8.2: 96 bits, random. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Nobody learns from the length how long the password is, unless it is longer than passwords are. */
const PADDED_BYTES = 64;

/**
 * AES-256-GCM under a key of its own, derived by HKDF (RFC 5869); the book's id is authenticated with it.
 *
 * @param openSecretKey is asked with the first password: most services never meet one.
 */
export function createPasswordSeal(openSecretKey: () => Promise<string>): PasswordSeal {
  let key: Promise<Buffer> | undefined;
  const ownKey = (): Promise<Buffer> => (key ??= openSecretKey().then(deriveKey));
  return {
    seal: async (bookId, password) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, await ownKey(), iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(bookId));
      const sealed = [cipher.update(padded(password)), cipher.final(), cipher.getAuthTag()];
      return FORM + Buffer.concat([iv, ...sealed]).toString('base64url');
    },
    open: async (bookId, sealed) => {
      const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url');
      if (!sealed.startsWith(FORM) || bytes.length < IV_BYTES + TAG_BYTES)
        throw new AppError('password-lost');
      const decipher = createDecipheriv(CIPHER, await ownKey(), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(bookId));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const opened = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
        return unpadded(Buffer.concat(opened));
      } catch (error) {
        throw new AppError('password-lost', { cause: error });
      }
    },
  };
}

function deriveKey(secretKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', 'tandem passwords', KEY_BYTES));
}

/** No password holds the zero that ends it here, see src/contract/password.ts. */
function padded(password: string): Buffer {
  const bytes = Buffer.from(`${password}\0`, 'utf8');
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, PADDED_BYTES - bytes.length))]);
}

function unpadded(bytes: Buffer): string {
  return bytes.subarray(0, bytes.indexOf(0)).toString('utf8');
}
