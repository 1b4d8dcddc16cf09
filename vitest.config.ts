import { defineConfig } from 'vitest/config';

const report = process.env.TEST_REPORT;

// These keep nothing in a module between tests, so their files share a process and what it has loaded; loading is most of their work.
const together = [
  'test/{news,newsroom,discord,data}/**/*.test.ts',
  'test/config.test.ts',
  'test/wire/{charset,decode,feed-*,files,find-feeds,lines,markdown,opml,page,page-date,plain,robots}.test.ts',
];
const every = ['test/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: every, exclude: together } },
    ],
    // `.ci/run` counts from this file.
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
