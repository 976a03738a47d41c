import type { Request } from 'express';
import { AppError } from '../errors.ts';
import type { Voice } from '../tts/engine.ts';
import { findVoice, voicesUpTo } from '../tts/voices.ts';
import type { AppDeps } from './deps.ts';

type Deps = Pick<AppDeps, 'access' | 'budget' | 'voices'>;

/**
 * The voices that the account of a request may choose: all with the permission `any-voice`, else those up to
 * `MAX_PRICE_PER_MILLION`.
 */
export async function affordableVoices(deps: Deps, req: Request): Promise<readonly Voice[]> {
  return voicesUpTo(await deps.voices(), maxPriceFor(deps, req));
}

/**
 * Refuses a voice that the account may not choose, in the words of its price; one that doesn't exist is somebody else's
 * matter.
 *
 * @throws {AppError} `voice-too-dear`
 */
export async function refuseDearVoice(
  deps: Deps,
  req: Request,
  id: string | null | undefined,
): Promise<void> {
  const max = maxPriceFor(deps, req);
  if (max === null || id === null || id === undefined) return;
  const voice = findVoice(await deps.voices(), id);
  if (voice === undefined || voice.usdPerMillionCharacters <= max) return;
  throw new AppError('voice-too-dear', {
    field: 'voice',
    detail: `The voice "${voice.id}" costs $${voice.usdPerMillionCharacters} for a million characters; this account may choose voices up to $${max}.`,
  });
}

function maxPriceFor({ access, budget }: Deps, req: Request): number | null {
  return access.may(req, 'any-voice') ? null : budget.maxPricePerMillion;
}
