/** Drills of load and outages: the program must wait, retry a limited number of times, and then report the reason. */
import { type Call, type Drill, type Replies, type Setup, defineDrill } from '../drill.ts'
import { judgeBounds, judgeOverlap, judgePage, judgeRecovery, judgeRetryAfter } from '../judgements/load.ts'

/** The wait that the 429 states. */
const retryAfterSeconds = 2

const retryAfter: Setup = {
  id: 'limited-with-retry-after',
  about: `answers the first attempt 429 with Retry-After: ${retryAfterSeconds}, later ones normally`,
  answer(call, replies) {
    const seconds = String(retryAfterSeconds)
    if (call.attempt > 0) return replies.text(call)
    return replies.scenario(call, 'rate_limit_reached_error.rpm', {
      'Retry-After': seconds,
      'X-Retry-After': seconds,
      'Msh-Cooldown-Seconds': seconds,
    })
  },
}

/** A setup that refuses the first `times` attempts of each request. */
function refuse(id: string, scenario: string, times: number): Setup {
  return {
    id,
    about: `answers ${times === Infinity ? 'every attempt' : 'the first attempt'} with ${scenario}`,
    answer: (call, replies) => (call.attempt < times ? replies.scenario(call, scenario) : replies.text(call)),
  }
}

const reset: Setup = {
  id: 'connection-closed-once',
  about: 'closes the connection of the first attempt without an answer',
  answer: (call, replies) => (call.attempt > 0 ? replies.text(call) : 'no answer'),
}

const htmlOnce: Setup = {
  id: 'gateway-page',
  about: 'answers every attempt with the HTML page of a gateway, 504',
  answer: (call, replies) => replies.scenario(call, 'gateway_timeout'),
}

const oneAtATime: Setup = {
  id: 'one-at-a-time',
  about: 'answers slowly, and refuses a second chat request while one is open, as for accounts of tier 0',
  concurrency: 1,
  needs: ({ chatRequests }) => (chatRequests > 1 ? null : 'the program sends one chat request'),
  answer: slow,
}

function slow(call: Call, replies: Replies) {
  const reply = replies.text(call)
  const delayMs = 150
  return reply.body.kind === 'bytes'
    ? { ...reply, body: { ...reply.body, delayMs } }
    : {
        ...reply,
        body: {
          ...reply.body,
          events: reply.body.events.map((event, index) => (index === 0 ? { ...event, delayMs } : event)),
        },
      }
}

export const loadDrills: readonly Drill[] = [
  defineDrill({
    id: 'load/retry-after',
    title: '429 with Retry-After',
    promise: 'after a 429 with Retry-After the next attempt comes no earlier than it says',
    source: ['rfc9110/10.2.3', 'docs/api/errors', 'leandromineti/ai-assisted-coding'],
    setups: [retryAfter],
    judge: (context) => judgeRetryAfter(context, retryAfterSeconds),
    advice: 'wait the seconds of Retry-After before the next attempt',
  }),
  defineDrill({
    id: 'load/backoff',
    title: 'an overload that lasts, without Retry-After',
    promise: 'attempts are bounded, and the waits between them grow',
    source: ['docs/api/errors', 'lucasdicioccio/agents-exe#336'],
    setups: [refuse('overloaded', 'engine_overloaded_error', Infinity)],
    judge: judgeBounds,
    advice: 'wait longer after each attempt, with jitter, and give up after a few',
  }),
  defineDrill({
    id: 'load/unavailable',
    title: '503 that lasts',
    promise: 'attempts are bounded, and the waits between them grow',
    source: 'docs/api/errors',
    setups: [refuse('unavailable', 'server_unavailable', Infinity)],
    judge: judgeBounds,
    advice: 'wait longer after each attempt, with jitter, and give up after a few',
  }),
  defineDrill({
    id: 'load/overloaded-once',
    title: 'an overload that passes',
    promise: 'one engine_overloaded_error does not end the work',
    source: ['docs/api/errors', 'lucasdicioccio/agents-exe#336'],
    setups: [refuse('overloaded-once', 'engine_overloaded_error', 1)],
    judge: judgeRecovery,
    advice: 'try again after a short wait: overloads of a few seconds are frequent',
  }),
  defineDrill({
    id: 'load/server-error-once',
    title: '500 once',
    promise: 'one 500 is retried within bounds, or reported',
    source: 'docs/api/errors',
    setups: [refuse('server-error-once', 'unexpected_output', 1)],
    judge: judgeRecovery,
    advice: 'try again once or twice after a short wait',
  }),
  defineDrill({
    id: 'load/connection-closed',
    title: 'a connection that is closed without an answer',
    promise: 'a connection that breaks before the answer is retried within bounds, or reported',
    source: 'docs/guide/troubleshooting',
    setups: [reset],
    judge: judgeRecovery,
    advice: 'treat a closed connection like a 503: wait, try again, give up with a message',
  }),
  defineDrill({
    id: 'load/gateway-page',
    title: '504 with an HTML page',
    promise: 'an error whose body is not JSON is reported by its status',
    source: 'docs/guide/troubleshooting',
    setups: [htmlOnce],
    judge: judgePage,
    advice: 'read the status before the body; parse the body as JSON only where Content-Type says so',
  }),
  defineDrill({
    id: 'load/one-at-a-time',
    title: 'concurrency of a new account',
    promise: 'no more chat requests at once than tier 0 allows: one',
    source: 'docs/pricing/limits',
    setups: [oneAtATime],
    judge: judgeOverlap,
    advice: 'send requests one after another, or make their number at once an option, default 1',
  }),
]
