import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Real processes on a machine that may be busy: a limit is there to end what hangs, not to measure.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // CI counts from the file.
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', 'json'],
    outputFile: { json: '.cache/vitest.json' },
    // The files start databases, browsers and services of their own.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // Files share a process: half of the time would go into starting one for each, and into loading pdf.js again.
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['test/{services,process,web}/**/*.test.ts'],
          globalSetup: ['test/helpers/global-setup.ts'],
        },
      },
    ],
  },
});
