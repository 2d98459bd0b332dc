/** A request without its secrets, for local storage: secret headers are removed, secrets in texts are replaced by a mark. */
import { applyEdits, createSecretFinder, isSecretName, redactedMark } from '../../../../openapi/secrets/index.ts'
import type { ComposedRequest } from '../../protocol.ts'

/** A text without secrets. `known` are the keys that were typed on the page. */
export function hideSecrets(text: string, known: readonly (string | null)[] = []): string {
  return applyEdits(text, createSecretFinder(known)(text))
}

/** The request without secrets. `known` are the keys that were typed on the page. */
export function withoutSecrets(request: ComposedRequest, known: readonly (string | null)[] = []): ComposedRequest {
  const find = createSecretFinder(known)
  const hide = (text: string) => applyEdits(text, find(text))
  const headers = Object.entries(request.headers)
    .filter(([name]) => !isSecretName(name, 'header'))
    .map(([name, value]) => [hide(name), hide(value)])
  return {
    method: request.method,
    path: hide(request.path),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: hideIn(request.body, hide),
  }
}

/** A JSON value in which every text was changed by `hide`, and secret members were replaced. */
export function hideIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((item) => hideIn(item, hide))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      hide(name),
      typeof member === 'string' && member !== '' && isSecretName(name, 'member') ? redactedMark : hideIn(member, hide),
    ]),
  )
}
