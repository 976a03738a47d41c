import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readSet, readSource } from '../set.ts';
import type { Source } from '../source.ts';
import { makeWithChromium } from './chromium.ts';
import { makeWithGroff } from './groff.ts';
import { makeWithLatex } from './latex.ts';
import { makeWithLibreOffice } from './libreoffice.ts';
import { makeWithTypst } from './typst.ts';

const PDFS = resolve(import.meta.dirname, '../pdf');
const USAGE = `Usage: npm run make-narration-set -- [--typst FOLDER] [document…]

Sets the documents of tools/narration-set/sources again, all or those named. On Debian the makers need:
  latex        texlive-latex-recommended lmodern texlive-lang-german texlive-lang-french texlive-lang-spanish
  groff        groff
  libreoffice  libreoffice-writer hyphen-de hyphen-en-us fonts-linuxlibertine
  chromium     chromium
  typst        a folder with the npm package @myriaddreamin/typst-ts-node-compiler 0.7.0 installed (--typst FOLDER)`;

async function make(source: Source, typstFolder: string | undefined): Promise<Buffer> {
  switch (source.maker) {
    case 'latex':
      return makeWithLatex(source);
    case 'typst':
      if (typstFolder === undefined)
        throw new Error(`${source.name} is made with Typst: name its folder.\n\n${USAGE}`);
      return makeWithTypst(source, resolve(typstFolder));
    case 'chromium':
      return makeWithChromium(source);
    case 'groff':
      return makeWithGroff(source);
    case 'libreoffice':
      return makeWithLibreOffice(source);
  }
}

const args = process.argv.slice(2);
const typstAt = args.indexOf('--typst');
const [, typstFolder] = typstAt < 0 ? [] : args.splice(typstAt, 2);
if (args.includes('--help')) {
  console.log(USAGE);
} else {
  await mkdir(PDFS, { recursive: true });
  for (const name of args.length > 0 ? args : readSet().map((document) => document.source.name)) {
    const source = readSource(name);
    const pdf = await make(source, typstFolder);
    await writeFile(join(PDFS, `${name}.pdf`), pdf);
    console.log(`${name}: ${source.maker}, ${Math.ceil(pdf.length / 1024)} KB`);
  }
}
