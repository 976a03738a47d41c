import { asRow } from './fault.ts';
import type { Row } from './fault.ts';
import { childLeft } from './faults/child-left.ts';
import { crashAfterHours, crashLoop } from './faults/crash-loop.ts';
import { deaf } from './faults/deaf.ts';
import { drain } from './faults/drain.ts';
import { exitCodes } from './faults/exit-codes.ts';
import { halfLine } from './faults/half-line.ts';
import { hang } from './faults/hang.ts';
import { killApp } from './faults/kill-app.ts';
import { killSupervisor } from './faults/kill-supervisor.ts';
import { logFlood } from './faults/log-flood.ts';
import { longLine } from './faults/long-line.ts';
import { neverReady } from './faults/never-ready.ts';
import { outOfMemory } from './faults/out-of-memory.ts';
import { portTaken } from './faults/port-taken.ts';
import { slowStart } from './faults/slow-start.ts';

/** The rows of the table. */
export const FAULTS: readonly Row[] = [
  ...[asRow(crashLoop), asRow(crashAfterHours), asRow(hang), asRow(killApp), asRow(killSupervisor)],
  ...[asRow(portTaken), asRow(deaf), asRow(childLeft), asRow(slowStart), asRow(neverReady)],
  ...[asRow(outOfMemory), asRow(logFlood), asRow(halfLine), asRow(longLine), asRow(exitCodes), asRow(drain)],
];
