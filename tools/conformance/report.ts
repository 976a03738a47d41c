import { cpus, release, totalmem } from 'node:os';
import { askProgram } from './ask-program.ts';
import type { Row } from './fault.ts';
import type { Result } from './try-all.ts';
import { PROJECT_ROOT } from '../kit/project-root.ts';

/** Prints the table, and below it for every fault its rule and what was seen. */
export async function printReport(
  results: readonly Result[],
  faults: readonly Row[],
  args: readonly string[],
): Promise<void> {
  console.log(`${await origin(args)}\n`);
  console.log(table(results, faults));
  for (const fault of faults) console.log(`\n${details(fault, results)}`);
  console.log(`\n${setups(results)}`);
}

export function table(results: readonly Result[], faults: readonly Row[]): string {
  const there = results.filter(({ version }) => version !== null);
  const rows = [
    ['', ...there.map(({ contestant }) => contestant.name)],
    ['---', ...there.map(() => '---')],
    ...faults.map(({ name }) => [name, ...there.map(({ verdicts }) => marked(verdicts.get(name)?.mark))]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function marked(mark: string | undefined): string {
  return mark === 'yes' ? '**yes**' : (mark ?? '–');
}

function details({ name, does, rule }: Row, results: readonly Result[]): string {
  const seen = results.flatMap(({ contestant, verdicts }) => {
    const verdict = verdicts.get(name);
    return verdict === undefined ? [] : [`- ${contestant.name}: ${verdict.mark}: ${verdict.saw}`];
  });
  return `**${name}.** ${does} *${rule}.*\n\n${seen.join('\n')}`;
}

function setups(results: readonly Result[]): string {
  const lines = results.map(({ contestant: { name, setup }, version }) =>
    version === null ? `- ${name}: not installed there, and left out` : `- ${name} ${version}: ${setup}`,
  );
  return `**Set up as their manuals say:**\n\n${lines.join('\n')}`;
}

async function origin(args: readonly string[]): Promise<string> {
  const commit =
    (await askProgram('git', ['-C', PROJECT_ROOT, 'rev-parse', '--short', 'HEAD']))?.trim() ?? '?';
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}`;
  const command = ['npm run conformance', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
  return `Measured on ${new Date().toISOString().slice(0, 10)} by \`${command}\` at ${commit}; ${machine}.`;
}
