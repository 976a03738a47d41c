/** A family of `GET /metrics`. */
export interface MetricFamily {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
}

/** All that `GET /metrics` tells, in its order. Counters go on over restarts, and are the whole service's. */
export const METRICS = {
  tandem_books: { type: 'gauge', help: 'Audiobooks by status.' },
  tandem_books_waiting: {
    type: 'gauge',
    help: 'Audiobooks that wait for something outside of this service, by its code.',
  },
  tandem_books_followed: { type: 'gauge', help: 'Books that listeners of this process follow live.' },
  tandem_books_suspected: {
    type: 'gauge',
    help: 'Audiobooks at which a process ended, and that are done alone until they get through.',
  },
  tandem_queue_jobs: { type: 'gauge', help: 'Jobs in the queue by state.' },
  tandem_queue_age_seconds: {
    type: 'gauge',
    help: 'For how long the oldest audiobook has been waiting or at work, by status.',
  },
  tandem_stage_seconds: {
    type: 'histogram',
    help: 'How long work took that got through: read (a PDF), speak (a segment), join (a book).',
  },
  tandem_stage_retries_total: {
    type: 'counter',
    help: 'Work that did not succeed and is tried again, by stage.',
  },
  tandem_engine_calls_total: {
    type: 'counter',
    help: 'Calls of the speech engine by result: spoken, or the kind of the error.',
  },
  tandem_engine_call_seconds: { type: 'histogram', help: 'How long calls of the speech engine took.' },
  tandem_engine_characters_total: {
    type: 'counter',
    help: 'Characters that the speech engine was sent, by result.',
  },
  tandem_engine_bytes_total: { type: 'counter', help: 'Bytes of speech that the engine gave.' },
  tandem_speech_cache_hits_total: {
    type: 'counter',
    help: 'Segments that were spoken without a call, since the same words were bought before.',
  },
  tandem_speech_characters: {
    type: 'gauge',
    help: 'Characters of speech that the kept audiobooks paid for.',
  },
  tandem_speech_uncertain_calls: {
    type: 'gauge',
    help: 'Calls for speech that got no answer and may have been charged.',
  },
  tandem_spent_usd: { type: 'gauge', help: 'US dollars spent in the running day or month of UTC.' },
  tandem_reserved_usd: { type: 'gauge', help: 'US dollars set aside for books that are being narrated.' },
  tandem_budget_usd: {
    type: 'gauge',
    help: 'US dollars that the service may spend in a day or month, where limited.',
  },
  tandem_requests_total: {
    type: 'counter',
    help: 'Requests by route, method and status; without those for health.',
  },
  tandem_request_seconds: {
    type: 'histogram',
    help: 'How long requests took, to the last byte of the answer.',
  },
  tandem_restarts_total: {
    type: 'counter',
    help: 'Processes of this instance that ended and were started again, by cause: crash, hang, memory, killed, stopped.',
  },
  tandem_process_memory_bytes: {
    type: 'gauge',
    help: 'Memory of each process of this instance (proportional set size), by name; Linux only.',
  },
  tandem_loop_delay_seconds: {
    type: 'gauge',
    help: 'The longest that an event loop stood still in the last minute or two: of this API, and of the worst worker.',
  },
  tandem_healthy: { type: 'gauge', help: '1 when healthy or degraded, 0 when unhealthy.' },
  tandem_worker_up: { type: 'gauge', help: '1 when a worker reports.' },
  process_resident_memory_bytes: { type: 'gauge', help: 'Resident memory of this process.' },
  nodejs_heap_used_bytes: { type: 'gauge', help: 'Used heap of this process.' },
  process_uptime_seconds: { type: 'gauge', help: 'Seconds since this process started.' },
} as const satisfies Record<string, MetricFamily>;

export type MetricName = keyof typeof METRICS;
