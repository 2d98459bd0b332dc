/** Drills of what the program sends: it must be accepted by Kimi, and must contain the complete history of a conversation. */
import { findModel } from '../../../openapi/models.ts'
import { findLosses, type Loss, findIgnoredMembers } from '../../request-advice/index.ts'
import { defineDrill, type Drill, type DrillContext, type Finding, type Judgement, type SeenRequest } from '../drill.ts'
import { chatsOf, output } from '../judgements/outcome.ts'
import { answerUsage } from '../replies.ts'
import { parallelTools, plain, toolTurn } from './setups.ts'
import { asksForUsage } from './streams.ts'
import { findUnanswered } from '../judgements/tool-calls.ts'

export const requestDrills: readonly Drill[] = [
  defineDrill({
    id: 'requests/accepted',
    title: 'requests that Kimi accepts',
    promise: 'no chat request is one that Kimi refuses',
    source: ['docs/api/chat', 'docs/api/models-overview'],
    setups: [plain, toolTurn, parallelTools],
    judge: judgeAccepted,
    advice: 'send what the refusal demands; docs/models-overview lists fixed values by model',
  }),
  defineDrill({
    id: 'requests/current-model',
    title: 'a model that is still served',
    promise: 'the model is one that Kimi serves today',
    source: 'docs/models',
    setups: [plain],
    judge: judgeModel,
    advice: 'make the model an option, and read GET /v1/models',
  }),
  defineDrill({
    id: 'requests/known-paths',
    title: 'paths of the API',
    promise: 'every request goes to a path of the API',
    source: 'docs/openapi.json',
    setups: [plain],
    judge: judgePaths,
    advice: 'the base URL ends in /v1, and the path of chat is /chat/completions below it',
  }),
  defineDrill({
    id: 'requests/tool-results',
    title: 'one result for each tool call',
    promise: 'the request after a tool call holds its result',
    source: 'MoonshotAI/kimi-cli#1977',
    setups: [toolTurn],
    judge: (context) => findUnanswered(context.runs[0]!) ?? { because: 'the program sends no tool results' },
    advice: 'append one message of role tool with the tool_call_id of each call before the next request',
  }),
  defineDrill({
    id: 'requests/reasoning-returned',
    title: 'reasoning_content of tool turns',
    promise: 'an assistant message with tool calls is sent back with its reasoning_content, unchanged',
    source: ['docs/guide/use-thinking-models', 'sipeed/picoclaw#588'],
    setups: [toolTurn, parallelTools],
    judge: (context) => judgeLosses(context, ['reasoning-missing', 'reasoning-changed']),
    advice: 'append the assistant message as it was received, reasoning_content included',
  }),
  defineDrill({
    id: 'requests/assistant-unmodified',
    title: 'the assistant message of earlier turns',
    promise: 'text and tool calls of an answer are sent back as they were',
    source: 'docs/guide/use-thinking-models',
    setups: [plain, toolTurn, parallelTools],
    judge: (context) => judgeLosses(context, ['calls-changed', 'content-changed']),
    advice: 'append the assistant message as it was received; changes also lose the cached prefix',
  }),
  defineDrill({
    id: 'requests/usage-asked',
    title: 'token counts in a stream',
    promise: 'a program that prints token counts of a stream reads those that were sent',
    source: 'docs/guide/utilize-the-streaming-output-feature-of-kimi-api',
    setups: [plain],
    judge: judgeUsage,
    advice: 'set stream_options: {"include_usage": true}, and read usage of the last chunk',
  }),
  defineDrill({
    id: 'requests/ignored-members',
    title: 'members without effect',
    promise: 'no request relies on members that the service ignores',
    source: 'docs/api/chat',
    setups: [plain],
    judge: judgeIgnored,
    advice: 'remove the members, or use what Kimi reads instead',
  }),
  defineDrill({
    id: 'requests/key-used',
    title: 'the key of the environment',
    promise: 'requests carry the key that the program was given, as a bearer token',
    source: 'docs/api/chat',
    setups: [plain],
    judge: judgeKey,
    advice: 'read the key from the environment, or give the variable its name with --env NAME={key}',
  }),
]

function judgeAccepted({ runs }: DrillContext): Judgement {
  const refused = new Map<string, Finding>()
  for (const run of runs)
    for (const request of chatsOf(run)) {
      if (request.status === 200 || request.errorText === null || refused.has(request.errorText)) continue
      refused.set(request.errorText, {
        severity: 'fail',
        message: `Kimi refuses the request: ${toMessage(request.errorText)}`,
        expected: 'status 200',
        observed: `status ${request.status} for ${describeBody(request)}`,
        run,
      })
    }
  return [...refused.values()]
}

