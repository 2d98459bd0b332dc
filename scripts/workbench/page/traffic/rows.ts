/** The rows of the list: what is shown of an entry, and which rows a filter keeps. Pure functions. */
import type { TrafficEntry } from '../../protocol.ts'
import { trafficStrings } from './strings.ts'

/** Where a row comes from: the mock's journal, the relay, or a HAR file. */
export type TrafficSource = 'mock' | 'relay' | 'file'

export interface TrafficRow {
  id: string
  source: TrafficSource
  receivedAtMs: number
  /** The name of the target. */
  target: string
  method: string
  path: string
  model: string | null
  /** Null where no answer came yet, or none at all. */
  status: number | null
  durationMs: number | null
  clientLeft: boolean
  totalTokens: number | null
  verdict: 'pass' | 'warn' | 'fail' | null
  /** The worst advice on the request. */
  advice: 'warn' | 'fail' | null
  override: string | null
  /** Lower-case text that the search looks through. */
  text: string
}

/** What of an entry its row needs; events of the journal may leave out the rest. */
export type RowParts = Pick<TrafficEntry, 'id' | 'method' | 'url'> &
  Partial<Omit<TrafficEntry, 'id' | 'method' | 'url' | 'verdict'>> & { verdict?: unknown; usage?: unknown }

/** The row of an entry. */
export function toRow(entry: RowParts, source: TrafficSource): TrafficRow {
  const override = entry.fault ?? entry.scenario ?? (entry.fixture?.includes(' ') ? null : entry.fixture) ?? null
  const target = entry.environment ?? (source === 'mock' ? 'Mock' : toHost(entry.url))
  const path = toPath(entry.url)
  const model = entry.model ?? null
  const { status, totalTokens } = readVerdict(entry.verdict)
  return {
    id: entry.id,
    source,
    receivedAtMs: entry.receivedAtMs ?? 0,
    target,
    method: entry.method,
    path,
    model,
    status: entry.status ?? null,
    durationMs: entry.durationMs ?? null,
    clientLeft: entry.clientLeft ?? false,
    totalTokens: totalTokens ?? readUsage(entry),
    verdict: status,
    advice: toWorst(entry.advice),
    override,
    text: [entry.method, path, model, entry.status, override, target, status].join(' ').toLowerCase(),
  }
}

function toWorst(advice: TrafficEntry['advice']): TrafficRow['advice'] {
  if (!Array.isArray(advice) || advice.length === 0) return null
  return advice.some(({ severity }) => severity === 'fail') ? 'fail' : 'warn'
}

function readVerdict(verdict: unknown): { status: TrafficRow['verdict']; totalTokens: number | null } {
  const { status, totalTokens } = (typeof verdict === 'object' && verdict !== null ? verdict : {}) as Record<
    string,
    unknown
  >
  return {
    status: status === 'pass' || status === 'warn' || status === 'fail' ? status : null,
    totalTokens: typeof totalTokens === 'number' ? totalTokens : null,
  }
}

/** The usage of a summary, otherwise the last usage counter in the body; a stream has it in its last chunks. */
function readUsage({ response, usage }: RowParts): number | null {
  if (typeof usage === 'object' && usage !== null && 'total_tokens' in usage)
    return typeof usage.total_tokens === 'number' ? usage.total_tokens : null
  if (response === undefined || response.encoding !== 'utf8') return null
  const end = response.body.slice(-2000)
  const found = [...end.matchAll(/"total_tokens"\s*:\s*(\d{1,9})/g)].at(-1)?.[1]
  return found === undefined ? null : Number(found)
}

function toHost(url: string): string {
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? ''
}

function toPath(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]+/i, '')
}

export interface TrafficFilter {
  search: string
  status: '' | 'ok' | 'refused' | 'broken' | 'none'
  verdict: '' | 'pass' | 'warn' | 'fail'
  source: '' | TrafficSource
}

export const noFilter: TrafficFilter = { search: '', status: '', verdict: '', source: '' }

/** The rows that a filter keeps; every word of the search must be in a row. */
export function filterRows(rows: readonly TrafficRow[], filter: TrafficFilter): readonly TrafficRow[] {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0 && filter.status === '' && filter.verdict === '' && filter.source === '') return rows
  return rows.filter(
    (row) =>
      (filter.source === '' || row.source === filter.source) &&
      (filter.verdict === '' || row.verdict === filter.verdict) &&
      (filter.status === '' || toStatusGroup(row.status) === filter.status) &&
      words.every((word) => row.text.includes(word)),
  )
}

function toStatusGroup(status: number | null): TrafficFilter['status'] {
  if (status === null) return 'none'
  return status < 400 ? 'ok' : status < 500 ? 'refused' : 'broken'
}

/** The path without /v1, which almost all share. A path without it is marked, because that is the usual mistake in a base URL. */
export function toShownPath(path: string): string {
  return /^\/v1(?=[/?]|$)/.test(path) ? path.slice(3) : trafficStrings.pathWithoutVersion(path)
}
