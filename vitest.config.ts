import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that replace modules: a fresh worker for each file. All other files share the modules that a worker has loaded. */
const replacing = ['tests/unit/mocks/handlers-msw2.test.ts', 'tests/unit/scripts/workbench/node-buffer.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/unit/temporary-folder.ts', 'tests/unit/announce-duration.ts'],
    testTimeout: 60_000,
    reporters: ['default'],
    // One more than there are cores, because tests of processes wait most of the time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'isolated', include: replacing, exclude: ['**/node_modules/**'] } },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['tests/**/*.test.ts'],
          exclude: [...replacing, 'tests/contract/live/**', '**/node_modules/**'],
          isolate: false,
        },
      },
    ],
  },
})
