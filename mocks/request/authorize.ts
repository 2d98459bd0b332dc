/**
 * Authorizes a request. Without a key it is refused with `incorrect_api_key_error` (akz142857/Halro, both hosts), with a wrong key with
 * `invalid_authentication_error` (dmxapi/401-invalid-authentication).
 */
import type { Refusal } from '../reply/index.ts'

/** The key, or why the request is refused. */
export type Authorized = { key: string; refusal: null } | { key: null; refusal: Refusal }

const noKey: Refusal = { status: 401, type: 'incorrect_api_key_error', message: 'Incorrect API key provided' }
const badKey: Refusal = { status: 401, type: 'invalid_authentication_error', message: 'Invalid Authentication' }

/** Reads the `Authorization` header; without `apiKeys` every bearer token is accepted. */
export function authorize(header: string | undefined, apiKeys: ReadonlySet<string> | null): Authorized {
  if (header === undefined || header.trim() === '') return { key: null, refusal: noKey }
  // A header with the scheme alone counts as a wrong key (unverified): the other type is recorded only for a missing header.
  const match = /^bearer +(\S+) *$/i.exec(header)
  if (!match || (apiKeys && !apiKeys.has(match[1]!))) return { key: null, refusal: badKey }
  return { key: match[1]!, refusal: null }
}
