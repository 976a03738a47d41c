import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { readAccessSettings } from './access.ts';
import type { AccessSettings } from './access.ts';
import { readDatabaseUrl } from './database-url.ts';
import { LOG_FORMATS, LOG_LEVELS } from './logging.ts';
import type { LogFormat, LogLevel } from './logging.ts';
import { createSettingsReader } from './reader.ts';
import type { SettingProblem, SettingsReader } from './reader.ts';
import { readSpeechSettings } from './speech.ts';
import type { GoogleSettings } from './speech.ts';

export interface Config {
  /** True on Render, where a missing database, storage or secret is an error instead of a fallback. */
  readonly onRender: boolean;
  readonly host: string;
  readonly port: number;
  /** `null`: the supervisor starts the embedded PostgreSQL and hands its URL to the processes. */
  readonly databaseUrl: string | null;
  readonly queueBackend: 'redis' | 'postgres';
  readonly redisUrl: string | null;
  /** Absolute. Holds the embedded database and, without object storage, the files. */
  readonly dataDir: string;
  /** `null`: files live in a folder below `dataDir`. */
  readonly s3: S3Settings | null;
  readonly access: AccessSettings;
  readonly ttsProvider: 'google' | 'espeak';
  /** Used with the provider `google` only. */
  readonly google: GoogleSettings;
  readonly defaultVoice: string | null;
  readonly webConcurrency: number;
  /** Books that one worker extracts or assembles at once. */
  readonly workerConcurrency: number;
  /** Segments that one worker has in flight at once. */
  readonly narrationConcurrency: number;
  readonly uploadMaxBytes: number;
  readonly maxPages: number;
  /** What one audiobook may cost, in US dollars; `null` for no limit. */
  readonly maxBookCostUsd: number | null;
  /** How often the same words may be bought again after a call that got no answer. */
  readonly maxUncertainRetries: number;
  readonly retentionDays: number;
  readonly shutdownGraceMs: number;
  readonly memoryLimitMb: number | null;
  /** For how long the worker may be down before the service ends. */
  readonly workerDownExitMs: number;
  /** Heap of one extraction child, in MB; the supervisor sets it from its memory budget. */
  readonly extractionHeapMb: number;
  /** Everything that one extraction child may hold, in MB; the supervisor sets it from its memory budget. */
  readonly extractionMemoryMb: number;
  /** `off`: pages that are pictures are not read. */
  readonly ocr: 'auto' | 'off';
  /** Whether there is memory for it; the supervisor sets it from its memory budget. */
  readonly ocrFits: boolean;
  /** Extraction children that fit into memory at once; the supervisor sets it from its memory budget. */
  readonly extractionSlots: number;
  /** Where tests leave orders to die at a named moment, see checkpoints.ts; `null` in all other lives. */
  readonly checkpointDir: string | null;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

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

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every bad setting at once; `problems` has one entry each, ready to print. */
export class ConfigError extends Error {
  readonly problems: readonly SettingProblem[];
  readonly onRender: boolean;

