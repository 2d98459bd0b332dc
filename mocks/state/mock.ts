/** One mock: its options, checked, and everything it remembers between requests. */
import { createAccount } from './account.ts'
import type { Account } from './account.ts'
import { toOverride, toFault } from '../request/override.ts'
import type { Standing } from '../request/override.ts'
import { createQueue } from '../request/queue.ts'
import type { QueuedOverride, Queue } from '../request/queue.ts'
import { defaultStartSeconds, hash } from './clock.ts'
import { createCompletionMemory } from '../completion/memory.ts'
import type { CompletionMemory } from '../completion/memory.ts'
import { createPrefixCache } from '../completion/prefix-cache.ts'
import type { PrefixCache } from '../completion/prefix-cache.ts'
import { createFileStore } from './files.ts'
import type { FileStore } from './files.ts'
import type { FixtureStore, Replay } from '../fixtures/types.ts'
import { createJournal } from './journal.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { createLimiter } from '../rate-limits/index.ts'
import type { Limiter } from '../rate-limits/index.ts'
import { checkOptions } from './options.ts'
import type { MockOptions } from './options.ts'
import { toPaceValues } from '../pace/index.ts'
import type { PaceValues } from '../pace/index.ts'

/** What a library caller does with a mock, whatever adapter stands before it. */
export interface MockControls {
  /** The requests since the last reset, oldest first. */
  readonly requests: JournalEntry[]
  /** The next request (or `times` of them) is answered by a scenario, or broken by a fault; then all is normal. */
  next(id: string, options?: { times?: number; operationId?: string }): void
  /** What was put in line by `next` and never asked for. */
  unmatched(): QueuedOverride[]
  /** Forgets requests, files, counters and what waits in line; the seed starts anew. */
  reset(): void
}

export interface Mock extends MockControls {
  readonly seed: string
  readonly seedHash: number
  readonly apiKeys: ReadonlySet<string> | null
  readonly profile: 'official' | 'vendor'
  readonly lifecycle: 'full' | 'today'
  readonly cors: boolean
  readonly pace: PaceValues | null
  readonly tokenizer: ((text: string) => number) | null
  readonly limits: Limiter | null
  readonly account: Account
  readonly files: FileStore
  readonly prefixes: PrefixCache
  readonly memory: CompletionMemory
  readonly journal: Journal
  readonly queue: Queue
  /** Null until there are fixtures, from options or added at run time. */
  fixtures: FixtureStore | null
  readonly replay: Replay | null
  readonly onMiss: 'answer' | 'error'
  /** The standing answer and the standing fault; the control routes may change them. */
  standing: Standing
  /** The number of the next request, from 0, and its time. */
  tick(): { sequence: number; nowMs: number }
}

/**
 * Creates a mock; throws where an option makes no sense.
 * @example const mock = createMock({ limits: 0 }); answer(request, mock)
 */
export function createMock(options: MockOptions = {}): Mock {
  checkOptions(options)
  const seed = String(options.seed ?? 'kimi')
  const fixtures = options.fixtures?.open() ?? null
  const replay = options.replay?.open() ?? null
  const start: Standing = {
    override: options.scenario === undefined ? null : toOverride(options.scenario, fixtures),
    fault: options.fault === undefined ? null : toFault(options.fault),
  }
  const limits = createLimiter(typeof options.limits === 'number' ? { tier: options.limits } : (options.limits ?? null))
  const journal = createJournal(options.journal)
  const files = createFileStore(seed)
  const account = createAccount(options.balance ?? null)
  const queue = createQueue((id) => toOverride(id, mock.fixtures))
  const { first, step } = options.sequence ?? { first: 0, step: 1 }
  let sequence = first
  let lastMs = 0
  const prefixes = createPrefixCache({ now: () => lastMs / 1000 })

  const mock: Mock = {
    seed,
    seedHash: hash(seed),
    apiKeys: options.apiKeys && options.apiKeys.length > 0 ? new Set(options.apiKeys) : null,
    profile: options.profile ?? 'official',
    lifecycle: options.lifecycle ?? 'full',
    cors: options.cors ?? true,
    pace: toPaceValues(options.pace),
    tokenizer: options.tokenizer ?? null,
    limits,
    account,
    files,
    prefixes,
    memory: createCompletionMemory(),
    journal,
    queue,
    fixtures,
    replay,
    onMiss: options.onMiss ?? 'answer',
    standing: start,
    tick() {
      const nowMs = options.now ? options.now() : (defaultStartSeconds + sequence) * 1000
      lastMs = nowMs
      const turn = { sequence, nowMs }
      sequence += step
      return turn
    },
    get requests() {
      return journal.entries()
    },
    next: (id, given) => queue.add(id, given),
    unmatched: () => queue.waiting(),
    reset() {
      sequence = first
      journal.clear()
      files.clear()
      prefixes.clear()
      mock.memory.clear()
      account.clear()
      limits?.clear()
      queue.clear()
      mock.fixtures?.reset()
      replay?.reset()
      mock.standing = start
    },
  }
  return mock
}
