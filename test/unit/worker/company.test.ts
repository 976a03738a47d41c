import { describe, expect, it } from 'vitest';
import { createCompany } from '../../../src/worker/company.ts';

const { signal } = new AbortController();

/** Work that ends when it is told to. */
function pending(): { work: () => Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

describe('who works beside whom', () => {
  it('lets work run side by side, and alone what is to be alone: it waits for those, and others for it', async () => {
    const company = createCompany();
    const events: string[] = [];
    const first = pending();
    const second = pending();
    const sharing = [
      company.share(signal, first.work).then(() => events.push('first')),
      company.share(signal, second.work).then(() => events.push('second')),
    ];
    const alone = company.alone(60_000, () => {
      events.push('alone');
      return Promise.resolve();
    });
    const late = company.share(signal, () => {
      events.push('late');
      return Promise.resolve();
    });
    second.end();
    await sharing[1];
    first.end();
    expect(await alone).toBe(true);
    await late;
    expect(events).toEqual(['second', 'first', 'alone', 'late']);
  });

  it('gives up being alone where others don’t end, and lets in who waited', async () => {
    const company = createCompany();
    const endless = pending();
    const sharing = company.share(signal, endless.work);
    const alone = company.alone(1, () => Promise.reject(new Error('it was not alone')));
    const late = company.share(signal, () => Promise.resolve('in'));
    expect(await alone).toBe(false);
    expect(await late).toBe('in');
    endless.end();
    await sharing;
  });

  it('lets others in when the work that was alone opens, while it goes on', async () => {
    const company = createCompany();
    const goesOn = pending();
    const alone = company.alone(60_000, (open) => {
      open();
      return goesOn.work();
    });
    expect(await company.share(signal, () => Promise.resolve('in'))).toBe('in');
    goesOn.end();
    expect(await alone).toBe(true);
  });

  it('ends the waiting of who is told to stop, also when the work alone fails later', async () => {
    const company = createCompany();
    const stopping = new AbortController();
    const alone = company.alone(60_000, async () => {
      const waiting = company.share(stopping.signal, () => Promise.resolve());
      stopping.abort(new Error('the end'));
      await waiting;
    });
    await expect(alone).rejects.toThrow('the end');
    expect(await company.share(signal, () => Promise.resolve('in'))).toBe('in');
  });
});
