// Checks a finished audiobook from outside, with ffprobe and ffmpeg: check-audio.mjs BOOK.mp3 BOOK.json, where
// BOOK.json is the API's answer for it. The chapters must be those of the answer, and the decoded length within 2 % of
// what it promises.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import ffprobe from '@ffprobe-installer/ffprobe';

const [audio, answer] = process.argv.slice(2);
const book = JSON.parse(readFileSync(answer, 'utf8'));
const probe = JSON.parse(
  execFileSync(ffprobe.path, ['-v', 'error', '-of', 'json', '-show_format', '-show_chapters', audio], {
    maxBuffer: 1 << 26,
  }),
);
const decoded = execFileSync(
  ffmpeg.path,
  ['-v', 'error', '-i', audio, '-f', 's16le', '-ac', '1', '-ar', '8000', '-'],
  {
    maxBuffer: 2 ** 31,
  },
);
const decodedSeconds = decoded.length / 2 / 8000;
const sumOfChapters = book.chapters.reduce((sum, chapter) => sum + chapter.durationSeconds, 0);

const fail = (message) => {
  console.error(`check-audio: ${message}`);
  process.exit(1);
};
const near = (a, b) => Math.abs(a - b) <= 0.02 * Math.max(a, b);
if (probe.chapters.length !== book.chapters.length)
  fail(`${probe.chapters.length} chapters in the file, ${book.chapters.length} announced`);
if (!near(decodedSeconds, book.durationSeconds))
  fail(`decodes to ${decodedSeconds} s, announced are ${book.durationSeconds} s`);
if (!near(sumOfChapters, book.durationSeconds))
  fail(`chapters sum up to ${sumOfChapters} s of ${book.durationSeconds} s`);
if (!near(Number(probe.format.duration), decodedSeconds))
  fail(`the file claims ${probe.format.duration} s and decodes to ${decodedSeconds} s`);
console.log(
  `check-audio: ${probe.chapters.length} chapters, ${decodedSeconds.toFixed(1)} s decoded, ${book.durationSeconds.toFixed(1)} s announced`,
);
