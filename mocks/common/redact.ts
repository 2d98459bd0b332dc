/**
 * Removes API keys from the journal, because its entries appear on screens, in logs and in failure messages of tests. The names and
 * forms of secrets come from openapi/secrets. The last four characters stay, so that keys can be told apart.
 */
import {
  applyEdits,
  createSecretFinder,
  isSecretName,
  type Edit,
  type SecretFinder,
} from '../../openapi/secrets/index.ts'

/** A header value that can be shown: its scheme and at most the last four characters of a key. */
export function redact(name: string, value: string): string {
  if (name === 'referer') return redactUrl(value, null)
  if (!isSecretName(name, 'header')) return redactText(value, null)
  const match = /^(Bearer|Basic)\s+(.*)$/i.exec(value)
  const shown = hide(match ? match[2]! : value)
  return match ? `${match[1]} ${shown}` : shown
}

/** The key that a request was sent with; null if it is so short that it could be an ordinary word. */
export function findOwnKey(authorization: string | undefined): string | null {
  const key = /^\s*(?:Bearer\s+)?(\S+)\s*$/i.exec(authorization ?? '')?.[1] ?? ''
  return key.length >= 8 ? key : null
}

/** A URL without keys, in its query and in its path. */
export function redactUrl(url: string, own: string | null): string {
  return redactText(url, own)
}

/** A text without keys; `own` is the key of the request itself, which is found whatever its form. */
export function redactText(text: string, own: string | null): string {
  return hideSecrets(text, createSecretFinder([own]))
}

/** A body without keys, both in its texts and in members with the name of a secret. */
export function redactBody(body: unknown, own: string | null): unknown {
  const find = createSecretFinder([own])
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return hideSecrets(value, find)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        typeof item === 'string' && item !== '' && isSecretName(name, 'member') ? hide(item) : walk(item),
      ]),
    )
  }
  return walk(body)
}

function hideSecrets(text: string, find: SecretFinder): string {
  return applyEdits(text, findHiddenParts(text, find))
}

/** The edits that hide the secrets of a text as the journal shows them. */
export function findHiddenParts(text: string, find: SecretFinder): Edit[] {
  return find(text).map(({ start, end }) => {
    const from = text.startsWith('sk-', start - 3) ? start - 3 : start
    return { start: from, end, text: hide(text.slice(from, end)) }
  })
}

/** Hides a secret except its last four characters; a short one entirely, because four characters would be most of it. */
function hide(secret: string): string {
  return secret.length >= 12 ? `***${secret.slice(-4)}` : '***'
}
