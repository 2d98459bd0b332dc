/** The judge calls the checks the same way for any split of the bytes, and applies what the head says. */
import { toSourceText } from '../../../../openapi/evidence.ts'
import { describe, expect, it } from 'vitest'
import type { BodyForm, Ending, ExchangeHead } from '../../../../openapi/exchange.ts'
import { defineCheck, type Arrival, type Check, type Inspector } from '../../../suite/judge/check.ts'
import { createJudge } from '../../../suite/judge/judge.ts'
import type { Subject } from '../../../suite/judge/subject.ts'

interface Recorder {
  check: Check
  subject: Subject | null
  log: string[]
  arrivals: Arrival[]
}

/** A check that logs its calls. */
function createRecorder(over: Partial<Check> & { structural?: boolean } = {}): Recorder {
  const { structural, ...rest } = over
  const recorder: Recorder = { check: undefined as unknown as Check, subject: null, log: [], arrivals: [] }
  const inspector: Inspector = {
    ...(structural ? { structural } : {}),
    event(arrival) {
      recorder.arrivals.push(arrival)
      recorder.log.push(`event ${arrival.number} ${arrival.done ? 'done' : arrival.chunk ? 'chunk' : 'other'}`)
    },
    oddity: (oddity) => recorder.log.push(`oddity ${oddity.kind}`),
    body: (json, text) =>
      recorder.log.push(`body ${json === undefined ? 'no json' : JSON.stringify(json)} ${text.length}`),
    end: (ending, endedAtMs) => recorder.log.push(`end ${ending} ${endedAtMs}`),
  }
  recorder.check = defineCheck({
    name: 'recorder',
    promise: 'It logs everything.',
    source: 'docs/api/chat',
    severity: 'fail',
    inspect(subject) {
      recorder.subject = subject
      return inspector
    },
    ...rest,
  })
  return recorder
}

function toHead(form: BodyForm = 'body', over: Partial<ExchangeHead> = {}): ExchangeHead {
  return { label: 't', operationId: 'createChatCompletion', request: null, status: 200, headers: null, form, ...over }
}

function judged(
  text: string | Uint8Array,
  options: { form?: BodyForm; ending?: Ending; step?: number } = {},
): Recorder {
  const recorder = createRecorder()
  const bytes = Buffer.from(text)
  const judge = createJudge(toHead(options.form), { checks: [recorder.check] })
  const step = options.step ?? Math.max(1, bytes.length)
  for (let at = 0; at < bytes.length; at += step) judge.push(bytes.subarray(at, at + step), at)
  judge.end(options.ending ?? 'complete', 99)
  return recorder
}

describe('the form of the body', () => {
  it.each<[what: string, body: string, kind: string]>([
    ['nothing', '', 'empty'],
    ['white space', ' \n ', 'empty'],
    ['an object', '{"a":1}', 'json'],
    ['an object after blanks', ' \n {"a":1}', 'json'],
    ['an object after a byte-order mark', '\uFEFF{"a":1}', 'json'],
    ['an event', 'data: {}\n\n', 'events'],
    ['a comment first', ': hi\n\ndata: {}\n\n', 'events'],
    ['a field in the wrong case', 'Data: {}\n\n', 'events'],
    ['a page', '<!DOCTYPE html><p>', 'html'],
    ['words', 'upstream error', 'text'],
  ])('%s is detected by its first bytes', (_, body, kind) => {
    expect(judged(body).subject?.kind).toBe(kind)
    expect(judged(body, { step: 1 }).subject?.kind).toBe(kind)
  })

  it('payload lines are events whatever they contain', () => {
    expect(judged('{"a":1}\n', { form: 'payloads' }).subject?.kind).toBe('events')
  })
})

