import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import ffprobeInstaller from '@ffprobe-installer/ffprobe';

const run = promisify(execFile);

export interface ProbedAudio {
  /** What the container claims: the Info frame's count where there is one. */
  durationSeconds: number;
  chapters: { title: string; startSeconds: number; endSeconds: number }[];
  /** Tags of the file, keys in lower case: `title`, `artist`, `album`, `genre`, `language` … */
  tags: Record<string, string>;
  codec: string;
  sampleRateHz: number;
  channels: number;
  /** True where a picture is attached. */
  hasCover: boolean;
}

interface ProbeOutput {
  format: { duration?: string; tags?: Record<string, string> };
  chapters: { start_time: string; end_time: string; tags?: Record<string, string> }[];
  streams: { codec_type: string; codec_name: string; sample_rate?: string; channels?: number }[];
}

/** What ffprobe reads from `file`; rejects where there is no audio in it. */
export async function probeAudio(file: string): Promise<ProbedAudio> {
  const { stdout } = await run(
    ffprobeInstaller.path,
    ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', file],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const output = JSON.parse(stdout) as ProbeOutput;
  const audio = output.streams.find((stream) => stream.codec_type === 'audio');
  if (audio === undefined) throw new Error(`no audio stream in ${file}`);
  return {
    durationSeconds: Number(output.format.duration),
    chapters: output.chapters.map((chapter) => ({
      title: chapter.tags?.['title'] ?? '',
      startSeconds: Number(chapter.start_time),
      endSeconds: Number(chapter.end_time),
    })),
    tags: Object.fromEntries(
      Object.entries(output.format.tags ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    codec: audio.codec_name,
    sampleRateHz: Number(audio.sample_rate),
    channels: Number(audio.channels),
    hasCover: output.streams.some((stream) => stream.codec_type === 'video'),
  };
}

export interface DecodedAudio {
  /** Samples that really came out, divided by the rate. */
  seconds: number;
  /** Everything that the decoder complained about; empty for a sound file. */
  errors: string[];
}

/** Said of every bare MP3 stream: without an Info frame, its duration is a guess. */
const BARE_STREAM_NOTE = /Estimating duration from bitrate/;

/** Decodes the whole of `file`, which takes about 1 s for 10 minutes of speech. */
export async function decodeSeconds(file: string): Promise<DecodedAudio> {
  const { bytes, errors } = await decode(file, ['-ar', '8000'], () => undefined);
  return { seconds: bytes / 2 / 8000, errors };
}

/** The decoded samples of a short `file` at `sampleRateHz`, mixed down to mono. */
export async function decodePcm(file: string, sampleRateHz: number): Promise<Int16Array> {
  const chunks: Buffer[] = [];
  const { errors } = await decode(file, ['-ar', String(sampleRateHz)], (chunk) => chunks.push(chunk));
  if (errors.length > 0) throw new Error(`decoding ${file}: ${errors.join('; ')}`);
  const bytes = Buffer.concat(chunks);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

async function decode(
  file: string,
  options: string[],
  onChunk: (chunk: Buffer) => void,
): Promise<{ bytes: number; errors: string[] }> {
  const child = spawn(
    ffmpegInstaller.path,
    ['-v', 'warning', '-nostdin', '-i', file, '-map', '0:a:0', '-ac', '1', ...options, '-f', 's16le', '-'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let bytes = 0;
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    onChunk(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const errors = complaints.split('\n').filter((line) => line.trim() !== '' && !BARE_STREAM_NOTE.test(line));
  if (code !== 0) errors.push(`ffmpeg ended with code ${String(code)}`);
  return { bytes, errors };
}
