export const ENTRIES: readonly string[];
export const LEFT_OUTSIDE: readonly string[];
export function buildPrograms(from: string, to: string): void;
