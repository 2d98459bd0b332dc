/** Checks the order of a stream by choice, as recorded: opening, reasoning, content or tool calls, finish chunk, and then usage. */
import {
  isObject,
  atChunk,
  defineCheck,
  show,
  type Arrival,
  type Severity,
  type ChunkTemplate,
} from '../../judge/index.ts'
import { findChoices, findChunk, findWantedChoices, isChatAnswer, isErrorEvent, isPreamble } from '../helpers/answer.ts'

const documented = 'opening, reasoning, content or tool calls, end of the choice, usage, [DONE]'

interface Course {
  /** True once content or a tool call has come. */
  answering: boolean
  ended: boolean
}

export const chunkSequence = defineCheck({
  name: 'chunk-sequence',
  promise:
    'Reasoning comes before the answer, only usage after the end of a choice, and usage after the end of all choices.',
  source: ['docs/guide/use-thinking-models', 'vercel/k3-stream-thinking'],
  catches: ['ORD-04', 'FIN-09', 'ENV-12'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const courses = new Map<number, Course>()
    let last: ChunkTemplate | null = null
    let summed = false
    /** A usage chunk that came before the end of a choice; wrong only when that choice continues. */
    let early: { arrival: Arrival; usage: unknown } | null = null
    const say = (arrival: Arrival, message: string, received: unknown, path: string, severity: Severity = 'fail') =>
      report({ message, documented, received: show(received), at: atChunk(arrival, path), severity })
    return {
      event(arrival) {
        // The same kind of increment as the one before changes nothing.
        if (arrival.template !== null && arrival.template === last) return
        last = arrival.template
        const chunk = findChunk(arrival)
        if (chunk === null || !Array.isArray(chunk.choices)) return
        if (chunk.choices.length === 0) return judgeWithoutChoices(arrival, chunk)
        if (early !== null) {
          say(early.arrival, 'the usage chunk comes before the end of a choice', early.usage, '/usage')
          early = null
        }
        for (const { choice, index, path } of findChoices(chunk)) {
          let course = courses.get(index)
          if (!course) {
            course = { answering: false, ended: false }
            if (courses.size < 1024) courses.set(index, course)
          }
          const ends = typeof choice.finish_reason === 'string' && choice.finish_reason !== ''
          if (isObject(choice.delta)) judgeDelta(arrival, course, choice.delta, `${path}/delta`, ends)
          if (ends) course.ended = true
        }
      },
    }

    /** A chunk without choices: usage at the end, or an undocumented kind of chunk. */
    function judgeWithoutChoices(arrival: Arrival, chunk: Readonly<Record<string, unknown>>): void {
      if (isObject(chunk.usage)) {
        const open = [...courses.values()].some((course) => !course.ended)
        const few = courses.size < (findWantedChoices(subject) ?? 1)
        if (open || few) early = { arrival, usage: chunk.usage }
        else if (summed) say(arrival, 'the usage chunk is sent more than once', chunk.usage, '/usage', 'warn')
        summed = true
      } else if (!isErrorEvent(arrival) && (isPreamble(chunk) || courses.size > 0))
        say(arrival, 'a chunk has neither choices nor usage', Object.keys(chunk).join(', '), '/choices', 'warn')
    }

    function judgeDelta(
      arrival: Arrival,
      course: Course,
      delta: Record<string, unknown>,
      path: string,
      ends: boolean,
    ): void {
      const reasoning = delta.reasoning_content
      const hasContent = typeof delta.content === 'string' && delta.content !== ''
      const hasCalls = Array.isArray(delta.tool_calls) && delta.tool_calls.length > 0
      const hasReasoning = typeof reasoning === 'string' && reasoning !== ''
      if (course.ended && (hasContent || hasCalls || hasReasoning))
        say(arrival, 'text or calls follow the end of their choice', delta, path)
      // finish-reason reports a second end.
      else if (course.ended && !ends) say(arrival, 'an empty chunk follows the end of its choice', delta, path, 'warn')
      else if (course.ended) return
      else if (course.answering && hasReasoning)
        say(arrival, 'reasoning follows after the answer has begun', reasoning, `${path}/reasoning_content`)
      else if (course.answering && reasoning === '')
        say(
          arrival,
          'the chunk that ends thinking follows after the answer has begun',
          reasoning,
          `${path}/reasoning_content`,
          'warn',
        )
      if (hasReasoning && (hasContent || hasCalls) && !course.ended)
        say(arrival, `one delta has reasoning and ${hasContent ? 'content' : 'a tool call'}`, delta, path, 'warn')
      if (hasContent || hasCalls) course.answering = true
    }
  },
})
