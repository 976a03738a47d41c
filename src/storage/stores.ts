import { diskEntry } from './disk/entry.ts';
import { s3Entry } from './s3/entry.ts';
import type { StoreEntry } from './storage.ts';

/** Where files can be kept: the first whose settings are set, else the last. */
export const STORES: readonly StoreEntry[] = [s3Entry, diskEntry];
