/** How samples are written down. */
export interface SampleFormat {
  sampleRateHz: number;
  channels: number;
  bits: 8 | 16 | 24 | 32;
  float: boolean;
}

/** Turns bytes that are cut anywhere into mono samples. */
export interface SampleReader {
  /** Samples from -1 to 1, all channels as one. */
  read(bytes: Buffer): Float32Array;
  /** Bytes of a sample that is not whole yet. */
  readonly left: number;
}

export function createSampleReader({ channels, bits, float }: SampleFormat): SampleReader {
  const sampleBytes = bits / 8;
  const frameBytes = sampleBytes * channels;
  let rest = Buffer.alloc(0);
  return {
    read: (bytes) => {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const frames = Math.floor(all.length / frameBytes);
      const samples = new Float32Array(frames);
      for (let frame = 0; frame < frames; frame += 1) {
        let sum = 0;
        for (let channel = 0; channel < channels; channel += 1) {
          sum += sampleAt(all, frame * frameBytes + channel * sampleBytes, bits, float);
        }
        samples[frame] = sum / channels;
      }
      rest = Buffer.from(all.subarray(frames * frameBytes));
      return samples;
    },
    get left() {
      return rest.length;
    },
  };
}

function sampleAt(bytes: Buffer, at: number, bits: SampleFormat['bits'], float: boolean): number {
  if (float) {
    const value = bytes.readFloatLE(at);
    return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
  }
  switch (bits) {
    case 8:
      return (bytes.readUInt8(at) - 128) / 128;
    case 16:
      return bytes.readInt16LE(at) / 2 ** 15;
    case 24:
      return bytes.readIntLE(at, 3) / 2 ** 23;
    case 32:
      return bytes.readInt32LE(at) / 2 ** 31;
  }
}
