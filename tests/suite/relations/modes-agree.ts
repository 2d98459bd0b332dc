/** Compares the answers to the same request with and without `stream`. Texts may differ, since the model samples. */
import type { AssembledChoice } from '../judge/index.ts'
import { isInterrupted } from '../checks/index.ts'
import { findModes, type Modes } from './pairs.ts'
import { defineRelation, type Deviation } from './relation.ts'

export const modesAgree = defineRelation({
  name: 'modes-agree',
  promise: 'The answers to one request with and without `stream` have the same parts and the same finish reason.',
  source: 'docs/guide/utilize-the-streaming-output-feature-of-kimi-api',
  catches: ['SEM-13'],
  severity: 'fail',
  find: (exchanges, assemblies) => findModes(exchanges, assemblies).flatMap(compare),
})

function compare({ request, whole, streamed }: Modes): Deviation[] {
  const deviations: Deviation[] = []
  if (whole.error !== null || streamed.error !== null) return deviations
  const say = (message: string, one: unknown, other: unknown, severity?: Deviation['severity']) =>
    deviations.push({
      message,
      documented: `whole: ${String(one)}`,
      received: `streamed: ${String(other)}`,
      at: 'streamed answer',
      ...(severity && { severity }),
    })
  if (whole.choices.size !== streamed.choices.size)
    say('the two modes give different numbers of choices', whole.choices.size, streamed.choices.size)
  if (whole.model !== streamed.model) say('the two modes name different models', whole.model, streamed.model)
  for (const [index, one] of whole.choices) {
    const other = streamed.choices.get(index)
    if (!other) continue
    // An answer that the server stopped may end anywhere; finish-reason reports it.
    if (isStopped(one) || isStopped(other)) continue
    // The model is free to call a tool or not, so that difference only warns.
    if (one.calls.size > 0 !== other.calls.size > 0) {
      say('one mode calls a tool and the other does not', names(one), names(other), 'warn')
      continue
    }
    if (one.finishReason !== other.finishReason)
      say('the two modes end with different reasons', one.finishReason, other.finishReason)
    if (one.calls.size === 0 && one.content.length > 0 !== other.content.length > 0)
      say('one mode has text and the other none', `${one.content.length} characters`, `${other.content.length}`)
    if (one.reasoning.length > 0 !== other.reasoning.length > 0)
      say(
        'one mode has reasoning and the other none',
        `${one.reasoning.length} characters`,
        `${other.reasoning.length}`,
      )
    if (one.role !== null && other.role !== null && one.role !== other.role)
      say('the two modes give different roles', one.role, other.role)
    // Only at temperature 0 the texts must be equal.
    if (request.temperature === 0 && one.content.whole !== other.content.whole)
      say(
        isNear(one.content.whole ?? '', other.content.whole ?? '')
          ? 'text is repeated or lost in the streamed answer'
          : 'the two modes give different texts at temperature 0',
        JSON.stringify(one.content.whole?.slice(0, 80)),
        JSON.stringify(other.content.whole?.slice(0, 80)),
        isNear(one.content.whole ?? '', other.content.whole ?? '') ? 'fail' : 'warn',
      )
  }
  return deviations
}

function isStopped({ finishReason }: AssembledChoice): boolean {
  return finishReason !== 'length' && isInterrupted(finishReason)
}

function names(choice: AssembledChoice): string {
  return choice.calls.size === 0 ? 'no call' : [...choice.calls.values()].map((call) => call.name).join(', ')
}

/** Whether two texts are equal except for a few places: at least three quarters of the characters occur in the same order. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one.slice(0, 500), other.slice(0, 500)]
  let row = new Uint16Array(b.length + 1)
  for (const sign of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 1; at <= b.length; at++)
      next[at] = b[at - 1] === sign ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!)
    row = next
  }
  return row[b.length]! >= 0.75 * Math.max(a.length, b.length, 4)
}
