import type { protos } from '@google-cloud/text-to-speech';
import { countCharacters } from './ledger.ts';
import type { FakeVoice } from './voices.ts';

/** With enums as strings and bytes as buffers, as the loader makes them. */
export type SynthesizeRequest = protos.google.cloud.texttospeech.v1.ISynthesizeSpeechRequest;

export const MAX_INPUT_BYTES = 5_000;
const ENCODINGS = ['MP3', 'MP3_64_KBPS', 'LINEAR16'];
/** Families that take plain text at a pitch of their own. */
const PLAIN_FAMILIES = /-(Chirp3-HD|Chirp-HD)-/;

/**
 * Why the service would refuse the request with INVALID_ARGUMENT, in its own words as far as they are known (from
 * reports of its users); null when it wouldn't.
 */
export function refusal(
  request: SynthesizeRequest,
  options: { voices: readonly FakeVoice[]; maxSentenceCharacters: number },
): string | null {
  const { input, voice, audioConfig } = request;
  const text = spokenText(request);
  if (text === '') return 'Either `input.text` or `input.ssml` must be set.';
  if (Buffer.byteLength(text) > MAX_INPUT_BYTES) {
    return (
      `Either \`input.text\` or \`input.ssml\` is longer than the limit of ${MAX_INPUT_BYTES} bytes. This limit is ` +
      'different from quotas. To fix, reduce the byte length of the characters in this request, or consider using the Long Audio API.'
    );
  }
  const known = options.voices.find(({ name }) => name === voice?.name);
  if (known === undefined) return `Voice '${voice?.name ?? ''}' does not exist. Is it misspelled?`;
  const language = (voice?.languageCode ?? '').toLowerCase();
  if (!known.languageCodes.some((code) => code.toLowerCase() === language)) {
    return `Requested language code '${voice?.languageCode ?? ''}' doesn't match the voice '${known.name}''s language code '${known.languageCodes[0] ?? ''}'.`;
  }
  if (!known.name.includes('-')) return 'This voice requires a model name to be specified.';
  if (!ENCODINGS.includes(String(audioConfig?.audioEncoding))) return 'Request contains an invalid argument.';
  const rate = audioConfig?.speakingRate ?? 0;
  if (rate !== 0 && !(rate >= 0.25 && rate <= 2))
    return 'Invalid speaking_rate: must be between 0.25 and 2.0.';
  if (PLAIN_FAMILIES.test(known.name)) {
    if (input?.ssml != null && input.ssml !== '') return 'This voice does not support SSML input.';
    // The field has no presence: a pitch of 0 reaches the service as no pitch at all.
    if ((audioConfig?.pitch ?? 0) !== 0) return 'This voice does not support pitch parameters at this time.';
    if (rate !== 0 && known.name.includes('-Chirp-HD-')) {
      return 'This voice does not support speaking rate parameters at this time.';
    }
  }
  const tooLong = findLongSentence(text, options.maxSentenceCharacters);
  if (tooLong !== null) {
    return (
      'This request contains sentences that are too long. Consider splitting up long sentences with sentence ending ' +
      `punctuation e.g. periods. Sentence starting with: "${tooLong.slice(0, 20)}" is too long.`
    );
  }
  return null;
}

export function spokenText({ input }: SynthesizeRequest): string {
  return input?.text ?? input?.ssml ?? input?.markup ?? '';
}

function findLongSentence(text: string, maxCharacters: number): string | null {
  const sentences = text.split(/[.!?。！？।]+/u).map((sentence) => sentence.trim());
  return sentences.find((sentence) => countCharacters(sentence) > maxCharacters) ?? null;
}
