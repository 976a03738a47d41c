import type { Log } from '../../process/log.ts';
import { ServerFailure } from './failures.ts';
import { knownModel } from './models.ts';

/** A list of models, as far as it is read here. */
interface ListedModel {
  id?: unknown;
  shutdown_date?: unknown;
}

/**
 * Warns of a model that will be switched off, while there is time to look for another. A server without a list of
 * models is as good as any: whether it has this one shows when it speaks.
 *
 * @throws {ServerFailure} where the server can't be reached, or refuses the key
 */
export async function checkModel(options: {
  host: string;
  model: string;
  models: () => Promise<unknown>;
  log: Log;
}): Promise<void> {
  const { host, model, models, log } = options;
  let shutdownDate = knownModel(host, model)?.shutdownDate ?? null;
  try {
    const { data } = ((await models()) ?? {}) as { data?: unknown };
    const listed = Array.isArray(data) ? (data as ListedModel[]).find(({ id }) => id === model) : undefined;
    if (typeof listed?.shutdown_date === 'string') shutdownDate = listed.shutdown_date;
  } catch (error) {
    const { status = null } = error instanceof ServerFailure ? error : {};
    if (status === null || status === 401 || status === 403) throw error;
  }
  if (shutdownDate === null) return;
  log.warn(
    `The model "${model}" is switched off on ${shutdownDate}: books that are made by then stay; choose another in OPENAI_TTS_MODEL`,
  );
}
