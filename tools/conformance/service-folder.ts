import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of a service as daemontools' descendants read it: programs by their name, and texts. */
export function writeServiceFolder(
  dir: string,
  { programs = {}, texts = {} }: { programs?: Record<string, string>; texts?: Record<string, string> },
): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, lines] of Object.entries(programs))
    writeFileSync(join(dir, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), `${text}\n`);
}
