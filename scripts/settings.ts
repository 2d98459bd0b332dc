/** Where the target and its key come from: option, environment, default; and what is odd about a key, in words. */
import { toBaseUrl } from '../tests/run/options.ts'
import { UsageError, type Io } from './command.ts'

export const defaultBaseUrl = 'https://api.moonshot.ai/v1'

/** The key from the option, which earns a warning, else from the environment; undefined where there is none. */
export function findKey(option: unknown, io: Io): string | undefined {
  if (typeof option === 'string') {
    io.say('warning: a key on the command line lands in the shell history; set MOONSHOT_API_KEY instead')
    return option === '' ? undefined : option
  }
  const key = io.env.MOONSHOT_API_KEY
  return key === undefined || key === '' ? undefined : key
}

/** A key that can be put into a header. */
export function assertKey(key: string): string {
  const trouble = findKeyTrouble(key)
  if (trouble !== null && /[^\x21-\x7e]/.test(key)) throw new UsageError(`the API key ${trouble}`)
  return key
}

/** What is visibly wrong with a key as typed or pasted; null when nothing is. The key itself is never shown. */
export function findKeyTrouble(key: string): string | null {
  if (key.trim() === '') return 'is empty'
  if (/^["'“”‘’].*["'“”‘’]$/s.test(key.trim())) return 'has quotes around it: they are not part of the key'
  if (/^bearer\s/i.test(key.trim())) return 'begins with "Bearer": give the key alone'
  if (key !== key.trim()) return 'has a space or a line end around it'
  if (/\s/.test(key)) return 'has a space or a line end inside'
  if (/[^\x21-\x7e]/.test(key)) return 'has a character that no key has'
  if (/^(your|my|<|\$\{?|sk-your|sk-xxx|sk-\.\.\.|changeme|placeholder)/i.test(key)) return 'looks like a placeholder'
  const vendor = otherVendors.find(([shape]) => shape.test(key))
  return vendor ? `has the form of a key of ${vendor[1]}, not of Moonshot` : null
}

/** Forms of other vendors' keys, by their own documentation. */
const otherVendors: readonly [RegExp, string][] = [
  [/^sk-proj-|^sk-svcacct-/, 'OpenAI'],
  [/^sk-ant-/, 'Anthropic'],
  [/^sk-or-/, 'OpenRouter'],
  [/^AIza/, 'Google'],
  [/^gsk_/, 'Groq'],
  [/^hf_/, 'Hugging Face'],
  [/^xai-/, 'xAI'],
  [/^nvapi-/, 'NVIDIA'],
  [/^fw_/, 'Fireworks'],
]

/** A base URL from an option, checked. */
export function readBaseUrl(text: string): string {
  try {
    return toBaseUrl(text)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
