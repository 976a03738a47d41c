import type { HealthReport, HealthStatuses } from '../../contract/health.ts';
import type { SupervisorStatus } from '../../supervisor/control.ts';
import { JSON_FLAG, readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { errorLines, processRows } from '../process-table.ts';
import { renderDuration } from '../progress-bar.ts';
import { askWhateverStatus, ServiceAway } from '../service-client.ts';
import type { Service } from '../service-client.ts';
import { findSupervised, SUPERVISOR_USAGE } from '../supervisors.ts';
import { renderTable } from '../terminal.ts';

const USAGE = `Usage: tandem status [--json] [--url URL] [--token TOKEN]

How the service is: its processes, with how long they have been up, how often they were started again, why they last ended, and
the memory that they hold and may hold; the last errors; and what it says of itself. Processes are shown where no --url is
given. ${SUPERVISOR_USAGE}
Ends with 0 while the service can be used, with 69 where it is unhealthy or doesn't answer.

  --json           as the service answers, for programs, with "supervisors" where processes are shown
${SERVICE_USAGE}`;

const FLAGS = { ...SERVICE_FLAGS, ...JSON_FLAG } as const;

export const statusCommand: Command = { usage: USAGE, flags: FLAGS, run };

type Report = HealthReport | HealthStatuses;

async function run(argv: readonly string[]): Promise<number> {
  const { values } = readArguments(argv, FLAGS);
  const named = readService(values);
  const supervisors = values['url'] === undefined ? (await findSupervised()).map(({ status }) => status) : [];
  const url = supervisors.map(({ about }) => about['url']).find((each) => each !== undefined);
  const service = { ...named, url: url ?? named.url };
  const report = supervisors.length === 0 ? await health(service) : await health(service).catch(orAway);
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ ...(report ?? { status: 'away' }), ...(supervisors.length > 0 && { supervisors }) })}\n`
      : [...supervisors.map(renderProcesses), renderReport(report, service)].join('\n'),
  );
  return report === null || report.status === 'unhealthy' ? EXIT.serviceAway : EXIT.ok;
}

function health(service: Service): Promise<Report> {
  return askWhateverStatus<Report>(service, '/health');
}

/** The processes say why. */
function orAway(error: unknown): null {
  if (error instanceof ServiceAway) return null;
  throw error;
}

function renderProcesses(status: SupervisorStatus): string {
  const errors = errorLines(status.errors);
  const last = errors.length === 0 ? '' : `\nLAST ERRORS\n${errors.join('\n')}\n`;
  return `${renderTable(processRows(status))}${last}`;
}

function renderReport(report: Report | null, { url }: Service): string {
  if (report === null) return renderTable([['service', `doesn't answer at ${url}`]]);
  return renderTable([['service', `${report.status} at ${url}`], ...describe(report)]);
}

/** Strangers are told less. */
function describe(report: Report): string[][] {
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
