/** Calls of the page to its own server, with the token of this start. */
import { signal } from '@preact/signals'
import { tokenHeader } from '../../protocol.ts'
import type { ProblemBody } from '../../protocol.ts'
import { strings } from '../strings.ts'

const token = readMeta('workbench-token')

/** For CodeMirror's `EditorView.cspNonce`. */
export const styleNonce = readMeta('workbench-nonce')

/** The mock's control token, from `/__mock/#token=…` or typed; in memory only, and taken out of the address at once. */
let controlToken = takeControlToken()

/** Whether the page has to ask for the control token: `wrong` after one that was refused. */
export const tokenQuestion = signal<'none' | 'needed' | 'wrong'>('none')

/** Settled when the token is given; calls wait for it, so that the mock does not refuse one after the other. */
let answered: PromiseWithResolvers<void> | null = null

/** Whether the mock was called with a control token. */
export function hasControlToken(): boolean {
  return controlToken !== ''
}

/** Takes the token that was typed, and sends the calls that wait for it. */
export function giveControlToken(given: string): void {
  controlToken = given
  tokenQuestion.value = 'none'
  answered?.resolve()
  answered = null
}

function takeControlToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
  if (given !== '') history.replaceState(null, '', location.pathname)
  return given
}

/** What the server wrote into the page under a name; an empty string where there is nothing. */
export function readMeta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
}

/** A call that failed: what happened, and what to do next. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly next: string | undefined

  constructor(status: number, message: string, next?: string) {
    super(message)
    this.status = status
    this.next = next
  }
}

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/**
 * Calls a path below `/__mock/`, such as `workbench/environments` or `scenarios`, and returns the response.
 * @throws ApiError with the server's own words where it refuses
 */
export async function call(path: string, options: CallOptions = {}): Promise<Response> {
  for (;;) {
    if (answered !== null) await answered.promise
    const sent = controlToken
    const response = await sendCall(path, options)
    if (response.ok) return response
    if (!isTokenRefusal(response)) {
      const problem = (await response.json().catch(() => ({}))) as Partial<ProblemBody>
      const detail = problem.detail ?? `the server answered ${response.status}`
      throw new ApiError(response.status, detail, problem.next)
    }
    // Another call may have got a token meanwhile.
    if (sent !== controlToken) continue
    answered ??= Promise.withResolvers()
    tokenQuestion.value = sent === '' ? 'needed' : 'wrong'
  }
}

async function sendCall(path: string, { method, body, signal: abort }: CallOptions): Promise<Response> {
  return await fetch(new URL(path, document.baseURI), {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      [tokenHeader]: token,
      ...(controlToken === '' ? {} : { 'x-mock-token': controlToken }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(abort === undefined ? {} : { signal: abort }),
    cache: 'no-store',
  }).catch((error: unknown) => {
    if (abort?.aborted) throw error
    throw new ApiError(0, strings.offline)
  })
}

/** Whether the mock was started with --control-token, and the call had none or another. */
function isTokenRefusal({ status, headers }: Response): boolean {
  return status === 401 && /realm="mock control"/.test(headers.get('www-authenticate') ?? '')
}

/** As `call`, and reads the answer as JSON. */
export async function callJson<T>(path: string, options: CallOptions = {}): Promise<T> {
  const response = await call(path, options)
  return (await response.json()) as T
}

/** Yields the lines of an `application/x-ndjson` answer as they arrive. @throws ApiError where the answer breaks off */
export async function* readLines<T>(response: Response): AsyncGenerator<T> {
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest: string[] = []
  for (;;) {
    const { done, value } = await reader.read().catch(toBrokenOff)
    if (done) break
    const [first = '', ...others] = value.split('\n')
    rest.push(first)
    const next = others.pop()
    if (next === undefined) continue
    for (const line of [rest.join(''), ...others]) yield JSON.parse(line) as T
    rest = [next]
  }
  const last = rest.join('')
  if (last.trim() !== '') yield JSON.parse(last) as T
}

/** Browsers name a broken connection in different words, none of which says what to do. */
function toBrokenOff(): never {
  throw new ApiError(0, strings.brokenOff)
}
