/** What every diagnosis uses: the context of the run, errors and texts of answers, and the removal of the key from foreign texts. */
import { isObject } from '../../../tests/suite/judge/index.ts'
import { createRedactor, redactedMark } from '../../../tests/suite/reporters/index.ts'
import { toJson, type Incoming } from '../../../tests/suite/sender/index.ts'
import type { KeyProblem } from '../../cli/key-form.ts'
import type { Proxy } from '../../cli/proxy.ts'
import type { DiagnosisId } from './diagnoses.ts'
import type { LimitedSender } from './limited-sender.ts'
import type { Diagnosis } from './result.ts'
import type { TlsProbe } from './tls-probe.ts'

export interface Context {
  baseUrl: string
  /** The key as given; undefined if none was. */
  apiKey: string | undefined
  /** The key as it is sent. */
  key: string
  keyProblem: KeyProblem | null
  /** Where a key seems to be, if none is set. */
  keyHint: string | null
  model: string | null
  offered: readonly string[] | null
  stream: boolean
  timeoutMs: number
  sender: LimitedSender
  /** Removes the key from a text that the server sent. */
  hide: (text: string) => string
  /** Tells the user about a request beyond the usual ones. */
  announce: (line: string) => void
  nowMs: () => number
  proxy: Proxy | null
  tryOtherHost: boolean
  probeTls: (url: string, timeoutMs: number) => Promise<TlsProbe | null>
}

/** A diagnosis as a literal. */
export function toDiagnosis(id: DiagnosisId, cause: string, next: string, more: Partial<Diagnosis> = {}): Diagnosis {
  return { id, cause, next, ...more }
}

export const consoles = 'https://platform.kimi.ai (international) or https://platform.kimi.com (mainland China)'

/** The error in a body, in any of the forms that servers use, without the key; empty texts if there is none. */
export function readError(answer: Incoming, hide: (text: string) => string): { type: string; message: string } {
  const json = toJson(answer.body)
  if (!isObject(json)) return { type: '', message: '' }
  const error = isObject(json.error) ? json.error : json
  const message = firstText(error.message, json.error, json.message, json.detail)
  return { type: hide(firstText(error.type, error.code)).slice(0, 80), message: hide(message).slice(0, 300) }
}

function firstText(...values: unknown[]): string {
  return String(values.find((one) => typeof one === 'string' && one !== '') ?? '')
}

/** The body as text. */
export function toText(answer: Incoming): string {
  return Buffer.concat(answer.body.map((part) => part.bytes)).toString('utf8')
}

/** True for a body that is a web page. */
export function isHtml(answer: Incoming): boolean {
  return /^\uFEFF?\s*(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body|\?xml)/i.test(toText(answer).slice(0, 2000))
}

/** `type: message`, or only one of them if the other is empty. */
export function toErrorText(error: { type: string; message: string }): string {
  return [error.type, error.message].filter((one) => one !== '').join(': ')
}

/** Shorter parts of the key stay: they show no more than the four characters that may be shown. */
const leastPart = 5

/**
 * Creates a function that removes a key from foreign texts. Servers, proxies and certificates show keys whole, cut short, encoded, or
 * with their middle masked, so every part of the key is removed.
 */
export function createHider(keys: readonly (string | undefined)[]): (text: string) => string {
  const known = keys.filter((one): one is string => one !== undefined && one.length >= leastPart)
  const spellings = known.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')])
  const clean = createRedactor(keys)
  return (text) => clean(spellings.reduce(hideParts, text))
}

/** Replaces every part of the key in the text, except parts that are plain words, such as `server`. */
function hideParts(text: string, key: string): string {
  let out = ''
  for (let at = 0; at < text.length;) {
    let length = 0
    for (let size = leastPart; at + size <= text.length && key.includes(text.slice(at, at + size)); size++)
      length = size
    const part = text.slice(at, at + length)
    if (length === 0 || /^[a-z]+$|^[\W_]+$/i.test(part)) {
      out += length === 0 ? text[at]! : part
      at += Math.max(1, length)
      continue
    }
    out += redactedMark
    at += length
  }
  return out
}
