/** All requests that the page knows: the mock's journal, pushed by its events; exchanges of the relay; entries of opened HAR files. */
import { computed, signal } from '@preact/signals'
import type { TrafficEntry } from '../../protocol.ts'
import { filterRows, noFilter, toRow, type RowParts, type TrafficFilter, type TrafficRow } from '../traffic/rows.ts'
import { ApiError, call, callJson, hasControlToken } from './api.ts'
import { readServerEvents } from './server-events.ts'

/** Older rows are dropped. */
const mostRows = 5000
/** Rows that arrive within so many milliseconds are drawn together. */
const drawMs = 200
/** How long to wait before events that were lost are followed again. */
const reconnectMs = 1000

const byId = new Map<string, TrafficRow>()
const fileEntries = new Map<string, TrafficEntry>()

/** All rows, the newest first. */
export const rows = signal<readonly TrafficRow[]>([])
export const filter = signal<TrafficFilter>(noFilter)
export const shownRows = computed(() => filterRows(rows.value, filter.value))

let drawing: ReturnType<typeof setTimeout> | null = null

/** Adds or replaces rows; the list changes with the next drawing. */
function put(added: readonly TrafficRow[]): void {
  for (const row of added) byId.set(row.id, row)
  drawing ??= setTimeout(draw, drawMs)
}

function draw(): void {
  drawing = null
  const sorted = [...byId.values()].sort((a, b) => b.receivedAtMs - a.receivedAtMs)
  for (const row of sorted.splice(mostRows)) byId.delete(row.id)
  rows.value = sorted
}

/** Reads what the server has, and follows what comes. Called once. */
export function followTraffic(): void {
  void loadRelayed()
  // The list is read first: where the mock needs its control token, the events do as well.
  void loadMock().then(() => (hasControlToken() ? followByFetch() : followEvents()))
}

const eventNames = ['request', 'response', 'end', 'verdict']

function followEvents(): void {
  const events = new EventSource(new URL('events', document.baseURI))
  for (const name of eventNames)
    events.addEventListener(name, (event) => takeEvent((event as MessageEvent<string>).data))
  events.addEventListener('clear', () => forget('mock'))
  // What came before the events began, or in a gap, is read from the list.
  events.addEventListener('open', () => void loadMock())
}

async function followByFetch(): Promise<void> {
  for (;;) {
    try {
      const response = await call('events')
      void loadMock()
      for await (const { type, data } of readServerEvents(response)) {
        if (type === 'clear') forget('mock')
        else if (eventNames.includes(type)) takeEvent(data)
      }
    } catch {
      // The banner says when the server does not answer.
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

function takeEvent(data: string): void {
  const parts = JSON.parse(data) as Partial<RowParts>
  if (typeof parts.id !== 'string') return
  const known = byId.get(parts.id)
  if (parts.method === undefined || parts.url === undefined) {
    if (known !== undefined) put([{ ...known, ...pickShown(parts) }])
    return
  }
  put([toRow(parts as RowParts, 'mock')])
}

/** The members of a later event that change what the row shows. */
function pickShown(parts: Partial<RowParts>): Partial<TrafficRow> {
  const row = toRow({ ...parts, id: '', method: '', url: '' }, 'mock')
  return {
    ...(parts.status === undefined ? {} : { status: row.status }),
    ...(parts.durationMs === undefined ? {} : { durationMs: row.durationMs }),
    ...(parts.clientLeft === undefined ? {} : { clientLeft: row.clientLeft }),
    ...(row.totalTokens === null ? {} : { totalTokens: row.totalTokens }),
    ...(row.verdict === null ? {} : { verdict: row.verdict }),
    ...(row.advice === null ? {} : { advice: row.advice }),
    ...(row.override === null ? {} : { override: row.override }),
  }
}

/** Removes the rows of one source. */
function forget(source: TrafficRow['source']): void {
  for (const row of byId.values()) if (row.source === source) byId.delete(row.id)
  draw()
}

async function read(path: string): Promise<readonly TrafficEntry[]> {
  return (await callJson<{ requests: TrafficEntry[] }>(path)).requests
}

async function loadMock(): Promise<void> {
  const requests = await read('requests?session=*&view=summary').catch(() => [])
  put(requests.map((entry) => toRow(entry, 'mock')))
}

/** Reads the exchanges of the relay; called when one has ended. */
export async function loadRelayed(): Promise<void> {
  const { requests } = await callJson<{ requests: TrafficEntry[] }>('workbench/exchanges').catch(() => ({
    requests: [],
  }))
  put(requests.map((entry) => toRow(entry, 'relay')))
}

/** Adds the entries of a HAR file. */
export function addFileEntries(entries: readonly TrafficEntry[]): void {
  for (const entry of entries) fileEntries.set(entry.id, entry)
  put(entries.map((entry) => toRow(entry, 'file')))
}

/** The whole entries of rows, in their order; rows that the server does not keep any more are left out. */
export async function findEntries(ids: readonly string[]): Promise<TrafficEntry[]> {
  const found = new Map(fileEntries)
  const add = (entries: readonly TrafficEntry[]) => {
    for (const entry of entries) found.set(entry.id, entry)
  }
  // After a reload the address may name a request before the list is read, so that its source is not known.
  const needs = (source: TrafficRow['source']) =>
    ids.some((id) => !found.has(id) && !isOfSuite(id) && (byId.get(id)?.source ?? source) === source)
  if (needs('mock')) add(await readJournal(ids))
  if (ids.some(isOfSuite)) add(await read('workbench/suite-exchanges'))
  if (needs('relay')) add(await read('workbench/exchanges'))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Entries of the mock's journal: the one that is asked for, or all of them where there are several. */
async function readJournal(ids: readonly string[]): Promise<readonly TrafficEntry[]> {
  const [id, second] = ids
  if (id === undefined || second !== undefined) return await read('requests?session=*')
  try {
    return [await callJson<TrafficEntry>(`requests/${encodeURIComponent(id)}`)]
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}

/** Whether an id is that of an exchange of the suite, which the list does not show. */
function isOfSuite(id: string): boolean {
  return id.startsWith('suite-')
}

/** Empties the list, the journal of the mock and the exchanges of the relay. Requests that arrive meanwhile stay in the list. */
export async function clearTraffic(): Promise<void> {
  const shown = [...byId.keys()]
  await call('requests', { method: 'DELETE' })
  await call('workbench/exchanges', { method: 'DELETE' })
  for (const id of shown) byId.delete(id)
  fileEntries.clear()
  draw()
}
