/** Whether the values of a pace make sense, member by member: a pace from a file or from JavaScript gets here unseen. */
import { mostWaitMs } from './samples.ts'

type Check = (value: unknown) => boolean

const isWait: Check = (value) => typeof value === 'number' && value >= 0 && value <= mostWaitMs
const wait = `a number of milliseconds from 0 to ${mostWaitMs}`

/** Each member: what it must be in words, and how that is seen; `samples` has a check of its own. */
const rules: Readonly<Record<string, readonly [words: string, check: Check]>> = {
  ttftMs: [wait, isWait],
  tokensPerSecond: [
    'a number above 0, a token an hour at least',
    (value) => isWait(1000 / Number(value)) && typeof value === 'number',
  ],
  jitter: ['a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  silence: [
    `{ afterEvents, ms }: a whole number from 0 and ${wait}`,
    (value) => {
      if (typeof value !== 'object' || value === null) return false
      const { afterEvents, ms, ...more } = value as Record<string, unknown>
      return Number.isInteger(afterEvents) && Number(afterEvents) >= 0 && isWait(ms) && Object.keys(more).length === 0
    },
  ],
  keepAliveMs: [
    `0 for never, or a number of milliseconds from 1 to ${mostWaitMs}`,
    (value) => isWait(value) && (value === 0 || Number(value) >= 1),
  ],
}
const owed = ['ttftMs', 'tokensPerSecond']

/** Throws a `RangeError` that names the first member that is missing, unknown or out of its range. */
export function assertPace(pace: object): void {
  const values = pace as Readonly<Record<string, unknown>>
  for (const name of new Set([...owed, ...Object.keys(values)])) {
    const value = values[name]
    if (name === 'samples' || (value === undefined && !owed.includes(name))) continue
    if (!Object.hasOwn(rules, name))
      throw new RangeError(`pace.${name} is unknown; there are ${Object.keys(rules).join(', ')} and samples`)
    const [words, check] = rules[name]!
    if (!check(value)) throw new RangeError(`pace.${name} is ${toText(value)}; it must be ${words}`)
  }
}

function toText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}
