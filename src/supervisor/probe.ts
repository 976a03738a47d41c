import { get } from 'node:http';
import { connect } from 'node:net';
import type { Readiness } from './app-spec.ts';

const READY_LOOK_MS = 250;
const ALIVE_LOOK_MS = 2_000;
/** An answer that takes longer is none. */
const ANSWER_MS = 5_000;
const HERE = '127.0.0.1';

/** Looks at one process from outside. */
export interface Probe {
  /** A line of its output. */
  line(line: string): void;
  /** Nothing is called any more. */
  end(): void;
}

/** Calls `onReady` once when the process does its work, and from then on `onHeard` whenever it answers. */
export function startProbe(
  { ready, aliveUrl }: { ready: Readiness; aliveUrl: string | null },
  { onReady, onHeard }: { onReady: () => void; onHeard: () => void },
): Probe {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let isReady = false;
  const again = (look: () => void, ms: number): void => {
    timer = setTimeout(look, ms);
  };
  const becomeReady = (): void => {
    if (isReady || ended) return;
    isReady = true;
    clearTimeout(timer);
    onReady();
    if (aliveUrl !== null) lookAlive(aliveUrl);
  };
  const lookReady = (answers: () => Promise<boolean>): void => {
    void answers().then((yes) => {
      if (ended) return;
      if (yes) becomeReady();
      else again(() => lookReady(answers), READY_LOOK_MS);
    });
  };
  const lookAlive = (url: string): void => {
    void answersWell(url).then((yes) => {
      if (ended) return;
      if (yes) onHeard();
      again(() => lookAlive(url), ALIVE_LOOK_MS);
    });
  };

  if (ready.by === 'url') lookReady(() => answersWell(ready.url));
  if (ready.by === 'port') lookReady(() => takesCalls(HERE, ready.port));
  if (ready.by === 'time') again(becomeReady, ready.ms);
  return {
    line: (line) => {
      if (ready.by === 'line' && line.includes(ready.text)) becomeReady();
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

/** Whether somebody listens already where the process is going to be asked. */
export function isTaken(ready: Readiness): Promise<boolean> {
  if (ready.by === 'port') return takesCalls(HERE, ready.port);
  if (ready.by !== 'url') return Promise.resolve(false);
  const { hostname, port } = new URL(ready.url);
  return takesCalls(hostname.replace(/^\[(.*)\]$/, '$1'), port === '' ? 80 : Number(port));
}

/** Whether it answers in time, and with 2xx. */
function answersWell(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(ANSWER_MS) }, (response) => {
      const { statusCode = 0 } = response;
      response.once('error', () => undefined).destroy();
      resolve(statusCode >= 200 && statusCode < 300);
    });
    request.once('error', () => resolve(false));
  });
}

function takesCalls(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS });
    const settle = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
