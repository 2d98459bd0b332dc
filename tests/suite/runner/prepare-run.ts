/** Prepares a run: reaches the target, chooses the model, selects the cases and calculates the upper bound of their cost. Used by `runSuite` and `describeContract`. */
import type { ModelRow } from '../../../openapi/models.ts'
import { cases as allCases } from '../cases/index.ts'
import { checks as allChecks } from '../checks/index.ts'
import { relations } from '../relations/index.ts'
import type { Case, Profile } from '../judge/index.ts'
import { createRedactor, type ReportTarget } from '../reporters/index.ts'
import {
  chooseModel,
  type ChosenModel,
  boundCase,
  type Bound,
  type SpentTokens,
  isFirstParty,
  isLoopback,
  placeholderKey,
  createFetchSender,
  createNodeSender,
} from '../sender/index.ts'
import { findBlock } from './first-look.ts'
import { createConcurrencyLimiter, createAbortableSleep } from './concurrency-limiter.ts'
import { assertSuiteOptions, withDefaults, type Settings, type SuiteOptions } from './options.ts'
import { runCase, type CaseContext, type RanCase } from './run-case.ts'
import { select, pickShard, toReportShard, type ReportShard } from '../selection/index.ts'

/** A case, the bound of its cost, and why it is not sent. */
export interface PlannedCase {
  case: Case
  bound: Bound
  skippedBecause: string | null
}

export interface PreparedRun {
  target: ReportTarget
  model: ModelRow
  plan: readonly PlannedCase[]
  /** The part of the run that `plan` is; null for the whole. */
  shard: ReportShard | null
  notes: string[]
  /** Why nothing can be judged; null if something can. */
  blockedBecause: string | null
  spent: SpentTokens
  settings: Settings
  clean: (text: string) => string
  run(one: Case): Promise<RanCase>
  close(): void
}

type Selecting = Pick<SuiteOptions, 'cases' | 'only' | 'skip' | 'shard'>

/**
 * The selected cases of this run or shard, in order.
 * @throws SelectionError when a glob matches none, or a shard would be empty.
 */
export function pickCases(options: Selecting): Case[] {
  return pickShard(select(options.cases ?? allCases, options), options.shard)
}

/** What the report says about the shard; null for a whole run. */
export function findShard(options: Selecting): ReportShard | null {
  if (options.shard === undefined) return null
  return toReportShard(options.shard, select(options.cases ?? allCases, options))
}

/** Why a case is not sent to this model on this target; null when it is sent. */
export function findSkip(
  one: Case,
  model: ModelRow,
  given: { firstParty: boolean; profile: Profile; only?: readonly string[] | undefined },
) {
  if (one.profiles && !one.profiles.includes(given.profile))
    return `belongs to the profile ${one.profiles.join(' and ')}`
  if (one.firstPartyOnly && !given.firstParty && !given.only?.includes(one.id))
    return `served only by Moonshot; to send it to this target: --only ${one.id}`
  return one.skip?.(model) ?? null
}

/**
 * Reaches the target and plans the run.
 * @throws SuiteOptionsError when an option is wrong, SelectionError when a glob matches no case, NoAnswerError when the
 * target cannot be reached.
 */
export async function prepareRun(options: SuiteOptions): Promise<PreparedRun> {
  assertSuiteOptions(options)
  const chosen = pickCases(options)
  const settings = withDefaults(options)
  const ownSend = options.send ?? (options.fetch ? createFetchSender(options.fetch) : null)
  const sockets = ownSend ? null : createNodeSender()
  const send = ownSend ?? sockets!.send
  const authorization = `Bearer ${options.apiKey ?? placeholderKey}`
  const found = await chooseModel(settings, send, authorization).catch((error: unknown) => {
    sockets?.close()
    throw error
  })
  const blockedBecause =
    (await findBlock(found, settings, send, authorization)) ?? findUnenforceableCostLimit(found, settings)
  const firstParty = settings.kind === 'mock' || isFirstParty(settings.baseUrl)
  const given = { model: found.model, id: found.id }
  const spent: SpentTokens = { prompt: 0, cached: 0, completion: 0 }
  const sleep = createAbortableSleep(settings.signal)
  const clean = createRedactor([options.apiKey])
  const context: CaseContext = {
    send,
    sleep,
    clean,
    settings,
    given,
    relations,
    limiter: createConcurrencyLimiter({ limit: settings.concurrency, now: () => performance.now(), sleep }),
    checks: settings.checks ?? allChecks,
    spend(more) {
      spent.prompt += more.prompt
      spent.cached += more.cached
      spent.completion += more.completion
    },
  }
  return {
    target: {
      kind: settings.kind,
      baseUrl: clean(settings.baseUrl),
      model: found.id,
      profile: settings.profile,
      modelChosenBecause: found.because,
    },
    model: found.model,
    plan: chosen.map((one) => ({
      case: one,
      bound: boundCase(one, given),
      skippedBecause: findSkip(one, found.model, { firstParty, only: options.only, profile: settings.profile }),
    })),
    shard: findShard(options),
    notes: toNotes(found, settings),
    blockedBecause,
    spent,
    settings,
    clean,
    run: (one) => runCase(one, context),
    close: () => sockets?.close(),
  }
}

/** Without a price the cost limit cannot be enforced: then nothing is sent to a target that may charge for it. */
function findUnenforceableCostLimit(found: ChosenModel, settings: Settings): string | null {
  if (settings.maxCostUsd === undefined || found.model.price.usd !== null || isLoopback(settings.baseUrl)) return null
  return `--max-cost cannot be enforced: no price is known for ${found.id}; leave the option out, or choose a model with a price`
}

function toNotes(found: ChosenModel, settings: Settings): string[] {
  const notes: string[] = []
  if (found.offered && !found.offered.includes(found.id))
    notes.push(
      `GET /models does not offer ${found.id}; it offers ${found.offered.slice(0, 12).join(', ') || 'nothing'}`,
    )
  if (found.model.price.usd === null)
    notes.push(
      `no price is known for ${found.id}: cost is not counted${settings.maxCostUsd === undefined ? '' : ', and --max-cost has no effect'}`,
    )
  if (found.status === 404 && !/\/v\d/.test(new URL(settings.baseUrl).pathname))
    notes.push(`GET /models answered 404: does the base URL lack /v1?`)
  return notes
}
