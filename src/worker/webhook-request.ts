import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { CallResult } from '../db/webhook-calls.ts';
import { publicLookup } from '../process/public-address.ts';
import { messageOf } from '../process/thrown.ts';
import { VERSION } from '../process/version.ts';
import { readWebhookAddress } from '../service/webhook-address.ts';

/** A receiver that takes longer is to answer first and work then. */
const TIMEOUT_MS = 10_000;
/** Characters of a reason that are kept. */
const REASON_CHARACTERS = 200;

/**
 * Makes one call of a webhook. Follows no redirect, reads nothing of the answer but its status, and leads nowhere but
 * to the internet and to the hosts that the owner of the service named.
 *
 * @returns also where it fails.
 */
export async function callWebhook(
  address: string,
  { body, headers }: { body: string; headers: Record<string, string> },
  { ownHosts, signal }: { ownHosts: readonly string[]; signal: AbortSignal },
): Promise<CallResult> {
  const target = readWebhookAddress(address, ownHosts);
  if ('problem' in target) return { status: null, error: target.problem };
  const ending = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const status = await new Promise<number>((resolve, reject) => {
      const request = target.url.protocol === 'https:' ? requestHttps : requestHttp;
      const call = request(target.url, {
        method: 'POST',
        agent: false,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': `Tandem/${VERSION}`,
          ...headers,
        },
        ...(!target.isOwn && { lookup: publicLookup }),
        signal: ending,
      });
      call.on('response', (answer) => {
        resolve(answer.statusCode ?? 0);
        // However long it is.
        answer.destroy();
      });
      call.on('error', reject);
      call.end(body);
    });
    const isFine = status >= 200 && status < 300;
    return { status, error: isFine ? null : `It answered ${status}.` };
  } catch (error) {
    const reason =
      ending.aborted && !signal.aborted ? `No answer in ${TIMEOUT_MS / 1000} s.` : messageOf(error);
    return { status: null, error: reason.slice(0, REASON_CHARACTERS) };
  }
}
