/**
 * Finds what is visibly wrong with a key as typed or pasted, before anything is sent. No message contains the key. Keys of Kimi Code begin
 * with `sk-kimi-` (NousResearch/hermes-agent#635).
 */

/** Ids of the visible problems; `smoke` uses them as diagnoses. */
export type KeyProblemId =
  | 'key-empty'
  | 'key-quoted'
  | 'key-with-bearer'
  | 'key-with-spaces'
  | 'key-with-odd-characters'
  | 'key-with-name'
  | 'key-doubled'
  | 'key-masked'
  | 'key-is-an-id'
  | 'key-is-a-url'
  | 'key-placeholder'
  | 'key-of-other-vendor'

/** One problem; `text` continues a sentence that begins with `the key`. */
export interface KeyProblem {
  id: KeyProblemId
  text: string
  /** The key without the wrong characters; null if removing characters does not help. */
  cleaned: string | null
}

/** The forms of other vendors' keys, from their documentation. */
const otherVendors: readonly [RegExp, string][] = [
  [/^sk-proj-|^sk-svcacct-|^sk-admin-/, 'OpenAI'],
  [/^sk-ant-/, 'Anthropic'],
  [/^sk-or-/, 'OpenRouter'],
  [/^AIza/, 'Google'],
  [/^gsk_/, 'Groq'],
  [/^hf_/, 'Hugging Face'],
  [/^xai-/, 'xAI'],
  [/^nvapi-/, 'NVIDIA'],
  [/^fw_/, 'Fireworks'],
  [/^pplx-/, 'Perplexity'],
  [/^tgp_v1_/, 'Together'],
  [/^r8_/, 'Replicate'],
  [/^gh[pousr]_|^github_pat_/, 'GitHub'],
  [/^AKIA[0-9A-Z]{12}/, 'Amazon Web Services'],
]

/** `MOONSHOT_API_KEY=` or `api_key:` in front of a value. */
const named = /^(export\s+|set\s+|\$env:)?["'`]?[a-z]\w*(_|-)?(key|token)["'`]?\s*[=:]\s*/i
/** Angle brackets around a value that is long enough for a key. */
const bracketed = /^<(sk-[\w-]{16,})>$/

const quotes = '"\'`“”„‘’«»'
const quoted = new RegExp(`^[${quotes}]|[${quotes}]$`)

/** Placeholders of documentation and shells: `your-key`, `<key>`, `${KEY}`, `%KEY%`, `sk-xxx`, `sk-...`, `sk-***`, `changeme`, `api_key`. */
const placeholder =
  /^(your|my(?=[-_ ]|api|key)|<|\$\{?|%|sk-your|sk-x{3}|sk-\.\.\.|sk-\*{3}|changeme|placeholder|api[-_]?key$)|\.\.\.$|…$/i

/** The first problem of a key; null if there is none. */
export function inspectKey(key: string): KeyProblem | null {
  const trimmed = key.trim()
  const toProblem = (id: KeyProblemId, text: string, curable = true): KeyProblem => ({
    id,
    text,
    cleaned: curable ? cleanKey(key) || null : null,
  })
  if (trimmed === '') return toProblem('key-empty', 'is empty', false)
  if (named.test(trimmed))
    return toProblem('key-with-name', 'has the name of a variable in front of it: give the value alone')
  if (bracketed.test(trimmed))
    return toProblem('key-quoted', 'has angle brackets around it: they are not part of the key')
  if (quoted.test(trimmed)) return toProblem('key-quoted', 'has quotes around it: they are not part of the key')
  if (/^(authorization:\s*)?bearer(\s|:|$)/i.test(trimmed))
    return toProblem('key-with-bearer', 'begins with "Bearer": give the key alone')
  if (key !== trimmed) return toProblem('key-with-spaces', 'has a space or a line end around it')
  if (/\s/.test(key)) return toProblem('key-with-spaces', 'has a space or a line end inside')
  if (/^[\w-]+(\.{3}|…|\*{3,})[\w-]+$/.test(key))
    return toProblem('key-masked', 'is not whole: its middle is masked, as in a list of keys', false)
  if (/[^\x21-\x7e]/.test(key)) return toProblem('key-with-odd-characters', 'has a character that no key has')
  if (/^https?:\/\//i.test(key)) return toProblem('key-is-a-url', 'is an address, not a key', false)
  if (placeholder.test(key)) return toProblem('key-placeholder', 'looks like a placeholder', false)
  if (/[,;]$/.test(key))
    return toProblem('key-with-odd-characters', `ends in ${key.endsWith(',') ? 'a comma' : 'a semicolon'}`)
  if (isDoubled(key)) return toProblem('key-doubled', 'is there twice, one copy after the other')
  if (/^(org|ak|proj)-[\w-]*$/.test(key))
    return toProblem(
      'key-is-an-id',
      `is the id of ${key.startsWith('ak-') ? 'a key' : key.startsWith('org-') ? 'an organisation' : 'a project'}, not a key`,
      false,
    )
  const vendor = otherVendors.find(([shape]) => shape.test(key))
  if (!vendor) return null
  return toProblem('key-of-other-vendor', `has the form of a key of ${vendor[1]}, not of Moonshot`, false)
}

/** Whether a key is one of Kimi Code, the subscription for coding agents, which the open platform refuses. */
export function isKimiCodeKey(key: string): boolean {
  return key.startsWith('sk-kimi-')
}

/** The part of a key that may be shown: its last four characters; nothing of a short key. */
export function toKeyTail(key: string): string {
  return key.length < 16 ? '…' : `…${key.slice(-4)}`
}

/** Removes quotes, `Bearer`, spaces and invisible characters, repeatedly until none is left. */
function cleanKey(key: string): string {
  let clean = key
  for (let before = ''; before !== clean;) {
    before = clean
    clean = trimQuotes(clean.trim().replace(named, '').replace(bracketed, '$1'))
    clean = clean.replace(/^(authorization:\s*)?bearer(:|\s|$)\s*/i, '')
  }
  const printable = clean.replaceAll(/[^\x21-\x7e]/g, '')
  return isDoubled(printable) ? printable.slice(0, printable.length / 2) : printable
}

/** Without quotes on both sides, and without commas and semicolons at the end. */
function trimQuotes(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && quotes.includes(text.charAt(start))) start++
  while (end > start && `${quotes},;`.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** Whether a key stands there twice, as after two presses of the paste key. */
function isDoubled(key: string): boolean {
  const half = key.length / 2
  return half >= 16 && Number.isInteger(half) && key.startsWith('sk-') && key.slice(0, half) === key.slice(half)
}
