import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkHouse } from '../../../tools/layers/check-house.ts';
import type { Arrow, House } from '../../../tools/layers/house.ts';
import { readImports } from '../../../tools/layers/imports.ts';

const HOUSE: House = {
  floors: [
    { rooms: ['src/words'] },
    { rooms: ['src/pdf', 'src/db'] },
    { rooms: ['src/api', 'src/worker'], apart: true },
    { rooms: ['src/start.ts'] },
  ],
  sealed: { 'src/db': ['src/words/sql.ts'] },
  packages: { express: ['src/api'] },
  loose: { src: 1 },
  exceptions: [],
};

describe('the layers of the house', () => {
  it('let a room import what lies on its own floor or below', () => {
    expect(
      complaints(
        'src/api/a.ts -> src/pdf/b.ts',
        'src/pdf/b.ts -> src/db/c.ts',
        'src/start.ts -> src/api/a.ts',
      ),
    ).toEqual([]);
  });

  it.each([
    ['src/pdf/a.ts -> src/api/b.ts', 'up, from src/pdf to src/api'],
    ['src/api/a.ts -> src/worker/b.ts', 'src/api and src/worker stay apart'],
    ['src/db/a.ts -> src/words/other.ts', 'src/db imports only src/words/sql.ts'],
    ['src/api/a.ts -> scripts/b.ts', 'leads out of the house'],
  ])('name %s, and say why it is wrong', (arrow, why) => {
    expect(complaints(arrow)).toEqual([`${arrow}: ${why}`]);
  });

  it('name a circle of files once', () => {
    expect(
      complaints(
        'src/pdf/a.ts -> src/pdf/b.ts',
        'src/pdf/b.ts -> src/pdf/c.ts',
        'src/pdf/c.ts -> src/pdf/a.ts',
      ),
    ).toEqual(['src/pdf/a.ts -> src/pdf/b.ts: circle a.ts -> b.ts -> c.ts -> a.ts']);
  });

  it('name a circle of folders whose files form none, by its thinnest arrow', () => {
    expect(
      complaints(
        'src/pdf/page/a.ts -> src/pdf/lines/b.ts',
        'src/pdf/page/c.ts -> src/pdf/lines/b.ts',
        'src/pdf/lines/d.ts -> src/pdf/page/a.ts',
      ),
    ).toEqual(['src/pdf/lines/d.ts -> src/pdf/page/a.ts: circle of folders lines -> page -> lines']);
  });

  it('keep packages in their rooms, and files out of the top folder', () => {
    const imports = {
      files: ['src/pdf/a.ts', 'src/start.ts', 'src/stray.ts'],
      arrows: [],
      packages: [{ from: 'src/pdf/a.ts', to: 'express' }],
    };
    expect(checkHouse(imports, HOUSE)).toEqual([
      'src: 2 loose files, at most 1: src/start.ts, src/stray.ts',
      'src/stray.ts: stands on no floor of HOUSE',
      'src/pdf/a.ts -> express: a package for src/api only',
    ]);
  });

  it('bear an exception as long as it is one', () => {
    const exceptions = [{ from: 'src/pdf', to: 'src/api' }];
    const arrow = { from: 'src/pdf/a.ts', to: 'src/api/b.ts' };
    expect(checkHouse(importsOf([arrow]), { ...HOUSE, exceptions })).toEqual([]);
    expect(checkHouse(importsOf([]), { ...HOUSE, exceptions })).toEqual([
      'src/pdf -> src/api: is no exception any more; take it off the list',
    ]);
  });
});

describe('reading imports', () => {
  it('finds those of types, those in types, and those at run time', () => {
    const root = mkdtempSync(join(tmpdir(), 'tandem-layers-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'src', 'room'), { recursive: true });
    writeFileSync(
      join(root, 'src', 'room', 'a.ts'),
      `import type { A } from '../types.ts';
       export { b } from './b.ts';
       export type C = import('../c.ts').C;
       export const later = (): Promise<unknown> => import('./later.ts');
       import express from 'express';
       import { S3Client } from '@aws-sdk/client-s3/dist/index.js';
       import { join } from 'node:path';
       // import '../comment.ts'`,
    );
    const { files, arrows, packages } = readImports(root, ['src']);
    expect(files).toEqual(['src/room/a.ts']);
    expect(arrows.map(({ to }) => to).sort()).toEqual([
      'src/c.ts',
      'src/room/b.ts',
      'src/room/later.ts',
      'src/types.ts',
    ]);
    expect(packages.map(({ to }) => to)).toEqual(['express', '@aws-sdk/client-s3']);
  });
});

function complaints(...arrows: readonly string[]): string[] {
  return checkHouse(
    importsOf(
      arrows.map((arrow) => {
        const [from = '', to = ''] = arrow.split(' -> ');
        return { from, to };
      }),
    ),
    HOUSE,
  );
}

function importsOf(arrows: readonly Arrow[]): { files: string[]; arrows: readonly Arrow[]; packages: [] } {
  return { files: [...new Set(arrows.flatMap(({ from }) => from))], arrows, packages: [] };
}
