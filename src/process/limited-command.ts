export interface CommandLimits {
  /**
   * Processor time: ends a child whose parent died while a long computation kept it from noticing. Garbage is collected
   * on other threads, so that it may pass faster than time. That of the parent, unless given.
   */
  cpuSeconds?: number;
  /** Everything that it may hold. */
  memoryMb: number;
}

/**
 * What counts towards the kernel's limit and is never touched: the stacks of Node's eleven threads, 75 MB as measured,
 * and from Node 24 on the room that V8 sets aside for code. Without it that Node doesn't even start.
 */
const STACKS_MB = 80;
const CODE_MB = 512;
const FIRST_MAJOR_WITH_CODE = 24;
const UNTOUCHED_MB =
  Number.parseInt(process.versions.node, 10) >= FIRST_MAJOR_WITH_CODE ? STACKS_MB + CODE_MB : STACKS_MB;

/**
 * How to start Node under limits of the kernel's own. Buffers lie outside of the heap, and a gigabyte of them is filled
 * between two looks of the parent: a wall at which an allocation fails. A soft one, since a child may have to give its
 * own children another. Where the system has no such limit (macOS), that of the heap remains.
 *
 * @param node What comes after `node`: flags, the program, its arguments.
 */
export function limitedCommand(
  node: readonly string[],
  { cpuSeconds, memoryMb }: CommandLimits,
): { command: string; args: string[] } {
  const time = cpuSeconds === undefined ? '' : `ulimit -t ${cpuSeconds}; `;
  const script = `{ ${time}ulimit -S -d ${(memoryMb + UNTOUCHED_MB) * 1024}; } 2>/dev/null; exec "$@"`;
  return { command: '/bin/sh', args: ['-c', script, 'sh', process.execPath, ...node] };
}
