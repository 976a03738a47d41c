import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import type { CreatedWebhookJson, WebhookJson } from '../../contract/webhooks.ts';
import type { Webhook } from '../../db/webhooks.ts';
import { createWebhook, deleteWebhook, listWebhooks } from '../../db/webhooks.ts';
import { AppError } from '../../errors.ts';
import { NotPublic, resolvePublic } from '../../process/public-address.ts';
import type { WebhookAddress } from '../../service/webhook-address.ts';
import { readWebhookAddress } from '../../service/webhook-address.ts';
import { webhookSecret } from '../../service/webhook-signature.ts';
import type { AppDeps } from '../deps.ts';
import { readJsonObject } from '../json-body.ts';
import { loadReaders } from '../readers.ts';
import { isUuid } from '../uuid.ts';

/** `GET` and `POST /v1/webhooks`, `DELETE /v1/webhooks/:webhook`. */
export function accountWebhooks({
  pool,
  owner,
  turns,
  webhooks,
}: AppDeps): Record<'list' | 'create' | 'remove', RequestHandler> {
  return {
    list: async (req, res) => {
      res.json({ webhooks: (await listWebhooks(pool, owner(req))).map(toJson) });
    },
    create: async (req, res) => {
      const { MAX_WEBHOOKS, readNewWebhook } = await loadReaders();
      const { url: text, events } = readNewWebhook(await readJsonObject(req, turns));
      const address = readWebhookAddress(text, webhooks.ownHosts);
      const problem = 'problem' in address ? address.problem : await problemOfName(address);
      if (problem !== null) throw new AppError('invalid-parameter', { field: 'url', detail: problem });
      const webhook = { id: randomUUID(), owner: owner(req), url: text, events };
      const created = await createWebhook(pool, webhook, MAX_WEBHOOKS);
      if (created === null) {
        throw new AppError('invalid-parameter', {
          detail: `An account may have ${MAX_WEBHOOKS} webhooks; delete one that isn't needed any more.`,
        });
      }
      const answer: CreatedWebhookJson = {
        ...toJson(created),
        secret: webhookSecret(await webhooks.secretKey(), created.id),
      };
      res.status(201).json(answer);
    },
    remove: async (req, res) => {
      const { webhook } = req.params;
      if (
        typeof webhook !== 'string' ||
        !isUuid(webhook) ||
        !(await deleteWebhook(pool, owner(req), webhook))
      ) {
        throw new AppError('webhook-not-found');
      }
      res.status(204).end();
    },
  };
}

/** Said now, since a typing error is; where the name leads at the time of a call counts then. */
async function problemOfName({ host, isOwn }: WebhookAddress): Promise<string | null> {
  if (isOwn || isIP(host) !== 0) return null;
  try {
    await resolvePublic(host);
    return null;
  } catch (error) {
    if (error instanceof NotPublic) return `${error.message}.`;
    return `The name ${host} was not found.`;
  }
}

function toJson({
  id,
  url,
  events,
  createdAt,
  lastCallAt,
  lastStatus,
  lastError,
  disabledAt,
}: Webhook): WebhookJson {
  return {
    id,
    url,
    events,
    createdAt: createdAt.toISOString(),
    lastCall:
      lastCallAt === null ? null : { at: lastCallAt.toISOString(), status: lastStatus, error: lastError },
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}
