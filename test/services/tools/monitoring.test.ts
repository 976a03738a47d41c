import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../../src/contract/metrics.ts';
import { programPath } from '../../../tools/programs/programs.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const DIR = join(PROJECT_ROOT, 'deploy', 'monitoring');

function promtool(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(programPath('promtool'), args, { cwd: DIR, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).not.toContain('FAILED');
  expect(status).toBe(0);
  return stdout;
}

test('every alert has the form that Prometheus reads, is fired by its test, and by no service that works', () => {
  const rules = promtool('check', 'rules', 'alerts.yaml');
  promtool('test', 'rules', 'alerts.test.yaml');
  const alerts = namesIn('alerts.yaml', /- alert: (\w+)/g);
  expect(rules).toContain(`${alerts.size} rules found`);
  expect(namesIn('alerts.test.yaml', /- name: (Tandem\w+)/g)).toEqual(alerts);
  expect(namesIn('alerts.test.yaml', /eval_time: 100m, alertname: (\w+)/g)).toEqual(alerts);
});

test.each(['alerts.yaml', 'dashboard.json'])('%s asks for figures that there are', (file) => {
  const asked = namesIn(file, /\b(tandem_\w+?)(?:_bucket|_count|_sum)?(?=[{[),\s])/g);
  expect(asked.size).toBeGreaterThan(5);
  expect([...asked].filter((name) => !(name in METRICS))).toEqual([]);
});

function namesIn(file: string, pattern: RegExp): Set<string> {
  return new Set(
    [...readFileSync(join(DIR, file), 'utf8').matchAll(pattern)].map(([, name]) => name as string),
  );
}
