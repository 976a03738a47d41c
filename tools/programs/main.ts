import { ensurePrograms } from './ensure.ts';
import { PROGRAMS } from './programs.ts';
import type { ProgramName } from './programs.ts';

const problem = ensurePrograms(Object.keys(PROGRAMS) as ProgramName[]);
if (problem !== null) console.error(problem);
process.exitCode = problem === null ? 0 : 69;
