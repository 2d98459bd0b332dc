/** Faults × checks: measured, pinned in kill-table.json and triggers.json, and printed into KILL-TABLE.md. */
import { faults, toScopeText, type Fault } from '../../mocks/faults/index.ts'
import type { Profile } from '../suite/judge/check.ts'
import { breaches } from './breaches.ts'
import { measure, measureClean, toVerdicts, type CleanRun, type Finding, type Verdicts } from './measure.ts'

/** What the suite reports about one fault under both profiles; `vendor` only where it differs. */
export interface Row extends Verdicts {
  vendor?: Verdicts
}

export interface KillTable {
  rows: Record<string, Row>
  /** For every check that a fault triggers, also by a notice, the ids of those faults. */
  triggers: Map<string, string[]>
}

export interface MeasureOptions {
  /** Called after each fault. */
  onFault?: (id: string) => void
  /** Whether a fault is also measured under the profile `vendor`; by default each is. */
  hasVendor?: (fault: Fault) => boolean
}

/** Measures faults under the profile `official` and those with `hasVendor` under `vendor` as well. */
export async function measureAll(
  list: readonly Fault[],
  { onFault, hasVendor = () => true }: MeasureOptions = {},
): Promise<KillTable> {
  const clean = { official: await readClean('official'), vendor: await readClean('vendor') }
  const rows: Record<string, Row> = {}
  const triggers = new Map<string, string[]>()
  for (const fault of list) {
    const found = {
      official: await measure(fault, clean.official),
      vendor: hasVendor(fault) ? await measure(fault, clean.vendor) : null,
    }
    const names = toTriggered(found.official, clean.official)
    if (found.vendor) names.push(...toTriggered(found.vendor, clean.vendor))
    for (const name of new Set(names)) triggers.set(name, [...(triggers.get(name) ?? []), fault.id])
    const official = toVerdicts(found.official, clean.official)
    const vendor = found.vendor && toVerdicts(found.vendor, clean.vendor)
    const same = vendor === null || JSON.stringify(official) === JSON.stringify(vendor)
    rows[fault.id] = same ? official : { ...official, vendor }
    onFault?.(fault.id)
  }
  return { rows, triggers }
}

/** Parts that the same process measures share the runs without a fault. */
const cleanRuns = new Map<Profile, Promise<CleanRun>>()

function readClean(profile: Profile): Promise<CleanRun> {
  const run = cleanRuns.get(profile) ?? measureClean(profile)
  cleanRuns.set(profile, run)
  return run
}

const toKey = (one: Finding) => `${one.check} ${one.message}`

/** The checks with a finding that the clean run does not have, whatever its severity. */
function toTriggered(findings: readonly Finding[], clean: CleanRun): string[] {
  const known = new Set(clean.findings.map((one) => toKey(one)))
  return findings.filter((one) => !known.has(toKey(one))).map(({ check }) => check)
}

const toNames = (list: readonly string[]) => list.map((name) => `\`${name}\``).join(' ')

/** The table as Markdown. */
export function toMarkdown(rows: Readonly<Record<string, Row>>): string {
  const lines = faults.map((fault) => {
    const row = rows[fault.id] ?? { fail: [], warn: [] }
    const cells = [
      `\`${fault.id}\``,
      fault.about.replaceAll('|', '\\|'),
      toScopeText(fault.appliesTo).replaceAll('|', '\\|'),
      toLink(fault.source),
      toNames(row.fail),
      toNames(row.warn),
      toVendorCell(row.vendor),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const kinds = [...new Set(faults.map(({ source }) => source))].filter((source) => Object.hasOwn(breaches, source))
  const notes = kinds.sort().map((id) => `- **${id}**: ${breaches[id]!.says} [Report](${breaches[id]!.url})`)
  return `${[
    '# The kill table',
    '',
    `What the whole suite reports about each of the mock's ${faults.length} faults. \`npm run kill-table\` writes this page; the tests in \`tests/kill-table\` pin every row.`,
    'The build fails where no check reports a fault, and where no fault triggers a check. A row without failures and warnings is an answer that looks wrong and conforms.',
    'The last column shows the profile `vendor` where it differs. The kinds of breaches are listed below the table.',
    '',
    '| fault | what it does | applies to | kind | fails | warns | under `vendor` |',
    '|---|---|---|---|---|---|---|',
    ...lines,
    '',
    '## Kinds of breaches',
    '',
    ...notes,
  ].join('\n')}\n`
}

function toVendorCell(vendor: Verdicts | undefined): string {
  if (!vendor) return 'same'
  const warnings = vendor.warn.length > 0 ? `warn: ${toNames(vendor.warn)}` : ''
  return [toNames(vendor.fail), warnings].filter((text) => text !== '').join(' ') || 'none'
}

function toLink(source: Fault['source']): string {
  return Object.hasOwn(breaches, source) ? source : `\`${source}\``
}
