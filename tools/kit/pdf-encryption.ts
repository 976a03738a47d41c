import { createHash } from 'node:crypto';

/** The padding of PDF 32000-1, 7.6.3.3, algorithm 2. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const KEY_BYTES = 16;
const PERMISSIONS = -44;

export interface PdfEncryption {
  /** The value of the trailer's Encrypt entry. */
  dictionary: string;
  fileId: Buffer;
  encrypt(objectId: number, data: Buffer): Buffer;
}

/** The standard security handler, revision 3 (RC4, 128 bit): PDF 32000-1, 7.6.3, algorithms 1, 2, 3 and 5. */
export function createEncryption(userPassword: string): PdfEncryption {
  const fileId = md5(Buffer.from('the same file every time', 'latin1'));
  const owner = ownerEntry('owner', userPassword);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(PERMISSIONS);
  const key = repeatedMd5(Buffer.concat([pad(userPassword), owner, permissions, fileId]));
  const user = Buffer.concat([rc4Rounds(key, md5(Buffer.concat([PADDING, fileId]))), Buffer.alloc(16)]);
  return {
    fileId,
    dictionary:
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P ${PERMISSIONS} ` +
      `/O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    encrypt: (objectId, data) => {
      const salt = Buffer.from([objectId & 0xff, (objectId >> 8) & 0xff, (objectId >> 16) & 0xff, 0, 0]);
      return rc4(md5(Buffer.concat([key, salt])), data);
    },
  };
}

function ownerEntry(ownerPassword: string, userPassword: string): Buffer {
  return rc4Rounds(repeatedMd5(pad(ownerPassword)), pad(userPassword));
}

function pad(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
}

function md5(data: Buffer): Buffer {
  return createHash('md5').update(data).digest();
}

function repeatedMd5(data: Buffer): Buffer {
  let digest = md5(data);
  for (let round = 0; round < 50; round += 1) digest = md5(digest.subarray(0, KEY_BYTES));
  return digest.subarray(0, KEY_BYTES);
}

function rc4Rounds(key: Buffer, data: Buffer): Buffer {
  let result = data;
  for (let round = 0; round < 20; round += 1)
    result = rc4(Buffer.from(key.map((byte) => byte ^ round)), result);
  return result;
}

/** Written out because OpenSSL 3 no longer offers it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 0xff] ?? 0;
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [at(b), at(a)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 0xff;
      j = (j + at(i)) & 0xff;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
