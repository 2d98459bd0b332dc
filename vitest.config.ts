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
/** Tests that mostly wait, for time limits and for other processes: the longest first. */
const waiting = [
  'tests/unit/scripts/client/processes.test.ts',
  'tests/unit/mocks/server/journal-store.test.ts',
  'tests/unit/mocks/server/workers-life.test.ts',
  'tests/unit/mocks/rate-limits/redis-slots.test.ts',
  'tests/unit/scripts/mock/drain.test.ts',
  'tests/unit/scripts/smoke/smoke.test.ts',
  'tests/unit/mocks/rate-limits/store.test.ts',
  'tests/unit/scripts/check/live.test.ts',
  'tests/unit/mocks/server/subscribers.test.ts',
]
/** How many other files start between two that wait, so that few of them run at once and the cores are busy meanwhile. */
const spacing = 10
/** The file that takes longest in CI, by far. */
const first = '/tests/e2e/client-drills/programs'
/** What the paths of the tests begin with that take longest otherwise. They start early, because a long file that starts last leaves the other workers idle. */
const longest = [
  'contract/msw',
  'kill-table/part-',
  'recorded/validate',
  'e2e/client-drills',
  'e2e/clients/',
  'e2e/workbench/',
  'unit/docs/programs',
  'unit/docs/shell',
  'unit/hover-text',
  'unit/openapi/spec',
  'unit/openapi/secrets/private-keys',
  'unit/openapi/secrets/search',
  'unit/suite/describe-contract',
  'unit/suite/reporters/reporters',
  'unit/suite/selection/shard',
  'unit/scripts/action',
  'unit/scripts/client/',
  'unit/scripts/clone-bundle',
  'unit/scripts/dev/wrong-options',
  'unit/scripts/mock/',
  'unit/scripts/record/har',
  'unit/scripts/record/record',
  'unit/scripts/validate/damage',
  'unit/scripts/validate/hostile',
  'unit/mocks/bad-input',
  'unit/mocks/completion/cues',
  'unit/mocks/completion/arguments/generate.property',
  'unit/mocks/faults/scopes',
  'unit/mocks/operations/files',
  'unit/mocks/rate-limits/redis-faults',
  'unit/mocks/server/heap-growth',
  'unit/mocks/server/read-body',
  'unit/mocks/rules/fuzz',
  'unit/mocks/server/workers',
].map((start) => `/tests/${start}`)
const excluded = ['tests/contract/live/**', '**/node_modules/**']

/**
 * Files with a worker of their own first, then the longest, then the others as vitest sorts them: by their last duration, which a clean
 * clone does not know. Files of one project follow each other, because a worker of another project loads all modules again.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).toSorted((one, other) => toRank(one) - toRank(other))
    const others = sorted.filter((file) => toPlace(file) === -1)
    const between = others.findIndex(({ project }) => project.name === 'native')
    const spread = sorted.filter((file) => toPlace(file) !== -1).toSorted((one, other) => toPlace(one) - toPlace(other))
    for (const [at, file] of spread.entries()) others.splice(between + Math.max(0, at - 1) * (spacing + 1), 0, file)
    return others
  }
}

/** Its place among the tests that wait; -1 for the others. */
function toPlace({ moduleId }: TestSpecification): number {
  return waiting.findIndex((name) => moduleId.endsWith(name))
}

function toRank({ moduleId, project }: TestSpecification): number {
  if (project.name !== 'native') return 0
  if (moduleId.includes(first)) return 1
  return longest.some((start) => moduleId.includes(start)) ? 2 : 3
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
    // Three more than there are cores, because most of the time of tests of processes is waiting.
    maxWorkers: availableParallelism() + 3,
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
