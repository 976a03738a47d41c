import { createMp3Encoder } from 'wasm-media-encoders';

export interface Tone {
  seconds: number;
  frequencyHz?: number;
  sampleRateHz?: 22_050 | 24_000 | 44_100;
  channels?: 1 | 2;
  bitrateKbps?: 32 | 48 | 64 | 128;
}

/** A tone as bare MP3 frames from a real encoder, in the format of the offline voices unless asked otherwise. */
export async function toneMp3(tone: Tone): Promise<Buffer> {
  const { seconds, frequencyHz = 440, sampleRateHz = 22_050, channels = 1, bitrateKbps = 48 } = tone;
  const encoder = await createMp3Encoder();
  encoder.configure({
    channels,
    sampleRate: sampleRateHz,
    outputSampleRate: sampleRateHz,
    bitrate: bitrateKbps,
  });
  const samples = Float32Array.from(
    { length: Math.round(seconds * sampleRateHz) },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * frequencyHz * i) / sampleRateHz),
  );
  const encoded = Buffer.from(encoder.encode(Array.from({ length: channels }, () => samples)));
  return Buffer.concat([encoded, encoder.finalize()]);
}
