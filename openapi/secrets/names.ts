/** Tells by a name whether what it names is a secret: header fields, query parameters, form fields, JSON members. */

/** `parameter` covers query parameters and form fields. */
export type NamePlace = 'header' | 'parameter' | 'member'

/** Secret wherever they are the last word of a name: `x-auth-token`, `client_secret`, `userPassword`. */
const secretWords = new Set(
  [
    'accesskey accesstoken apikey auth authkey authorization authtoken bearer clientsecret cookie cookie2 credential',
    'credentials idtoken jwt passphrase passwd password privatekey pwd refreshtoken secret secretkey sessionid',
    'sessiontoken token',
  ].flatMap((line) => line.split(' ')),
)

/** A `key` or `token` after one of these words is an ordinary value: `idempotency-key`, `prompt_cache_key`, `next_page_token`. */
const harmlessBefore = new Set(
  [
    'bos cache cancel cancellation continuation end eos first foreign idempotency last next object pad page partition',
    'prev primary public row sort special start stop surrogate unk websocket',
  ].flatMap((line) => line.split(' ')),
)

/** In JSON a bare `key` is mostly half of a pair; one of these words before it makes it a secret. */
const secretBeforeKey = new Set(
  'access account api app auth client encryption goog google license master private secret service signing subscription'.split(
    ' ',
  ),
)

/** Headers that identify an account or a project: `openai/openai-node` sends the first two, api.moonshot.ai answers with the others. */
const accountHeaders = new Set([
  'openai-organization',
  'openai-project',
  'msh-org-id',
  'msh-uid',
  'msh-project-id',
  'msh-gid',
])

/** Every secret name matches this; most names do not, and are decided without being split into words. */
const possible = /%|^msh-|^openai-|auth|bearer|cookie|credential|jwt|key|pass|pwd|secret|session|sig|token/i

/**
 * True where the value of this name is a secret. Percent escapes in the name are decoded; case and separators do not matter.
 * @example isSecretName('api%5Fkey', 'parameter') // true
 */
export function isSecretName(name: string, place: NamePlace): boolean {
  if (name.length > 128 || !possible.test(name)) return false
  const plain = decodeName(name)
  if (place === 'header' && accountHeaders.has(plain.toLowerCase())) return true
  const words = plain
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (harmlessBefore.has(before)) return false
  if (secretWords.has(last)) return true
  if (last === 'id') return before === 'session'
  if (last === 'key') return place === 'member' ? secretBeforeKey.has(before) : true
  if (last === 'session') return place !== 'member' && before !== 'mock'
  if (place === 'parameter') return last === 'signature' || last === 'sig' || last === 'pass'
  return last === 'keys' && secretBeforeKey.has(before)
}

function decodeName(name: string): string {
  return name.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
