import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Signs short lists of texts, for one purpose: what is signed for another is not accepted here. */
export interface Signer {
  /** 43 characters of base64url. */
  sign(parts: readonly string[]): string;
  /** Takes as long for a signature that is almost right as for one that is all wrong. */
  isSignatureOf(signature: string, parts: readonly string[]): boolean;
}

/** HMAC-SHA256 under a key of its own, derived from `secretKey` by HKDF (RFC 5869). */
export function createSigner(secretKey: string, purpose: string): Signer {
  const key = new Uint8Array(hkdfSync('sha256', secretKey, '', `tandem ${purpose}`, 32));
  // As JSON, so that no two lists look alike.
  const mac = (parts: readonly string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return {
    sign: (parts) => mac(parts).toString('base64url'),
    isSignatureOf: (signature, parts) => {
      const expected = mac(parts);
      const given = Buffer.from(signature, 'base64url');
      // The text, too: base64url has several spellings of the same bytes.
      return (
        given.length === expected.length &&
        timingSafeEqual(given, expected) &&
        given.toString('base64url') === signature
      );
    },
  };
}
