/** The pure parts of the answer panel: blocks of Markdown, marks, figures, the next request of a tool loop, shapes, charts. */
import { expect, it } from 'vitest'
import { toAssertions } from '../../../../scripts/workbench/page/answer/assertions.ts'
import { toDuration, toFigures, toMoney, toUsageRows } from '../../../../scripts/workbench/page/answer/figures.ts'
import { toHexRow } from '../../../../scripts/workbench/page/answer/hex.ts'
import { createBlockSplitter } from '../../../../scripts/workbench/page/answer/markdown-blocks.ts'
import { toMark } from '../../../../scripts/workbench/page/answer/marks.ts'
import { compareShapes, toShape } from '../../../../scripts/workbench/page/answer/shape.ts'
import { toChart, toTicks } from '../../../../scripts/workbench/page/answer/timeline-data.ts'
import { generateResult, findCalls, toContinuation } from '../../../../scripts/workbench/page/answer/tool-loop.ts'
import { createExchange, type ExchangeView } from '../../../../scripts/workbench/page/state/exchange.ts'
import type { LocatedFailure } from '../../../../scripts/workbench/protocol.ts'

const user = { role: 'user', content: 'Weather?' }
const tool = { type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }

function view(text: string, options: { status?: number; stream?: boolean; body?: object } = {}): ExchangeView {
  const { status = 200, stream = true, body = { model: 'kimi-k2.6', messages: [user], tools: [tool] } } = options
  const live = createExchange(
    { method: 'POST', path: '/v1/chat/completions', headers: {}, body },
    { schedule: () => undefined },
  )
  const type = stream ? 'text/event-stream' : 'application/json'
  live.feed({ type: 'head', status, statusText: '', headers: [['content-type', type]], atMs: 4 })
  let offset = 0
  for (const [at, part] of text.split(/(?<=\n\n)/).entries()) {
    const bytes = Buffer.from(part)
    live.feed({ type: 'bytes', offset, base64: bytes.toString('base64'), atMs: 10 + at * 10 })
    offset += bytes.length
  }
  live.feed({ type: 'end', durationMs: 100, failures: [], reason: 'complete' })
  live.flush()
  return live.view
}

