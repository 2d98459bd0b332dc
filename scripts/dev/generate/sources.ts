/** Reads openapi/sources.yaml, resolves its ids in the document, and writes `generated/sources.ts`. */
import { parse } from 'yaml'
import type { Json, JsonObject } from './bundle.ts'

const idForm = /^[A-Za-z0-9][\w.#/:-]*$/
const dateForm = /^20\d\d(-\d\d(-\d\d)?)?$/

/** One entry of openapi/sources.yaml. */
export interface SourceRow {
  url?: string
  date: string
  says: string
}

/**
 * Every entry, by id, sorted by id.
 * @throws for the first malformed entry; the message has its id and what is wrong
 */
export function readSources(entries: JsonObject): Record<string, SourceRow> {
  const rows: Record<string, SourceRow> = {}
  for (const id of Object.keys(entries).sort()) {
    const entry = (entries[id] ?? {}) as Record<string, unknown>
    const problem = findProblem(id, entry)
    if (problem !== null) throw new Error(`openapi/sources.yaml: ${id} ${problem}`)
    const { url, date, says } = entry
    rows[id] = { ...(typeof url === 'string' ? { url } : {}), date: String(date), says: String(says) }
  }
  return rows
}

function findProblem(id: string, { url, date, says, ...others }: Record<string, unknown>): string | null {
  const unknown = Object.keys(others)[0]
  if (unknown !== undefined) return `has an unknown member ${unknown}`
  if (!idForm.test(id)) return 'has an id of another form than the comment on top describes'
  if (url !== undefined && (typeof url !== 'string' || !URL.canParse(url))) return 'has a url that is no URL'
  if (!dateForm.test(String(date))) return 'has no date of the form 2026, 2026-08 or 2026-08-13'
  if (typeof says !== 'string' || says.trim() === '') return 'has no `says`: one sentence with what the source states'
  return null
}

/** The text of openapi/sources.yaml with its entries sorted by id, as `readSources` sorts them; the comment on top stays. */
export function sortSources(text: string): string {
  const [head = '', ...blocks] = text.split(/^(?=[^\s#])/m)
  const sorted = blocks
    .map((block) => ({ id: Object.keys(parse(block) as object)[0] ?? '', block: `${block.trimEnd()}\n` }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return head + sorted.map(({ block }) => block).join('')
}

/** The source of `generated/sources.ts`. */
export function toSourcesSource(rows: Record<string, SourceRow>): string {
  const lines = Object.entries(rows).map(([id, row]) => `  ${JSON.stringify(id)}: ${JSON.stringify(row)},`)
  return `export const sources = {\n${lines.join('\n')}\n} satisfies Record<string, { url?: string; date: string; says: string }>\n`
}

/**
 * The document with the `url` and `date` of the source in every `x-evidence`, so that a reader of only openapi.json can open the source.
 * @throws if a source id is not in the list
 */
export function resolveEvidence(node: Json, rows: Record<string, SourceRow>): Json {
  if (Array.isArray(node)) return node.map((item) => resolveEvidence(item, rows))
  if (node === null || typeof node !== 'object') return node
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(node)) {
    out[key] = key === 'x-evidence' ? withAddress(value as JsonObject, rows) : resolveEvidence(value, rows)
  }
  return out
}

function withAddress({ level, source, ...rest }: JsonObject, rows: Record<string, SourceRow>): JsonObject {
  const row = rows[String(source)]
  if (row === undefined) throw new Error(`x-evidence cites ${String(source)}, which openapi/sources.yaml does not have`)
  const { url, date } = row
  return { level: level ?? null, source: source ?? null, ...(url === undefined ? {} : { url }), date, ...rest }
}
