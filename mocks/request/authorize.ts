/**
 * Who may ask: no key at all is `incorrect_api_key_error` (halro-401-no-key.json, both hosts, 2026-09), a key that cannot be
 * right is `invalid_authentication_error` (84 bytes, api.moonshot.ai 2026-02-16).
 */
import type { Refusal } from './reply.ts'

/** The key, or why the request is refused. */
export type Authorized = { key: string; refusal: null } | { key: null; refusal: Refusal }

const noKey: Refusal = { status: 401, type: 'incorrect_api_key_error', message: 'Incorrect API key provided' }
const badKey: Refusal = { status: 401, type: 'invalid_authentication_error', message: 'Invalid Authentication' }

/** Reads the `Authorization` header; without `apiKeys` every bearer token is good. */
export function authorize(header: string | undefined, apiKeys: ReadonlySet<string> | null): Authorized {
  if (header === undefined || header.trim() === '') return { key: null, refusal: noKey }
  // A header with the scheme alone counts as malformed: only "no header" is recorded as the other type (unverified).
  const match = /^bearer +(\S+) *$/i.exec(header)
  if (!match || (apiKeys && !apiKeys.has(match[1]!))) return { key: null, refusal: badKey }
  return { key: match[1]!, refusal: null }
}
