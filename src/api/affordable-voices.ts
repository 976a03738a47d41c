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
 * Refuses voices that the account may not choose, in the words of their price; one that doesn't exist is somebody
 * else's matter.
 *
 * @throws {AppError} `voice-too-dear`
 */
export async function refuseDearVoices(
  deps: Deps,
  req: Request,
  { voice, voices }: { voice: string | null; voices?: Readonly<Record<string, string>> },
): Promise<void> {
  const max = maxPriceFor(deps, req);
  if (max === null) return;
  const all = await deps.voices();
  const asked = Object.entries(voices ?? {}).map(([role, id]) => [`voices.${role}`, id] as const);
  for (const [field, id] of [['voice', voice] as const, ...asked]) {
    const found = id === null ? undefined : findVoice(all, id);
    if (found === undefined || found.usdPerMillionCharacters <= max) continue;
    throw new AppError('voice-too-dear', {
      field,
      detail: `The voice "${found.id}" costs $${found.usdPerMillionCharacters} for a million characters; this account may choose voices up to $${max}.`,
    });
  }
}

function maxPriceFor({ access, budget }: Deps, req: Request): number | null {
  return access.may(req, 'any-voice') ? null : budget.maxPricePerMillion;
}
