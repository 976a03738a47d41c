import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from '../cases/case.ts';
import { compare } from '../cases/compare.ts';
import { readPdf } from '../cases/read.ts';

/**
 * How the cases are read: small PDFs of one trouble each.
 *
 * @param args names or beginnings of names, all unless given; `--verbose` prints what is read and what is left out,
 * `--dir` takes another folder of cases
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false }, dir: { type: 'string' } },
  });
  const cases = (values.dir === undefined ? readCases() : readCases(resolve(values.dir))).filter(
    ({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
  );
  let right = 0;
  for (const one of cases) {
    const reading = await readPdf(one.pdf);
    const wrong = compare(one, reading);
    if (wrong.length === 0) right += 1;
    console.log(`${wrong.length === 0 ? 'right' : 'WRONG'}  ${one.name}`);
    for (const line of wrong) console.log(`       ${line}`);
    if (!values.verbose) continue;
    console.log(`    # ${reading.title ?? '(no title)'} (${reading.language})`);
    for (const text of reading.paragraphs) console.log(`    | ${text}`);
    for (const { page, kind, text } of reading.removed) console.log(`    - ${page} ${kind}: ${text}`);
  }
  console.log(`${right} of ${cases.length} are right`);
}
