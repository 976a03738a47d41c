/** Where things are in Render's dashboard, for what is more than a variable under "Environment". */
const PLACES = {
  'database-url':
    'in the dashboard, open your PostgreSQL → Connect, copy the Internal Database URL, and set it in your service under Environment',
  'database-plan': 'in the dashboard, open your PostgreSQL and change its instance type under Settings',
  'redis-url':
    'in the dashboard, open your Key Value → Connect, copy the Internal Key Value URL, and set it in your service under Environment',
  'redis-policy':
    'in the dashboard, open your Key Value → Settings → Maxmemory Policy; in a Blueprint, maxmemoryPolicy: noeviction',
  'secret-key': 'in the dashboard, open your service → Environment, add SECRET_KEY and press Generate',
  'shutdown-delay': 'the delay is maxShutdownDelaySeconds in the Blueprint of your service',
} as const;

export type RenderPlace = keyof typeof PLACES;

const PLACE_OF_SETTING: Partial<Record<string, RenderPlace>> = {
  DATABASE_URL: 'database-url',
  REDIS_URL: 'redis-url',
  SECRET_KEY: 'secret-key',
};

/** Ends a line about a problem: ` [On Render: …]`, or nothing where the general hint below the list says enough. */
export function renderHint(place: RenderPlace | null): string {
  return place === null ? '' : ` [On Render: ${PLACES[place]}]`;
}

export function placeOfSetting(setting: string): RenderPlace | null {
  return PLACE_OF_SETTING[setting] ?? null;
}
