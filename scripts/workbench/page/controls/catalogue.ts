/** The scenarios and faults of the mock as groups that can be searched. */
import { controlStrings as strings, kindNames } from './strings.ts'

export interface ScenarioRow {
  id: string
  status: number
  about: string
  appliesTo?: unknown
}

export interface FaultRow {
  id: string
  about: string
  source: string
  expects: string
  appliesTo?: unknown
}

/** The answer of `GET /__mock/scenarios`. */
export interface ControlState {
  standing: { scenario: string | null; fault: string | null }
  waiting: { id: string; times: number; operationId: string | null }[]
  scenarios: ScenarioRow[]
  faults: FaultRow[]
  chaos?: { share: number } | null
}

export interface Item {
  id: string
  about: string
  /** What it applies to, in words; null if it depends on the request. */
  appliesTo: string | null
}

export interface Group {
  name: string
  items: Item[]
}

/** Scenarios by status, then faults by kind; only what matches every word of the search. */
export function toGroups(state: ControlState, search: string): Group[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const groups = new Map<string, Item[]>()
  const add = (name: string, item: Item) => {
    const text = `${name} ${item.id} ${item.about}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return
    const items = groups.get(name) ?? []
    groups.set(name, items)
    items.push(item)
  }
  for (const { id, status, about, appliesTo } of [...state.scenarios].sort((a, b) => a.status - b.status))
    add(strings.scenarios(status), { id, about: toPlain(about), appliesTo: toScope(appliesTo) })
  for (const { id, source, about, appliesTo } of state.faults)
    add(strings.faults(toKind(source)), { id, about: toPlain(about), appliesTo: toScope(appliesTo) })
  return [...groups].map(([name, items]) => ({ name, items }))
}

/** Ids and patterns (`*` stands for any text) as scenarios and faults. What is unknown stays a scenario: the mock names the nearest ids. */
export function splitIds(
  text: string,
  state: Pick<ControlState, 'scenarios' | 'faults'>,
): { scenarios: string[]; faults: string[] } {
  const ids = text.split(/[\s,]+/).filter((id) => id !== '')
  const faults = ids.filter((id) => matches(state.faults, id))
  return { scenarios: ids.filter((id) => matches(state.scenarios, id) || !faults.includes(id)), faults }
}

function matches(rows: readonly { id: string }[], pattern: string): boolean {
  return rows.some(({ id }) => matchesPattern(id, pattern))
}

/** Whether the text fits a pattern in which `*` stands for any text; each part is searched once, after the one before it. */
function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

function toKind(source: string): string {
  return kindNames[/^[A-Z]{3}(?=-)/.exec(source)?.[0] ?? ''] ?? 'rules for vendors and others'
}

/** The text without the marks of code, which are Markdown. */
export function toPlain(text: string): string {
  return text.replaceAll('`', '')
}

function toScope(appliesTo: unknown): string | null {
  if (typeof appliesTo === 'string' && appliesTo !== '') return appliesTo
  return Array.isArray(appliesTo) && appliesTo.length > 0 ? appliesTo.map(String).join(', ') : null
}
