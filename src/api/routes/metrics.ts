import type { RequestHandler } from 'express';
import { METRICS } from '../../contract/metrics.ts';
import { readCounts } from '../../db/counted.ts';
import { seriesOf } from '../../process/counters.ts';
import type { AppDeps } from '../deps.ts';
import { readFigures } from '../figures.ts';
import type { Figures } from '../figures.ts';

/** Scrapers come every few seconds, and there may be several. */
const CACHED_MS = 5_000;

/** `GET /metrics`: Prometheus text format 0.0.4. See src/contract/metrics.ts for what it tells. */
export function metrics(deps: AppDeps): RequestHandler {
  let cached: { at: number; text: Promise<string> } | undefined;
  return async (_req, res) => {
    const now = performance.now();
    if (cached === undefined || now - cached.at > CACHED_MS) {
      const fresh = { at: now, text: tell(deps) };
      fresh.text.catch(() => {
        if (cached === fresh) cached = undefined;
      });
      cached = fresh;
    }
    const text = await cached.text;
    res.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store');
    res.send(text);
  };
}

async function tell(deps: AppDeps): Promise<string> {
  await deps.counts.keep();
  const [counted, figures] = await Promise.all([readCounts(deps.pool), readFigures(deps)]);
  return render(counted, figures);
}

/** Every family once, in the order of the contract, also one that has nothing to say yet. */
function render(counted: ReadonlyMap<string, number>, figures: Figures): string {
  const lines = new Map<string, string[]>(Object.keys(METRICS).map((name) => [name, []]));
  const add = (name: string, series: string, value: number): void => {
    lines.get(name)?.push(`${series} ${value}\n`);
  };
  for (const [series, value] of [...counted].sort(inOrder)) add(familyOf(series), series, value);
  for (const [name, labels, value] of figures) add(name, seriesOf(name, labels), value);
  return Object.entries(METRICS)
    .map(([name, { type, help }]) => {
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.get(name)?.join('') ?? ''}`;
    })
    .join('');
}

/** A histogram's series carry what they are behind its name. */
function familyOf(series: string): string {
  const [name = ''] = series.split('{');
  const histogram = name.replace(/_(bucket|sum|count)$/, '');
  return histogram in METRICS ? histogram : name;
}

/** Buckets by their bound, not by how it is written. */
function inOrder([a]: [string, number], [b]: [string, number]): number {
  return stem(a) < stem(b) ? -1 : stem(a) > stem(b) ? 1 : boundOf(a) - boundOf(b);
}

const BOUND = /,?le="([^"]*)"/;

function stem(series: string): string {
  return series.replace(BOUND, '');
}

function boundOf(series: string): number {
  const bound = BOUND.exec(series)?.[1];
  return bound === undefined || bound === '+Inf' ? Number.MAX_VALUE : Number(bound);
}
