/** The door for vitest: the matcher judges what a person has in hand, and `describeContract` fails where the contract does. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import '../../suite/vitest.ts'

// Written from mineti-200-stream-false-cached.http (api.moonshot.ai, 2026-09) with contents of our own.
const completion = {
  id: 'chatcmpl-6a98c2415b8d7796ed10ab5b',
  object: 'chat.completion',
  created: 1788396098,
  model: 'kimi-k3',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'pong', reasoning_content: 'easy' }, finish_reason: 'stop' },
  ],
  usage: {
    prompt_tokens: 93,
    completion_tokens: 54,
    total_tokens: 147,
    completion_tokens_details: { reasoning_tokens: 38 },
  },
}
const bad = { ...completion, choices: [] }
const headers = { 'Content-Type': 'application/json; charset=utf-8' }
const chunk = (delta: object, finish_reason: string | null = null, more = {}) =>
  `data: ${JSON.stringify({ ...completion, object: 'chat.completion.chunk', usage: undefined, choices: [{ index: 0, delta, finish_reason, ...more }] })}\n\n`
const stream = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'pong' }),
  chunk({}, 'stop', { usage: completion.usage }),
  'data: [DONE]\n\n',
]

describe('toKeepContract', () => {
  it.each<[string, () => unknown]>([
    ['a body', () => completion],
    ['a body as text', () => JSON.stringify(completion)],
    ['a Response', () => new Response(JSON.stringify(completion), { headers })],
    ['a streamed Response', () => new Response(stream.join(''), { headers: { 'Content-Type': 'text/event-stream' } })],
  ])('passes %s that keeps it', async (_, make) => {
    await expect(make()).toKeepContract()
  })

  it.each<[string, () => unknown, RegExp]>([
    ['a body', () => bad, /choices-is-non-empty-array · createChatCompletion[^]*documented/],
    ['a Response', () => new Response(JSON.stringify(bad), { headers }), /choices-is-non-empty-array/],
    [
      'a stream cut short',
      () => new Response(stream.slice(0, 2).join(''), { headers: { 'Content-Type': 'text/event-stream' } }),
      /stream-termination|finish/,
    ],
    [
      'a body that was read before',
      async () => {
        const one = new Response('{}')
        await one.text()
        return one
      },
      /already read/,
    ],
    ['a promise nobody awaited', () => 7, /await the answer first/],
  ])('fails %s that breaks it, and says why', async (_, make, words) => {
    await expect(async () => expect(await make()).toKeepContract()).rejects.toThrow(words)
  })

  it('judges more where the request is known', async () => {
    const request = { model: 'kimi-k3', messages: [], stream: true }
    await expect(expect(completion).toKeepContract({ request, status: 200 })).rejects.toThrow(/stream/)
  })
})

describe('describeContract', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const folder = mkdtempSync(join(root, 'tests/unit/suite/.vitest-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['passes', 0],
    ['fails', 1],
  ])('%s as the target does', (what, code) => {
    const bend = code === 0 ? '() => false' : "(a, r) => a.path.endsWith('completions') && !!r.end('{}')"
    writeFileSync(
      join(folder, `${what}.test.ts`),
      `import { describeContract } from '../../../suite/vitest.ts'
import { key, openScriptedServer } from '../scripted-server.ts'
const server = await openScriptedServer(${bend})
describeContract({ baseUrl: server.url, apiKey: key, only: ['chat/plain', 'chat/effort'] })
`,
    )
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const ran = spawnSync(process.execPath, [vitest, 'run', join(folder, `${what}.test.ts`), '--reporter', 'verbose'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(ran.stdout).toMatch(/chat\/plain: A one-line question gets one whole answer/)
    expect(ran.stdout).toMatch(/reasoning_effort is not documented for kimi-k2\.6|skipped/)
    expect(ran.status).toBe(code)
  })
})
