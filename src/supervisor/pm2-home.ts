import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../process/identity.ts';
import { createShortDir, fitsSocket, isShortDir } from '../process/socket-dir.ts';

/**
 * PM2 keeps its sockets and pid files in a directory. This one gets its own per process, below `parentDir`, so that it
 * never meets the user's own PM2, another supervisor, or what a killed one left. Where the path is too long for a
 * socket, it is a link to a short one.
 */
export function createPm2Home(parentDir: string): { home: string; remove: () => void } {
  mkdirSync(parentDir, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(parentDir)) {
    if (entry === String(process.pid) || processIdentity(Number(entry)) === null)
      removeHome(join(parentDir, entry));
  }
  const path = join(parentDir, String(process.pid));
  let home = path;
  if (fitsSocket(path, 'interactor.sock')) {
    mkdirSync(path, { mode: 0o700 });
  } else {
    home = createShortDir();
    symlinkSync(home, path);
  }
  // Nobody reads what PM2 would measure about the machine every 30 seconds.
  writeFileSync(join(home, 'module_conf.json'), JSON.stringify({ pm2: { sysmonit: 'false' } }));
  return { home, remove: () => removeHome(path) };
}

function removeHome(path: string): void {
  const target = linkTarget(path);
  if (target !== null && isShortDir(target) && existsSync(target))
    rmSync(target, { recursive: true, force: true });
  rmSync(path, { recursive: true, force: true });
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
