/** What may import what, as `npm run layers` checks it. Paths are relative to the checkout. */
export interface House {
  /** From the ground up: a room imports from its own floor and the floors below it, never from one above. */
  floors: readonly Floor[];
  /** Rooms with stricter walls than their floor gives them. */
  sealed: Readonly<Record<string, readonly string[]>>;
  /** Packages that only some rooms use, so that the others stay plain libraries. */
  packages: Readonly<Record<string, readonly string[]>>;
  /** Files that lie in a folder without belonging to a room. */
  loose: Readonly<Record<string, number>>;
  /** Arrows that are known to be wrong and on their way out; one that is no longer needed is an error, too. */
  exceptions: readonly Arrow[];
}

export interface Floor {
  rooms: readonly string[];
  /** Its rooms don't import one another. Otherwise they may, as long as the arrows form no circle. */
  apart?: true;
}

/** An import; each end is a file, or a folder that stands for every file in it. */
export interface Arrow {
  from: string;
  to: string;
}

export const HOUSE: House = {
  floors: [
    { rooms: ['src/settings'] },
    { rooms: ['src/process'] },
    { rooms: ['src/errors.ts'] },
    { rooms: ['src/languages'] },
    { rooms: ['src/pdf'] },
    { rooms: ['src/narration'] },
    { rooms: ['src/tts', 'src/audio', 'src/storage', 'src/queue', 'src/db'] },
    { rooms: ['src/contract'] },
    { rooms: ['src/supervisor', 'src/local'] },
    { rooms: ['src/service'] },
    { rooms: ['src/preflight'] },
    { rooms: ['src/api', 'src/worker', 'src/cli', 'src/web'], apart: true },
    { rooms: ['src/start.ts', 'ecosystem.config.ts'] },
    { rooms: ['scripts'] },
    { rooms: ['tools'] },
    { rooms: ['test'] },
  ],
  // Neither knows anything of audiobooks.
  sealed: {
    'src/supervisor': ['src/process', 'src/settings/logging.ts', 'src/settings/process-environment.ts'],
    'src/local': ['src/process', 'src/settings/logging.ts', 'src/settings/process-environment.ts'],
  },
  packages: {
    express: ['src/api'],
    bullmq: ['src/queue', 'src/db', 'src/worker'],
    pg: ['src/db'],
    ioredis: ['src/queue'],
    pm2: ['src/supervisor'],
    'pdfjs-dist': ['src/pdf/pdfjs'],
    zod: ['src/contract'],
  },
  loose: { src: 2 },
  exceptions: [],
};
