import { parse, problemError } from './http.js';

/**
 * Uploads a PDF. XMLHttpRequest, since fetch() can't tell how much has been sent. Resolves to the book, or to null when
 * `signal` aborts.
 *
 * @param {File} file
 * @param {Readonly<Record<string, string>>} fields
 * @param {{ key: string, signal: AbortSignal, onProgress: (fraction: number) => void }} options
 * @returns {Promise<import('./types.d.ts').BookJson | null>}
 */
export function sendPdf(file, fields, { key, signal, onProgress }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== '') form.append(name, value);
  }
  form.append('file', file, file.name);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => request.abort());
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('load', () => {
      const book = parse(request.responseText);
      if (request.status === 202 && book !== null) resolve(book);
      else reject(problemError(request.responseText, request.status));
    });
    request.addEventListener('error', () => reject(new Error('The connection broke off.')));
    request.addEventListener('abort', () => resolve(null));
    request.open('POST', '/v1/audiobooks');
    request.setRequestHeader('Idempotency-Key', key);
    request.send(form);
  });
}
