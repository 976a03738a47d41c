import { resolve } from 'node:path';
import type { ChosenQueue } from '../queue/backend.ts';
import { QUEUES } from '../queue/queues.ts';
import { readAccessSettings } from '../settings/access.ts';
import type { AccessSettings } from '../settings/access.ts';
import { chooseAlternative } from '../settings/alternatives.ts';
import { readAudiobookshelf } from '../settings/audiobookshelf.ts';
import type { AudiobookshelfSettings } from '../settings/audiobookshelf.ts';
import { ConfigError } from '../settings/config-error.ts';
import { readBudget } from '../settings/budget.ts';
import type { BudgetSettings } from '../settings/budget.ts';
import { readDatabaseUrl } from '../settings/database-url.ts';
import { readDuration } from '../settings/duration.ts';
import { LOG_FORMATS, LOG_LEVELS } from '../settings/logging.ts';
import type { LogFormat, LogLevel } from '../settings/logging.ts';
import { processEnvironment } from '../settings/process-environment.ts';
import { createSettingsReader } from '../settings/reader.ts';
import type { Environment } from '../settings/reader.ts';
import { readWebhookHosts } from '../settings/webhooks.ts';
import type { ChosenStore } from '../storage/storage.ts';
import { STORES } from '../storage/stores.ts';
import type { ChosenEngine } from '../tts/engine.ts';
import { ENGINES } from '../tts/engines.ts';
import { readRecogniserSettings } from '../tts/openai/recogniser-settings.ts';
import type { RecogniserSettings } from '../tts/openai/recogniser-settings.ts';

/** Everything that the environment decides. What only one engine, store or queue has to know is inside of that. */
export interface Config {
  /** True on Render, where a missing database, storage or secret is an error instead of a fallback. */
  readonly onRender: boolean;
  /** One of Render's previews, which are given no secrets: embedded defaults do where a service would be refused. */
  readonly isPreview: boolean;
  readonly host: string;
  readonly port: number;
  /** `null`: the supervisor starts the embedded PostgreSQL and hands its URL to the processes. */
  readonly databaseUrl: string | null;
  readonly queue: ChosenQueue;
  /** Absolute. Holds the embedded database and, without object storage, the files. */
  readonly dataDir: string;
  readonly store: ChosenStore;
  readonly access: AccessSettings;
  readonly speech: ChosenEngine;
  /** For how long the engine may be away before a book's listener is told that it may stay away. */
  readonly enginePatienceMs: number;
  /** Who listens to what may not be spoken in full; `null` for nobody. */
  readonly recogniser: RecogniserSettings | null;
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
  /** What accounts and the whole service may spend. */
  readonly budget: BudgetSettings;
  /** How often the same words may be bought again after a call that got no answer. */
  readonly maxUncertainRetries: number;
  readonly retentionDays: number;
  /** Where webhooks may lead besides the internet. */
  readonly webhookHosts: readonly string[];
  /** Where finished books can be sent; `null` for nowhere. */
  readonly audiobookshelf: AudiobookshelfSettings | null;
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
  /** Absolute: a list of programs that run beside those of this service. */
  readonly appsFile: string | null;
  /** Where the supervisor leaves word of its processes; `null` for a process that has none. */
  readonly supervisorRecord: string | null;
  /** Where tests leave orders to die at a named moment, see checkpoints.ts; `null` in all other lives. */
  readonly checkpointDir: string | null;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

/**
 * Reads and checks every setting of docs/SETTINGS.md. Pure: the same environment gives the same frozen result.
 *
 * @throws {ConfigError} naming every setting that is wrong, with what is allowed.
 */
export function loadConfig(
  env: Environment,
  options: { isTerminal?: boolean; workingDir?: string } = {},
): Config {
  const read = createSettingsReader(env);
  const onRender = read.boolean('RENDER', false);
  const host = read.text('HOST', onRender ? '0.0.0.0' : '127.0.0.1');
  const workingDir = options.workingDir ?? process.cwd();
  const dataDir = resolve(workingDir, read.text('DATA_DIR', '.tandem'));
  const appsFile = read.optionalText('APPS_FILE');
  const isPreview = onRender && read.boolean('IS_PULL_REQUEST', false);
  const surroundings = { mustLast: onRender && !isPreview, dataDir };
  const speech = chooseAlternative(ENGINES, 'TTS_PROVIDER', read, surroundings);

  const config: Config = {
    onRender,
    isPreview,
    host,
    port: read.integer('PORT', { fallback: 10_000, min: 1, max: 65_535 }),
    databaseUrl: readDatabaseUrl(read),
    queue: chooseAlternative(QUEUES, 'QUEUE_BACKEND', read, surroundings),
    dataDir,
    store: chooseAlternative(STORES, null, read, surroundings),
    access: readAccessSettings(read, { onRender, isPreview, host }),
    speech,
    // Longer than speech services restart or a quota by the minute lasts, shorter than an evening.
    enginePatienceMs: readDuration(read, 'ENGINE_PATIENCE', { fallback: '30m', min: '1s', max: '30d' }),
    recogniser: readRecogniserSettings(read),
    defaultVoice: read.optionalText('DEFAULT_VOICE'),
    webConcurrency: read.integer('WEB_CONCURRENCY', { fallback: 1, min: 1, max: 32 }),
    workerConcurrency: read.integer('WORKER_CONCURRENCY', { fallback: 2, min: 1, max: 32 }),
    narrationConcurrency: read.integer('NARRATION_CONCURRENCY', {
      fallback: speech.segmentsInFlight,
      min: 1,
      max: 256,
    }),
    uploadMaxBytes:
      read.integer('MAX_UPLOAD_MB', { fallback: 50, min: 1, max: 4096, unit: 'MB' }) * 1024 * 1024,
    maxPages: read.integer('MAX_PAGES', { fallback: 5000, min: 1, max: 100_000, unit: 'pages' }),
    maxBookCostUsd: read.optionalAmount('MAX_BOOK_COST_USD', { min: 0, max: 1_000_000, unit: 'US dollars' }),
    budget: readBudget(read),
    // A worker that is killed loses the calls that it has under way, and nobody knows whether they were charged.
    maxUncertainRetries: read.integer('MAX_UNCERTAIN_RETRIES', { fallback: 5, min: 0, max: 1_000 }),
    retentionDays: read.integer('RETENTION_DAYS', { fallback: 30, min: 1, max: 36_500, unit: 'days' }),
    webhookHosts: readWebhookHosts(read),
    audiobookshelf: readAudiobookshelf(read),
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
    appsFile: appsFile === null ? null : resolve(workingDir, appsFile),
    supervisorRecord: read.optionalText('SUPERVISOR_RECORD'),
    checkpointDir: read.optionalText('CHECKPOINT_DIR'),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    logFormat: read.oneOf('LOG_FORMAT', LOG_FORMATS, options.isTerminal === true ? 'pretty' : 'json'),
  };
  if (onRender && config.databaseUrl === null && !read.hasProblem('DATABASE_URL')) {
    read.problem('DATABASE_URL', 'is not set; create a PostgreSQL and set it to its Internal Database URL');
  }
  const problems = read.problems();
  if (problems.length > 0) throw new ConfigError(problems, { onRender });
  return Object.freeze(config);
}

/** Loads the configuration of this process. */
export function loadProcessConfig(): Config {
  return loadConfig(processEnvironment(), { isTerminal: process.stdout.isTTY });
}
