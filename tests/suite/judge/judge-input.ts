/** Converts what can be judged to an exchange: a `Response`, or a body as object, text or bytes. Anything else is refused with a reason. */
import type { Ending, Exchange, ExchangeRequest, HeaderList } from '../../../openapi/exchange.ts'
import { sources } from '../../../openapi/generated/sources.ts'
import { parseJson } from '../../../openapi/bounded-json.ts'
import { recogniseEvents, recogniseJson } from '../../../openapi/readers/recognise.ts'
import type { OperationId } from '../../../openapi/types.ts'
import { isObject } from './assembly.ts'
import { describeValue, JudgeInputError } from './describe-value.ts'
import { assertJudgeOptions, isOperationId } from './judge-options.ts'
import { detectBodyKind } from './subject.ts'

const endings: readonly Ending[] = ['complete', 'cut', 'open', 'unknown']
const isNullOr = (fits: (value: unknown) => boolean) => (value: unknown) => value === null || fits(value)
const isString = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
/** Whether a value is an array whose members all fit, holes included. */
const isListOf = (value: unknown, fits: (member: unknown) => boolean) =>
  Array.isArray(value) && Array.from<unknown>(value).every(fits)
const isHeaderList = (value: unknown) =>
  isListOf(value, (pair) => isListOf(pair, isString) && (pair as unknown[]).length === 2)
const isRead = (value: unknown) =>
  isObject(value) && value.bytes instanceof Uint8Array && isNullOr(isNumber)(value.atMs)
const isRequest = (value: unknown) =>
  isObject(value) && Object.entries(requestForms).every(([name, [, fits]]) => fits(value[name]))

type Forms<T> = Readonly<Record<keyof T & string, readonly [expected: string, fits: (value: unknown) => boolean]>>

const requestForms: Forms<ExchangeRequest> = {
  method: ['a string', isString],
  url: ['a string', isString],
  headers: ['an array of [name, value]', isHeaderList],
  body: ['a string or null', isNullOr(isString)],
}

const problemMembers = ['message', 'documented', 'received', 'at'] as const
const isProblem = (value: unknown) =>
  isObject(value) &&
  problemMembers.every((name) => isString(value[name])) &&
  typeof value.source === 'string' &&
  Object.hasOwn(sources, value.source)
const isProblemList = (value: unknown) => value === undefined || isListOf(value, isProblem)
const problemList = `absent or an array of { ${problemMembers.join(', ')}, source: an id of openapi/sources.yaml }`

const exchangeForms: Forms<Exchange> = {
  label: ['a string', isString],
  operationId: ['an operation of the contract or null', isNullOr(isOperationId)],
  request: ['null or { method, url, headers, body }', isNullOr(isRequest)],
  status: ['a number or null', isNullOr(isNumber)],
  headers: ['an array of [name, value], or null', isNullOr(isHeaderList)],
  form: ["'body' or 'payloads'", (value) => value === 'body' || value === 'payloads'],
  body: ['an array of { bytes: Uint8Array, atMs: number | null }', (value) => isListOf(value, isRead)],
  end: [endings.map((one) => `'${one}'`).join(', '), (value) => endings.includes(value as Ending)],
  endedAtMs: ['a number or null', isNullOr(isNumber)],
  problems: [problemList, isProblemList],
  faults: [problemList, isProblemList],
}
const requiredMembers = Object.keys(exchangeForms).filter((name) => name !== 'problems' && name !== 'faults')

/** @throws JudgeInputError naming each member that is missing or of the wrong type. */
export function assertExchange(value: unknown): asserts value is Exchange {
  readSafely(() => assertMembers(value))
}

function assertMembers(value: unknown): void {
  if (!isObject(value))
    throw new JudgeInputError(
      `an exchange is an object with the members ${requiredMembers.join(', ')}, not ${describeValue(value)}`,
    )
  const wrong = Object.entries(exchangeForms).filter(([name, [, fits]]) => !fits(value[name]))
  if (wrong.length === 0) return
  const members = wrong.map(
    ([name, [expected]]) => `${name} must be ${expected}${name in value ? '' : ' (it is missing)'}`,
  )
  throw new JudgeInputError(
    `this is not an exchange: ${members.join('; ')}. To judge a Response or a body, use toKeepContract of kimi-contract/vitest`,
  )
}

/** What is known about an answer besides its bytes. */
export interface JudgeInputOptions {
  /** The operation that the answer belongs to; default: recognised from the body, otherwise `createChatCompletion`. */
  operationId?: OperationId
  /** The request that was sent, if it is known. With it more promises can be judged. */
  request?: Readonly<Record<string, unknown>>
  /** The status, if only a body is given. Default: 200, or unknown for an error body. */
  status?: number
}

/** Converts what can be judged to an exchange. @throws JudgeInputError for any other value. */
export async function toExchange(value: unknown, options: JudgeInputOptions = {}): Promise<Exchange> {
  assertJudgeOptions(options)
  return await convert(value, options).catch(throwUnreadable)
}

