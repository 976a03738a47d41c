import type { Check } from './check.ts';
import { databaseCheck } from './checks/database.ts';
import { environmentCheck } from './checks/environment.ts';
import { memoryCheck } from './checks/memory.ts';
import { migrationsCheck } from './checks/migrations.ts';
import { queueCheck } from './checks/queue.ts';
import { shutdownCheck } from './checks/shutdown.ts';
import { speechCheck } from './checks/speech.ts';
import { storageCheck } from './checks/storage.ts';

/** The order in which the results are printed. */
export const CHECKS: readonly Check[] = [
  environmentCheck,
  memoryCheck,
  shutdownCheck,
  databaseCheck,
  migrationsCheck,
  queueCheck,
  storageCheck,
  speechCheck,
];
