/** Checks where a stream carries usage, as recorded: in the last chunk of a choice, and once more where `include_usage` asks for it. */
import { isObject, atChunk, defineCheck, show, type Arrival } from '../../judge/index.ts'
import { isBrokenOff } from '../helpers/json-problem.ts'
import { isChat, type Json } from '../helpers/request.ts'

const counters = ['prompt_tokens', 'completion_tokens', 'total_tokens'] as const

/** The place of top-level usage; other places are indexes of choices. */
const top = -1

export const usageStream = defineCheck({
  name: 'usage-stream',
  promise: 'A stream reports usage at its end, where it was asked for, and never counts backwards.',
  source: ['docs/api/chat', 'vercel/k3-stream-thinking'],
  catches: ['USG-01', 'USG-07', 'USG-09', 'USG-10'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    const options = isObject(subject.request?.stream_options) ? subject.request.stream_options : {}
    const continuous = options.continuous_usage_stats === true
    const lasts = new Map<number, Json>()
    let complete = false
    let closing = false
    /** After an error event, or where the stream ends within an event, usage may be missing. */
    let failed = false
    /** Reports of usage before the end, by place. Each is made when a choice continues: otherwise only its end is missing. */
    const early = new Map<number, () => void>()

    function look(usage: unknown, place: number, arrival: Arrival, path: string, isEarly: boolean): void {
      if (!isObject(usage)) return
      complete ||= counters.every((name) => typeof usage[name] === 'number')
      const before = lasts.get(place)
      if (before) judgeGrowth(before, usage, arrival, path)
      if (lasts.size < 256 || before) lasts.set(place, usage)
      if (isEarly && (early.size < 256 || early.has(place))) early.set(place, () => reportEarly(usage, arrival, path))
    }

    function reportEarly(usage: Json, arrival: Arrival, path: string): void {
      if (continuous) return
      const empty = counters.every((name) => usage[name] === 0 || usage[name] === undefined)
      report({
        message: empty
          ? 'chunks before the end carry usage with all counters 0'
          : 'chunks before the end carry running usage that was not requested',
        documented: 'usage once, at the end; null or no key before',
        received: show(usage),
        at: atChunk(arrival, path),
        severity: 'warn',
      })
    }

    /** Makes the reports of a choice that continues, and those of top-level usage. */
    function makeEarly(index: number): void {
      for (const place of [index, top]) {
        early.get(place)?.()
        early.delete(place)
      }
    }

    function judgeGrowth(before: Json, usage: Json, arrival: Arrival, path: string): void {
      for (const name of counters) {
        const [was, is] = [before[name], usage[name]]
        if (typeof was !== 'number' || typeof is !== 'number' || is >= was) continue
        report({
          message: `${name} decreases within the stream`,
          documented: 'counters that only increase; the last value is the total',
          received: `${is} after ${was}`,
          at: atChunk(arrival, path),
        })
      }
    }

    function close(message: string, received: string, severity: 'fail' | 'warn'): void {
      const documented = 'a last chunk with `choices: []` and the three counters before [DONE]'
      report({ message, documented, received, at: 'end of the stream', severity })
    }

    return {
      structural: true,
      event(arrival) {
        const { chunk } = arrival
        failed ||= isBrokenOff(subject, arrival)
        if (chunk === null) return
        if (chunk.error) failed = true
        const list = chunk.choices
        if (!Array.isArray(list)) return
        if (early.size > 0) for (const choice of list) makeEarly(typeof choice?.index === 'number' ? choice.index : 0)
        if (chunk.usage !== undefined && chunk.usage !== null) {
          const open = [...subject.assembled.choices.values()].some((choice) => choice.finishReason === null)
          look(chunk.usage, top, arrival, '/usage', open || subject.assembled.choices.size === 0)
          closing ||= list.length === 0 && !open
        }
        for (const [place, choice] of list.entries())
          if (choice?.usage !== undefined) {
            const index = typeof choice.index === 'number' ? choice.index : 0
            look(
              choice.usage,
              index,
              arrival,
              `/choices/${place}/usage`,
              subject.assembled.choices.get(index)?.finishReason === null,
            )
          }
      },
      end(ending) {
        if (options.include_usage !== true || failed || ending === 'cut' || ending === 'open') return
        if (subject.assembled.choices.size === 0) return
        // finish-reason reports a stream whose last chunks are missing.
        if ([...subject.assembled.choices.values()].some((choice) => choice.finishReason === null)) return
        if (lasts.size === 0) close('`include_usage` was requested and no chunk carries usage', 'no usage', 'fail')
        else if (!complete)
          close('`include_usage` was requested and the usage lacks a counter', show([...lasts.values()].at(-1)), 'fail')
        else if (!closing)
          close('the last usage chunk that `include_usage` requests is missing', 'usage in other chunks only', 'warn')
      },
    }
  },
})
