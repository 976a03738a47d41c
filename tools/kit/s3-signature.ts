import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Checks AWS Signature Version 4 as S3 does, in headers and in presigned URLs. Written from the specification:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export interface S3Account {
  accessKeyId: string;
  secretAccessKey: string;
  /** Temporary credentials come with one. */
  sessionToken?: string;
  expired?: boolean;
}

export interface S3Refusal {
  status: number;
  code: string;
  message: string;
}

const CLOCK_SKEW_MS = 15 * 60_000;
const UNSIGNED = 'UNSIGNED-PAYLOAD';

interface Claim {
  accessKeyId: string;
  date: string;
  region: string;
  scope: string;
  timestamp: string;
  signedHeaders: string;
  signature: string;
  payloadHash: string;
  token: string | undefined;
  expiresSeconds: number | null;
}

/** @returns `null` when the request may pass. */
export function refuseS3Request(
  request: IncomingMessage,
  body: Buffer,
  options: { accounts: readonly S3Account[]; region: string },
): S3Refusal | null {
  const claim = readClaim(request);
  if (claim === null) return refusal(403, 'AccessDenied', 'Access Denied');
  if (claim.region !== options.region) {
    return refusal(
      400,
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${claim.region}' is wrong; expecting '${options.region}'`,
    );
  }
  const account = options.accounts.find(({ accessKeyId }) => accessKeyId === claim.accessKeyId);
  if (account === undefined) {
    return refusal(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    );
  }
  if (account.sessionToken !== claim.token)
    return refusal(400, 'InvalidToken', 'The provided token is malformed.');
  if (account.expired === true) return refusal(400, 'ExpiredToken', 'The provided token has expired.');
  const timeRefusal = refuseTime(claim);
  if (timeRefusal !== null) return timeRefusal;
  if (!sameText(sign(request, claim, account.secretAccessKey), claim.signature)) {
    return refusal(403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match.');
  }
  if (claim.payloadHash !== UNSIGNED && claim.payloadHash !== sha256(body)) {
    return refusal(400, 'XAmzContentSHA256Mismatch', 'The provided hash does not match what was received.');
  }
  return null;
}

function readClaim(request: IncomingMessage): Claim | null {
  const url = new URL(request.url ?? '/', 'http://store');
  const header =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  const query = url.searchParams;
  const [credential, signedHeaders, signature] =
    header === null
      ? ['X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Signature'].map((name) => query.get(name) ?? '')
      : header.slice(1);
  const [accessKeyId = '', date = '', region = '', service, end] = (credential ?? '').split('/');
  if (service !== 's3' || end !== 'aws4_request') return null;
  const inHeader = header !== null;
  return {
    ...{ accessKeyId, date, region, scope: `${date}/${region}/s3/aws4_request` },
    timestamp: inHeader ? one(request, 'x-amz-date') : (query.get('X-Amz-Date') ?? ''),
    signedHeaders: signedHeaders ?? '',
    signature: signature ?? '',
    payloadHash: inHeader ? one(request, 'x-amz-content-sha256') : UNSIGNED,
    token: (inHeader ? one(request, 'x-amz-security-token') : query.get('X-Amz-Security-Token')) || undefined,
    expiresSeconds: inHeader ? null : Number(query.get('X-Amz-Expires')),
  };
}

function refuseTime({ timestamp, expiresSeconds }: Claim): S3Refusal | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const age = Date.now() - signedAt;
  if (Number.isNaN(age) || age < -CLOCK_SKEW_MS || (expiresSeconds === null && age > CLOCK_SKEW_MS)) {
    return refusal(
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    );
  }
  return expiresSeconds !== null && age > expiresSeconds * 1000
    ? refusal(403, 'AccessDenied', 'Request has expired')
    : null;
}

function sign(request: IncomingMessage, claim: Claim, secret: string): string {
  const [path = '/', rawQuery = ''] = (request.url ?? '/').split('?', 2);
  const canonicalQuery = rawQuery
    .split('&')
    .filter((pair) => pair !== '' && !pair.startsWith('X-Amz-Signature='))
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
  const headers = claim.signedHeaders
    .split(';')
    .map((name) => `${name}:${one(request, name).trim().replace(/ +/g, ' ')}\n`)
    .join('');
  const canonical = [
    request.method,
    path,
    canonicalQuery,
    headers,
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', claim.timestamp, claim.scope, sha256(canonical)].join('\n');
  const key = [claim.date, claim.region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

function one(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function refusal(status: number, code: string, message: string): S3Refusal {
  return { status, code, message };
}
