/** The stream reader follows the grammar of the HTML standard to the byte and reports what a client ignores. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createStreamReader,
  doneEvent,
  toEvent,
  type StreamEvent,
  type StreamOddity,
} from '../../../openapi/event-stream.ts'
import { draws } from '../draws.ts'

interface Read {
  events: StreamEvent[]
  oddities: StreamOddity[]
}

function read(parts: readonly Uint8Array[]): Read {
  const found: Read = { events: [], oddities: [] }
  const reader = createStreamReader({
    event: (event) => found.events.push(event),
    oddity: (oddity) => found.oddities.push(oddity),
  })
  for (const part of parts) reader.push(part, null)
  reader.end()
  return found
}

const readText = (text: string) => read([Buffer.from(text)])
const datas = (text: string) => readText(text).events.map((event) => event.data)
const kinds = (text: string) => readText(text).oddities.map((oddity) => oddity.kind)

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  return [...places, bytes.length].map((to, index) => bytes.subarray(index === 0 ? 0 : places[index - 1]!, to))
}

describe('events', () => {
  it.each<[what: string, wire: string, data: string[]]>([
    ['two events', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['no space after the colon', 'data:a\n\n', ['a']],
    ['one space is taken off and no more', 'data:  a\n\n', [' a']],
    ['lines are joined with a line feed', 'data: a\ndata: b\n\n', ['a\nb']],
    ['an empty data line is a line', 'data\ndata: \ndata: c\n\n', ['\n\nc']],
    ['data without a colon is empty data', 'data\n\n', ['']],
    ['CRLF ends a line', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['CR ends a line', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['line ends may be mixed', 'data: a\r\n\ndata: b\r\r\ndata: c\n\r', ['a', 'b', 'c']],
    ['U+2028 and U+0085 end no line', 'data: a\u2028b\u0085c\n\n', ['a\u2028b\u0085c']],
    ['NUL is text', 'data: a\0b\n\n', ['a\0b']],
    ['a leading byte-order mark is dropped', '\uFEFFdata: a\n\n', ['a']],
    ['a second byte-order mark is not', '\uFEFF\uFEFFdata: a\n\n', []],
    ['more blank lines dispatch nothing', '\n\n\ndata: a\n\n\n\n', ['a']],
    ['a field name is case-sensitive', 'Data: a\n\n', []],
    ['a space before the colon makes another field', 'data : a\n\n', []],
    ['nothing', '', []],
  ])('%s', (_, wire, data) => {
    expect(datas(wire)).toEqual(data)
  })

  it('carries name, id, lines and the offset of its block', () => {
    const { events } = readText(': hi\n\nevent: ping\nid: 7\ndata: {\ndata: }\n\ndata: z\n\n')
    expect(events).toMatchObject([
      { index: 0, name: 'ping', id: '7', data: '{\n}', dataLines: 2, offset: 6, terminated: true },
      { index: 1, name: null, id: null, data: 'z', dataLines: 1, offset: 41, terminated: true },
    ])
  })

  it('counts offsets in bytes, byte-order mark and wide characters included', () => {
    const { events } = readText('\uFEFFdata: 水🫖\n\ndata: b\n\n')
    expect(events.map((event) => event.offset)).toEqual([3, 18])
  })

  it.each<[what: string, wire: string]>([
    ['no line end', 'data: a\n\ndata: b'],
    ['one line end', 'data: a\n\ndata: b\n'],
    ['a lone CR', 'data: a\n\ndata: b\r'],
    ['one CRLF', 'data: a\r\n\r\ndata: b\r\n'],
  ])('returns a last event that ends with %s as unterminated', (_, wire) => {
    expect(readText(wire).events.map((event) => event.terminated)).toEqual([true, false])
  })

  it.each(['data: a\r\r', 'data: a\n\r', 'data: a\r\n\r'])('accepts a final CR as the blank line: %j', (wire) => {
    expect(readText(wire).events).toMatchObject([{ data: 'a', terminated: true }])
  })

  it('states the arrival time of the read that completed the event', () => {
    const events: StreamEvent[] = []
    const reader = createStreamReader({ event: (event) => events.push(event) })
    for (const [text, atMs] of [
      ['data: a', 10],
      ['\n', 20],
      ['\ndata: b\n\n', 30],
      ['data: c\n\n', 40],
    ] as const)
      reader.push(Buffer.from(text), atMs)
    reader.end()
    expect(events.map((event) => event.atMs)).toEqual([30, 30, 40])
  })
})

describe('parts of a stream that are no event', () => {
  it.each<[wire: string, kinds: string[]]>([
    [': ping\n\ndata: a\n\n', ['comment']],
    [':\n\n', ['comment']],
    ['id: 7\n\n', ['empty-block']],
    ['event: ping\n\n', ['empty-block']],
    ['retry: 3000\n\n', ['retry']],
    ['retry: soon\n\n', ['ignored-line']],
    ['id: a\0b\ndata: x\n\n', ['ignored-line']],
    ['{"a":1}\n\n', ['ignored-line']],
    ['data\u00a0: x\n\n', ['ignored-line']],
    ['\uFEFFdata: a\n\n', ['bom']],
    ['data: a\n\n', []],
  ])('%j is reported as %j', (wire, expected) => {
    expect(kinds(wire)).toEqual(expected)
  })

  it.each<[what: string, bytes: number[]]>([
    ['a lone continuation byte', [0x80]],
    ['half a character', [0xe6, 0xb0]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a byte that is never used', [0xff]],
  ])('%s is reported as invalid UTF-8, and the event is still returned', (_, bytes) => {
    const { events, oddities } = read([
      Buffer.concat([Buffer.from('data: a'), Buffer.from(bytes), Buffer.from('\n\n')]),
    ])
    expect(events).toHaveLength(1)
    expect(oddities).toMatchObject([{ kind: 'invalid-utf8', offset: 0 }])
  })

  it('a real U+FFFD is valid UTF-8', () => {
    expect(kinds('data: \uFFFD\n\n')).toEqual([])
  })

  it('reported lines are cut at 200 characters', () => {
    const [oddity] = readText(`:${'x'.repeat(5000)}\n`).oddities
    expect(oddity!.text).toHaveLength(201)
  })
})

describe('the boundaries of network reads', () => {
  const sample = Buffer.from(
    '\uFEFF: hi\r\nevent: a\rdata: 水🫖\r\n\r\nid: 1\ndata: {"a":\r\ndata: 1}\n\nretry: 5\n\r\r\ndata\n\n\r\ndata: [DONE]\r\n\r',
  )
  const whole = read([sample])

  it.each(Array.from({ length: sample.length + 1 }, (_, at) => at))('do not matter: cut at byte %i', (at) => {
    expect(read([sample.subarray(0, at), sample.subarray(at)])).toEqual(whole)
  })

  it('do not matter: one byte at a time', () => {
    expect(read(Array.from(sample, (_, at) => sample.subarray(at, at + 1)))).toEqual(whole)
  })

  it('a caller may reuse its buffer after a push', () => {
    const found: string[] = []
    const reader = createStreamReader({ event: (event) => found.push(event.data) })
    const shared = Buffer.alloc(8)
    for (const text of ['data: a\n', '\ndata: b', 'cdefghij', '\n\n\n\n\n\n\n\n']) {
      shared.write(text)
      reader.push(shared, null)
    }
    expect(found).toEqual(['a', 'bcdefghij'])
  })

  const pieces = fc.constantFrom(
    ...['data', ':', ' ', '\r', '\n', '\r\n', 'id', 'event', '\0', '\uFEFF', '水', '🫖', 'x'].map((text) =>
      Buffer.from(text),
    ),
    Buffer.of(0x80),
    Buffer.of(0xef),
    Buffer.of(0xbb),
    Buffer.of(0xf0, 0x9f),
  )

  it('do not matter for any bytes and any split', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.array(fc.nat(400), { maxLength: 8 }), (parts, cuts) => {
        const bytes = Buffer.concat(parts)
        expect(read(split(bytes, cuts))).toEqual(read([bytes]))
      }),
      draws({ numRuns: 2000, seed: 20261122 }),
    )
  })

  it('any text without line ends survives writing and reading', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !/[\r\n]/.test(one))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (payloads) => {
        const wire = payloads.map(toEvent).join('') + doneEvent
        const { events, oddities } = readText(wire)
        expect(events.map((event) => event.data)).toEqual([...payloads, '[DONE]'])
        expect(events.every((event) => event.terminated && event.dataLines === 1)).toBe(true)
        expect(oddities).toEqual([])
      }),
      draws({ numRuns: 1000, seed: 20261122 }),
    )
  })
})
