/**
 * Runs the rows of the clients matrix for one JavaScript client and prints one JSON line for each. A row is a function that throws if
 * the client does not work, a reason why the client does not offer it, or `defect(reason, show)`: a mistake of the client that `show`
 * has to find, so that a version without it is noticed.
 */
import assert from 'node:assert/strict'

export const url = process.env.KIMI_BASE_URL
export const apiKey = process.env.MOONSHOT_API_KEY
export const model = 'kimi-k2.6'
/** A PNG of 2 × 2 red pixels, which the mock describes by its size. */
export const image =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg=='

const names = (
  'chat stream multi-turn tool-loop parallel-tools vision json_object json_schema ' +
  'reasoning stream-usage 401 429-retried abort broken-stream timeout'
).split(' ')

export const defect = (reason, show) => ({ reason, show })

export async function runRows(rows) {
  for (const row of names) {
    await mock.reset()
    const entry = rows[row] ?? 'not run'
    console.log(JSON.stringify({ row, ...(await runRow(entry)) }))
  }
  process.exit(0)
}

async function runRow(entry) {
  if (typeof entry === 'string') return { outcome: entry === 'not run' ? 'not run' : 'not offered', detail: entry }
  const { reason, show } = typeof entry === 'function' ? { reason: null, show: entry } : entry
  try {
    let timer
    const late = new Promise((_resolve, reject) => (timer = setTimeout(reject, 60_000, new Error('60 s passed'))))
    await Promise.race([show(), late])
    clearTimeout(timer)
    return { outcome: reason === null ? 'works' : 'defect', detail: reason ?? '' }
  } catch (error) {
    return { outcome: 'fails', detail: `${error?.name}: ${error?.message}`.slice(0, 600) }
  }
}

async function control(method, path, body) {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await fetch(url.replace(/\/v1$/, '/__mock') + path, init)
  assert.ok(response.ok, `${method} ${path}: ${response.status}`)
  const text = await response.text()
  return text === '' ? null : JSON.parse(text)
}

/** The controls of the mock in this process (in-process.ts); undefined if the mock is a server. */
const inProcess = globalThis.kimiMock

export const mock = {
  reset: async () => (inProcess ? inProcess.reset() : control('POST', '/reset')),
  /** The next `times` requests get a scenario or fault. */
  next: async (id, times = 1) =>
    inProcess ? inProcess.next(id, { times }) : control('PUT', '/scenarios', { id, times }),
  /** The next request gets a reply of our own. */
  reply: async (fixture) =>
    inProcess ? inProcess.use({ times: 1, ...fixture }) : control('POST', '/fixtures', { times: 1, ...fixture }),
  async requests() {
    const { requests } = inProcess ?? (await control('GET', '/requests'))
    return requests.filter((one) => one.method === 'POST')
  },
  statuses: async () => (await mock.requests()).map((one) => one.status),
}

export const city = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
export const person = {
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'integer' } },
  required: ['name', 'age'],
  additionalProperties: false,
}
export const question = 'What is the weather in Paris?'
export const questionOfTwo = 'What is the weather in Paris and in Berlin?'
export const bob = 'Extract the person: Bob is 40 years old.'

/** The row passes when two 429 and the answer after them were seen. */
export async function assertRetried() {
  assert.deepEqual(await mock.statuses(), [429, 429, 200])
}

/** Waits until the journal says that the client closed the connection. */
export async function assertLeft() {
  for (let tries = 0; tries < 50; tries++) {
    if ((await mock.requests()).at(-1)?.clientLeft) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('the journal does not say that the client left')
}

/** A reply that takes many seconds to stream. */
export const longReply = { reply: { content: 'word '.repeat(2000), pace: 'slow' } }
/** A reply that starts after five seconds. */
export const lateReply = { reply: { content: 'late', delayMs: 5000 } }

export async function assertThrows(call, pattern) {
  const error = await Promise.resolve()
    .then(call)
    .then(
      () => null,
      (thrown) => thrown,
    )
  assert.ok(error !== null, 'no error')
  const text = [error, error.cause, error.lastError]
    .map((one) => `${one?.name} ${one?.message} ${one?.status ?? ''}`)
    .join(' | ')
  if (pattern) assert.match(text, pattern)
  return error
}
