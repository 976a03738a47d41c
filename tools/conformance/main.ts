import { parseArgs } from 'node:util';
import { FAULTS } from './faults.ts';
import { printReport } from './report.ts';
import { clearAll } from './run.ts';
import { SUPERVISORS } from './supervisors.ts';
import { tryAll } from './try-all.ts';

/**
 * `npm run conformance [-- --only NAME,… --fault NAME,… --jobs N]`: sixteen faults under eight supervisors, each really
 * run, as Markdown on standard output. Linux only: processes are found in /proc.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    fault: { type: 'string' },
    jobs: { type: 'string', default: '6' },
  },
});
const supervisors = chosen(SUPERVISORS, values.only);
const faults = chosen(FAULTS, values.fault);
if (process.platform !== 'linux') {
  console.error('The processes of a supervisor are found in /proc, which only Linux has.');
  process.exitCode = 69;
} else if (supervisors.length === 0 || faults.length === 0) {
  console.error(`There is none of that name. Supervisors: ${names(SUPERVISORS)}. Faults: ${names(FAULTS)}.`);
  process.exitCode = 64;
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clearAll().finally(() => process.exit(1)));
  const results = await tryAll(supervisors, faults, Number(values.jobs));
  await printReport(results, faults, process.argv.slice(2));
  // Of ours nothing may fail; of the others anything may.
  const own = results.find(({ contestant }) => contestant.name === 'ours')?.verdicts ?? new Map();
  if ([...own.values()].some(({ mark }) => mark !== 'yes')) process.exitCode = 1;
}

function chosen<T extends { name: string }>(all: readonly T[], list: string | undefined): T[] {
  const wanted = list?.split(',');
  return all.filter(({ name }) => wanted?.includes(name) ?? true);
}

function names(all: readonly { name: string }[]): string {
  return all.map(({ name }) => name).join(', ');
}
