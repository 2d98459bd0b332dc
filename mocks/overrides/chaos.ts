/**
 * Chaos: a random share of requests gets one of several scenarios or faults, or a delay. The same seed and the same order of requests
 * give the same result.
 */
import { findNearestNames } from '../../openapi/nearest-names.ts'
import { faults, type Fault } from '../faults/index.ts'
import { scenarios, type Scenario } from '../scenarios/index.ts'
import { createRandom, MockUsageError, toUnknownOption } from '../common/index.ts'

export interface ChaosOptions {
  /** The share of requests that are disturbed, from 0 to 1. */
  share: number
  /** Ids of scenarios; `*` stands for any text. */
  scenarios?: readonly string[]
  /** Ids of faults; `*` stands for any text. */
  faults?: readonly string[]
  /** Another seed disturbs other requests; default 1. */
  seed?: string | number
  /** Least and most milliseconds that a disturbed request waits before its first byte. */
  latencyMs?: readonly [least: number, most: number]
}

/** What chaos does to one request. */
export interface ChaosHit {
  readonly scenario: Scenario | null
  /** Faults in the order in which they are tried: the first that can change the reply is applied. */
  readonly faults: readonly Fault[]
  readonly latencyMs: number
}

export interface Chaos {
  readonly options: Required<Omit<ChaosOptions, 'latencyMs'>> & Pick<ChaosOptions, 'latencyMs'>
  /** Requests that could have been disturbed, and those that were. */
  readonly requests: number
  readonly disturbed: number
  /** Decides what happens to the next request; null if it is not disturbed. */
  draw(operationId: string): ChaosHit | null
}

/** The default scenarios and faults: what a client of the service must expect. */
const usual = {
  scenarios: [
    'rate_limit_reached_error.rpm',
    'engine_overloaded_error',
    'server_error',
    'server_unavailable',
    'gateway_timeout',
  ],
  faults: ['stream-cut'],
}

const mostLatencyMs = 600_000
const members = ['share', 'scenarios', 'faults', 'seed', 'latencyMs'] as const

/**
 * Checks the options and creates the chaos of one session.
 * @throws MockUsageError that names what is wrong, with the nearest ids
 * @example createChaos({ share: 0.2, scenarios: ['rate_limit_*'], faults: ['stream-cut'], seed: 7 })
 */
export function createChaos(options: ChaosOptions): Chaos {
  const { share, seed, latencyMs } = checkChaos(options)
  const named =
    options.scenarios === undefined && options.faults === undefined && latencyMs === undefined ? usual : options
  const chosenScenarios = expand('scenario', named.scenarios ?? [], scenarios)
  const chosenFaults = expand('fault', named.faults ?? [], faults)
  const random = createRandom(`chaos:${seed}`)
  let requests = 0
  let disturbed = 0

  return {
    options: {
      share,
      seed,
      scenarios: chosenScenarios.map(({ id }) => id),
      faults: chosenFaults.map(({ id }) => id),
      ...(latencyMs === undefined ? {} : { latencyMs }),
    },
    get requests() {
      return requests
    },
    get disturbed() {
      return disturbed
    },
    draw(operationId) {
      requests++
      // Each request draws three numbers, used or not, so that the result does not depend on what happened to earlier requests.
      const [chance, place, wait] = [random.next(), random.next(), random.next()]
      if (chance >= share) return null
      disturbed++
      const possible = chosenScenarios.filter(
        ({ finishReason }) => finishReason === undefined || operationId === 'createChatCompletion',
      )
      const count = possible.length + chosenFaults.length
      const at = Math.floor(place * count)
      const [least, most] = latencyMs ?? [0, 0]
      const from = at - possible.length
      return {
        scenario: possible[at] ?? null,
        faults: from < 0 ? [] : [...chosenFaults.slice(from), ...chosenFaults.slice(0, from)],
        latencyMs: Math.round(least + wait * (most - least)),
      }
    },
  }
}

function checkChaos(options: ChaosOptions): { share: number; seed: string | number; latencyMs?: [number, number] } {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new MockUsageError('chaos must be an object such as {"share": 0.2, "scenarios": ["rate_limit_*"]}')
  for (const name of Object.keys(options))
    if (!members.some((one) => one === name)) throw toUnknownOption('member', name, members)
  const { share, seed = 1, latencyMs } = options
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    throw new MockUsageError(`share is ${JSON.stringify(share)}; it must be a number from 0 to 1, such as 0.2`)
  if (typeof seed !== 'string' && typeof seed !== 'number') throw new MockUsageError('seed must be a text or a number')
  if (latencyMs === undefined) return { share, seed }
  const [least, most] = Array.isArray(latencyMs) ? (latencyMs as readonly unknown[]) : []
  if (typeof least !== 'number' || typeof most !== 'number' || !(least >= 0 && least <= most && most <= mostLatencyMs))
    throw new MockUsageError(`latencyMs must be two numbers, the least and the most, from 0 to ${mostLatencyMs}`)
  return { share, seed, latencyMs: [least, most] }
}

/** The rows that the ids and patterns name, each once, in the order of the list. */
function expand<Row extends { id: string }>(what: string, patterns: readonly string[], rows: readonly Row[]): Row[] {
  if (!Array.isArray(patterns) || patterns.some((one) => typeof one !== 'string' || one === ''))
    throw new MockUsageError(`${what}s must be a list of ids, such as ["${rows[0]!.id}"]`)
  const named = new Set<Row>()
  for (const pattern of patterns) {
    const found = rows.filter(({ id }) => isMatch(id, pattern))
    if (found.length === 0) {
      const ids = rows.map(({ id }) => id)
      const near = findNearestNames(pattern.replaceAll('*', ''), ids)
      const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; GET /__mock/scenarios lists them'
      throw new MockUsageError(`there is no ${what} "${pattern.slice(0, 80)}"${hint}`, near)
    }
    for (const row of found) named.add(row)
  }
  return rows.filter((row) => named.has(row))
}

/** Whether the text matches a pattern in which `*` stands for any text. */
function isMatch(text: string, pattern: string): boolean {
  const parts = pattern.split('*')
  if (parts.length === 1) return text === pattern
  const [first, last] = [parts[0]!, parts.at(-1)!]
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}