function readSafely(read: () => void): void {
  try {
    read()
  } catch (error) {
    throwUnreadable(error)
  }
}

/** Proxies and getters throw what they like. */
function throwUnreadable(error: unknown): never {
  if (error instanceof JudgeInputError) throw error
  throw new JudgeInputError(`this value cannot be read: ${toReason(error)}`, { cause: error })
}

async function convert(value: unknown, options: JudgeInputOptions): Promise<Exchange> {
  if (typeof value === 'object' && value !== null && 'then' in value)
    throw new JudgeInputError('this is a promise: await the answer, then judge it')
  if (value instanceof Response) return fromResponse(value, options)
  if (looksLikeExchange(value)) {
    assertExchange(value)
    return value
  }
  const bytes = await toBytes(value)
  const recognised = recognise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  return {
    label: 'answer',
    operationId: options.operationId ?? recognised?.operationId ?? 'createChatCompletion',
    request: toRequest(options),
    // A body that is not recognised is judged as a successful answer, so that it cannot pass as an error of unknown status.
    status: options.status ?? (recognised === null ? 200 : recognised.status),
    headers: null,
    form: 'body',
    body: [{ bytes, atMs: null }],
    end: 'unknown',
    endedAtMs: null,
  }
}

/** Whether a value is meant as an exchange: a body has none of these members, and an exchange has most of them. */
function looksLikeExchange(value: unknown): boolean {
  if (!isObject(value) || 'choices' in value || 'object' in value) return false
  return ['form', 'end', 'endedAtMs', 'request', 'headers', 'body'].some((name) => name in value)
}

async function fromResponse(response: Response, options: JudgeInputOptions): Promise<Exchange> {
  if (response.bodyUsed)
    throw new JudgeInputError('the body of this Response was already read: judge response.clone() before reading it')
  if (response.body?.locked === true)
    throw new JudgeInputError(
      'the body of this Response is being read elsewhere: judge response.clone() before reading it',
    )
  if (response.status === 0)
    throw new JudgeInputError(
      `this Response (type ${response.type}) hides the answer of the server, or stands for none: judge one of type basic, cors or default`,
    )
  const headers: HeaderList = [...response.headers]
  const { bytes, isCut } = await readAll(response)
  const operationId = options.operationId ?? recognise(Buffer.from(bytes).toString('utf8'))?.operationId
  return {
    label: 'answer',
    operationId: operationId ?? 'createChatCompletion',
    request: toRequest(options),
    status: response.status,
    headers,
    form: 'body',
    body: [{ bytes, atMs: null }],
    end: isCut ? 'cut' : 'complete',
    endedAtMs: null,
  }
}

async function toBytes(value: unknown): Promise<Uint8Array> {
  if (typeof value === 'string') return Buffer.from(value)
  if (value instanceof Uint8Array) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return new Uint8Array(value)
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer())
  if (Array.isArray(value) || isPlainObject(value)) return Buffer.from(toJsonText(value))
  throw new JudgeInputError(
    `${describeValue(value)} cannot be judged: give an exchange, a Response, or a body as object, text or bytes`,
  )
}

function isPlainObject(value: unknown): boolean {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.keys(value).length > 0
}

function toJsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch (error) {
    throw new JudgeInputError(`this object cannot be written as JSON: ${toReason(error)}`, { cause: error })
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error)
}

/** The operation and the status, read from the body alone; null when the body is not a known answer. */
function recognise(text: string): { operationId: OperationId; status: number | null } | null {
  if (detectBodyKind(text.slice(0, 64)) === 'events') return recogniseEvents(text.slice(0, 4096))
  const { json } = parseJson(text)
  const found = recogniseJson(json)
  // A body whose member `error` is null or empty is not an error body.
  const isEmptyError = isObject(json) && 'error' in json && !json.error
  return found !== null && found.status === null && isEmptyError ? { ...found, status: 200 } : found
}

function toRequest({ request }: JudgeInputOptions): ExchangeRequest | null {
  if (request === undefined) return null
  return { method: 'POST', url: '/v1/chat/completions', headers: [], body: toJsonText(request) }
}

async function readAll(response: Response): Promise<{ bytes: Uint8Array; isCut: boolean }> {
  const parts: Uint8Array[] = []
  const reader = response.body?.getReader()
  if (!reader) return { bytes: new Uint8Array(), isCut: false }
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (!((read.value as unknown) instanceof Uint8Array))
        throw new JudgeInputError(`the body of this Response has ${describeValue(read.value)} in place of bytes`)
      parts.push(read.value)
    }
    return { bytes: Buffer.concat(parts), isCut: false }
  } catch (error) {
    if (error instanceof JudgeInputError) throw error
    return { bytes: Buffer.concat(parts), isCut: true }
  }
}