function judgeModel({ runs }: DrillContext): Judgement {
  const names = new Set(chatsOf(runs[0]!).flatMap(({ body }) => (typeof body?.model === 'string' ? [body.model] : [])))
  return [...names].flatMap((name): Finding[] => {
    const row = findModel(name)
    if (row === null || row.status === 'current') return []
    return [
      {
        severity: 'fail',
        message: row.status === 'retired' ? `Kimi no longer serves ${name}` : `Kimi never listed ${name}`,
        expected: 'a current model; the service answers 404 for others',
        observed: `model ${name}${row.retired === null ? ', which no source shows at the service' : `, retired ${row.retired}`}`,
      },
    ]
  })
}

function judgePaths({ runs }: DrillContext): Judgement {
  const wrong = runs[0]!.requests.filter(({ status, isChat }) => !isChat && (status === 404 || status === 405))
  if (wrong.length === 0) return []
  const paths = [...new Set(wrong.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}`))]
  return [
    {
      severity: 'warn',
      message: 'requests go to paths that the API does not have',
      expected: 'paths below /v1 that the API documents',
      observed: paths.join(', '),
    },
  ]
}

/** Judges what later requests of the same run lost of the answers that they continue. */
function judgeLosses({ runs }: DrillContext, kinds: readonly Loss['kind'][]): Judgement {
  let continued = 0
  const found = new Map<string, Finding>()
  for (const run of runs) {
    const chats = chatsOf(run)
    for (const [index, answered] of chats.entries()) {
      if (!answered.sent || (kinds.includes('reasoning-missing') && answered.sent.calls.length === 0)) continue
      for (const later of chats.slice(index + 1)) {
        const losses = findLosses(answered.sent, toMessages(later))
        if (losses === null) continue
        continued++
        for (const loss of losses)
          if (kinds.includes(loss.kind) && !found.has(loss.message))
            found.set(loss.message, toFinding(loss, later, run))
        break
      }
    }
  }
  return continued === 0 ? { because: 'no request of the program continues an answer' } : [...found.values()]
}

function toFinding(loss: Loss, later: SeenRequest, run: Finding['run']): Finding {
  // Without the reasoning some models refuse the request, and others accept it and give worse answers.
  const isFailure = loss.kind === 'calls-changed' || later.status >= 400
  return {
    severity: isFailure ? 'fail' : 'warn',
    message: loss.message,
    expected: `as it was sent: ${loss.sent}`,
    observed: `messages[${loss.index}]: ${loss.returned}; Kimi answers ${later.status}`,
    ...(run === undefined ? {} : { run }),
  }
}

function judgeUsage({ runs }: DrillContext): Judgement {
  const run = runs[0]!
  const streams = chatsOf(run).filter(({ body }) => body?.stream === true)
  if (streams.length === 0) return { because: 'the program does not stream' }
  if (!streams.some(({ status }) => status === 200))
    return { because: 'Kimi refuses the request, so no counts were sent' }
  const text = output(run)
  if (!/\busage\b|\btokens?\b/i.test(text)) return { because: 'the output does not mention tokens' }
  const digits = text.replaceAll(/[\s,._'’]/g, '')
  const isRead = Object.values(answerUsage).some((count) => digits.includes(String(count)))
  if (isRead) return []
  const isUsageRequested = streams.some(({ body }) => asksForUsage(body))
  return [
    {
      severity: 'warn',
      message: 'the output mentions tokens, but none of the counts that were sent is in it',
      expected: `one of ${Object.values(answerUsage).join(', ')}`,
      observed: isUsageRequested ? 'include_usage was set' : 'include_usage was not set',
    },
  ]
}

function judgeIgnored({ runs }: DrillContext): Judgement {
  const found = new Map<string, string>()
  for (const { body } of chatsOf(runs[0]!))
    for (const { name, because } of findIgnoredMembers(body ?? {})) found.set(name, because)
  return [...found].map(([name, because]) => ({
    severity: 'warn',
    message: `the member ${name} has no effect`,
    expected: because,
    observed: `${name} in the body`,
  }))
}

function judgeKey({ runs }: DrillContext): Judgement {
  const run = runs[0]!
  const others = run.requests.filter(({ headers }) => headers.authorization !== `Bearer ${run.key}`)
  if (others.length === 0) return []
  const isMissing = others.some(({ headers }) => headers.authorization === undefined)
  return [
    {
      severity: 'warn',
      message: isMissing ? 'requests carry no bearer token' : 'requests carry another key than the one that was given',
      expected: 'Authorization: Bearer and the key of the environment',
      observed: `${others.length} of ${run.requests.length} requests`,
    },
  ]
}

function toMessages({ body }: SeenRequest): readonly unknown[] {
  return Array.isArray(body?.messages) ? body.messages : []
}

function toMessage(errorText: string): string {
  try {
    const { error } = JSON.parse(errorText) as { error?: { message?: unknown } }
    return typeof error?.message === 'string' ? error.message : errorText.slice(0, 200)
  } catch {
    return errorText.slice(0, 200)
  }
}

function describeBody({ body }: SeenRequest): string {
  const members = Object.keys(body ?? {}).filter((name) => name !== 'messages')
  return `model ${String(body?.model)}, members ${members.join(', ')}`
}
