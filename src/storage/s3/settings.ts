import type { DocumentedSetting } from '../../settings/alternatives.ts';
import type { SettingsReader } from '../../settings/reader.ts';

/** A bucket in any S3-compatible store. */
export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  /** `null`: the SDK's own chain (environment, profile, instance role). */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    /** Comes with temporary credentials. */
    readonly sessionToken?: string;
  } | null;
  /** For stores other than AWS. */
  readonly endpoint: string | null;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  readonly forcePathStyle: boolean;
}

export const S3_SETTINGS: readonly DocumentedSetting[] = [
  {
    names: ['S3_BUCKET_NAME'],
    default: '–',
    meaning: 'bucket for all files; without it they live in `DATA_DIR`',
  },
  { names: ['AWS_REGION'], default: '`us-east-1`', meaning: 'region of the bucket' },
  {
    names: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    default: "the SDK's own chain",
    meaning: 'credentials for the bucket; temporary ones also need `AWS_SESSION_TOKEN`',
  },
  { names: ['AWS_ENDPOINT_URL'], default: 'AWS', meaning: 'address of another S3-compatible store' },
  {
    names: ['S3_FORCE_PATH_STYLE'],
    default: '`true` with `AWS_ENDPOINT_URL`',
    meaning: 'bucket in the path instead of the host name',
  },
];

/** `null` where no bucket is named. */
export function readS3Settings(read: SettingsReader): S3Settings | null {
  const bucket = read.optionalText('S3_BUCKET_NAME');
  const endpoint = read.url('AWS_ENDPOINT_URL', ['https:', 'http:']);
  // Most stores other than AWS know the bucket by its path only.
  const forcePathStyle = read.boolean('S3_FORCE_PATH_STYLE', endpoint !== null);
  const region = read.text('AWS_REGION', 'us-east-1');
  const accessKeyId = read.optionalText('AWS_ACCESS_KEY_ID');
  const secretAccessKey = read.optionalText('AWS_SECRET_ACCESS_KEY');
  const sessionToken = read.optionalText('AWS_SESSION_TOKEN');
  if (bucket === null) return null;
  if (accessKeyId !== null && secretAccessKey !== null) {
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== null && { sessionToken }) };
    return { bucket, region, credentials, endpoint, forcePathStyle };
  }
  if (accessKeyId !== null) read.problem('AWS_SECRET_ACCESS_KEY', 'is needed with AWS_ACCESS_KEY_ID');
  if (secretAccessKey !== null) read.problem('AWS_ACCESS_KEY_ID', 'is needed with AWS_SECRET_ACCESS_KEY');
  return { bucket, region, credentials: null, endpoint, forcePathStyle };
}
