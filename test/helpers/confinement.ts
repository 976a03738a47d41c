import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How commands are run as somebody else than who runs the tests, or in a tighter place: what to put before them. */
type Prefix = readonly string[];

export const isRoot = process.getuid?.() === 0;
/** Where they are forbidden (many containers), the tests expect of a start there what it says it does then. */
export const hasNamespaces = spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;

/** With one user, who is root: as in a container that knows no other. */
export const ONE_MAPPED_ID: Prefix = hasNamespaces ? ['unshare', '--user', '--map-root-user'] : [];

/** Root, who is everybody where he really is, and else the only one. */
export const AS_ROOT: Prefix = isRoot ? [] : ONE_MAPPED_ID;

/** Who isn't root, and owns what the tests make. */
export const AS_ORDINARY_USER: Prefix = isRoot && hasNamespaces ? mappedTo(65_534) : [];

/** Who may only what the modes of files say, which is nothing to root. */
export const POWERLESS: Prefix =
  isRoot && !hasNamespaces ? ['setpriv', '--bounding-set=-all'] : AS_ORDINARY_USER;

/** With a file system of one's own to mount things in. */
const MOUNTING = hasNamespaces ? ['unshare', '--user', '--map-root-user', '--mount'] : ['unshare', '--mount'];
export const CAN_MOUNT =
  spawnSync(MOUNTING[0] ?? '', [...MOUNTING.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Where the data directory is on a file system that is mounted read-only. */
export const READ_ONLY: Prefix = CAN_MOUNT
  ? [...MOUNTING, 'sh', '-ec', 'mount -t tmpfs -o ro tmpfs "$DATA_DIR"; exec "$0" "$@"']
  : POWERLESS;

/** Who is in no list of users. */
export const AS_NAMELESS_USER: Prefix = hasNamespaces ? mappedTo(54_321) : [];

/** Root where no user namespace can be made, and /var/lib is empty. */
export const IN_JAIL: Prefix = hasNamespaces ? [process.execPath, join(import.meta.dirname, 'jail.mjs')] : [];

function mappedTo(id: number): Prefix {
  return ['unshare', '--user', `--map-user=${id}`, `--map-group=${id}`];
}
