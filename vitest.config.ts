import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that replace modules: a fresh worker for each file. Vite transforms their modules, also TSX, which Node cannot load itself. */
const replacing = [
  'tests/unit/mocks/fixtures/watch-limit.test.ts',
  'tests/unit/mocks/handlers-msw2.test.ts',
  'tests/unit/mocks/server/workers-port.test.ts',
  'tests/unit/scripts/workbench/composer.test.ts',
  'tests/unit/scripts/workbench/node-buffer.test.ts',
]
/** Tests that take longest. They start first, because a long file that starts last leaves the other workers idle. */
const longest =
  /tests[/\\](?:kill-table[/\\]part-|e2e[/\\](?:client-drills|workbench[/\\](?:accessibility|snippets))|unit[/\\](?:scripts[/\\](?:client|mock)[/\\]|mocks[/\\](?:server[/\\](?:workers|journal-store)|rate-limits[/\\]redis-slots)))/
const excluded = ['tests/contract/live/**', '**/node_modules/**']

/**
 * The longest files first, the others as vitest sorts them: by their last duration, which a clean clone does not know. Files of one
 * project follow each other, because a worker of another project loads all modules again.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => toRank(one) - toRank(other))
  }
}

function toRank({ moduleId, project }: TestSpecification): number {
  return longest.test(moduleId) ? 0 : ['native', 'isolated'].indexOf(project.name) + 1
}

export default defineConfig({
  test: {
    globalSetup: ['tests/unit/temporary-folder.ts', 'tests/unit/bundle-once.ts', 'tests/unit/announce-duration.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The default of one second is short on a machine whose cores other processes use.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default'],
    sequence: { sequencer: LongestFirst },
    // One more than there are cores, because tests of processes wait most of the time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'isolated', include: replacing, exclude: excluded } },
      {
        extends: true,
        test: {
          name: 'native',
          include: ['tests/**/*.test.ts'],
          exclude: [...replacing, ...excluded],
          // Files that a worker has loaded stay loaded for the next test file.
          isolate: false,
          // Node loads the sources, which takes less CPU time than Vite's transform, and they run faster.
          experimental: { viteModuleRunner: false },
        },
      },
    ],
  },
})
