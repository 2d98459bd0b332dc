/** Faults × checks: measured once, pinned in `tests/kill-table/kill-table.json`, printed into `tests/KILL-TABLE.md`. */
import { faults } from '../../mocks/faults/index.ts'
import { measure, toVerdicts, type Finding, type Verdicts } from './measure.ts'

/** What the suite says of one fault under both profiles; `vendor` only where it differs. */
export interface Row extends Verdicts {
  vendor?: Verdicts
}

export interface KillTable {
  rows: Record<string, Row>
  /** Every check that spoke about some fault, notices included. */
  tripped: Set<string>
}

const key = (one: Finding) => `${one.check} ${one.message}`

/** Measures every fault under both profiles; about half a minute. */
export async function measureAll(onFault?: (id: string) => void): Promise<KillTable> {
  const usual = { official: await measure(null), vendor: await measure(null, 'vendor') }
  const rows: Record<string, Row> = {}
  const tripped = new Set<string>()
  for (const fault of faults) {
    const found = { official: await measure(fault), vendor: await measure(fault, 'vendor') }
    for (const profile of ['official', 'vendor'] as const) {
      const known = new Set(usual[profile].map(key))
      for (const one of found[profile]) if (!known.has(key(one))) tripped.add(one.check)
    }
    const official = toVerdicts(found.official, usual.official)
    const vendor = toVerdicts(found.vendor, usual.vendor)
    const same = JSON.stringify(official) === JSON.stringify(vendor)
    rows[fault.id] = same ? official : { ...official, vendor }
    onFault?.(fault.id)
  }
  return { rows, tripped }
}

const names = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(' ')

/** The table as Markdown. */
export function toMarkdown(rows: Readonly<Record<string, Row>>): string {
  const lines = faults.map((fault) => {
    const row = rows[fault.id] ?? { fail: [], warn: [] }
    const vendor = row.vendor
      ? [names(row.vendor.fail), row.vendor.warn.length > 0 ? `warn: ${names(row.vendor.warn)}` : '']
          .filter((text) => text !== '')
          .join(' ') || 'green'
      : 'same'
    const source = /^[A-Z]{3}-\d\d$/.test(fault.source) ? fault.source : `<${fault.source}>`
    return `| \`${fault.id}\` | ${fault.about.replaceAll('|', '\\|')} | ${source} | ${names(row.fail)} | ${names(row.warn)} | ${vendor} |`
  })
  return `${[
    '# The kill table',
    '',
    `What the whole suite says about each of the mock's ${faults.length} faults. Written by \`npm run kill-table\`, pinned by \`tests/faults.test.ts\`.`,
    'A fault that no check sees, or a check that no fault trips, fails the build; a row that fails and warns nothing is a trap: it looks odd and conforms.',
    'Ids like `FRM-06` name kinds of breaches seen in the wild. The last column is the profile `vendor`, where it differs.',
    '',
    '| fault | what it does | kind | fails | warns | under `vendor` |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')}\n`
}
