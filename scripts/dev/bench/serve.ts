/**
 * The mock as the benchmark serves it, in a process of its own: full validation, journal, and a pace where one is given. Told
 * `start` by its parent it watches how late its events leave, and told `stop` it says so.
 */
import type { PaceValues } from '../../../mocks/pace/index.ts'
import { createMockServer } from '../../../mocks/server.ts'
import { keepYoungSpaceSmall } from '../../../mocks/server/young-generation.ts'
import { watchLateness } from './lateness.ts'

const pace = process.argv[2] === undefined ? null : (JSON.parse(process.argv[2]) as PaceValues)
keepYoungSpaceSmall()
const server = await createMockServer(pace ? { pace } : {})
if (pace) {
  let report: (() => unknown) | undefined
  process.on('message', (word) => {
    if (word === 'start') report = watchLateness(pace)
    else process.send?.(report?.())
  })
}
console.log(`listening on ${server.url}`)
