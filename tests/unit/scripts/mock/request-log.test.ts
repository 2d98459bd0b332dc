/** The command `mock` writes one line per request, without secrets, and none with `--quiet`. */
import { expect, test } from 'vitest'
import { main } from '../../../../scripts/cli.ts'

const key = 'sk-ThisIsUnusedKey0123456789'

/** Runs the command until the requests are answered and logged; the lines it logged after it listened. */
async function run(args: readonly string[], requests: (url: string) => Promise<unknown>, lines = 1): Promise<string[]> {
  const logged: string[] = []
  let url = ''
  const code = main(['mock', '--port', '0', ...args], {
    out: (text) => void (url = /^listening on (\S+)/.exec(text)?.[1] ?? url),
    log: (line) => void logged.push(...line.split('\n')),
    color: false,
    live: false,
    env: {},
  })
  await expect.poll(() => url, { timeout: 60_000 }).not.toBe('')
  const before = logged.length
  await requests(url)
  await expect.poll(() => logged.length - before, { timeout: 60_000 }).toBe(lines)
  process.emit('SIGTERM')
  expect(await code).toBe(0)
  return logged.slice(before)
}

const chat = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/chat/completions?api_key=hunter2`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, ...headers },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: `my key is ${key}` }] }),
  }).then((response) => response.text())

test('a line has method, path, model, status, duration and override', async () => {
  const lines = await run(
    [],
    async (url) => {
      await chat(url)
      await chat(url, { Prefer: 'example=engine_overloaded_error' })
      await fetch(`${url}/models`).then((response) => response.text())
      await fetch(new URL('/__mock/health', url)).then((response) => response.text())
    },
    3,
  )
  expect(lines).toEqual([
    expect.stringMatching(/^POST \/v1\/chat\/completions\?api_key=\*\*\* kimi-k2\.6 200 \d+ ms$/),
    expect.stringMatching(/^POST \S+ kimi-k2\.6 429 \d+ ms scenario=engine_overloaded_error$/),
    expect.stringMatching(/^GET \/v1\/models 401 \d+ ms$/),
  ])
})

test('--log json writes an object per line', async () => {
  const [line] = await run(['--log', 'json', '--fault', 'extra-members'], (url) => chat(url))
  expect(JSON.parse(line!)).toEqual({
    method: 'POST',
    path: '/v1/chat/completions?api_key=***',
    model: 'kimi-k2.6',
    status: 200,
    durationMs: expect.any(Number) as number,
    complete: true,
    session: null,
    scenario: null,
    fault: 'extra-members',
    fixture: null,
  })
})

test.each([
  ['a line end', '{"model":"a\nGET /forged 200","messages":[]}'],
  ['an escaped line end', JSON.stringify({ model: 'a\nGET /forged 200', messages: [] })],
  ['a key', JSON.stringify({ model: key, messages: [] })],
])('a model with %s in it adds no line and is not shown', async (_, body) => {
  const lines = await run([], (url) =>
    fetch(`${url}/chat/completions`, { method: 'POST', headers: { Authorization: 'Bearer any' }, body }).then(
      (response) => response.text(),
    ),
  )
  expect(lines).toEqual([expect.stringMatching(/^POST \/v1\/chat\/completions .*\b4\d\d \d+ ms$/)])
  expect(lines[0]).not.toMatch(/forged|ThisIsUnusedKey/)
})

test('a line names the session and the fault', async () => {
  const [line] = await run([], (url) => chat(url, { 'X-Mock-Session': 'test-1', Prefer: 'fault=extra-members' }))
  expect(line).toMatch(/ 200 \d+ ms session=test-1 fault=extra-members$/)
})

test('--quiet writes none', async () => {
  expect(await run(['--quiet'], chat, 0)).toEqual([])
})

test('an unknown format is a wrong option', async () => {
  const logged: string[] = []
  const io = { out: () => undefined, log: (line: string) => void logged.push(line), color: false, live: false, env: {} }
  expect(await main(['mock', '--log', 'xml'], io)).toBe(2)
  expect(logged).toEqual(['error: --log is xml; it must be text or json'])
})
