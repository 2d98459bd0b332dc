/** Drills of refusals that a retry cannot change: the program must report them, and must not send the same request again. */
import type { SourceId } from '../../../openapi/evidence.ts'
import { defineDrill, type Drill, type DrillContext, type Finding, type Setup } from '../drill.ts'
import { chatsOf, describeEnd, exitsOk, findNewProblemWords, findRepeated, output } from '../judgements/outcome.ts'

interface Refusal {
  name: string
  scenario: string
  title: string
  /** Matches words of the API of which at least one must reach the user. A number after a colon does not count: it is a line number of a stack trace. */
  shown: RegExp
  source: SourceId | readonly SourceId[]
  advice: string
  /** The number of attempts up to which repetition is only a warning, because widely used SDKs retry every 429; default 1. */
  tolerated?: number
}

const refusals: readonly Refusal[] = [
  {
    name: 'authentication',
    scenario: 'invalid_authentication_error',
    title: '401 for a wrong key',
    shown: /\b(?<!:)401\b|authenti|api.?key|unauthor/i,
    source: ['docs/api/errors', 'rfc9110/15.5.2'],
    advice:
      'stop at 401 and say that the key is wrong; keys of api.moonshot.ai and api.moonshot.cn are not interchangeable',
  },
  {
    name: 'permission',
    scenario: 'permission_denied_error',
    title: '403 for an API that is not open to the account',
    shown: /\b(?<!:)403\b|permission|not open|denied|forbidden/i,
    source: 'docs/api/errors',
    advice: 'stop at 403 and show the message of the API',
  },
  {
    name: 'unknown-model',
    scenario: 'resource_not_found_error',
    title: '404 for a retired or unknown model',
    shown: /\b(?<!:)404\b|not.?found|model/i,
    source: ['docs/api/errors', 'docs/models'],
    advice: 'stop at 404, name the model, and point to GET /v1/models, which lists what the key may use',
  },
  {
    name: 'bad-request',
    scenario: 'invalid_request_error.token_limit',
    title: '400 for a request over the context window',
    shown: /\b(?<!:)400\b|token.?limit|invalid.?request|exceeded/i,
    source: 'docs/api/errors',
    advice: 'do not send a refused request again unchanged; shorten it or report it',
  },
  {
    name: 'content-filter',
    scenario: 'content_filter',
    title: '400 content_filter for a prompt considered high risk',
    shown: /\b(?<!:)400\b|high.?risk|content.?filter|\brejected\b/i,
    source: 'docs/api/errors',
    advice: 'report the refusal to the user; the same prompt is refused again',
  },
  {
    name: 'quota',
    scenario: 'exceeded_current_quota_error',
    title: '429 for an empty account',
    shown: /\b(?<!:)429\b|quota|balance|suspended|recharge|billing/i,
    source: ['docs/api/errors', 'lucasdicioccio/agents-exe#336'],
    advice:
      'read error.type: exceeded_current_quota_error needs a recharge, only rate_limit_reached_error and engine_overloaded_error are worth a retry',
    tolerated: 3,
  },
]

export const refusalDrills: readonly Drill[] = refusals.map((refusal) =>
  defineDrill({
    id: `refusals/${refusal.name}`,
    title: refusal.title,
    promise: 'a refusal that a retry cannot change is reported with its reason, and the request is not sent again',
    source: refusal.source,
    setups: [toSetup(refusal)],
    judge: (context) => judge(context, refusal),
    advice: refusal.advice,
  }),
)

function toSetup({ name, scenario }: Refusal): Setup {
  return {
    id: `refused-${name}`,
    about: `answers every chat request with ${scenario}`,
    answer: (call, replies) => replies.scenario(call, scenario),
  }
}

function judge(
  context: DrillContext,
  { tolerated = 1, shown, scenario }: Refusal,
): readonly Finding[] | { because: string } {
  const run = context.runs[0]!
  if (chatsOf(run).length === 0) return { because: 'the program sent no chat request in this run' }
  return [...judgeAttempts(run, tolerated, scenario), ...judgeReport(context, shown)]
}

function judgeAttempts(run: DrillContext['plain'], tolerated: number, scenario: string): Finding[] {
  // A request for another model is not a repetition, because that model may be allowed.
  const models = Map.groupBy(findRepeated(run), ({ body }) => body?.model)
  const attempts = Math.max(0, ...[...models.values()].map(({ length }) => length))
  if (attempts <= 1) return []
  const isSdk = attempts <= tolerated
  return [
    {
      severity: isSdk ? 'warn' : 'fail',
      message: isSdk
        ? 'the refused request was sent again, as SDKs do after any 429'
        : 'the refused request was sent again',
      expected: `one request: ${scenario} answers the same request the same way`,
      observed: `${attempts} requests with the same model and messages`,
    },
  ]
}

function judgeReport(context: DrillContext, shown: RegExp): Finding[] {
  const run = context.runs[0]!
  if (exitsOk(run, context)) {
    const isSilent = findNewProblemWords(run, context).length === 0
    return [
      {
        severity: isSilent ? 'fail' : 'warn',
        message: isSilent
          ? 'the program ended as if it had an answer'
          : 'the program reports the problem, but its exit code says success',
        expected: `an exit code other than ${context.options.okExits.join(', ')}, because there was no answer`,
        observed: describeEnd(run),
        next: isSilent
          ? 'check the status of every answer, and end with another exit code'
          : 'end with another exit code, or name the codes of success with --ok-exit',
      },
    ]
  }
  if (run.attached?.hasOutput === false) return []
  if (run.endedBecause !== null || shown.test(output(run))) return []
  return [
    {
      severity: 'warn',
      message: 'the reason of the refusal is not in the output',
      expected: `the status or the message of the API: ${chatsOf(run)[0]?.errorText ?? ''}`,
      observed: describeEnd(run),
      next: 'print error.message of the body',
    },
  ]
}
