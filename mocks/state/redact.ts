/** Takes keys out of what the journal shows: headers, URLs and bodies end up on a screen, in a log or in a test's failure message. */

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'api-key'])
const secretParameters =
  /([?&](?:api[-_]?key|access[-_]?token|auth|authorization|key|password|secret|token)=)([^&#]*)/gi
const secretMembers = /^(?:api[-_]?key|authorization|access[-_]?token|password|secret)$/i
/** Moonshot's and OpenAI's form. In a body it must be as long as a real one: `sk-learn` is a word. */
const keyForm = /\bsk-[A-Za-z0-9_-]{5,}/g
const longKeyForm = /\bsk-[A-Za-z0-9_-]{16,}/g

/** A header value fit to be seen: the scheme and at most the last four characters of a key. */
export function redact(name: string, value: string): string {
  if (name === 'referer') return redactUrl(value, null)
  if (!secretHeaders.has(name)) return value.replaceAll(keyForm, (key) => `***${key.slice(-4)}`)
  const match = /^(Bearer|Basic)\s+(.*)$/i.exec(value)
  const shown = hide(match ? match[2]! : value)
  return match ? `${match[1]} ${shown}` : shown
}

/** The key a request came with, where it is long enough to be told from a word. */
export function findOwnKey(authorization: string | undefined): string | null {
  const key = /^\s*(?:Bearer\s+)?(\S+)\s*$/i.exec(authorization ?? '')?.[1] ?? ''
  return key.length >= 8 ? key : null
}

/** A URL without keys, be they in the query or the path. */
export function redactUrl(url: string, own: string | null): string {
  const hidden = url.replaceAll(secretParameters, (_, name: string, value: string) => name + hide(value))
  return redactText(hidden, own, keyForm)
}

/** A text without keys; `own` is the key of the request itself. */
export function redactText(text: string, own: string | null, form = longKeyForm): string {
  const hidden = text.replaceAll(form, hide)
  return own === null ? hidden : hidden.replaceAll(own, () => hide(own))
}

/** A body without keys, in its texts and in members that are named for one. */
export function redactBody(value: unknown, own: string | null): unknown {
  if (typeof value === 'string') return redactText(value, own)
  if (Array.isArray(value)) return value.map((item) => redactBody(item, own))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      typeof item === 'string' && item !== '' && secretMembers.test(name) ? hide(item) : redactBody(item, own),
    ]),
  )
}

/** At most the last four characters; of a short key they would be most of it. */
function hide(secret: string): string {
  return secret.length >= 12 ? `***${secret.slice(-4)}` : '***'
}
