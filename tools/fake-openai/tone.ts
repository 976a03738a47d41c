import { createSound, framesFor, SAMPLE_RATE_HZ } from '../fake-google/sound.ts';
import { toneMp3 } from '../kit/tone-mp3.ts';

/** A quiet tone whose length is exact, in every form in which servers send it. */
export interface Tone {
  mp3(ms: number): Buffer;
  /** Several MP3s in one file, each with an ID3 tag, the first with an Info frame of its own length only. */
  gluedMp3(ms: number): Buffer;
  wav(ms: number, options?: { sampleRateHz?: number; channels?: number; streamed?: boolean }): Buffer;
  pcm(ms: number, options?: { sampleRateHz?: number; channels?: number }): Buffer;
  /** 44.1 kHz in stereo: what no book of 24 kHz can take as it is. */
  stereoMp3(ms: number): Promise<Buffer>;
}

const TONE_HZ = 220;
const AMPLITUDE = 0.05 * 32_767;
const GLUED_PARTS = 3;
const WAV_HEAD_BYTES = 44;

export async function createTone(): Promise<Tone> {
  const sound = await createSound(64);
  const mp3 = (ms: number): Buffer => sound.mp3(framesFor(ms));
  return {
    mp3,
    gluedMp3: (ms) => {
      const frames = framesFor(ms);
      const share = Math.ceil(frames / GLUED_PARTS);
      const parts: Buffer[] = [];
      for (let left = frames; left > 0; left -= share) {
        parts.push(id3v2(), infoFrame(sound.mp3(1)), sound.mp3(Math.min(share, left)));
      }
      return Buffer.concat(parts);
    },
    wav: (ms, options = {}) => {
      const { sampleRateHz = SAMPLE_RATE_HZ, channels = 1, streamed = false } = options;
      const samples = pcm(ms, { sampleRateHz, channels });
      return Buffer.concat([wavHead(samples.length, { sampleRateHz, channels, streamed }), samples]);
    },
    pcm,
    stereoMp3: (ms) => toneMp3({ seconds: ms / 1000, sampleRateHz: 44_100, channels: 2, bitrateKbps: 128 }),
  };
}

function pcm(ms: number, options: { sampleRateHz?: number; channels?: number } = {}): Buffer {
  const { sampleRateHz = SAMPLE_RATE_HZ, channels = 1 } = options;
  const frames = Math.round((ms / 1000) * sampleRateHz);
  const bytes = Buffer.alloc(frames * channels * 2);
  for (let frame = 0; frame < frames; frame += 1) {
    const value = Math.round(AMPLITUDE * Math.sin((2 * Math.PI * TONE_HZ * frame) / sampleRateHz));
    for (let channel = 0; channel < channels; channel += 1)
      bytes.writeInt16LE(value, (frame * channels + channel) * 2);
  }
  return bytes;
}

/** With a chunk before the sound that nobody needs, as some encoders write it. */
function wavHead(
  dataBytes: number,
  { sampleRateHz, channels, streamed }: { sampleRateHz: number; channels: number; streamed: boolean },
): Buffer {
  const list = Buffer.from('LIST\u0004\u0000\u0000\u0000INFO', 'latin1');
  const head = Buffer.alloc(WAV_HEAD_BYTES - 8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(streamed ? 0xffff_ffff : WAV_HEAD_BYTES - 8 + list.length + dataBytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRateHz, 24);
  head.writeUInt32LE(sampleRateHz * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  const data = Buffer.alloc(8);
  data.write('data', 0, 'latin1');
  data.writeUInt32LE(streamed ? 0xffff_ffff : dataBytes, 4);
  return Buffer.concat([head, list, data]);
}

function id3v2(): Buffer {
  return Buffer.concat([
    Buffer.from('ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0010', 'latin1'),
    Buffer.alloc(16),
  ]);
}

/** A frame that holds totals instead of sound: its mark stands where the sound of a mono frame of 24 kHz begins. */
function infoFrame(frame: Buffer): Buffer {
  const info = Buffer.from(frame);
  info.fill(0, 4);
  info.write('Xing', 4 + 9, 'latin1');
  return info;
}
