/**
 * Runs `load`, which loads pdf.js, and puts the engine's own `push` back afterwards. The build of pdf.js for older
 * engines brings one that is right for arrays whose length is fixed, too, which V8's own is only since version 12.2
 * (Node 22): a loop in JavaScript, and a tenth of the time that reading a book took.
 */
export async function keepNativePush<T>(load: () => Promise<T>): Promise<T> {
  const native = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
  try {
    return await load();
  } finally {
    if (native !== undefined) Object.defineProperty(Array.prototype, 'push', native);
  }
}

/** A message of pdf.js's worker with a part of a page's text. */
interface TextMessage {
  stream: number;
  chunk: { items: unknown[]; styles: object };
}

/** pdf.js's `StreamKind.ENQUEUE`. */
const ENQUEUE = 4;
let isShared = false;

/**
 * pdf.js's worker runs in the same process as the rest of it here, and yet every message is cloned (`structuredClone`).
 * The text of pages need not be: the worker begins a new list after each message, and nobody changes what is in it.
 * Should pdf.js change its messages, they are cloned again. May be called again.
 */
export function shareText(): void {
  if (isShared) return;
  isShared = true;
  const clone = globalThis.structuredClone;
  globalThis.structuredClone = <T>(value: T, options?: Parameters<typeof clone>[1]): T =>
    isText(value) ? { ...value, chunk: { ...value.chunk } } : clone(value, options);
}

function isText(value: unknown): value is TextMessage {
  const { stream, chunk } = (value ?? {}) as Partial<TextMessage>;
  return stream === ENQUEUE && Array.isArray(chunk?.items) && typeof chunk.styles === 'object';
}
