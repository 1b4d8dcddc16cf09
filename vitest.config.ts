import { defineConfig } from 'vitest/config';

const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // `.ci/run` counts from this file.
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
