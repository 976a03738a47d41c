import type { Contestant } from './contestant.ts';
import { concurrently } from './supervisors/concurrently.ts';
import { foreman } from './supervisors/foreman.ts';
import { ours } from './supervisors/ours.ts';
import { pm2Runtime } from './supervisors/pm2-runtime.ts';
import { runit } from './supervisors/runit.ts';
import { s6 } from './supervisors/s6.ts';
import { sh } from './supervisors/sh.ts';
import { supervisord } from './supervisors/supervisord.ts';

/** The columns of the table. */
export const SUPERVISORS: readonly Contestant[] = [
  ...[supervisord, s6, runit, foreman, pm2Runtime, concurrently, sh, ours],
];
