import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

/** Node's arguments that start the stand-in for Google's service; its own options follow. */
export const FAKE_GOOGLE_COMMAND: readonly string[] = [
  '--import',
  import.meta.resolve('tsx'),
  join(PROJECT_ROOT, 'tools', 'fake-google', 'main.ts'),
];
