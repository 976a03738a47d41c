import type { Entry } from './command.ts';

/** Every command, by the name that is typed. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  narrate: {
    summary: 'makes audiobooks of PDFs, and saves them here',
    load: async () => (await import('./commands/narrate.ts')).narrateCommand,
  },
  text: {
    summary: 'prints what would be read aloud of a PDF, and what is left out',
    load: async () => (await import('./commands/text.ts')).textCommand,
  },
  list: {
    summary: 'the audiobooks of the service',
    load: async () => (await import('./commands/list.ts')).listCommand,
  },
  get: {
    summary: 'saves a file of an audiobook: MP3, EPUB, ZIP of chapters, text, subtitles',
    load: async () => (await import('./commands/get.ts')).getCommand,
  },
  voices: {
    summary: 'the voices that can be chosen, with their prices',
    load: async () => (await import('./commands/voices.ts')).voicesCommand,
  },
  sample: {
    summary: 'saves a few seconds of a voice, to be heard before it is chosen',
    load: async () => (await import('./commands/sample.ts')).sampleCommand,
  },
  feed: {
    summary: 'private podcast feeds: made, listed, revoked',
    load: async () => (await import('./commands/feed.ts')).feedCommand,
  },
  status: {
    summary: 'how the service is, and its processes',
    load: async () => (await import('./commands/status.ts')).statusCommand,
  },
  restart: {
    summary: 'restarts a process of the service that runs here',
    load: async () => (await import('./commands/steer.ts')).restartCommand,
  },
  reload: {
    summary: 'replaces the API by a new one without a pause',
    load: async () => (await import('./commands/steer.ts')).reloadCommand,
  },
  stop: {
    summary: 'stops a process of the service that runs here',
    load: async () => (await import('./commands/steer.ts')).stopCommand,
  },
  run: {
    summary: 'runs a program once beside the service that runs here',
    load: async () => (await import('./commands/run.ts')).runCommand,
  },
  logs: {
    summary: 'the last lines of the log of the service that runs here',
    load: async () => (await import('./commands/logs.ts')).logsCommand,
  },
  start: {
    summary: 'runs the service with its web page, until Ctrl-C',
    load: async () => (await import('./commands/start.ts')).startCommand,
  },
  completion: {
    summary: 'prints what makes a shell complete all this',
    load: async () => (await import('./commands/completion.ts')).completionOf(COMMANDS),
  },
};
