/** Ctrl-C: the first press ends the run with its report, the second exits at once, and a repeated signal of the first press is ignored. */
import { expect, it } from 'vitest'
import { createInterrupt } from '../../../scripts/cli/interrupt.ts'

it.each<[string, number[], boolean, number]>([
  ['once', [0], true, 0],
  ['once, with a second signal from a runner', [0, 3], true, 0],
  ['twice', [0, 1_500], true, 1],
  ['not at all', [], false, 0],
])('pressed %s', (_, times, stopped, left) => {
  let now = 0
  let exits = 0
  const logged: string[] = []
  const interrupt = createInterrupt({ log: (line) => void logged.push(line), exit: () => void exits++, now: () => now })
  for (const time of times) {
    now = time
    interrupt.press()
  }
  expect([interrupt.signal.aborted, exits, logged.length]).toEqual([stopped, left, stopped ? 1 : 0])
})
