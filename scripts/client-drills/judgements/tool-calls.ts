/** Judgements of tool calls: whether they were carried out, and what was sent back as their results. */
import { isObject, type Json } from '../../../mocks/faults/index.ts'
import type { DrillContext, Finding, Judgement, Run, SeenRequest } from '../drill.ts'
import { chatsOf, describeEnd, exitsOk, isNoticed } from './outcome.ts'
import { textOf } from '../../request-advice/index.ts'

/** Words by which a tool result says that the call could not be carried out. */
const errorResult =
  /error|invalid|fail|json|parse|argument|malformed|unterminated|incomplete|truncat|cut|unknown|not (?:found|available|exist)|no such|unsupported|does not exist|expected|missing|required|exception/i

/** The tool results that the program sent. */
function findResults(run: Run): { request: SeenRequest; message: Json; text: string }[] {
  const seen = new Set<string>()
  return chatsOf(run).flatMap((request) => {
    const messages = Array.isArray(request.body?.messages) ? request.body.messages.filter(isObject) : []
    return messages.flatMap((message) => {
      const text = textOf(message)
      const key = `${String(message.tool_call_id)} ${text}`
      if (message.role !== 'tool' || seen.has(key)) return []
      seen.add(key)
      return [{ request, message, text }]
    })
  })
}

/** Judges a call whose arguments are cut: it must not be carried out, and the program must not end as if the answer were complete. */
export function judgeUnfinishedCall(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (!wasCalled(run)) return { because: 'the program offered no tools in this run' }
  const carriedOut = findResults(run).filter(({ text }) => !errorResult.test(text))
  if (carriedOut.length > 0)
    return [
      {
        severity: 'fail',
        message: 'the program carried out a tool call whose arguments were cut',
        expected: 'no result, or an error as the result',
        observed: `result sent: ${JSON.stringify(carriedOut[0]!.text.slice(0, 120))}`,
      },
    ]
  if (findResults(run).length > 0 || isNoticed(run, context)) return []
  if (chatsOf(run).some(({ attempt }) => attempt > 0)) return []
  return [
    {
      severity: 'fail',
      message: 'the program ended as if an answer with a cut tool call were complete',
      expected: 'another exit code, a word about it, or an error as the result',
      observed: describeEnd(run),
    },
  ]
}

/** Judges a call that the program cannot carry out: an error must be sent as its result, so that the model can correct itself. */
export function judgeImpossibleCall(context: DrillContext, what: string): Judgement {
  const run = context.runs[0]!
  if (!wasCalled(run)) return { because: 'the program offered no tools in this run' }
  const results = findResults(run)
  if (results.length > 0) {
    const wrong = results.find(({ text }) => !errorResult.test(text))
    if (!wrong) return []
    return [
      {
        severity: what === 'cut' ? 'fail' : 'warn',
        message: 'the result of the call does not say that it failed',
        expected: 'a result that names the error, so that the model can correct itself',
        observed: `result sent: ${JSON.stringify(wrong.text.slice(0, 120))}`,
      },
    ]
  }
  const isSilent = exitsOk(run, context) && !isNoticed(run, context)
  return [
    {
      severity: isSilent ? 'fail' : 'warn',
      message: isSilent ? 'the call was dropped without any output' : 'the program ended at the call',
      expected: 'a message of role tool with an error, and another request',
      observed: describeEnd(run),
    },
  ]
}

/** Whether the mock sent a tool call in this run. */
export function wasCalled(run: Run): boolean {
  return chatsOf(run).some(({ sent }) => (sent?.calls.length ?? 0) > 0)
}

/** Findings about calls without results; null if the program sends no results at all. */
export function findUnanswered(run: Run): Finding[] | null {
  const calls = chatsOf(run).flatMap(({ sent }) => sent?.calls ?? [])
  const results = findResults(run)
  if (results.length === 0) return null
  const expected = calls.length
  if (results.length >= expected) return []
  return [
    {
      severity: 'fail',
      message: 'not every tool call got a result',
      expected: `${expected} results, one for each call`,
      observed: `${results.length} ${results.length === 1 ? 'result' : 'results'}: ids ${results.map(({ message }) => String(message.tool_call_id)).join(', ')}`,
      run,
    },
  ]
}
