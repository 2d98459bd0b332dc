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
  /** What it applies to, in words; null where it depends on the request. */
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
    add(strings.scenarios(status), { id, about, appliesTo: toScope(appliesTo) })
  for (const { id, source, about, appliesTo } of state.faults)
    add(strings.faults(toKind(source)), { id, about, appliesTo: toScope(appliesTo) })
  return [...groups].map(([name, items]) => ({ name, items }))
}

function toKind(source: string): string {
  return kindNames[/^[A-Z]{3}(?=-)/.exec(source)?.[0] ?? ''] ?? 'rules for vendors and others'
}

function toScope(appliesTo: unknown): string | null {
  if (typeof appliesTo === 'string' && appliesTo !== '') return appliesTo
  return Array.isArray(appliesTo) && appliesTo.length > 0 ? appliesTo.map(String).join(', ') : null
}
