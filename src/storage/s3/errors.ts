import type { S3Settings } from './settings.ts';
import { messageOf } from '../../process/thrown.ts';

export interface S3Problem {
  /** The setting to look at. */
  setting: string;
  /** Continues "The object storage …"; no secret. */
  problem: string;
  fix: string;
  /** A passing outage rather than a wrong setting. */
  passing: boolean;
}

/**
 * What an error of the store means for whoever runs the service; null for what is none of the store's (a failed body,
 * an abort). Codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; compatible stores use the same
 * ones.
 */
export function explainS3Error(
  error: unknown,
  settings: Pick<S3Settings, 'bucket' | 'region' | 'endpoint'>,
): S3Problem | null {
  const { name, code, status } = facts(error);
  const where =
    settings.endpoint === null ? `AWS region ${settings.region}` : new URL(settings.endpoint).host;
  const wrong = (setting: string, problem: string, fix: string): S3Problem => ({
    setting,
    problem,
    fix,
    passing: false,
  });
  switch (name) {
    case 'NoSuchBucket':
      return wrong(
        'S3_BUCKET_NAME',
        `has no bucket "${settings.bucket}"`,
        'create the bucket, or correct its name',
      );
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return wrong(
        'AWS_REGION',
        `says that the bucket is in another region than ${settings.region}`,
        "set it to the bucket's region",
      );
    case 'InvalidAccessKeyId':
      return wrong('AWS_ACCESS_KEY_ID', 'does not know the access key', 'set it to a key that exists');
    case 'SignatureDoesNotMatch':
      return wrong(
        'AWS_SECRET_ACCESS_KEY',
        'refused the signature',
        'set it to the secret of that access key',
      );
    case 'ExpiredToken':
    case 'InvalidToken':
    case 'TokenRefreshRequired':
      return wrong(
        'AWS_ACCESS_KEY_ID',
        'says that the credentials have expired',
        'create a new key and secret',
      );
    case 'CredentialsProviderError':
      return wrong(
        'AWS_ACCESS_KEY_ID',
        'was not asked: there are no credentials',
        'set it and AWS_SECRET_ACCESS_KEY',
      );
    case 'AccessDenied':
    case 'Forbidden':
      return wrong(
        'AWS_ACCESS_KEY_ID',
        `refused access to the bucket "${settings.bucket}"`,
        'allow this key to read, write, list and delete objects there',
      );
    default:
  }
  if (status === 301 || status === 400) {
    return wrong(
      'AWS_REGION',
      `answered ${status} (${name})`,
      "check the bucket's name, region and endpoint",
    );
  }
  if (status === 403) {
    return wrong(
      'AWS_ACCESS_KEY_ID',
      'refused access',
      'check the key, its secret and what it is allowed to do',
    );
  }
  if (status === 404) {
    return wrong(
      'S3_BUCKET_NAME',
      `has no bucket "${settings.bucket}"`,
      'create the bucket, or correct its name',
    );
  }
  if (status !== undefined || UNREACHABLE.has(code) || name === 'TimeoutError') {
    return {
      setting: 'AWS_ENDPOINT_URL',
      problem: `at ${where} could not be reached (${code || name})`,
      fix: 'check the address, and whether the store is up',
      passing: true,
    };
  }
  return null;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

function facts(error: unknown): { name: string; code: string; status: number | undefined } {
  if (!(error instanceof Error)) return { name: messageOf(error), code: '', status: undefined };
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: unknown };
  return { name: error.name, code: typeof code === 'string' ? code : '', status: $metadata?.httpStatusCode };
}
