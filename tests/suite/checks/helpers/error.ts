/** Reads the error object and the message of a refusal, in a body or in a stream. */
import { isObject } from '../../judge/index.ts'
import type { Json } from './request.ts'

/** The `error` member when it is an object. */
export function findError(json: unknown): Json | null {
  return isObject(json) && isObject(json.error) ? json.error : null
}

/** The message of a refusal in any form: message, detail, or the text itself; truncated at 4,000 characters. */
export function findErrorText(json: unknown, text: string): string {
  const error = findError(json)
  if (error && typeof error.message === 'string') return error.message.slice(0, 4000)
  if (isObject(json) && typeof json.message === 'string') return json.message.slice(0, 4000)
  return text.slice(0, 4000)
}

/** True for the flat object with which Moonshot's gateway answers unknown paths. */
export function isGatewayError(json: Json): boolean {
  return typeof json.error === 'string' && typeof json.scode === 'string' && json.status === false
}

/** True for the messages with which usual validators refuse an unknown member. */
export function isUnknownMember(words: string): boolean {
  return /extra[_ ](forbidden|fields?|inputs?)|unknown|unrecogni[sz]ed|unexpected|unsupported|not (permitted|supported|allowed)/i.test(
    words,
  )
}
