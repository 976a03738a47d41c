import type { Arrow } from './house.ts';

/**
 * The circles among `arrows`: the shortest one through each node that lies on any, each circle once, as the nodes that
 * it passes. Who opens all of them may find longer ones behind; none is left when this finds none.
 */
export function findCircles(arrows: readonly Arrow[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const circles = new Map<string, string[]>();
  for (const start of [...targets.keys()].sort()) {
    const circle = shortestCircle(start, targets);
    if (circle === null) continue;
    const key = [...circle].sort().join('\n');
    if (!circles.has(key)) circles.set(key, circle);
  }
  return [...circles.values()];
}

/** Breadth first from `start` until something points back to it. */
function shortestCircle(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of targets.get(node) ?? []) {
      if (next === start) return pathTo(node, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return null;
}

function pathTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let node = cameFrom.get(end); node !== undefined; node = cameFrom.get(node)) path.unshift(node);
  return path;
}
