/** The state of one mock: its checked options, and everything that it remembers between requests. */
import { type BodyCache, createBodyCache, createPrefixCache, type PrefixCache } from '../completion/index.ts'
import type { FixtureSet, FixtureStore, Replay } from '../fixtures/index.ts'
import type { PaceValues } from '../pace/index.ts'
import type { Limiter } from '../rate-limits/index.ts'
import {
  toFault,
  toOverride,
  type Standing,
  createPreferenceCounts,
  type PreferenceCounts,
  createQueue,
  type Queue,
  createChaos,
  type Chaos,
} from '../overrides/index.ts'
import type { MockRequest } from '../reply/index.ts'
import { createAccount } from './account.ts'
import type { Account } from './account.ts'
import { createAnnotator } from './annotate.ts'
import type { Annotator } from './annotate.ts'
import { defaultStartSeconds, hash, MockUsageError } from '../common/index.ts'
import type { MockControls } from './controls.ts'
import { createFileStore } from './files.ts'
import type { FileStore } from './files.ts'
import { createJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { createNextAnswers, type AddFixtures } from './next-answers.ts'
import { checkOptions } from './options.ts'
import type { MockOptions } from './options.ts'
import { createSessions, sessionHeader } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import { createSettings } from './settings.ts'
import { createWatchers } from './watchers.ts'
import type { Watchers } from './watchers.ts'

export interface Mock extends MockControls {
  readonly seed: string
  /** The seed of ids. */
  readonly idSeed: string
  readonly seedHash: number
  readonly apiKeys: ReadonlySet<string> | null
  /** These four follow the settings. */
  profile: 'official' | 'vendor'
  lifecycle: 'full' | 'today'
  pace: PaceValues | null
  limits: Limiter | null
  readonly cors: boolean
  readonly tokenizer: ((text: string) => number) | null
  readonly account: Account
  readonly files: FileStore
  readonly prefixes: PrefixCache
  bodies: BodyCache
  readonly journal: Journal
  readonly queue: Queue
  /** Null until there are fixtures, from options or added at run time. */
  fixtures: FixtureStore | null
  readonly replay: Replay | null
  readonly onMiss: 'answer' | 'error'
  /** The name of the session; empty for the mock itself. */
  readonly name: string
  /** Adds verdicts to journal entries; null without `annotateExchange`. */
  readonly annotator: Annotator | null
  /** The watchers, which see every request of the mock and its sessions. */
  readonly watchers: Watchers
  /** Null for the mock of a session. */
  readonly sessions: Sessions<Mock> | null
  /** The scenario or fixture and the fault that apply to every request; the control routes may change them. */
  standing: Standing
  /** What disturbs requests at random; null without chaos. */
  disturbance: Chaos | null
  /** True once the server ends: requests in flight are finished, and the health route says so. */
  draining: boolean
  /** Counts preferences with `times`. */
  readonly preferences: PreferenceCounts
  /** The number of the next request, from 0, and its time. */
  tick(): { sequence: number; nowMs: number }
}

/** What all sessions of a mock share. */
interface Shared {
  readonly seed: string
  readonly files: FileStore
  readonly account: Account
  readonly bodies: BodyCache
  readonly addFixtures: AddFixtures | null
  readonly annotator: Annotator | null
  readonly watchers: Watchers
}

/** The bytes of bodies that the journal of one session keeps. There may be a hundred sessions. */
const sessionJournalBytes = 2 * 1024 * 1024

/**
 * Creates a mock. `use` and `next` add answers with `addFixtures`; a mock without it does not load that code.
 * @throws MockUsageError or RangeError if an option is invalid
 * @example const mock = createMock({ limits: 0 }); answer(request, mock)
 */
export function createMock(options: MockOptions = {}, addFixtures: AddFixtures | null = null): Mock {
  checkOptions(options)
  const seed = String(options.seed ?? 'kimi')
  const shared: Shared = {
    seed,
    files: createFileStore(seed),
    account: createAccount(options.balance ?? null),
    bodies: createBodyCache(),
    addFixtures,
    annotator: options.annotateExchange ? createAnnotator(options.annotateExchange, findProfile) : null,
    watchers: createWatchers(),
  }
  let newest: FixtureSet | null = null
  const sessions = createSessions((name) => {
    const session = createState(options, shared, name)
    if (newest) session.fixtures?.replace(newest)
    return session
  })
  const mock = createState(options, shared, '')
  function findProfile(session: string | null): Mock['profile'] {
    const found = session === null ? undefined : sessions.list().find(({ name }) => name === session)
    return (found ?? mock).profile
  }
  const { fixtures } = mock
  if (fixtures) {
    // Fixtures that are reloaded from files are those of the sessions as well.
    const { replace } = fixtures
    fixtures.replace = (set) => {
      newest = set
      replace(set)
      for (const session of sessions.list()) session.fixtures?.replace(set)
    }
  }
  const reset = mock.reset
  return Object.assign(mock, {
    sessions,
    session: (name: string) => sessions.open(name),
    reset() {
      reset()
      shared.files.clear()
      shared.account.clear()
      shared.bodies.clear()
    },
  })
}

/** The mock, or its session that the request names; a `MockUsageError` if the name has another form. */
export function findSession(mock: Mock, { headers }: MockRequest): Mock | MockUsageError {
  const name = headers[sessionHeader]
  if (name === undefined || mock.sessions === null) return mock
  try {
    return mock.sessions.open(name)
  } catch (error) {
    if (error instanceof MockUsageError) return error
    throw error
  }
}

/** The mock behind the `mock` of a handle. */
export function toMockOf(controls: MockControls): Mock {
  if ('tick' in controls) return controls as Mock
  throw new MockUsageError('mock must be the `mock` of a server, a node mock or a browser mock')
}

function createState(options: MockOptions, shared: Shared, session: string): Mock {
  const { seed, files, account, bodies, watchers } = shared
  const fixtures = options.fixtures?.open() ?? null
  const replay = options.replay?.open() ?? null
  const start: Standing = {
    override: options.scenario === undefined ? null : toOverride(options.scenario, fixtures),
    fault: options.fault === undefined ? null : toFault(options.fault),
  }
  const { settings, effects } = createSettings(options, {
    session,
    account,
    apply(changed) {
      Object.assign(mock, changed)
      // The results about a body depend on these two settings. The shared cache is only for their values at the start.
      if ('profile' in changed || 'lifecycle' in changed) mock.bodies = createBodyCache()
      watchers.touch(session)
    },
  })
  const tag = options.sequence?.tag
  const idSeed = tag === undefined ? seed : `${seed}:${tag}`
  const seedHash = hash(idSeed)
  const journal = createJournal(
    session === '' ? options.journal : { totalBytes: sessionJournalBytes, ...options.journal },
    { session, seed: seedHash, watchers },
  )
  const queue = createQueue((id) => toOverride(id, mock.fixtures))
  const clock = createClock(options)
  const preferences = createPreferenceCounts()
  const nextAnswers = createNextAnswers(() => mock, queue, toAdder)
  const prefixes = createPrefixCache({ now: () => clock.lastMs() / 1000 })

  function toAdder(): AddFixtures {
    if (shared.addFixtures) return shared.addFixtures
    throw new MockUsageError('this mock was created without its own answers; POST /__mock/fixtures adds them')
  }

  const mock: Mock = {
    seed,
    idSeed,
    seedHash,
    apiKeys: options.apiKeys && options.apiKeys.length > 0 ? new Set(options.apiKeys) : null,
    ...effects,
    settings,
    cors: options.cors ?? true,
    tokenizer: options.tokenizer ?? null,
    account,
    files,
    prefixes,
    bodies,
    journal,
    queue,
    fixtures,
    replay,
    onMiss: options.onMiss ?? 'answer',
    name: session,
    annotator: shared.annotator,
    watchers,
    sessions: null,
    standing: start,
    draining: false,
    disturbance: options.chaos ? createChaos(options.chaos) : null,
    tick: clock.tick,
    get requests() {
      return journal.entries()
    },
    preferences,
    next(answer, given) {
      queue.add(typeof answer === 'object' && answer !== null ? nextAnswers.add(answer) : answer, given)
      watchers.touch(session)
    },
    use(added) {
      const rows = toAdder()(mock, added)
      watchers.touch(session)
      return () => {
        for (const { id } of rows) mock.fixtures?.remove(id)
        watchers.touch(session)
      }
    },
    chaos(given) {
      mock.disturbance = given === null ? null : createChaos(given)
      watchers.touch(session)
    },
    unmatched: () => queue.waiting(),
    reset() {
      clock.restart()
      journal.clear()
      prefixes.clear()
      settings.reset()
      mock.limits?.clear()
      queue.clear()
      preferences.clear()
      nextAnswers.clear()
      mock.fixtures?.reset()
      replay?.reset()
      mock.standing = start
      mock.disturbance = options.chaos ? createChaos(options.chaos) : null
      watchers.touch(session)
    },
    session() {
      throw new MockUsageError('a session has no sessions; call session() of the mock')
    },
  }
  return mock
}

/** Numbers the requests and gives each its time: that of `now`, or one second more with each number. */
function createClock(options: MockOptions) {
  const { first, step } = options.sequence ?? { first: 0, step: 1 }
  let sequence = first
  let lastMs = 0
  return {
    tick() {
      lastMs = options.now ? options.now() : (defaultStartSeconds + sequence) * 1000
      const ticked = { sequence, nowMs: lastMs }
      sequence += step
      return ticked
    },
    lastMs: () => lastMs,
    restart() {
      sequence = first
    },
  }
}
