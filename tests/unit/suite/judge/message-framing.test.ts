/** Problems of the message that an exchange lists are failures of `message-framing`, also under their former name. */
import { expect, it } from 'vitest'
import type { Exchange, MessageFault, MessageProblem } from '../../../suite/checks.ts'
import { judge, JudgeInputError } from '../../../suite/checks.ts'
import { runSuite } from '../../../suite/index.ts'

const coding: MessageProblem = {
  message: 'the body is not in the coding that Content-Encoding names',
  documented: 'a body in gzip',
  received: '"{}"',
  at: 'header content-encoding',
  source: 'rfc9110/8.4',
}
const length: MessageFault = {
  ...coding,
  message: 'the body is shorter than its Content-Length',
  at: 'byte 2 of the body',
  source: 'rfc9112/6.2',
}

const models = JSON.stringify({
  object: 'list',
  data: [
    {
      id: 'kimi-k2.5',
      object: 'model',
      created: 1788396098,
      owned_by: 'moonshot',
      context_length: 262144,
      supports_image_in: true,
      supports_video_in: true,
      supports_reasoning: true,
    },
  ],
})

function toModelList(more: Partial<Exchange> = {}): Exchange {
  return {
    label: 'a',
    operationId: 'listModels',
    request: null,
    status: 200,
    headers: null,
    form: 'body',
    body: [{ bytes: Buffer.from(models), atMs: null }],
    end: 'complete',
    endedAtMs: null,
    ...more,
  }
}

it.each<[what: string, more: Partial<Exchange>, messages: string[]]>([
  ['no problem', {}, []],
  ['an empty list', { problems: [] }, []],
  ['one problem', { problems: [coding] }, [coding.message]],
  ['two problems', { problems: [coding, length] }, [coding.message, length.message]],
  ['the former name', { faults: [length] }, [length.message]],
  ['both names, of which the present one is read', { problems: [coding], faults: [length] }, [coding.message]],
])('judge reports %s', (_, more, messages) => {
  const failures = judge(toModelList(more))
  expect(failures.map((failure) => failure.message)).toEqual(messages)
  for (const failure of failures) expect(failure).toMatchObject({ check: 'message-framing', severity: 'fail' })
})

it('a body that could not be decoded has no other failure', () => {
  const failures = judge(toModelList({ body: [], problems: [coding] }))
  expect(failures.map((failure) => failure.check)).toEqual(['message-framing'])
})

it.each<[what: string, more: object, member: string]>([
  ['a text', { problems: 'gzip' }, 'problems'],
  ['a problem without its place', { problems: [{ ...coding, at: undefined }] }, 'problems'],
  ['an unknown source', { faults: [{ ...coding, source: 'rfc0' }] }, 'faults'],
])('judge refuses %s', (_, more, member) => {
  expect(() => judge(toModelList(more))).toThrow(JudgeInputError)
  expect(() => judge(toModelList(more))).toThrow(`${member} must be absent or an array of { message, documented`)
})

it.each(['problems', 'faults'] as const)('a run reads %s of its sender and passes on both names', async (name) => {
  const seen: Exchange[] = []
  const report = await runSuite({
    baseUrl: 'http://127.0.0.1:9/v1',
    model: 'kimi-k2.5',
    only: ['models/list'],
    send: async () => ({
      status: 200,
      headers: [['Content-Type', 'application/json']],
      body: [{ bytes: Buffer.from(models), atMs: 1 }],
      end: 'complete',
      endedAtMs: 1,
      [name]: [coding],
    }),
    onExchange: (exchange) => seen.push(exchange),
  })
  expect(report.cases.flatMap((one) => one.failures.map((failure) => failure.check))).toContain('message-framing')
  expect(seen.map(({ problems, faults }) => ({ problems, faults }))).toContainEqual({
    problems: [coding],
    faults: [coding],
  })
})
