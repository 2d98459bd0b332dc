/**
 * The token of one start. The page carries it and sends it back with every call that sends requests or changes the mock, so that a
 * call from a browser is known to come from this page. Programs such as curl, which send no `Origin`, need it for the workbench only.
 */
import type { MockRequest } from '../../mocks/reply/index.ts'
import { tokenHeader } from './protocol.ts'

/** A token that no other start has. */
export function createToken(): string {
  return process.getBuiltinModule('node:crypto').randomBytes(24).toString('base64url')
}

/** Why a call is refused for its missing or wrong token; null if it is allowed. */
export function findTokenProblem(request: MockRequest, path: string, token: string): string | null {
  const isApi = path.startsWith('/__mock/workbench/')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isApi && (isRead || !isFromBrowser(request))) return null
  const sent = Buffer.from(request.headers[tokenHeader] ?? '')
  const wanted = Buffer.from(token)
  if (sent.length === wanted.length && process.getBuiltinModule('node:crypto').timingSafeEqual(sent, wanted))
    return null
  return sent.length === 0
    ? `this call needs the token of the page in ${tokenHeader}`
    : 'the token of this call belongs to an earlier start of the workbench'
}

function isFromBrowser({ headers }: MockRequest): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
}
