/** Where the target and its key come from: option, environment, default; and what is odd about a key, in words. */
import { toBaseUrl } from '../../tests/suite/runner/options.ts'
import { UsageError, type Io } from './command.ts'
import { inspectKey } from './key-form.ts'

export const defaultBaseUrl = 'https://api.moonshot.ai/v1'

/** The key from the option, which earns a warning, else from the environment; undefined where there is none. */
export function findKey(option: unknown, io: Io): string | undefined {
  return findKeyAsGiven(option, io) || undefined
}

/** As `findKey`; an empty key is told from none. */
export function findKeyAsGiven(option: unknown, io: Io): string | undefined {
  if (typeof option !== 'string') return io.env.MOONSHOT_API_KEY
  io.log('warning: a key on the command line lands in the shell history; set MOONSHOT_API_KEY instead')
  return option
}

/** A key that can be put into a header. */
export function assertKey(key: string): string {
  const trouble = findKeyTrouble(key)
  if (trouble !== null && /[^\x21-\x7e]/.test(key)) throw new UsageError(`the API key ${trouble}`)
  return key
}

/** What is visibly wrong with a key as typed or pasted; null when nothing is. The key itself is never shown. */
export function findKeyTrouble(key: string): string | null {
  return inspectKey(key)?.words ?? null
}

/** A base URL from an option, checked. */
export function readBaseUrl(text: string): string {
  try {
    return toBaseUrl(text)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
