/** Reads the base URL and the key from an option, the environment or the default, and describes what is visibly wrong with a key. */
import { toBaseUrl } from '../../tests/suite/sender/index.ts'
import { UsageError, type Io } from './command.ts'
import { inspectKey } from './key-form.ts'

export const defaultBaseUrl = 'https://api.moonshot.ai/v1'

/** The key from the option, with a warning about the shell history, otherwise from the environment; undefined if there is none. */
export function findKey(option: unknown, io: Io): string | undefined {
  return findKeyAsGiven(option, io) || undefined
}

/** As `findKey`, but an empty key is returned as the empty text. */
export function findKeyAsGiven(option: unknown, io: Io): string | undefined {
  if (typeof option !== 'string') return io.env.MOONSHOT_API_KEY
  io.log('warning: a key on the command line is kept in the shell history; set MOONSHOT_API_KEY instead')
  return option
}

/** Returns the key. @throws UsageError if it cannot be sent in a header field */
export function assertKey(key: string): string {
  const trouble = findKeyTrouble(key)
  if (trouble !== null && /[^\x21-\x7e]/.test(key)) throw new UsageError(`the API key ${trouble}; copy it again`)
  return key
}

/** What is visibly wrong with a key as typed or pasted; null if nothing is. The text does not contain the key. */
export function findKeyTrouble(key: string): string | null {
  return inspectKey(key)?.text ?? null
}

/** Checks and normalizes a base URL; `from` is the option or variable that errors name. */
export function readBaseUrl(text: string, { from }: { from: string }): string {
  try {
    return toBaseUrl(text)
  } catch (error) {
    throw new UsageError(`${from}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The base URL of the option, otherwise of MOONSHOT_BASE_URL, otherwise Moonshot's own. */
export function chooseBaseUrl(option: unknown, io: Io, { from }: { from: string }): string {
  if (typeof option === 'string') return readBaseUrl(option, { from })
  return readBaseUrl(io.env.MOONSHOT_BASE_URL || defaultBaseUrl, { from: 'MOONSHOT_BASE_URL' })
}
