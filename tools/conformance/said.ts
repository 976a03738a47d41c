import type { Exit } from './run.ts';

/** The end of a supervisor, in words. */
export function endOf({ code, signal }: Exit): string {
  return signal === null ? `ends with code ${String(code)}` : `is ended by ${signal}`;
}

/** Whether whoever started it hears that something is wrong. */
export function isFailure({ code, signal }: Exit): boolean {
  return signal !== null || code !== 0;
}

/** `1 start`, `3 starts`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export function seconds(ms: number): string {
  const value = ms / 1000;
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`;
}
