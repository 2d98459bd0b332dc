/**
 * The composed request. The form edits the body, the JSON editor edits its text; each follows the other. Text that is not JSON is kept
 * as typed: the body keeps its last value, and `bodyProblem` says what is wrong.
 */
import { computed, signal } from '@preact/signals'
import type { ComposedRequest } from '../../protocol.ts'
import { getAt, isObject, moveAt, removeAt, setAt, type JsonPath } from './json-edit.ts'
import { readJson, type JsonProblem } from './json-text.ts'

export type { ComposedRequest } from '../../protocol.ts'

/** One row of the header table; a row with an empty name is not sent. */
export interface HeaderRow {
  name: string
  value: string
}

/** What the page starts with and what "New request" gives. */
export const firstRequest: ComposedRequest = {
  method: 'POST',
  path: '/v1/chat/completions',
  headers: {},
  body: {
    model: 'kimi-k2.6',
    messages: [{ role: 'user', content: 'Hello! What can you do?' }],
    stream: true,
    stream_options: { include_usage: true },
  },
}

const method = signal(firstRequest.method)
const path = signal(firstRequest.path)
const body = signal<unknown>(firstRequest.body)
/** The text as typed in the JSON editor; null if it is the body's own text. */
const typed = signal<string | null>(null)

/** The rows of the header table, incomplete ones included. */
export const headerRows = signal<readonly HeaderRow[]>([])

/** The request as it is sent. While the text is not JSON, the last readable one. */
export const request = computed<ComposedRequest>(() => ({
  method: method.value,
  path: path.value,
  headers: toHeaders(headerRows.value),
  body: body.value,
}))

/** The text of the JSON editor. */
export const bodyText = computed(() => typed.value ?? toBodyText(body.value))

/** Why the text is not JSON; null if it is. While it is set, the form is disabled. */
export const bodyProblem = computed<JsonProblem | null>(() => {
  if (typed.value === null) return null
  const read = readJson(typed.value)
  return 'problem' in read ? read.problem : null
})

/** The id of the model; empty if the body names none. */
export const model = computed(() => {
  const id = getAt(body.value, ['model'])
  return typeof id === 'string' ? id : ''
})

/** Takes the text of the JSON editor. The body follows when the text is JSON; the text stays as typed in either case. */
export function setBodyText(text: string): void {
  const read = readJson(text)
  if ('value' in read) body.value = read.value
  typed.value = text
}

/** Sets a member of the body; `undefined` removes it. Ignored while the text is not JSON. */
export function setMember(at: JsonPath, value: unknown): void {
  edit((old) => (value === undefined ? removeAt(old, at) : setAt(old, at, value)))
}

/** Applies several changes as one. Ignored while the text is not JSON. */
export function editBody(change: (old: unknown) => unknown): void {
  edit(change)
}

/** Moves an item of a list in the body. Ignored while the text is not JSON. */
export function moveItem(at: JsonPath, from: number, to: number): void {
  edit((old) => moveAt(old, at, from, to))
}

/** Sets a header, whatever its letter case; an empty value removes it. */
export function setHeader(name: string, value: string): void {
  const others = headerRows.value.filter((row) => row.name.toLowerCase() !== name.toLowerCase())
  headerRows.value = value === '' ? others : [...others, { name, value }]
}

/** Replaces the whole request, as a template, an import or "send again" does. */
export function loadRequest(next: ComposedRequest): void {
  method.value = next.method
  path.value = next.path
  headerRows.value = Object.entries(next.headers).map(([name, value]) => ({ name, value }))
  body.value = next.body
  typed.value = null
}

/** The text of a body that was not typed. */
function toBodyText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2)
}

/** The rows that are sent; of rows with one name, the last. */
function toHeaders(rows: readonly HeaderRow[]): Record<string, string> {
  const headers = new Map<string, [name: string, value: string]>()
  for (const { name, value } of rows)
    if (name.trim() !== '') headers.set(name.trim().toLowerCase(), [name.trim(), value])
  return Object.fromEntries(headers.values())
}

/** The members of the body; empty if it is not an object. */
export const members = computed(() => (isObject(body.value) ? body.value : {}))

function edit(change: (old: unknown) => unknown): void {
  if (bodyProblem.value !== null) return
  body.value = change(body.value)
  typed.value = null
}
