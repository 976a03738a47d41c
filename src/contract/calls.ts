import { bookCalls } from './calls/books.ts';
import { feedCalls } from './calls/feeds.ts';
import { listeningCalls } from './calls/listening.ts';
import { serviceCalls } from './calls/service.ts';
import { speechCalls } from './calls/speech.ts';
import { webhookCalls } from './calls/webhooks.ts';
import type { Call } from './call.ts';

/** Every call that there is, in the order of the documentation. */
export const CALLS: readonly Call[] = [
  ...bookCalls,
  ...listeningCalls,
  ...feedCalls,
  ...speechCalls,
  ...webhookCalls,
  ...serviceCalls,
];
