import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/process/exit-error.ts';
import { readOrder } from '../../../src/service/order.ts';

describe('the command line of the start', () => {
  it('names what to start, everything if nothing is said', () => {
    expect(readOrder([])).toEqual({ mode: 'all', parent: null, ignoreHangup: false });
    expect(readOrder(['worker', '--parent', '42', '--ignore-hangup'])).toEqual({
      mode: 'worker',
      parent: 42,
      ignoreHangup: true,
    });
  });

  it.each([[['everything']], [['api', 'worker']], [['--parent', 'npm']], [['--port=80']]])(
    'refuses %j with the code of a wrong setting',
    (args) => {
      expect(() => readOrder(args)).toThrow(expect.objectContaining({ exitCode: EXIT.config }) as Error);
    },
  );
});
