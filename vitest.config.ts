import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests that replace modules: a fresh worker for each file. */
const replacing = ['tests/unit/mocks/handlers-msw2.test.ts', 'tests/unit/scripts/workbench/node-buffer.test.ts']
/** Tests of modules that Node cannot load itself, because they are TSX: Vite transforms them and all that they import. */
const page = ['tests/unit/scripts/workbench/**/*.test.ts', 'tests/e2e/workbench/**/*.test.ts']
const excluded = ['tests/contract/live/**', '**/node_modules/**']

export default defineConfig({
  test: {
    globalSetup: ['tests/unit/temporary-folder.ts', 'tests/unit/bundle-once.ts', 'tests/unit/announce-duration.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
    // One more than there are cores, because tests of processes wait most of the time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'isolated', include: replacing, exclude: excluded } },
      { extends: true, test: { name: 'page', include: page, exclude: [...replacing, ...excluded], isolate: false } },
      {
        extends: true,
        test: {
          name: 'native',
          include: ['tests/**/*.test.ts'],
          exclude: [...replacing, ...page, ...excluded],
          // Files that a worker has loaded stay loaded for the next test file.
          isolate: false,
          // Node loads the sources, which takes less CPU time than Vite's transform, and they run faster.
          experimental: { viteModuleRunner: false },
        },
      },
    ],
  },
})
