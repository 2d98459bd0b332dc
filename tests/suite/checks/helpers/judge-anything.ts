/** Judges a value of any of these kinds: an exchange, a `Response`, a body as object, text or bytes. */
import type { Exchange, HeaderList } from '../../../../openapi/exchange.ts'
import type { OperationId } from '../../../../openapi/types.ts'
import { isObject } from '../../judge/assembly.ts'
import type { Profile } from '../check.ts'
import { judge, type Failure } from '../../checks.ts'

export type Judgeable = Exchange | Response | Readonly<Record<string, unknown>> | string | Uint8Array

export interface JudgeableOptions {
  profile?: Profile
  operationId?: OperationId
  /** The request that was sent, where it is known: more checks apply with it. */
  request?: Readonly<Record<string, unknown>>
  /** The status, where only a body is given. */
  status?: number
}

/** @throws TypeError when the value is none of these kinds, or the body of the `Response` was already read. */
export async function judgeAnything(given: Judgeable, options: JudgeableOptions = {}): Promise<Failure[]> {
  return judge(await toExchange(given, options), { profile: options.profile ?? 'official' })
}

async function toExchange(given: Judgeable, options: JudgeableOptions): Promise<Exchange> {
  if (isExchange(given)) return given
  const request =
    options.request === undefined
      ? null
      : { method: 'POST', url: '/v1/chat/completions', headers: [], body: JSON.stringify(options.request) }
  const base = { label: 'answer', request, form: 'body', endedAtMs: null } as const
  if (given instanceof Response) {
    if (given.bodyUsed)
      throw new TypeError('the body of this Response was already read: judge response.clone() before reading it')
    const headers: HeaderList = [...given.headers]
    const { bytes, cut } = await readAll(given)
    const operationId = options.operationId ?? 'createChatCompletion'
    return {
      ...base,
      operationId,
      status: given.status,
      headers,
      body: [{ bytes, atMs: null }],
      end: cut ? 'cut' : 'complete',
    }
  }
  const bytes = given instanceof Uint8Array ? given : Buffer.from(typeof given === 'string' ? given : toJsonText(given))
  return {
    ...base,
    operationId: options.operationId ?? guessOperation(given),
    status: options.status ?? null,
    headers: null,
    body: [{ bytes, atMs: null }],
    end: 'unknown',
  }
}

function toJsonText(given: unknown): string {
  if (!isObject(given))
    throw new TypeError(
      'toKeepContract takes an exchange, a Response, or a body as object, text or bytes; await the answer first',
    )
  return JSON.stringify(given)
}

function guessOperation(given: unknown): OperationId {
  return isObject(given) && given.object === 'list' ? 'listModels' : 'createChatCompletion'
}

async function readAll(response: Response): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const parts: Uint8Array[] = []
  const reader = response.body?.getReader()
  if (!reader) return { bytes: new Uint8Array(), cut: false }
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value)
    return { bytes: Buffer.concat(parts), cut: false }
  } catch {
    return { bytes: Buffer.concat(parts), cut: true }
  }
}

function isExchange(given: Judgeable): given is Exchange {
  return isObject(given) && Array.isArray(given.body) && 'end' in given && 'form' in given
}
