import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { hasErrno } from '../../../src/process/thrown.ts';

/** What is known already, a file for each key; runs beside each other may share the folder. */
export interface KeptJson<T> {
  find(key: string): T | null;
  keep(key: string, value: T): void;
}

export function openKeptJson<T>(folder: string): KeptJson<T> {
  mkdirSync(folder, { recursive: true });
  const fileOf = (key: string): string => join(folder, `${key}.json.gz`);
  return {
    find: (key) => {
      try {
        return JSON.parse(gunzipSync(readFileSync(fileOf(key))).toString()) as T;
      } catch (error) {
        if (hasErrno(error, 'ENOENT')) return null;
        throw error;
      }
    },
    keep: (key, value) => {
      const temporary = `${fileOf(key)}.${process.pid}`;
      writeFileSync(temporary, gzipSync(JSON.stringify(value), { level: 1 }));
      renameSync(temporary, fileOf(key));
    },
  };
}