const toChunk = (delta: object, more: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, ...more }] })}\n\n`
const toFailure = (at: string, more: Partial<LocatedFailure> = {}): LocatedFailure => ({
  check: 'c',
  severity: 'fail',
  message: '',
  documented: '',
  received: '',
  at,
  blame: 'target',
  source: '',
  count: 1,
  ...more,
})

const called =
  toChunk({ role: 'assistant', content: '' }) +
  toChunk({ reasoning_content: 'I ask.' }) +
  toChunk({
    tool_calls: [{ index: 0, id: 'get_weather_0', type: 'function', function: { name: 'get_weather', arguments: '' } }],
  }) +
  toChunk({ tool_calls: [{ index: 0, function: { arguments: '{"location":' } }] }) +
  toChunk({ tool_calls: [{ index: 0, function: { arguments: '"Tokyo"}' } }] }) +
  toChunk({}, { finish_reason: 'tool_calls' }) +
  'data: [DONE]\n\n'

it('splits Markdown into blocks that stay the same while text is added', () => {
  const text = '# A\n\nfirst\nline\n\n- one\n\n- two\n\n```js\na\n\nb\n```\n\nlast\n'
  const whole = ['# A\n\n', 'first\nline\n\n- one\n\n- two\n\n', '```js\na\n\nb\n```\n\n', 'last\n']
  const splitter = createBlockSplitter()
  for (let end = 0; end <= text.length; end++) {
    const blocks = splitter.update(text.slice(0, end))
    expect(blocks.join('')).toBe(text.slice(0, end))
    expect(blocks.slice(0, -1)).toEqual(whole.slice(0, blocks.length - 1))
  }
  expect(splitter.update(text)).toEqual(whole)
  expect(splitter.update('new')).toEqual(['new'])
})

it('keeps an unclosed fence in one block', () => {
  const text = `~~~~\n${'code\n\n'.repeat(50)}~~~\n\nstill code`
  expect(createBlockSplitter().update(text)).toEqual([text])
})

it('marks the bytes of the event that a failure is about', () => {
  const shown = view(`${toChunk({ content: 'ü' })}: ping\n\n${toChunk({ content: 'b' })}data: [DONE]\n\n`)
  const second = shown.rows[2]!
  expect(toMark(shown, toFailure(`chunk 1 (byte ${second.offset + 9}) /choices/0/delta`))).toEqual({
    from: second.offset,
    to: shown.rows[3]!.offset,
    row: 2,
  })
  expect(toMark(shown, toFailure('chunk 1 /choices'))?.row).toBe(2)
  expect(toMark(shown, toFailure('somewhere', { offset: second.offset }))?.row).toBe(2)
  expect(toMark(shown, toFailure('end of the stream'))?.row).toBe(3)
  expect(toMark(shown, toFailure('status'))).toBeNull()
})

it('marks the member of a JSON body by bytes', () => {
  const shown = view('{"note":"ü","choices":[{"finish_reason":"stop"}]}', { stream: false })
  const mark = toMark(shown, toFailure('/choices/0/finish_reason'))!
  expect(shown.body.text(mark.from, mark.to)).toBe('"finish_reason"')
  expect(toMark(shown, toFailure('byte 3'))?.from).toBe(3)
})

it('continues a tool loop with the message as it came, reasoning included', () => {
  const shown = view(called)
  const [call] = findCalls(shown)
  expect(call).toMatchObject({ id: 'get_weather_0', arguments: '{"location":"Tokyo"}', parameters: { type: 'object' } })
  expect(JSON.parse(generateResult(call!))).toMatchObject({ location: 'Tokyo', temperature: 21 })
  const next = toContinuation(shown, ['sunny'])
  expect(next?.body).toMatchObject({
    model: 'kimi-k2.6',
    messages: [
      user,
      {
        role: 'assistant',
        content: '',
        reasoning_content: 'I ask.',
        tool_calls: [{ id: 'get_weather_0', function: { name: 'get_weather', arguments: '{"location":"Tokyo"}' } }],
      },
      { role: 'tool', tool_call_id: 'get_weather_0', content: 'sunny' },
    ],
  })
})

it('continues from a body with its message unchanged', () => {
  const message = {
    role: 'assistant',
    content: null,
    odd: 1,
    tool_calls: [{ id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }],
  }
  const shown = view(JSON.stringify({ choices: [{ index: 0, message }] }), { stream: false })
  const { messages } = toContinuation(shown, ['r'])!.body as { messages: unknown[] }
  expect(messages[1]).toEqual(message)
  expect(messages[2]).toEqual({ role: 'tool', tool_call_id: 'a', name: 'f', content: 'r' })
})

it('gives the arguments of a built-in tool back unchanged', () => {
  const call = { id: '1', type: 'builtin_function', name: '$web_search', arguments: '{"q": 1 }', parameters: null }
  expect(generateResult(call)).toBe('{"q": 1 }')
})

it('judges the three assertions, and only the status of other operations', () => {
  expect(toAssertions(view(toChunk({ content: 'Hi' }))).map(({ state }) => state)).toEqual(['pass', 'pass', 'pass'])
  expect(toAssertions(view(called)).at(-1)).toMatchObject({
    state: 'exempt',
    because: 'the answer has tool calls instead of content',
  })
  const refused = toAssertions(view('{"error":{"message":"no"}}', { status: 401, stream: false }))
  expect(refused.map(({ state }) => state)).toEqual(['fail', 'fail', 'fail'])
  const models = view('{"data":[]}', { stream: false })
  models.request = { ...models.request, path: '/v1/models' }
  expect(toAssertions(models)).toEqual([{ label: 'status 200', state: 'pass' }])
})

it('writes figures as a person reads them', () => {
  expect([toDuration(412.4), toDuration(999.6), toDuration(59_940), toDuration(125_000)]).toEqual([
    '412 ms',
    '1.0 s',
    '59.9 s',
    '2 min 5 s',
  ])
  expect([toMoney(0), toMoney(0.0004), toMoney(0.000012), toMoney(1.5)]).toEqual([
    '$0',
    '$0.0004',
    '$0.000012',
    '$1.50',
  ])
  const usage = { prompt_tokens: 1_000_000, completion_tokens: 21, total_tokens: 1_000_021 }
  expect(toUsageRows({ ...usage, cached_tokens: 5 }).map(([, count]) => count)).toEqual([1_000_000, 5, 21, 1_000_021])
  const shown = view(
    `${toChunk({ content: 'a' })}${toChunk({ content: 'b' })}data: ${JSON.stringify({ choices: [], usage })}\n\n`,
  )
  expect(toFigures(shown)).toEqual([
    '10 ms to first token',
    '2000 tokens/s',
    expect.stringMatching(/^\$\d/),
    '100 ms in all',
  ])
})

it('compares the shapes of a body and of another', () => {
  const left = toShape(view('{"id":"1","choices":[{"x":null},{"x":1}]}', { stream: false }))
  const right = toShape(view('{"id":1,"choices":[{"y":[true]}]}', { stream: false }))
  expect(left.get('choices[].x')).toBe('null, number')
  expect(compareShapes(left, right)).toEqual([
    { path: 'choices[].x', left: 'null, number', right: null },
    { path: 'choices[].y', left: null, right: 'array' },
    { path: 'choices[].y[]', left: null, right: 'boolean' },
    { path: 'id', left: 'string', right: 'number' },
  ])
  expect(toShape(view(toChunk({ content: 'a' }))).get('choices[].delta.content')).toBe('string')
})

it('charts what had arrived at each moment, in a bounded number of points', () => {
  const chart = toChart(view(Array.from({ length: 2_000 }, () => toChunk({ content: 'ab' })).join('')))!
  expect(chart.total).toBe(4_000)
  expect(chart.points.length).toBeLessThan(310)
  expect(chart.points.at(-1)).toEqual({ atMs: 20_000, characters: { reasoning: 0, content: 4_000, 'tool call': 0 } })
  expect(toTicks(1_000)).toEqual([0, 200, 400, 600, 800, 1_000])
})

it('marks cells of a hex dump', () => {
  const cells = toHexRow(Uint8Array.of(0x41, 0x0a, 0xff), 32, { from: 33, to: 34 })
  expect(cells).toEqual([
    { hex: '41', character: 'A', isMarked: false },
    { hex: '0a', character: '·', isMarked: true },
    { hex: 'ff', character: '·', isMarked: false },
  ])
})
