/** What is kept across a reload: the request that is being composed, saved requests, and the requests that were sent. All without secrets. */
import { effect, signal } from '@preact/signals'
import type { ComposedRequest } from '../../protocol.ts'
import { model, typedKey } from './environment.ts'
import { isObject } from './json-edit.ts'
import { firstRequest, loadRequest, request } from './request.ts'
import { readStored, writeStored } from './stored.ts'
import { hideSecrets, withoutSecrets } from './without-secrets.ts'

/** A request under a name. */
export interface SavedRequest {
  id: string
  name: string
  request: ComposedRequest
}

/** A request that was sent. */
export interface SentRequest {
  id: string
  /** Milliseconds since 1970. */
  sentAtMs: number
  /** Null where no answer came. */
  status: number | null
  request: ComposedRequest
}

const mostSent = 50
/** Texts of this length and more, such as pictures, are not kept in the history. */
const longText = 100_000
const draftDelayMs = 400

export const saved = signal<readonly SavedRequest[]>(readList('saved', isSaved))
export const sent = signal<readonly SentRequest[]>(readList('sent', isSent))

/** False where the storage is full: the draft is lost after a reload. */
export const draftIsKept = signal(true)

/** Saves the composed request under a name. */
export function saveRequest(name: string): void {
  const known = [typedKey.value]
  const one: SavedRequest = {
    id: crypto.randomUUID(),
    name: hideSecrets(name, known),
    request: withoutSecrets(request.value, known),
  }
  saved.value = [...saved.value, one]
  writeStored('saved', saved.value)
}

/** Removes a saved request. */
export function removeSaved(id: string): void {
  saved.value = saved.value.filter((one) => one.id !== id)
  writeStored('saved', saved.value)
}

/** Adds a request to the history; the oldest are forgotten. */
export function addSent(composed: ComposedRequest, status: number | null): void {
  const kept = withoutLongTexts(withoutSecrets(composed, [typedKey.value])) as ComposedRequest
  const one: SentRequest = { id: crypto.randomUUID(), sentAtMs: Date.now(), status, request: kept }
  sent.value = [one, ...sent.value].slice(0, mostSent)
  if (!writeStored('sent', sent.value)) writeStored('sent', sent.value.slice(0, 5))
}

/** Forgets the history. */
export function clearSent(): void {
  sent.value = []
  writeStored('sent', [])
}

/** Restores the draft of the last visit and keeps the composed request from now on; returns a function that stops. */
export function keepDraft(): () => void {
  const stored = readStored('draft')
  if (isRequest(stored)) loadRequest(stored)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    const composed = request.value
    clearTimeout(timer)
    timer = setTimeout(() => {
      draftIsKept.value = writeStored('draft', withoutSecrets(composed, [typedKey.peek()]))
    }, draftDelayMs)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Starts a new request, on the model that was chosen last. */
export function startNew(): void {
  const body = isObject(firstRequest.body) ? firstRequest.body : {}
  loadRequest({ ...firstRequest, body: { ...body, model: model.value } })
}

/** The first words of the last user message: what a person knows a request by. */
export function toTitle({ path, body }: ComposedRequest): string {
  const messages: unknown = isObject(body) ? body['messages'] : undefined
  const last = Array.isArray(messages)
    ? messages.findLast((one: unknown) => isObject(one) && one['role'] === 'user')
    : null
  const content: unknown = isObject(last) ? last['content'] : null
  const parts: unknown[] = Array.isArray(content) ? content : [{ text: content }]
  const text = parts.map((part) => (isObject(part) ? part['text'] : null)).find((one) => typeof one === 'string')
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 80) : path
}

function withoutLongTexts(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length < longText ? value : `${value.slice(0, 60)}… (${value.length} characters left out)`
  if (Array.isArray(value)) return value.map(withoutLongTexts)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutLongTexts(member)]))
}

function readList<T>(name: string, isItem: (value: unknown) => value is T): T[] {
  const list = readStored(name)
  return Array.isArray(list) ? list.filter(isItem) : []
}

function isRequest(value: unknown): value is ComposedRequest {
  return (
    isObject(value) &&
    (value['method'] === 'POST' || value['method'] === 'GET' || value['method'] === 'DELETE') &&
    typeof value['path'] === 'string' &&
    isObject(value['headers']) &&
    Object.values(value['headers']).every((one) => typeof one === 'string')
  )
}

function isSaved(value: unknown): value is SavedRequest {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['name'] === 'string' &&
    isRequest(value['request'])
  )
}

function isSent(value: unknown): value is SentRequest {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['sentAtMs'] === 'number' &&
    isRequest(value['request'])
  )
}
