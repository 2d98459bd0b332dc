/**
 * Serves the mock for the benchmark: full validation, journal, and the pace of the first argument if there is one. On the message
 * `start` it begins to measure how late its events are written; on the next message it reports.
 */
import type { PaceValues } from '../../../mocks/pace/index.ts'
import { createMockServer } from '../../../mocks/server.ts'
import { keepHeapSmall } from '../../../mocks/server/index.ts'
import { measureLateness } from './lateness.ts'

const pace = process.argv[2] === undefined ? null : (JSON.parse(process.argv[2]) as PaceValues)
keepHeapSmall()
const server = await createMockServer(pace ? { pace } : {})
if (pace) {
  let report: (() => unknown) | undefined
  process.on('message', (word) => {
    if (word === 'start') report = measureLateness(pace)
    else process.send?.(report?.())
  })
}
console.log(`listening on ${server.url}`)
