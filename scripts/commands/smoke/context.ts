/** What a diagnosis may draw on, and the two small things every one needs: a literal by id, and the error a body carries. */
import { isObject } from '../../../tests/suite/judge/assembly.ts'
import { toJson } from '../../../tests/suite/runner/choose-model.ts'
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import type { KeyTrouble } from '../../cli/key-form.ts'
import type { Proxy } from '../../cli/proxy.ts'
import type { AilmentId } from './ailments.ts'
import type { Line } from './line.ts'
import type { Diagnosis } from './result.ts'
import type { TlsLook } from './tls-look.ts'

export interface Context {
  baseUrl: string
  /** As given; undefined where none was. */
  apiKey: string | undefined
  /** As sent. */
  key: string
  trouble: KeyTrouble | null
  model: string | null
  offered: readonly string[] | null
  stream: boolean
  timeoutMs: number
  line: Line
  /** Keeps the key out of foreign text. */
  hide: (text: string) => string
  announce: (line: string) => void
  nowMs: () => number
  proxy: Proxy | null
  tryOtherHost: boolean
  look: (url: string, timeoutMs: number) => Promise<TlsLook | null>
}

/** A diagnosis. */
export function say(id: AilmentId, cause: string, next: string, more: Partial<Diagnosis> = {}): Diagnosis {
  return { id, cause, next, ...more }
}

export const consoles = 'https://platform.kimi.ai (international) or https://platform.kimi.com (mainland China)'

/** The error of a body in the forms servers have for it, without the key; empty where there is none. */
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

/** The body as text, as far as a diagnosis looks. */
export function toText(answer: Incoming): string {
  return Buffer.concat(answer.body.map((part) => part.bytes)).toString('utf8')
}

/** True for a body that is a web page. */
export function isHtml(answer: Incoming): boolean {
  return /^\uFEFF?\s*(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body|\?xml)/i.test(toText(answer).slice(0, 2000))
}

/** `type: message`, whichever is known. */
export function toWords(error: { type: string; message: string }): string {
  return [error.type, error.message].filter((one) => one !== '').join(': ')
}
