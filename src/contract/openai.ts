import * as z from 'zod';
import { speedField } from './choices.ts';
import { read } from './refusal.ts';

/** The part of the interface that has OpenAI's form, for programs that speak to such servers. */

/** What can be asked for as a model: this service has one way to speak, which goes by the names that programs know. */
export const MODELS = ['tandem', 'tts-1', 'tts-1-hd', 'gpt-4o-mini-tts'] as const;
export const SOUND_FORMATS = ['mp3', 'wav'] as const;
export type SoundFormat = (typeof SOUND_FORMATS)[number];
/** As at OpenAI. */
const MAX_INPUT_CHARACTERS = 4_096;

/** Other fields are OpenAI's or another server's, and change nothing here. */
export const speechRequest = z
  .object({
    model: z
      .enum(MODELS, { error: ({ input }) => `There is no model "${String(input).slice(0, 40)}".` })
      .optional()
      .describe('All of them are the same.'),
    input: z.string().min(1).max(MAX_INPUT_CHARACTERS).describe('What is said.'),
    voice: z
      .union([z.string().max(200), z.object({ id: z.string().max(200) })], {
        error: 'It must be the id of a voice.',
      })
      .describe(
        'The id of a voice, see `/v1/audio/voices`, or `{"id":"…"}`. For OpenAI’s own names, which programs offer by themselves, a voice is chosen by the language of the text.',
      ),
    response_format: z.enum(SOUND_FORMATS).nullish().describe('`mp3` unless given.'),
    speed: speedField.optional(),
    stream_format: z
      .enum(['audio'])
      .nullish()
      .describe('Nothing else: speech is sent when all of it is there.'),
  })
  .meta({ id: 'SpeechRequest' });

/** @throws {AppError} `invalid-parameter` */
export function readSpeechRequest(body: unknown): {
  input: string;
  voice: string;
  format: SoundFormat;
  speed: number;
} {
  const { input, voice, response_format: format, speed } = read(speechRequest, body);
  return {
    input,
    voice: typeof voice === 'string' ? voice : voice.id,
    format: format ?? 'mp3',
    speed: speed ?? 1,
  };
}

export const modelList = z
  .object({
    object: z.literal('list'),
    data: z.array(
      z.object({
        id: z.string(),
        object: z.literal('model'),
        created: z.int().describe('Of no meaning here.'),
        owned_by: z.string(),
      }),
    ),
  })
  .meta({ id: 'ModelList' });
export type ModelListJson = z.output<typeof modelList>;

export const serverVoices = z
  .object({
    voices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        languages: z.array(z.string()).readonly().describe('BCP 47; the first is its own.'),
        gender: z.enum(['female', 'male', 'neutral']).nullable(),
      }),
    ),
  })
  .meta({ id: 'ServerVoices' });
export type ServerVoicesJson = z.output<typeof serverVoices>;

export const openAiError = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().describe('OpenAI’s where it has one for this, else ours.'),
    }),
  })
  .meta({ id: 'OpenAiError' });
export type OpenAiErrorJson = z.output<typeof openAiError>;
