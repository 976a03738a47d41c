import { decompressionBomb, hugeString, manyPages, manyPictures, manyPieces } from '../kit/hostile-pdfs.ts';
import { measureTree, totalMb } from '../../src/supervisor/process-memory.ts';
import { createMemoryGroup } from './memory-group.ts';
import { createDataDir, startService } from './running-service.ts';

const LIMIT_MB = 512;
const SAMPLE_MS = 200;
const PDFS: Readonly<Record<string, () => Buffer>> = {
  'a page that unpacks to 400 MB': () => decompressionBomb(400),
  '90 MB of pictures': () => manyPictures(90),
  '20,000 pages': () => manyPages(20_000),
  'a million pieces on a page': () => manyPieces(1_000_000),
  'a word of 80 MB': () => hugeString(80),
};

/**
 * Five hostile or huge PDFs at once in 512 MB, with everything built in: who dies of it? `npm run bench -- hostile`. In
 * a control group of that size where one can be made (as root); elsewhere MEMORY_LIMIT_MB says it, and nobody is killed
 * for crossing it.
 */
export async function run(): Promise<void> {
  const group = createMemoryGroup(LIMIT_MB);
  const data = await createDataDir();
  const limit: Record<string, string> = group === null ? { MEMORY_LIMIT_MB: String(LIMIT_MB) } : {};
  const env = { DATA_DIR: data.dir, MAX_UPLOAD_MB: '128', MAX_PAGES: '100000', ...limit };
  const service = await startService(env, group?.prefix);
  let peakMb = 0;
  const sampling = setInterval(() => {
    peakMb = Math.max(peakMb, totalMb(measureTree(service.program.pid)));
  }, SAMPLE_MS);
  try {
    const startedAt = performance.now();
    const books = await Promise.all(
      Object.entries(PDFS).map(async ([name, make]) => ({
        name,
        id: await service.upload(make(), `${name}.pdf`),
      })),
    );
    for (const { name, id } of books) {
      let book = await service.book(id);
      while (['queued', 'extracting'].includes(book.status)) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        book = await service.book(id);
      }
      console.log(`${name.padEnd(32)} ${book.status} ${book.error?.code ?? ''}`);
    }
    console.log(`after ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  } finally {
    clearInterval(sampling);
    await service.stop();
    await data.remove();
  }
  const said = service.program.entries().map(({ message }) => message);
  const deaths = said.filter((message) => /^(api|worker) ended/.test(message));
  console.log(
    `limit                            ${LIMIT_MB} MB, ${group === null ? 'as a setting' : `a control group of ${group.version}`}`,
  );
  console.log(`peak of all processes (PSS)      ${peakMb.toFixed(0)} MB, PostgreSQL with them`);
  console.log(`killed by the kernel             ${group?.oomKills() ?? 'not counted'}`);
  console.log(
    `ends of API or worker            ${deaths.length}${deaths.map((message) => `\n  ${message}`).join('')}`,
  );
  console.log(
    `new work had to wait             ${said.filter((message) => message.startsWith('memory is tight')).length} times`,
  );
  group?.remove();
  if (deaths.length > 0) process.exitCode = 1;
}
