/** What `--pace` of `kimi-contract mock` takes: a profile, `ttft=300,rate=50,jitter=0.2`, or a recording's file. */
import { existsSync } from 'node:fs'
import { MockUsageError } from '../../../mocks/state/usage-error.ts'
import { isPaceName, paceProfiles } from '../../../mocks/pace/index.ts'
import type { FileOptions } from '../../../mocks/fixtures/open-files.ts'

/** The pace of a command line; a name of a profile goes before a file of that name. Throws a `MockUsageError`. */
export function toPace(text: string): NonNullable<FileOptions['pace']> {
  if (isPaceName(text)) return text
  const pairs = findPairs(text, ['ttft', 'rate', 'jitter'])
  if (pairs !== null) {
    const { ttft = 0, rate = 50, jitter = 0 } = pairs
    return { ttftMs: ttft, tokensPerSecond: rate, jitter }
  }
  if (existsSync(text)) return text
  const names = Object.keys(paceProfiles).join(', ')
  throw new MockUsageError(
    `--pace is ${text}; it takes none, ${names}; or pairs of ttft, rate, jitter such as ttft=300,rate=50; ` +
      'or a HAR file that kimi-contract record wrote, and there is no file of that name',
  )
}

/** `rpm=3,tpm=1000` as an object of numbers; null where that is not what the text is. */
export function findPairs(text: string, names: readonly string[]): Record<string, number> | null {
  const values: Record<string, number> = {}
  for (const pair of text.split(',')) {
    const [name = '', value = ''] = pair.split('=')
    if (!names.includes(name.trim()) || !/^\d+(\.\d+)?$/.test(value.trim())) return null
    values[name.trim()] = Number(value)
  }
  return values
}
