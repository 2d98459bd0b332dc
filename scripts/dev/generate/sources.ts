/** The source of `generated/sources.ts`: every entry of openapi/sources.yaml, checked. */
import type { JsonObject } from './bundle.ts'

const idForm = /^[A-Za-z0-9][\w.#/:-]*$/
const dateForm = /^20\d\d(-\d\d(-\d\d)?)?$/

/** Writes the table; throws where an entry is malformed. */
export function toSourcesSource(entries: JsonObject): string {
  const rows: Record<string, { url?: string; date: string; says: string }> = {}
  for (const id of Object.keys(entries).sort()) {
    const { url, date, says, ...others } = entries[id] as Record<string, unknown>
    const wrong =
      Object.keys(others).length > 0
        ? `has an unknown member ${Object.keys(others)[0]}`
        : !idForm.test(id)
          ? 'has an id of another form than the comment on top describes'
          : url !== undefined && (typeof url !== 'string' || !URL.canParse(url))
            ? 'has a url that is no address'
            : !dateForm.test(String(date))
              ? 'has no date of the form 2026, 2026-08 or 2026-08-13'
              : typeof says !== 'string' || says.trim() === ''
                ? 'does not say what it states'
                : null
    if (wrong !== null) throw new Error(`openapi/sources.yaml: ${id} ${wrong}`)
    rows[id] = { ...(typeof url === 'string' ? { url } : {}), date: String(date), says: String(says) }
  }
  const lines = Object.entries(rows).map(([id, row]) => `  ${JSON.stringify(id)}: ${JSON.stringify(row)},`)
  return `export const sources = {\n${lines.join('\n')}\n} satisfies Record<string, { url?: string; date: string; says: string }>\n`
}
