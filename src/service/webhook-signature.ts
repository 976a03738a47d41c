import { createHmac, hkdfSync } from 'node:crypto';

/** Says what the text is, wherever it turns up; as the libraries for Standard Webhooks expect it. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/**
 * The secret of a webhook: derived from `SECRET_KEY` by HKDF (RFC 5869), so that it is kept nowhere. With another key
 * every webhook has another secret.
 */
export function webhookSecret(secretKey: string, webhookId: string): string {
  const bytes = hkdfSync('sha256', secretKey, webhookId, 'tandem webhooks', SECRET_BYTES);
  return PREFIX + Buffer.from(bytes).toString('base64');
}

/**
 * The headers of a call by the Standard Webhooks specification (1.0.0): who receives it can tell by them that it comes
 * from here, is whole and isn't an old one sent again.
 */
export function signedHeaders(
  secret: string,
  { id, body, now = new Date() }: { id: string; body: string; now?: Date },
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'Webhook-Id': id,
    'Webhook-Timestamp': timestamp,
    'Webhook-Signature': `v1,${signature}`,
  };
}
