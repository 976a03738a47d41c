export type Labels = Readonly<Record<string, string | number>>;

/** What this process counts, until somebody takes it along. */
export interface Counters {
  count(name: string, labels?: Labels, by?: number): void;
  /** One more value of a histogram. @param bounds upper ones of its buckets, always the same for a name */
  observe(name: string, bounds: readonly number[], value: number, labels?: Labels): void;
  /** By series, such as `requests_total{status="200"}`; from then on everything begins at nothing. */
  take(): ReadonlyMap<string, number>;
  /** What could not be taken along after all. */
  giveBack(counts: ReadonlyMap<string, number>): void;
}

export function createCounters(): Counters {
  let counts = new Map<string, number>();
  const add = (series: string, by: number): void => {
    counts.set(series, (counts.get(series) ?? 0) + by);
  };
  return {
    count: (name, labels = {}, by = 1) => add(seriesOf(name, labels), by),
    observe: (name, bounds, value, labels = {}) => {
      for (const bound of [...bounds, Infinity]) {
        const le = bound === Infinity ? '+Inf' : String(bound);
        // Also those that it isn't in: all buckets of a histogram are there from the beginning.
        add(seriesOf(`${name}_bucket`, { ...labels, le }), value <= bound ? 1 : 0);
      }
      add(seriesOf(`${name}_sum`, labels), value);
      add(seriesOf(`${name}_count`, labels), 1);
    },
    take: () => {
      const taken = counts;
      counts = new Map();
      return taken;
    },
    giveBack: (taken) => {
      for (const [series, by] of taken) add(series, by);
    },
  };
}

/** As Prometheus writes it. */
export function seriesOf(name: string, labels: Labels): string {
  const written = Object.entries(labels).map(([label, value]) => `${label}="${escaped(String(value))}"`);
  return written.length === 0 ? name : `${name}{${written.join(',')}}`;
}

function escaped(value: string): string {
  return value.replace(/["\\\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
}
