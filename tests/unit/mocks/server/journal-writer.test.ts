/** Writes to a shared journal of which some fail: a read waits for all of them. */
import { expect, test } from 'vitest'
import { createJournalWriter } from '../../../../mocks/server/journal-store/writer.ts'
import { createMock, type KeptRecord } from '../../../../mocks/state/index.ts'
import { ask } from '../ask.ts'
import { runScheduled } from './run-scheduled.ts'

/** Records of two requests, as the journal reports them. */
function toRecords(): KeptRecord[] {
  const mock = createMock()
  const records = new Map<string, KeptRecord>()
  mock.watchers.watch({
    onRecord: (_step, record) => void records.set(String(record.serial), record),
    onState() {},
    onClear() {},
  })
  ask(mock)
  ask(mock)
  return [...records.values()]
}

/** A store whose answers the test gives. */
function createStore() {
  const puts: { text: string; replace: boolean; done: PromiseWithResolvers<void> }[] = []
  return {
    puts,
    put(_entry: unknown, text: string, replace: boolean) {
      const done = Promise.withResolvers<void>()
      puts.push({ text, replace, done })
      return done.promise
    },
    clear: () => Promise.resolve(),
  }
}

const refused = new Error('OOM')

test('a read waits for an entry that another write tries again at that moment, and reports its failure', async () => {
  const store = createStore()
  const writer = createJournalWriter(store, 10)
  const [first] = toRecords()
  writer.write(first!, false)
  let end = ''
  const read = writer.flush().then(
    () => (end = 'read'),
    (error: Error) => (end = error.message),
  )
  // The end of the same request: the store has no entry to replace, which is no failure.
  writer.write(first!, true)
  store.puts[0]!.done.reject(refused)
  store.puts[1]!.done.resolve()
  await runScheduled()
  expect([store.puts.map(({ replace }) => replace), end]).toEqual([[false, true, false], ''])
  store.puts[2]!.done.reject(refused)
  // Tried once more for the read.
  await runScheduled()
  store.puts[3]?.done.reject(refused)
  await read
  expect(end).toBe('OOM')
})

test('a read ends once what failed before is written', async () => {
  const store = createStore()
  const writer = createJournalWriter(store, 10)
  const [first, second] = toRecords()
  writer.write(first!, false)
  store.puts[0]!.done.reject(refused)
  await runScheduled()
  const read = writer.flush()
  await runScheduled()
  writer.write(second!, false)
  for (const { done } of store.puts) done.resolve()
  await read
  expect(store.puts).toHaveLength(3)
})

test('an entry whose write is repeated is searched for secrets once', async () => {
  const store = createStore()
  const writer = createJournalWriter(store, 10)
  const [first] = toRecords()
  let searched = 0
  const record = Object.create(first!, {
    request: {
      get() {
        searched++
        return first!.request
      },
    },
  }) as KeptRecord
  writer.write(record, false)
  for (let tried = 1; tried <= 5; tried++) {
    expect(store.puts).toHaveLength(tried)
    store.puts[tried - 1]!.done.reject(refused)
    await runScheduled()
    writer.resend()
  }
  expect(new Set(store.puts.map(({ text }) => text)).size).toBe(1)
  expect(searched).toBe(1)
})

test('a repeated write has the end of a reply that has ended since', async () => {
  const store = createStore()
  const writer = createJournalWriter(store, 10)
  const [first] = toRecords()
  const running = { ...first!, endedMs: null }
  writer.write(running, false)
  // The second write finds no entry to replace; then the first one fails.
  Object.assign(running, { endedMs: first!.endedMs })
  writer.write(running, true)
  store.puts[1]!.done.resolve()
  store.puts[0]!.done.reject(refused)
  await runScheduled()
  writer.resend()
  expect(store.puts.map(({ text }) => (JSON.parse(text) as { durationMs: number | null }).durationMs)).toEqual([
    null,
    expect.any(Number),
    expect.any(Number),
  ])
})