  constructor(problems: readonly SettingProblem[], options: { onRender: boolean }) {
    super(problems.map(({ setting, message }) => `${setting}: ${message}`).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
    this.onRender = options.onRender;
  }
}

/**
 * Reads and checks every setting of the README's table. Pure: the same environment gives the same frozen result.
 *
 * @throws {ConfigError} naming every setting that is wrong, with what is allowed.
 */
export function loadConfig(
  env: Environment,
  options: { isTerminal?: boolean; workingDir?: string } = {},
): Config {
  const read = createSettingsReader(env);
  const onRender = read.boolean('RENDER', false);
  const redisUrl = read.url('REDIS_URL', ['redis:', 'rediss:']);
  const queueBackend = read.oneOf(
    'QUEUE_BACKEND',
    ['redis', 'postgres'],
    redisUrl === null ? 'postgres' : 'redis',
  );
  if (queueBackend === 'redis' && redisUrl === null) {
    read.problem('REDIS_URL', 'is needed when QUEUE_BACKEND is "redis"; set it to redis://host:6379');
  }

  const host = read.text('HOST', onRender ? '0.0.0.0' : '127.0.0.1');
  const { ttsProvider, google } = readSpeechSettings(read);

  const config: Config = {
    onRender,
    host,
    port: read.integer('PORT', { fallback: 10_000, min: 1, max: 65_535 }),
    databaseUrl: readDatabaseUrl(read),
    queueBackend,
    redisUrl,
    dataDir: resolve(options.workingDir ?? process.cwd(), read.text('DATA_DIR', '.tandem')),
    s3: readS3Settings(read),
    access: readAccessSettings(read, { onRender, host }),
    ttsProvider,
    google,
    defaultVoice: read.optionalText('DEFAULT_VOICE'),
    webConcurrency: read.integer('WEB_CONCURRENCY', { fallback: 1, min: 1, max: 32 }),
    workerConcurrency: read.integer('WORKER_CONCURRENCY', { fallback: 2, min: 1, max: 32 }),
    narrationConcurrency: read.integer('NARRATION_CONCURRENCY', {
      // Speech that is bought is waited for; speech that is made here takes a processor.
      fallback: ttsProvider === 'google' ? 8 : Math.min(4, Math.max(2, availableParallelism())),
      min: 1,
      max: 256,
    }),
    uploadMaxBytes:
      read.integer('MAX_UPLOAD_MB', { fallback: 50, min: 1, max: 4096, unit: 'MB' }) * 1024 * 1024,
    maxPages: read.integer('MAX_PAGES', { fallback: 5000, min: 1, max: 100_000, unit: 'pages' }),
    maxBookCostUsd: read.optionalAmount('MAX_BOOK_COST_USD', { min: 0, max: 1_000_000, unit: 'US dollars' }),
    // A worker that is killed loses the calls that it has under way, and nobody knows whether they were charged.
    maxUncertainRetries: read.integer('MAX_UNCERTAIN_RETRIES', { fallback: 5, min: 0, max: 1_000 }),
    retentionDays: read.integer('RETENTION_DAYS', { fallback: 30, min: 1, max: 36_500, unit: 'days' }),
    shutdownGraceMs:
      read.integer('SHUTDOWN_GRACE_SECONDS', { fallback: 30, min: 5, max: 300, unit: 'seconds' }) * 1000,
    // Longer than restarts of databases take, shorter than anybody waits for a book without a word.
    workerDownExitMs:
      read.integer('WORKER_DOWN_EXIT_SECONDS', { fallback: 600, min: 10, max: 86_400, unit: 'seconds' }) *
      1000,
    memoryLimitMb: read.optionalInteger('MEMORY_LIMIT_MB', { min: 256, max: 1_048_576, unit: 'MB' }),
    extractionHeapMb: read.integer('EXTRACTION_HEAP_MB', { fallback: 128, min: 64, max: 8192, unit: 'MB' }),
    extractionMemoryMb: read.integer('EXTRACTION_MEMORY_MB', {
      fallback: 256,
      min: 100,
      max: 16_384,
      unit: 'MB',
    }),
    ocr: read.oneOf('OCR', ['auto', 'off'], 'auto'),
    ocrFits: read.boolean('OCR_FITS', true),
    extractionSlots: read.integer('EXTRACTION_SLOTS', { fallback: 2, min: 1, max: 32 }),
    checkpointDir: read.optionalText('CHECKPOINT_DIR'),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    logFormat: read.oneOf('LOG_FORMAT', LOG_FORMATS, options.isTerminal === true ? 'pretty' : 'json'),
  };
  if (onRender && config.databaseUrl === null && !read.hasProblem('DATABASE_URL')) {
    read.problem('DATABASE_URL', 'is not set; create a PostgreSQL and set it to its Internal Database URL');
  }
  if (onRender && config.s3 === null && read.optionalText('DATA_DIR') === null) {
    read.problem(
      'S3_BUCKET_NAME',
      "is not set, and files on Render's own disk are gone with every deploy; set it, or attach a disk and set DATA_DIR to a directory on it",
    );
  }
  const problems = read.problems();
  if (problems.length > 0) throw new ConfigError(problems, { onRender });
  return Object.freeze(config);
}

function readS3Settings(read: SettingsReader): S3Settings | null {
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

/** Loads the configuration of this process. */
export function loadProcessConfig(): Config {
  return loadConfig(process.env, { isTerminal: process.stdout.isTTY });
}

/** The token with which command line programs call a service, in `TANDEM_TOKEN`; `null` where there is none. */
export function callerToken(env: Environment = process.env): string | null {
  return createSettingsReader(env).optionalText('TANDEM_TOKEN');
}

/**
 * The directory that the user stands in. npm runs scripts in the package's root and keeps where it was called from in
 * `INIT_CWD`; a path that the user typed is meant from there.
 */
export function callerDirectory(env: Environment = process.env, workingDir: string = process.cwd()): string {
  const { INIT_CWD: calledFrom, npm_package_json: packageFile } = env;
  const runByNpm = packageFile !== undefined && dirname(packageFile) === workingDir;
  return runByNpm && calledFrom !== undefined && calledFrom !== '' ? calledFrom : workingDir;
}
