/** Partial files are told by their name; no key may look like one. */
export const PARTIAL_PREFIX = '.partial-';

/** Long enough for every key we make, short enough for every file system (255 bytes a name) and S3 (1024 a key). */
const MAX_KEY_LENGTH = 512;
const MAX_SEGMENT_LENGTH = 200;

/**
 * Refuses a key that could leave the store or mean another object on another store.
 *
 * @throws {RangeError} a bug of the caller: keys are made by the program, never by a user.
 */
export function assertKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH || !key.split('/').every(isSegment)) {
    throw new RangeError(`not a storage key: ${JSON.stringify(key.slice(0, MAX_KEY_LENGTH))}`);
  }
}

/** Like {@link assertKey} for the beginning of keys, which may end anywhere, also in the middle of a segment. */
export function assertPrefix(prefix: string): void {
  const segments = prefix.split('/');
  const last = segments.pop() ?? '';
  if (!segments.every(isSegment) || !/^[A-Za-z0-9._-]*$/.test(last) || last === '..') {
    throw new RangeError(`not a prefix of storage keys: ${JSON.stringify(prefix.slice(0, MAX_KEY_LENGTH))}`);
  }
}

function isSegment(segment: string): boolean {
  return (
    segment.length <= MAX_SEGMENT_LENGTH &&
    /^[A-Za-z0-9._-]+$/.test(segment) &&
    segment !== '.' &&
    segment !== '..' &&
    !segment.startsWith(PARTIAL_PREFIX)
  );
}
