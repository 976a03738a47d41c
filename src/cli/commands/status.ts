import type { HealthReport, HealthStatuses } from '../../contract/health.ts';
import { JSON_FLAG, readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { renderDuration } from '../progress-bar.ts';
import { askWhateverStatus } from '../service-client.ts';
import { renderTable } from '../terminal.ts';

const USAGE = `Usage: tandem status [--json] [--url URL] [--token TOKEN]

How the service is. Ends with 0 while it can be used, with 69 where it is unhealthy or doesn't answer.

  --json           as the service answers, for programs
${SERVICE_USAGE}`;

const FLAGS = { ...SERVICE_FLAGS, ...JSON_FLAG } as const;

export const statusCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values } = readArguments(argv, FLAGS);
  const service = readService(values);
  const report = await askWhateverStatus<HealthReport | HealthStatuses>(service, '/health');
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify(report)}\n`
      : renderTable([['service', `${report.status} at ${service.url}`], ...describe(report)]),
  );
  return report.status === 'unhealthy' ? EXIT.serviceAway : EXIT.ok;
}

/** Strangers are told less. */
function describe(report: HealthReport | HealthStatuses): string[][] {
  const inUse = Object.entries(report.dependencies).filter(([, health]) => health !== 'not_configured');
  const rows = [...inUse, ['worker', report.worker.status] as const].map(([name, health]) => [name, health]);
  if (!('version' in report)) return rows;
  if (report.queue !== null) {
    const { waiting, active, delayed, failed } = report.queue;
    rows.push(['queue', `${waiting} waiting, ${active} active, ${delayed} delayed, ${failed} failed`]);
  }
  rows.push(['version', report.version], ['up for', renderDuration(report.uptimeSeconds)]);
  return rows;
}
