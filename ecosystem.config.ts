import { describeApps } from './src/service/apps.ts';
import { loadProcessConfig } from './src/service/config.ts';
import { isCommand } from './src/supervisor/app-spec.ts';
import type { NodeApp } from './src/supervisor/app-spec.ts';

/**
 * The list of processes for a stock PM2, where DATABASE_URL is set: `npm run build && npx pm2 start
 * dist/ecosystem.config.js`. `npm start` takes the same list from the same place, and what
 * APPS_FILE adds to it.
 */
export const apps: NodeApp[] = describeApps(loadProcessConfig(), ['api', 'worker']).filter(
  (app) => !isCommand(app),
);
