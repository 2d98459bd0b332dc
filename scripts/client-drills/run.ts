/** Runs the user's program once for each setup, each time against a new mock, and judges each drill by what was observed. */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { toSourceText } from '../../openapi/evidence.ts'
import { select } from '../../tests/suite/selection/index.ts'
import type { SuiteReport } from '../../tests/suite/reporters/index.ts'
import type { Drill, Profile, Run, Setup } from './drill.ts'
import { drills } from './drills/index.ts'
import { launch } from './launch.ts'
import { openStage, type Stage } from './observe.ts'
import { assertOptions, toJudgeOptions, type ClientDrillOptions } from './options.ts'
import { toProfile } from './profile.ts'
import { toReport } from './report.ts'
import { plain } from './drills/setups.ts'

/** The number of chat requests after which a run is ended. */
export const mostRequests = 40

/**
 * Runs the drills on a program.
 * @throws ClientDrillError if an option is wrong, LaunchError if the program cannot be started
 * @example const report = await runClientDrills({ command: ['node', 'app.js'] }); report.verdict
 */
export async function runClientDrills(options: ClientDrillOptions): Promise<SuiteReport> {
  assertOptions(options)
  const chosen = pickDrills(options)
  const startedMs = performance.now()
  const judging = toJudgeOptions(options)
  const key = createKey()
  const runs = new Map<Setup, Run>()
  let number = 0
  let of = 1
  async function run(setup: Setup, profile: Profile | null): Promise<void> {
    const done = await runSetup(setup, { ...options, key, profile, scale: judging.scale, limitMs: judging.limitMs })
    if (done.endedBecause === 'interrupt') return
    runs.set(setup, done)
    const { id, about } = setup
    options.onRun?.({ setup: id, about, durationMs: done.durationMs, number: ++number, of })
  }

  await run(plain, null)
  const first = runs.get(plain)
  const profile = first ? toProfile(first, judging, options.tool ?? null) : null
  if (profile && profile.chatRequests > 0) {
    const waiting = toSetups(chosen).filter((setup) => setup !== plain && (setup.needs?.(profile) ?? null) === null)
    of += waiting.length
    const next = async () => {
      for (let setup = waiting.shift(); setup && options.signal?.aborted !== true; setup = waiting.shift())
        await run(setup, profile)
    }
    const length = options.concurrency ?? availableParallelism() * 2
    await Promise.all(Array.from({ length }, next))
  }
  return toReport({
    drills: chosen,
    runs,
    profile,
    options: judging,
    subject: `command: ${options.command.join(' ')}`,
    durationMs: performance.now() - startedMs,
    isInterrupted: options.signal?.aborted === true,
  })
}

/** The drills that the options choose. @throws SelectionError if a glob matches none */
export function pickDrills({ only, skip }: Pick<ClientDrillOptions, 'only' | 'skip'>): readonly Drill[] {
  return select(drills, { only, skip }, { entry: 'drill', list: 'kimi-contract client --list' })
}

/** One drill as lists show it. */
export interface ClientDrillRow {
  /** The id, such as `refusals/key`, for `only` and `skip`. */
  id: string
  /** What happens in the drill. */
  title: string
  /** What a correct client does then. */
  promise: string
  /** URLs with dates. */
  source: string
}

/** The drills that the options choose, as rows of a list. @throws SelectionError if a glob matches none */
export function listClientDrills(selection: Pick<ClientDrillOptions, 'only' | 'skip'> = {}): ClientDrillRow[] {
  return pickDrills(selection).map(({ id, title, promise, source }) => ({
    id,
    title,
    promise,
    source: toSourceText(source),
  }))
}

/** The setups of drills, each once. */
export function toSetups(chosen: readonly Drill[]): Setup[] {
  return [...new Set([plain, ...chosen.flatMap(({ setups }) => (setups === 'all' ? [] : setups))])]
}

/** A random key in the form of Moonshot's keys, so that it can be found wherever the program puts it. */
export function createKey(): string {
  return `sk-drill${randomBytes(30).toString('base64url').replaceAll(/[-_]/g, 'x')}`
}

/** The environment variables from which a program takes the mock's base URL and key. */
function toVariables(
  { baseUrl, key }: Pick<Stage, 'baseUrl' | 'key'>,
  given: { env?: Readonly<Record<string, string>>; model?: string } = {},
): Record<string, string> {
  const model = given.model ?? 'kimi-k2.6'
  const own = Object.entries(given.env ?? {}).map(([name, value]) => [
    name,
    value.replaceAll('{baseUrl}', baseUrl).replaceAll('{key}', key).replaceAll('{model}', model),
  ])
  return {
    MOONSHOT_BASE_URL: baseUrl,
    OPENAI_BASE_URL: baseUrl,
    OPENAI_API_BASE: baseUrl,
    KIMI_BASE_URL: baseUrl,
    MOONSHOT_API_KEY: key,
    OPENAI_API_KEY: key,
    KIMI_API_KEY: key,
    // Requests to the mock must not go through a proxy that the environment names.
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    ...Object.fromEntries(own),
  }
}

async function runSetup(
  setup: Setup,
  options: ClientDrillOptions & { key: string; profile: Profile | null; scale: number; limitMs: number },
): Promise<Run> {
  const { key, profile, scale, limitMs } = options
  let end: ((because: 'requests') => void) | null = null
  const most = setup.mostRequests ?? mostRequests
  const stage = await openStage(setup, {
    key,
    profile,
    scale,
    onRequest: (count) => {
      if (count >= most) end?.('requests')
    },
  })
  try {
    const launched = launch({
      command: options.command,
      env: { ...process.env, ...toVariables(stage, options) },
      input: options.input ?? null,
      limitMs: limitMs + (setup.waitMs?.(scale) ?? 0),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    end = launched.end
    const ended = await launched.done
    return { setup, key, ...ended, requests: stage.requests, elsewhere: stage.elsewhere }
  } finally {
    await stage.close()
  }
}
