/** What a progress line is made of. */
export interface Progress {
  status: string;
  /** 0 to 1. */
  fraction: number;
  segmentsDone: number;
  segmentsTotal: number;
  etaSeconds: number | null;
}

const BAR_CHARACTERS = 28;
const STAGES: Readonly<Record<string, string>> = {
  queued: 'waiting',
  extracting: 'reading the PDF',
  awaiting_confirmation: 'waiting for your yes',
  narrating: 'speaking',
  assembling: 'putting it together',
  ready: 'ready',
};

/** One line: a bar, the share that is done, the stage and the time left. */
export function renderProgress({
  status,
  fraction,
  segmentsDone,
  segmentsTotal,
  etaSeconds,
}: Progress): string {
  const done = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CHARACTERS);
  const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_CHARACTERS - done)}`;
  const percent = `${Math.floor(fraction * 100)} %`.padStart(5);
  const segments = status === 'narrating' ? `, ${segmentsDone} of ${segmentsTotal} segments` : '';
  const left = etaSeconds === null || status === 'ready' ? '' : `, about ${renderDuration(etaSeconds)} left`;
  return `${bar} ${percent}  ${STAGES[status] ?? status}${segments}${left}`;
}

/** `45 s`, `3 min 05 s`, `2 h 10 min`. */
export function renderDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}
