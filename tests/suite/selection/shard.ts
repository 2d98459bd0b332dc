/** Divides the selected cases into shards that run on different machines: every case is in exactly one of them. */
import { SelectionError } from './select.ts'

/** One part of a run. */
export interface Shard {
  /** Which part, from 1 to `of`. */
  index: number
  /** How many parts there are. */
  of: number
}

/** What a report says of its shard, so that the shards of one run can be recognised and merged. */
export interface ReportShard extends Shard {
  /** Selected cases of all shards together. */
  cases: number
  /** Equal for equal lists of selected cases. */
  selection: string
}

/** True for an index and a number of shards that belong together. */
export function isShard(value: unknown): value is Shard {
  if (typeof value !== 'object' || value === null) return false
  const { index, of } = value as Readonly<Record<string, unknown>>
  return (
    Number.isInteger(index) && Number.isInteger(of) && (index as number) >= 1 && (index as number) <= (of as number)
  )
}

/**
 * The cases of one shard: every `of`-th case. Neighbours in the list take about the same time, so the shards do as well.
 * @throws SelectionError when there are fewer cases than shards
 */
export function pickShard<T>(selected: readonly T[], shard: Shard | undefined): T[] {
  if (shard === undefined) return [...selected]
  if (shard.of > selected.length)
    throw new SelectionError(
      `--shard divides the run into ${shard.of}, but only ${selected.length} case${selected.length === 1 ? ' is' : 's are'} selected; use at most ${selected.length} shards`,
    )
  return selected.filter((_, at) => at % shard.of === shard.index - 1)
}

/** The list of which `shards` are the parts, in the order that it had before `pickShard`. */
export function joinShards<T>(shards: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...shards.map((one) => one.length))
  return Array.from({ length: longest }, (_, row) => shards.flatMap((one) => one.slice(row, row + 1))).flat()
}

/** Describes the shard for the report. */
export function toReportShard(shard: Shard, selected: readonly { id: string }[]): ReportShard {
  return { ...shard, cases: selected.length, selection: toHash(selected.map((one) => one.id).join('\n')) }
}

/** The note of a report that covers one shard only. */
export function toShardNote({ index, of, cases }: ReportShard): string {
  return `shard ${index} of ${of}: the whole run has ${cases} cases; kimi-contract check --merge FILE… joins the JSON reports of all shards`
}

/** FNV-1a: a short name for a list, not protection against forgery. */
function toHash(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
