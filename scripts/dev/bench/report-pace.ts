/**
 * Loaded with `--import` before a paced server: on the message `start` it begins to measure how late the events of its streams are
 * written; on the next message it reports. The pace is in the environment, as JSON.
 */
import type { PaceValues } from '../../../mocks/pace/index.ts'
import { measureLateness } from './lateness.ts'

const pace = JSON.parse(process.env['KIMI_BENCH_PACE']!) as PaceValues
let report: (() => unknown) | undefined
process.on('message', (word) => {
  if (word === 'start') report = measureLateness(pace)
  else process.send?.(report?.())
})
