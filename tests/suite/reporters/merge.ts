/** Merges the reports of the shards of one run into the report that the whole run would have given. */
import { joinShards, toShardNote, type ReportShard } from '../selection/index.ts'
import { countStatuses, toLeftNote, toVerdict, type SuiteReport } from './report.ts'

/** The report of one shard, with the name under which errors mention it. */
export interface NamedReport {
  /** The name that errors use, such as the file of the report. */
  name: string
  /** The report of one shard, as `runSuite` with `shard` or `check --shard` gives it. */
  report: SuiteReport
}

/** The reports are not the shards of one run; the message names the reports. */
export class MergeError extends Error {
  override name = 'MergeError'
}

type Shards = readonly (NamedReport & { shard: ReportShard })[]

/**
 * The duration is that of the slowest shard; tokens and costs are added.
 * @throws MergeError if a shard is missing, doubled, or of another run
 */
export function mergeReports(reports: readonly NamedReport[]): SuiteReport {
  const shards = toShards(reports)
  assertSameRun(shards)
  assertComplete(shards)
  const ordered = [...shards].sort((a, b) => a.shard.index - b.shard.index)
  const all = ordered.map((one) => one.report)
  const stopped = ordered.flatMap(({ report, shard }) =>
    report.inconclusiveBecause === undefined ? [] : [`shard ${shard.index}: ${report.inconclusiveBecause}`],
  )
  // A shard whose target was not reached has no cases.
  const cases = joinShards(ordered.map((one) => one.report.cases))
  const ids = new Set(all.flatMap((one) => one.left ?? []))
  const left = cases.map((one) => one.id).filter((id) => ids.has(id))
  const notes = toNotes(ordered, left, cases.length)
  const costs = all.map((one) => one.summary.costUsd)
  const cost = costs.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
  return {
    schemaVersion: 1,
    target: (all.find((one) => one.cases.length > 0) ?? all[0]!).target,
    ...toVerdict(cases, stopped.length === 0 ? null : [...new Set(stopped)].join('; ')),
    ...(notes.length === 0 ? {} : { notes }),
    ...(left.length === 0 ? {} : { left }),
    summary: {
      cases: cases.length,
      ...countStatuses(cases),
      durationMs: Math.max(...all.map((one) => one.summary.durationMs)),
      tokens: {
        prompt: all.reduce((sum, one) => sum + one.summary.tokens.prompt, 0),
        completion: all.reduce((sum, one) => sum + one.summary.tokens.completion, 0),
      },
      costUsd: cost === null ? null : Number(cost.toFixed(9)),
    },
    cases,
  }
}

function toShards(reports: readonly NamedReport[]): Shards {
  return reports.map(({ name, report }) => {
    if (report.shard === undefined)
      throw new MergeError(`${name} is the report of a whole run; only reports of check --shard are merged`)
    return { name, report, shard: report.shard }
  })
}

function assertSameRun(shards: Shards): void {
  const [first, ...others] = shards
  if (!first) throw new MergeError('there is no report to merge')
  for (const one of others) {
    assertEqual(first, one, [
      ['number of shards', (given) => given.shard.of],
      ['selection of cases', (given) => given.shard.selection],
      ['kind of target', (given) => given.report.target.kind],
      ['base URL', (given) => toPlace(given.report)],
      ['profile', (given) => given.report.target.profile],
    ])
  }
  // A shard that could not reach its target chose no model.
  const [reached, ...more] = shards.filter(({ report }) => report.cases.length > 0)
  for (const one of more) assertEqual(reached!, one, [['model', (given) => given.report.target.model]])
}

function assertEqual(
  a: Shards[number],
  b: Shards[number],
  traits: readonly (readonly [name: string, read: (given: Shards[number]) => unknown])[],
): void {
  const found = traits.find(([, read]) => read(a) !== read(b))
  if (found === undefined) return
  const [name, read] = found
  throw new MergeError(
    `${a.name} and ${b.name} are not shards of one run: the ${name} differs (${String(read(a))}, ${String(read(b))})`,
  )
}

function assertComplete(shards: Shards): void {
  const { of } = shards[0]!.shard
  const names = new Map<number, string>()
  for (const { name, shard, report } of shards) {
    const before = names.get(shard.index)
    if (before !== undefined)
      throw new MergeError(`shard ${shard.index} of ${of} is there twice: ${before} and ${name}`)
    names.set(shard.index, name)
    const expected = Math.floor((shard.cases - shard.index) / of) + 1
    if (report.cases.length !== expected && report.inconclusiveBecause === undefined)
      throw new MergeError(
        `${name} has ${report.cases.length} cases, but shard ${shard.index} of ${of} has ${expected}`,
      )
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !names.has(index))
  if (missing.length > 0)
    throw new MergeError(
      `shard ${missing.join(', ')} of ${of} is missing: give the reports of all ${of} shards (given: ${[...names.values()].join(', ')})`,
    )
}

/** The notes of all shards, each once, with those that concern one shard replaced by those of the whole run. */
function toNotes(ordered: Shards, left: readonly string[], cases: number): string[] {
  const kept = ordered.flatMap(({ report, shard }) =>
    (report.notes ?? []).filter((note) => note !== toShardNote(shard) && note !== toLeftNote(report.left ?? [])),
  )
  return [...new Set(kept), ...(left.length > 0 && left.length < cases ? [toLeftNote(left)] : [])]
}

/** The base URL as far as the shards of one run share it: servers of one machine may listen on any port. */
function toPlace({ target: { baseUrl } }: SuiteReport): string | null {
  return baseUrl?.replace(/^(https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])):\d+/, '$1') ?? null
}
