/** The earlier exchanges that `annotateExchange` gets beside its own. */
import { expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { ask, hello } from '../ask.ts'

/** Annotates the last of the requests, and returns the labels of the earlier exchanges that the judge gets. */
async function listEarlier(mock: ReturnType<typeof createMock>, seen: string[][]): Promise<string[]> {
  const entries = mock.requests
  await mock.annotator!.annotate(entries.at(-1)!, () => entries)
  return seen.at(-1)!
}

function start(): { mock: ReturnType<typeof createMock>; seen: string[][] } {
  const seen: string[][] = []
  const mock = createMock({
    journal: { bodyBytes: 1000 },
    annotateExchange(_, { earlier }) {
      seen.push(earlier().map(({ label }) => label))
      return {}
    },
  })
  return { mock, seen }
}

test('a judge gets the newest 20 exchanges before its own, the oldest first', async () => {
  const { mock, seen } = start()
  for (let at = 0; at < 30; at++) ask(mock, { body: hello })
  expect(await listEarlier(mock, seen)).toEqual(mock.requests.slice(9, 29).map(({ id }) => id))
})

test('exchanges of which only the beginning was kept are left out', async () => {
  const { mock, seen } = start()
  const long = { ...hello, messages: [{ role: 'user', content: 'x'.repeat(2000) }] }
  for (const body of [hello, long, hello]) ask(mock, { body })
  expect(await listEarlier(mock, seen)).toEqual([mock.requests[0]!.id])
})
