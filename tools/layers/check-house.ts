import { posix } from 'node:path';
import { findCircles } from './circles.ts';
import type { Arrow, House } from './house.ts';
import type { Imports } from './imports.ts';

/** Every arrow that `house` forbids, one line each: `file -> file: why`. */
export function checkHouse({ files, arrows, packages }: Imports, house: House): string[] {
  const isExcepted = (arrow: Arrow): boolean => house.exceptions.some((known) => covers(known, arrow));
  const counted = arrows.filter((arrow) => !isExcepted(arrow));
  const wrong = counted
    .map((arrow) => ({ arrow, lines: wrongArrow(arrow, house) }))
    .filter(({ lines }) => lines.length > 0);
  const unused = house.exceptions.filter((known) => !arrows.some((arrow) => covers(known, arrow)));
  return [
    ...looseFiles(files, house),
    ...files.filter((file) => floorOf(file, house) < 0).map((file) => `${file}: stands on no floor of HOUSE`),
    ...wrong.flatMap(({ lines }) => lines),
    ...packages.flatMap((arrow) => wrongPackage(arrow, house)),
    ...fileCircles(counted),
    ...folderCircles(counted.filter((arrow) => !wrong.some((known) => known.arrow === arrow))),
    ...unused.map(({ from, to }) => `${from} -> ${to}: is no exception any more; take it off the list`),
  ];
}

function looseFiles(files: readonly string[], { loose }: House): string[] {
  return Object.entries(loose).flatMap(([folder, most]) => {
    const found = files.filter((file) => posix.dirname(file) === folder);
    return found.length <= most
      ? []
      : [`${folder}: ${found.length} loose files, at most ${most}: ${found.join(', ')}`];
  });
}

function wrongArrow(arrow: Arrow, house: House): string[] {
  const { from, to } = arrow;
  const line = (why: string): string[] => [`${from} -> ${to}: ${why}`];
  const sealed = Object.entries(house.sealed).find(([room]) => isIn(room, from));
  if (sealed !== undefined) {
    const [room, allowed] = sealed;
    return [room, ...allowed].some((place) => isIn(place, to))
      ? []
      : line(`${room} imports only ${allowed.join(', ')}`);
  }
  const [fromFloor, toFloor] = [floorOf(from, house), floorOf(to, house)];
  if (fromFloor < 0 || toFloor < 0) return toFloor < 0 ? line('leads out of the house') : [];
  const [fromRoom, toRoom] = [roomOf(from, house), roomOf(to, house)];
  if (toFloor > fromFloor) return line(`up, from ${fromRoom} to ${toRoom}`);
  const isApart = house.floors[fromFloor]?.apart === true;
  return toFloor === fromFloor && isApart && fromRoom !== toRoom
    ? line(`${fromRoom} and ${toRoom} stay apart`)
    : [];
}

function wrongPackage({ from, to }: Arrow, { packages }: House): string[] {
  const rooms = from.startsWith('src/') ? packages[to] : undefined;
  if (rooms === undefined || rooms.some((room) => isIn(room, from))) return [];
  return [`${from} -> ${to}: a package for ${rooms.join(', ')} only`];
}

function fileCircles(arrows: readonly Arrow[]): string[] {
  return findCircles(arrows).map((circle) => {
    const [from = '', to = from] = circle;
    return `${from} -> ${to}: circle ${[...circle, from].map((file) => posix.basename(file)).join(' -> ')}`;
  });
}

/** Circles among what lies side by side in one folder. Each is told by the imports of its thinnest arrow. */
function folderCircles(arrows: readonly Arrow[]): string[] {
  const byFolder = new Map<string, { steps: Arrow; file: Arrow }[]>();
  for (const file of arrows) {
    const folder = commonFolder(file);
    const steps = { from: childOf(folder, file.from), to: childOf(folder, file.to) };
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), { steps, file }]);
  }
  return [...byFolder].flatMap(([, entries]) =>
    findCircles(entries.map(({ steps }) => steps)).flatMap((circle) => {
      // What files alone form has been told as a circle of files.
      if (circle.every((node) => arrows.some(({ from }) => from === node))) return [];
      const names = [...circle, circle[0] ?? ''].map((node) => posix.basename(node)).join(' -> ');
      const sides = circle.map((from, index) =>
        entries.filter(
          ({ steps }) => steps.from === from && steps.to === circle[(index + 1) % circle.length],
        ),
      );
      const thinnest = sides.reduce((least, side) => (side.length < least.length ? side : least));
      return thinnest.map(({ file }) => `${file.from} -> ${file.to}: circle of folders ${names}`);
    }),
  );
}

function commonFolder({ from, to }: Arrow): string {
  let folder = posix.dirname(from);
  while (folder !== '.' && !isIn(folder, to)) folder = posix.dirname(folder);
  return folder;
}

function childOf(folder: string, file: string): string {
  const below = folder === '.' ? file : file.slice(folder.length + 1);
  return posix.join(folder, below.split('/')[0] ?? '');
}

function floorOf(file: string, { floors }: House): number {
  return floors.findIndex(({ rooms }) => rooms.some((room) => isIn(room, file)));
}

function roomOf(file: string, { floors }: House): string {
  return floors.flatMap(({ rooms }) => rooms).find((room) => isIn(room, file)) ?? file;
}

function covers(known: Arrow, arrow: Arrow): boolean {
  return isIn(known.from, arrow.from) && isIn(known.to, arrow.to);
}

function isIn(place: string, file: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}