describe('calls of checks', () => {
  const stream = 'data: {"id":"a"}\n\n: hi\n\ndata: nonsense\n\ndata: [1]\n\ndata: [DONE]\n\ndata: {"id":"b"}\n\n'
  const expected = [
    'event 0 chunk',
    'oddity comment',
    'event 1 other',
    'event 2 other',
    'event 3 done',
    'event 3 chunk',
    'end cut 99',
  ]

  it.each([1, 2, 3, 7, 16, 1000])('a stream in reads of %i bytes', (step) => {
    expect(judged(stream, { step, ending: 'cut' }).log).toEqual(expected)
  })

  it('payload lines without envelope, the last without a line end', () => {
    const lines = '{"id":"a"}\r\n\n  \nnonsense\n{"id":"水"}'
    for (const step of [1, 4, 100])
      expect(judged(lines, { form: 'payloads', step }).log).toEqual([
        'event 0 chunk',
        'event 1 other',
        'event 2 chunk',
        'end complete 99',
      ])
  })

  it('offsets of payload lines count bytes', () => {
    const { arrivals } = judged('{"id":"水"}\n{}\n', { form: 'payloads' })
    expect(arrivals.map((arrival) => arrival.event.offset)).toEqual([0, 13])
  })

  it('a body once, parsed or as text', () => {
    expect(judged('{"a":1}', { step: 2 }).log).toEqual(['body {"a":1} 7', 'end complete 99'])
    expect(judged('{"a":', { step: 2 }).log).toEqual(['body no json 5', 'end complete 99'])
    expect(judged('').log).toEqual(['body no json 0', 'end complete 99'])
  })

  it('bad UTF-8 and a byte-order mark in a body, which is parsed anyway', () => {
    expect(judged(Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}')])).log[0]).toBe(
      'oddity invalid-utf8',
    )
    expect(judged('\uFEFF{"a":1}').log.slice(0, 2)).toEqual(['oddity bom', 'body {"a":1} 8'])
  })

  it('bad UTF-8 in a payload line', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xe6, 0xb0), Buffer.from('"}\n')])
    expect(judged(bytes, { form: 'payloads', step: 1 }).log[0]).toBe('oddity invalid-utf8')
  })

  it.each([
    ['a body', `{"choices":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'body no json 200012'],
    ['an event', `data: {"choices":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n\n`, 'event 0 other'],
  ])('%s nested too deeply is not parsed', (_, text, line) => {
    expect(judged(text).log[0]).toBe(line)
  })

  it('a request body that is not an object counts as unknown', () => {
    for (const [body, request] of [
      ['{"model":"kimi-k2.5"}', { model: 'kimi-k2.5' }],
      ['[1]', null],
      ['{', null],
      [null, null],
    ] as const) {
      const recorder = createRecorder()
      const asked = { method: 'POST', url: '/v1/chat/completions', headers: [], body }
      createJudge(toHead('body', { request: asked }), { checks: [recorder.check] }).end('complete')
      expect(recorder.subject?.request).toEqual(request)
    }
  })
})

/** One chunk of plain content on the wire. */
function chunk(text: string): string {
  return `data: {"choices":[{"index":0,"delta":{"content":"${text}"},"finish_reason":null}]}\n\n`
}

describe('which checks are called', () => {
  it('those of the profile', () => {
    const seen = (['official', 'vendor'] as const).map((profile) => {
      const mine = createRecorder({ profiles: ['vendor'] })
      createJudge(toHead(), { checks: [mine.check], profile }).end('complete')
      return mine.log.length > 0
    })
    expect(seen).toEqual([false, true])
  })

  it('structural ones are not called for a chunk that repeats one without failures', () => {
    const all = createRecorder()
    const shape = createRecorder({ structural: true })
    const judge = createJudge(toHead(), { checks: [all.check, shape.check] })
    judge.push(Buffer.from(['a', 'b', 'c'].map(chunk).join('')), null)
    judge.end('complete')
    expect(all.arrivals).toHaveLength(3)
    expect(shape.arrivals).toHaveLength(1)
  })

  it('a report keeps the check, its source and the default severity', () => {
    const finding = { message: 'm', documented: 'd', received: 'r', at: 'x' }
    const check = defineCheck({
      ...createRecorder().check,
      severity: 'warn',
      inspect: (_, report) => void report(finding),
    })
    expect(createJudge(toHead(), { checks: [check] }).end('complete')).toEqual([
      {
        check: 'recorder',
        severity: 'warn',
        ...finding,
        blame: 'target',
        source: toSourceText('docs/api/chat'),
        count: 1,
      },
    ])
  })
})
