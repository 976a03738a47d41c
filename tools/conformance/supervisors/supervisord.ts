import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askProgram, debianVersion, shellLine } from '../ask-program.ts';
import type { Contestant, Place } from '../contestant.ts';

/** http://supervisord.org/configuration.html */
export const supervisord: Contestant = {
  name: 'supervisord',
  setup:
    '`nodaemon`, `autorestart=true`, `startsecs=5`, `startretries=5`, `stopwaitsecs`, `stopasgroup`, `killasgroup`, output to `/dev/fd/1`. Readiness is `startsecs`, a time; what looks at liveness and memory (httpok, memmon) is the package superlance',
  notions: { readiness: false, liveness: false, memory: false },
  version: () => debianVersion('supervisor', 'supervisord'),
  prepare: (place) => launch(place, configuration(place)),
  prepareBroken: (place) => launch(place, configuration(place).replaceAll('command=', 'comand=')),
};

function launch({ dir }: Place, text: string) {
  const file = join(dir, 'supervisord.conf');
  writeFileSync(file, text);
  return {
    command: 'supervisord',
    args: ['-n', '-c', file],
    state: async () =>
      (await askProgram('supervisorctl', ['-c', file, 'status', 'web']))?.includes('RUNNING') === true
        ? ('ready' as const)
        : ('not ready' as const),
  };
}

function configuration({ dir, apps, bounds }: Place): string {
  const programs = apps.map(
    ({ name, command }) => `[program:${name}]
command=${shellLine(command)}
autorestart=true
startsecs=5
startretries=5
stopwaitsecs=${bounds.stopSeconds}
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile=/dev/fd/1
stdout_logfile_maxbytes=0
`,
  );
  return `[supervisord]
nodaemon=true
user=root
logfile=/dev/null
logfile_maxbytes=0
pidfile=${join(dir, 'supervisord.pid')}

[unix_http_server]
file=${join(dir, 's.sock')}

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix://${join(dir, 's.sock')}

${programs.join('\n')}`;
}
