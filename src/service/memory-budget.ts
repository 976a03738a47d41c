/** Who may use how much of the memory there is. Megabytes. */
export interface MemoryBudget {
  api: { instances: number; heapMb: number; memoryMb: number };
  /** `memoryMb` with its segments and extraction children. */
  worker: { heapMb: number; memoryMb: number };
  /** Segments that the worker may have in flight. */
  segments: number;
  /**
   * Of one extraction child: its heap, and with that everything that it holds; `slots` of them may run at once.
   * `picturesMb` is for what each of them starts to read pictures of text, 0 where there is no room for it.
   */
  extraction: { heapMb: number; memoryMb: number; picturesMb: number; slots: number };
  /** What all parts together take when each is at its limit; never more than there is. */
  totalMb: number;
}

export interface MemoryNeeds {
  limitMb: number;
  api: boolean;
  worker: boolean;
  /** What speech takes on this machine beside the worker; 0 where it comes from elsewhere. */
  speechMb: number;
  embeddedDatabase: boolean;
  /** What programs that aren't ours were promised. */
  otherAppsMb: number;
  webConcurrency: number;
  /** Segments in flight, if there is memory for them. */
  narrationConcurrency: number;
  /** Books that are extracted at once, if there is memory for them. */
  workerConcurrency: number;
  /** Pages that are pictures are read, if there is memory for it. */
  pictures: boolean;
}

/**
 * What each part takes besides its JavaScript heap, from the peaks of private memory (RssAnon, VmHWM) in a service that
 * converted a book of 350 pages under `npm run bench -- memory` (Node 20, x64), rounded up: supervisor 17, API 53 and
 * worker 68 with heaps of 25 to 35, PostgreSQL with two dozen connections 40. Node's own code is shared by all of them
 * and counted once.
 */
const PART_MB = { code: 40, supervisor: 20, api: 25, worker: 30, database: 50 };
/** One segment's sound, as it comes, as it is checked and as it is stored: 2.6 MB each at most. */
const SEGMENT_MB = 8;
/** Kept free for the page cache and for the kernel's own needs. */
const FREE_SHARE = 0.05;
const API_HEAP = { least: 48, most: 128 };
const WORKER_HEAP = { least: 64, most: 192 };
/**
 * The child holds the whole file beside its heap; a book of text needs about 90 in all, one full of pictures its size
 * and 60.
 */
const EXTRACTION = { least: 100, good: 256, most: 768 };
const EXTRACTION_BUFFERS_SHARE = 0.35;
/** Text recognition at its peak, with the picture of an A4 page at 300 dots an inch: 303 resident, and the file. */
const PICTURES_MB = 350;

/**
 * Divides a memory limit so that everybody can be at his limit at the same time: first what nothing works without, then
 * what was wished for, a little of each, and what is left goes into more books at once. Fewer instances and segments
 * than wished for are no problem; less than one of each is.
 *
 * @returns the budget, or what is wrong, for people.
 */
export function memoryBudget(needs: MemoryNeeds): MemoryBudget | { problem: string } {
  const { limitMb, api, worker, speechMb, embeddedDatabase, otherAppsMb } = needs;
  const apiMb = PART_MB.api + API_HEAP.least;
  const neededMb =
    PART_MB.code +
    PART_MB.supervisor +
    (embeddedDatabase ? PART_MB.database : 0) +
    (api ? apiMb : 0) +
    (worker ? PART_MB.worker + WORKER_HEAP.least + SEGMENT_MB + EXTRACTION.least : 0) +
    (worker ? speechMb : 0) +
    otherAppsMb;
  const usableMb = Math.floor(limitMb * (1 - FREE_SHARE));
  if (neededMb > usableMb) return { problem: explain(needs, neededMb) };

  let spareMb = usableMb - neededMb;
  /** Takes up to `wantedMb` in whole `steps` of what is left, but no more than `share` of it. */
  const take = (wantedMb: number, share = 1, stepMb = 1): number => {
    const taken = Math.floor(Math.min(wantedMb, spareMb * share) / stepMb) * stepMb;
    spareMb -= taken;
    return taken;
  };
  const instances = api ? 1 + take((needs.webConcurrency - 1) * apiMb, 0.5, apiMb) / apiMb : 0;
  const segments = worker
    ? 1 + take((needs.narrationConcurrency - 1) * SEGMENT_MB, 0.3, SEGMENT_MB) / SEGMENT_MB
    : 0;
  const growExtraction = (toMb: number, fromMb: number, share: number): number =>
    worker ? fromMb + take(toMb - fromMb, share) : 0;
  let extractionMb = growExtraction(EXTRACTION.good, EXTRACTION.least, 1);
  const picturesMb = worker && needs.pictures ? take(PICTURES_MB, 1, PICTURES_MB) : 0;
  const apiHeapMb =
    API_HEAP.least +
    (api ? take((API_HEAP.most - API_HEAP.least) * instances, 0.3, instances) / instances : 0);
  const workerHeapMb = WORKER_HEAP.least + (worker ? take(WORKER_HEAP.most - WORKER_HEAP.least, 0.3) : 0);
  extractionMb = growExtraction(EXTRACTION.most, extractionMb, needs.workerConcurrency > 1 ? 0.3 : 1);
  const slotMb = extractionMb + picturesMb;
  const slots = worker ? 1 + take((needs.workerConcurrency - 1) * slotMb, 1, slotMb) / slotMb : 0;
  return {
    api: { instances, heapMb: apiHeapMb, memoryMb: PART_MB.api + apiHeapMb },
    worker: {
      heapMb: workerHeapMb,
      memoryMb: worker
        ? PART_MB.worker + workerHeapMb + segments * SEGMENT_MB + slots * slotMb + speechMb
        : 0,
    },
    segments,
    extraction: {
      heapMb: Math.floor(extractionMb * (1 - EXTRACTION_BUFFERS_SHARE)),
      memoryMb: extractionMb,
      picturesMb,
      slots,
    },
    totalMb: usableMb - spareMb,
  };
}

function explain(needs: MemoryNeeds, neededMb: number): string {
  const { limitMb, api, worker, speechMb, embeddedDatabase, otherAppsMb } = needs;
  const waysOut = [
    `give the service ${Math.ceil(neededMb / (1 - FREE_SHARE))} MB or more`,
    ...(otherAppsMb > 0 ? [`let the apps of APPS_FILE, which want ${otherAppsMb}, run elsewhere`] : []),
    ...(embeddedDatabase ? ['set DATABASE_URL to a PostgreSQL elsewhere'] : []),
    ...(worker && speechMb > 0 ? ['let a service elsewhere speak (TTS_PROVIDER)'] : []),
    ...(api && worker ? ['run API and worker as services of their own'] : []),
  ];
  return `${limitMb} MB of memory are too little for what is to run here: ${waysOut.join(', or ')}`;
}
