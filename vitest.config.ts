import { defineConfig } from 'vitest/config'

/** Tests that start processes, workers or browsers, replace modules, or change the process they run in: a fresh worker for each file. */
const isolated = [
  'tests/e2e/**/*.test.ts',
  'tests/unit/scripts/**/*.test.ts',
  'tests/unit/mocks/server/**/*.test.ts',
  'tests/unit/mocks/rate-limits/**/*.test.ts',
  'tests/unit/mocks/handlers*.test.ts',
  'tests/unit/suite/vitest.test.ts',
]

export default defineConfig({
  test: {
    globalSetup: 'tests/unit/temporary-folder.ts',
    testTimeout: 20_000,
    reporters: ['default'],
    // Vitest leaves one core free by default; on two cores that would halve the speed.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'in-process',
          include: ['tests/**/*.test.ts'],
          exclude: [...isolated, 'tests/contract/live/**', 'node_modules/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'processes', include: isolated, exclude: ['node_modules/**'] } },
    ],
  },
})
