/** Bodies and lines without a message around them: their operation comes from the caller, otherwise from their shape, and is never guessed. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunk, completion, readBytes, readFile } from './read-helpers.ts'

const events = `data: ${chunk('a')}\n\ndata: [DONE]\n\n`
const anthropic = 'event: message_start\ndata: {"type":"message_start"}\n\n'

describe('a body is recognised', () => {
  it.each<[body: string, operationId: string, status: number | null]>([
    [completion, 'createChatCompletion', 200],
    ['{"object":"chat.completion","choices":[]}', 'createChatCompletion', 200],
    ['{"choices":[{"message":{}}]}', 'createChatCompletion', 200],
    ['{"error":{"message":"x","type":"y"}}', 'createChatCompletion', null],
    ['{"error":"x"}', 'createChatCompletion', null],
    ['{"message":"x","type":"Bad Request","code":400}', 'createChatCompletion', null],
    ['{"status":404,"title":"Not Found","detail":"x"}', 'createChatCompletion', null],
    ['{"object":"list","data":[{"id":"kimi-k2.5","object":"model"}]}', 'listModels', 200],
    ['{"object":"list","data":[{"id":"f","object":"file"}]}', 'listFiles', 200],
    ['{"id":"f","object":"file","bytes":1}', 'getFile', 200],
    ['{"deleted":true,"id":"f","object":"file"}', 'deleteFile', 200],
    ['{"code":0,"data":{"total_tokens":80},"scode":"0x0","status":true}', 'estimateTokenCount', 200],
    ['{"data":{"total_tokens":80}}', 'estimateTokenCount', 200],
    [
      '{"code":0,"data":{"available_balance":1,"voucher_balance":1,"cash_balance":0},"scode":"0x0","status":true}',
      'getBalance',
      200,
    ],
    ['{"content":"a","file_type":"text/plain","filename":"a.txt","title":"","type":"file"}', 'getFileContent', 200],
    ['{"id":"x","object":"chat.completion","choi', 'createChatCompletion', null],
    [events, 'createChatCompletion', 200],
    ['data: {"error":{"message":"x"}}\n\n', 'createChatCompletion', null],
  ])('%s', async (body, operationId, status) => {
    const { exchanges, error } = await readBytes('a.json', body)
    expect(error).toBe(null)
    expect(exchanges[0]).toMatchObject({
      text: body,
      exchange: { operationId, status, headers: null, request: null, end: 'unknown' },
    })
  })

  it.each([
    ['a byte-order mark', 'a.json', `\uFEFF${completion}`, completion, 1],
    ['a byte-order mark before events', 'a.sse', `\uFEFF${events}`, events, 1],
    ['the status that curl -w prints', 'a.sse', `${events}200`, events, 0],
    ['labelled numbers of curl -w', 'a.json', `${completion}\nstatus: 200 time: 1.204\n`, completion, 0],
    ['no more than that: white space stays', 'a.json', '{"choices":[]} ', '{"choices":[]} ', 0],
  ])('without what a tool added: %s', async (_, file, text, body, notes) => {
    const read = await readBytes(file, text)
    expect(read.exchanges.map((one) => one.text)).toEqual([body])
    expect(read.notes).toHaveLength(notes)
  })

  it.each([
    ['{"a":1}', /--operation/],
    ['[]', /--operation/],
    ['{"object":"list","data":[]}', /--operation/],
    ['hello', /is not JSON/],
    ['<html></html>', /is not JSON/],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /nested deeper than 512/],
    [anthropic, /another API/],
  ])('%.30s is not recognised, and the message says what to do', async (body, reason) => {
    expect((await readBytes('a.json', body)).error).toMatch(reason)
  })

  it('as the operation that the caller names', async () => {
    const hints = { operationId: 'listModels', status: 418 } as const
    for (const body of ['{"a":1}', 'hello', completion, anthropic])
      expect((await readBytes('a.json', body, hints)).exchanges[0]).toMatchObject({ text: body, exchange: hints })
  })

  it('a single chunk is a stream of one chunk', async () => {
    const { exchanges, notes } = await readBytes('a.json', JSON.stringify(JSON.parse(chunk('a')), null, 2))
    expect(exchanges[0]).toMatchObject({ text: chunk('a'), exchange: { form: 'payloads' } })
    expect(notes).toEqual([expect.stringContaining('single chunk')])
  })

  it("an SDK's error object is unwrapped with its status and headers", async () => {
    const wrapper = { error: { status: 401, headers: { 'content-length': '84' }, error: { message: 'm', type: 't' } } }
    const { exchanges } = await readBytes('a.json', JSON.stringify(wrapper))
    expect(exchanges[0]).toMatchObject({
      text: '{"error":{"message":"m","type":"t"}}',
      exchange: { status: 401, headers: [['content-length', '84']] },
    })
  })
})

describe('.sse', () => {
  it.each([events, 'Data: {}\n\n', ': hi\n\n', 'upstream error', '\0\x01'])(
    '%j is judged as a stream because of the extension',
    async (body) => {
      expect((await readBytes('a.sse', body)).exchanges[0]).toMatchObject({
        text: body,
        exchange: { operationId: 'createChatCompletion', form: 'body' },
      })
    },
  )

  it.each(['{"error":{"message":"x"}}', '{"a":1}', '<html></html>'])(
    '%s is judged as a body, with a note',
    async (body) => {
      const { exchanges, notes } = await readBytes('a.sse', body)
      expect(exchanges[0]!.exchange.operationId).toBe('createChatCompletion')
      expect(notes).toEqual([expect.stringContaining('no event stream')])
    },
  )

  it('of another API is refused', async () => {
    expect((await readBytes('a.sse', anthropic)).error).toMatch(/another API/)
  })
})

describe('.jsonl', () => {
  const lines = `${chunk('a')}\n${chunk('水')}\n`

  it.each<[what: string, content: string, text: string, form: string, notes: number]>([
    ['chunks', lines, lines, 'payloads', 0],
    ['a broken first line', `{"id":"c","obj\n${lines}`, `{"id":"c","obj\n${lines}`, 'payloads', 0],
    ['a first line of a megabyte', `${chunk('x'.repeat(1e6))}\n`, `${chunk('x'.repeat(1e6))}\n`, 'payloads', 0],
    [
      'lines with their prefix',
      `data: ${chunk('a')}\ndata:${chunk('水')}\ndata: [DONE]\n`,
      `${lines}\n`,
      'payloads',
      1,
    ],
    ['a whole event stream', events, events, 'body', 1],
  ])('%s', async (_, content, text, form, notes) => {
    const read = await readBytes('a.jsonl', content)
    expect(read.exchanges).toHaveLength(1)
    expect(read.exchanges[0]).toMatchObject({ text, exchange: { form, operationId: 'createChatCompletion' } })
    expect(read.notes).toHaveLength(notes)
  })

  it('transcript lines and batch output lines are separate answers', async () => {
    const inner = JSON.parse(completion) as unknown
    const content = [
      { response: inner, timestamp: 't', type: 'chat_response' },
      { response: { object: 'fiber' }, type: 'formula_response' },
      { id: 'b', custom_id: '1', response: { status_code: 400, body: { error: { message: 'm' } } }, error: null },
    ]
    const { exchanges, skipped, unreadable } = await readBytes(
      'a.jsonl',
      `${content.map((one) => JSON.stringify(one)).join('\n')}\n{"x\n`,
    )
    expect(exchanges.map((one) => [one.exchange.status, one.text])).toEqual([
      [200, completion],
      [400, '{"error":{"message":"m"}}'],
    ])
    expect(skipped).toEqual(['2 foreign'])
    expect(unreadable).toEqual([expect.stringMatching(/^4 .*no JSON/)])
  })

  it.each([
    ['words', 'hello\n', /line 1 is no JSON/],
    ['other JSON', '{"a":1}\n{"a":2}\n', /another kind/],
    ['one indented document', JSON.stringify({ a: [1] }, null, 2), /name it \.json/],
  ])('%s are refused with the reason', async (_, content, reason) => {
    expect((await readBytes('a.jsonl', content)).error).toMatch(reason)
  })
})

describe('files', () => {
  it.each([
    ['an empty one', 'a.sse', '', /is empty/],
    ['an unknown extension', 'a.txt', 'x', /unknown extension \.txt.*\.har \.http \.json \.jsonl \.sse/],
    ['no extension', 'a', 'x', /no extension/],
    ['UTF-16', 'a.json', Buffer.from(`\uFEFF${completion}`, 'utf16le'), /UTF-16 \(little-endian\)/],
    ['UTF-16 without a mark', 'a.sse', Buffer.from(events, 'utf16le'), /UTF-16/],
    ['UTF-16, big-endian', 'a.har', Buffer.from(`\uFEFF${completion}`, 'utf16le').swap16(), /UTF-16 \(big-endian\)/],
    ['gzip cut short', 'a.sse.gz', gzipSync(events.repeat(9)).subarray(0, -12), /gzip data is cut short/],
    ['gzip of nothing', 'a.sse.gz', gzipSync(''), /empty once unpacked/],
  ])('%s is refused with the reason', async (_, name, content, reason) => {
    expect((await readBytes(name, content)).error).toMatch(reason)
  })

  it.each([
    ['a folder', new URL('.', import.meta.url).pathname, /is a directory; name the files in it/],
    ['no file', '/nowhere/a.har', /does not exist/],
    ['a pattern that the shell did not replace', '/nowhere/*.har', /matches no file/],
    ['standard input', '-', /standard input/],
  ])('%s is refused with the reason', async (_, file, reason) => {
    expect((await readFile(file)).error).toMatch(reason)
  })

  it.each(['a.sse.gz', 'a.SSE', 'a.sse'])('%s may be packed', async (name) => {
    expect((await readBytes(name, gzipSync(events))).exchanges[0]!.text).toBe(events)
  })
})
