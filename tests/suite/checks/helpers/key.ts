/** Classifies the key of a request. The key itself is never kept or shown. */
import { findHeader, type ExchangeRequest } from '../../../../openapi/exchange.ts'

/** `none`, `malformed` (no bearer token), `wrong` (cannot be a key), `sent`; null if the request is not known. */
export type KeyState = 'none' | 'malformed' | 'wrong' | 'sent' | null

/** Placeholders from examples, and the invalid key that the suite sends. */
const placeholder =
  /^(undefined|null|none|nil|invalid|wrong|bad|false|your[-_ ].*|<.*>|\$\{?.*|sk-(invalid|wrong|bad|your|not-a)[-_a-z0-9]*|x+)$/i

/** Reads the Authorization header of the request. */
export function findKeyState(request: ExchangeRequest | null): KeyState {
  if (request === null) return null
  const value = findHeader(request.headers, 'authorization')
  if (value === null || value.trim() === '') return 'none'
  const match = /^bearer[ \t]+(\S+)[ \t]*$/i.exec(value)
  if (!match) return /redacted|\*\*\*/i.test(value) ? 'sent' : 'malformed'
  return placeholder.test(match[1]!) ? 'wrong' : 'sent'
}
