import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { messageOf } from '../process/thrown.ts';
import type { Log } from '../process/log.ts';

/** Ends what outlives this process. */
export interface Reaper {
  /** From now on this process, or the group that it leads, must not outlive this one. */
  watch(pid: number): void;
  forget(pid: number): void;
  /** Everything has been stopped: nothing is left to do. */
  dismiss(): void;
}

/**
 * Who is to be killed comes line by line. When the lines end without a `done`, their sender was killed: whoever notices
 * gets three seconds to end by itself, and then the rest is killed, each with its process group if it leads one. A
 * process that hangs can't notice, and nor can one that is stopped.
 *
 * A shell, because it has to live when Node doesn't, and costs 0.1 MB (PSS, measured) where a thread of Node costs 10.
 */
const SCRIPT = `
trap '' HUP INT QUIT TERM
pids=' '
living() {
  for pid in $pids; do
    kill -s 0 -- "-$pid" && return 0
    kill -s 0 "$pid" && return 0
  done
  return 1
}
while read -r what pid; do
  case $what in
    watch) pids="$pids$pid " ;;
    forget) case $pids in *" $pid "*) pids="\${pids%%" $pid "*} \${pids#*" $pid "}" ;; esac ;;
    done) exit 0 ;;
  esac
done
tries=0
while [ "$tries" -lt 30 ] && living; do
  sleep 0.1
  tries=$((tries + 1))
done
for pid in $pids; do
  kill -s KILL -- "-$pid"
  kill -s KILL "$pid"
done
`;

/** Somebody killed it; or there is no shell that can run it, and then there is no hurry. */
const RELAUNCH_MS = 500;

export function startReaper(log: Log): Reaper {
  const watched = new Set<number>();
  let child: ChildProcess;
  let dismissed = false;

  const tell = (line: string): void => {
    child.stdin?.write(`${line}\n`);
  };
  const launch = (): void => {
    // A session of its own, so that Ctrl-C and the end of a terminal don't reach it.
    child = spawn('/bin/sh', ['-c', SCRIPT, 'tandem reaper'], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin' },
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.unref();
    child.stdin?.on('error', () => undefined);
    child.once('error', (error) =>
      log.warn('no watch over what a killed supervisor leaves behind', { reason: messageOf(error) }),
    );
    child.once('exit', () => {
      if (!dismissed) setTimeout(launch, RELAUNCH_MS).unref();
    });
    for (const pid of watched) tell(`watch ${pid}`);
  };
  launch();

  return {
    watch: (pid) => {
      watched.add(pid);
      tell(`watch ${pid}`);
    },
    forget: (pid) => {
      if (watched.delete(pid)) tell(`forget ${pid}`);
    },
    dismiss: () => {
      dismissed = true;
      tell('done');
    },
  };
}
