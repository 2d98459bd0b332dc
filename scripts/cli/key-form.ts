/**
 * What is visibly wrong with a key as typed or pasted, before anything is sent. The key itself is never shown.
 * `sk-kimi-` is Kimi Code's form: https://github.com/NousResearch/hermes-agent/pull/635 (2026-03-08).
 */

/** Ids of the visible troubles; `smoke` uses them as diagnoses. */
export type KeyTroubleId =
  | 'key-empty'
  | 'key-quoted'
  | 'key-with-bearer'
  | 'key-with-spaces'
  | 'key-with-odd-characters'
  | 'key-is-a-url'
  | 'key-placeholder'
  | 'key-of-other-vendor'

/** One trouble, in words that follow `the key …`. */
export interface KeyTrouble {
  id: KeyTroubleId
  words: string
  /** The key without what is wrong with it; null where nothing can be taken away. */
  cleaned: string | null
}

/** Forms of other vendors' keys, by their own documentation. */
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

const quotes = '"\'`“”„‘’«»'
const quoted = new RegExp(`^[${quotes}]|[${quotes}]$`)

/** The first trouble that meets the eye; null when there is none. */
export function inspectKey(key: string): KeyTrouble | null {
  const trimmed = key.trim()
  const trouble = (id: KeyTroubleId, words: string, curable = true): KeyTrouble => ({
    id,
    words,
    cleaned: curable ? cleanKey(key) || null : null,
  })
  if (trimmed === '') return trouble('key-empty', 'is empty', false)
  if (quoted.test(trimmed)) return trouble('key-quoted', 'has quotes around it: they are not part of the key')
  if (/^(authorization:\s*)?bearer(\s|:|$)/i.test(trimmed))
    return trouble('key-with-bearer', 'begins with "Bearer": give the key alone')
  if (key !== trimmed) return trouble('key-with-spaces', 'has a space or a line end around it')
  if (/\s/.test(key)) return trouble('key-with-spaces', 'has a space or a line end inside')
  if (/[^\x21-\x7e]/.test(key)) return trouble('key-with-odd-characters', 'has a character that no key has')
  if (/^https?:\/\//i.test(key)) return trouble('key-is-a-url', 'is an address, not a key', false)
  if (
    /^(your|my(?=[-_ ]|api|key)|<|\$\{?|%|sk-your|sk-x{3}|sk-\.\.\.|sk-\*{3}|changeme|placeholder|api[-_]?key$)|\.\.\.$|…$/i.test(
      key,
    )
  )
    return trouble('key-placeholder', 'looks like a placeholder', false)
  const vendor = otherVendors.find(([shape]) => shape.test(key))
  if (!vendor) return null
  return trouble('key-of-other-vendor', `has the form of a key of ${vendor[1]}, not of Moonshot`, false)
}

/** True for the keys of Kimi Code, the subscription for coding agents: another product than the open platform. */
export function isKimiCodeKey(key: string): boolean {
  return key.startsWith('sk-kimi-')
}

/** The key as it may be shown: its last four characters, and none of a short one. */
export function toKeyTail(key: string): string {
  return key.length < 16 ? '…' : `…${key.slice(-4)}`
}

/** Takes quotes, `Bearer`, spaces and invisible characters away, as often as there are any. */
function cleanKey(key: string): string {
  let clean = key
  for (let before = ''; before !== clean;) {
    before = clean
    clean = clean
      .trim()
      .replace(new RegExp(`^[${quotes}]+|[${quotes}]+$`, 'g'), '')
      .replace(/^(authorization:\s*)?bearer(:|\s|$)\s*/i, '')
  }
  return clean.replaceAll(/[^\x21-\x7e]/g, '')
}
