import type { CallResult, WebhookCall } from '../db/webhook-calls.ts';
import { disableWebhook, endWebhookCall, failWebhookCall, takeWebhookCalls } from '../db/webhook-calls.ts';
import { deleteWebhook } from '../db/webhooks.ts';
import { webhookSecret, signedHeaders } from '../service/webhook-signature.ts';
import type { WorkerContext } from './context.ts';
import type { Errands } from './errands.ts';
import { secondsToNextTry, startErrands } from './errands.ts';
import { callWebhook } from './webhook-request.ts';

/** Calls at once, and of one webhook. */
const AT_ONCE = 8;
const AT_ONCE_OF_ONE = 2;
/** More than a call can take. */
const LEASE_SECONDS = 60;
/** A webhook that nothing has reached for so long is called no more. */
const DEAD_AFTER_DAYS = 3;
const GONE = 410;

/**
 * Makes the calls of webhooks that are due, until none is. A call that this process dies over is made again by the next
 * one: whoever is called knows it by its id.
 */
export function startCallingWebhooks(context: WorkerContext): Errands {
  return startErrands(context.log, 'calling webhooks', (signal) => callDueWebhooks(context, signal));
}

/**
 * Makes some of the calls that are due, and notes what came of them.
 *
 * @returns how many there were.
 */
export async function callDueWebhooks(context: WorkerContext, signal: AbortSignal): Promise<number> {
  const calls = await takeWebhookCalls(context.pool, {
    limit: AT_ONCE,
    atMost: AT_ONCE_OF_ONE,
    leaseSeconds: LEASE_SECONDS,
  });
  await Promise.all(calls.map((call) => makeCall(context, call, signal)));
  return calls.length;
}

async function makeCall(context: WorkerContext, call: WebhookCall, signal: AbortSignal): Promise<void> {
  const { pool, config, log } = context;
  const { accounts } = config.access;
  // An account that is gone takes its webhooks along.
  if (accounts.length > 0 && !accounts.some(({ name }) => name === call.owner)) {
    await deleteWebhook(pool, call.owner, call.webhookId);
    return;
  }
  const body = JSON.stringify({
    type: `audiobook.${call.event}`,
    timestamp: call.occurredAt.toISOString(),
    data: call.book,
  });
  const secret = webhookSecret(await context.secretKey(), call.webhookId);
  const headers = signedHeaders(secret, { id: call.id, body });
  const result = await callWebhook(call.url, { body, headers }, { ownHosts: config.webhookHosts, signal });
  // Given back: it is due again when the lease has run out.
  if (signal.aborted && result.status === null) return;
  if (result.error === null) {
    await endWebhookCall(pool, call, result);
    return;
  }
  log.info('a webhook was not reached', {
    webhookId: call.webhookId,
    try: call.attempts,
    reason: result.error,
  });
  await settleFailure(context, call, result);
}

async function settleFailure(
  { pool, log }: WorkerContext,
  call: WebhookCall,
  result: CallResult,
): Promise<void> {
  const isGone = result.status === GONE;
  const seconds = isGone ? null : secondsToNextTry(call.attempts);
  const isDead = await failWebhookCall(pool, call, result, { seconds, deadAfterDays: DEAD_AFTER_DAYS });
  if (!isGone && !isDead) return;
  await disableWebhook(pool, call.webhookId);
  log.warn('a webhook is called no more', { webhookId: call.webhookId, reason: result.error });
}
