/**
 * Checks the end of a choice: the end frame has an empty delta (P1), comes once (P1) and carries the full usage (P0). The summary
 * frame follows where it was requested (P0) and only there (P2).
 */
import { isObject, atChunk, defineCheck, show, type Report } from '../../judge/index.ts'
import { isStoppedByServer } from '../helpers/answer.ts'
import { isBrokenOff } from '../helpers/json-problem.ts'
import type { Json } from '../helpers/request.ts'
import { findFrames, isOlder, isVendorStream, toDelta, vendorSource } from '../helpers/vendor.ts'

export const vendorEndFrame = defineCheck({
  name: 'vendor-end-frame',
  promise:
    'The last frame of a choice is `delta: {}` with the full usage, and the summary frame follows where it was requested.',
  source: vendorSource,
  severity: 'fail',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isVendorStream(subject)) return
    const options = isObject(subject.request?.stream_options) ? subject.request.stream_options : {}
    const ended = new Set<unknown>()
    let summary = false
    let failed = false
    /** A summary frame that came before a choice ended; wrong only when that choice continues. */
    let early: { usage: unknown; at: string } | null = null
    /** Usage in a choice before its end; wrong only when that choice continues. */
    const earlyInChoice = new Map<unknown, { usage: unknown; at: string }>()
    return {
      structural: true,
      event(arrival) {
        const { chunk } = arrival
        failed ||= isBrokenOff(subject, arrival)
        if (chunk === null) return
        if (chunk.error) failed = true
        const at = atChunk(arrival)
        if (Array.isArray(chunk.choices) && chunk.choices.length === 0 && isObject(chunk.usage)) {
          summary = true
          if ([...subject.assembled.choices.values()].some((choice) => choice.finishReason === null))
            early = { usage: chunk.usage, at }
        } else if (early !== null) {
          report({
            message: 'the summary frame comes before every choice has ended',
            documented: 'last, after all choices',
            received: show(early.usage),
            at: early.at,
          })
          early = null
        }
        for (const { choice, path } of findFrames(arrival)) {
          const before = earlyInChoice.get(choice.index)
          if (before !== undefined) {
            report({
              message: 'a frame before the end carries usage in its choice',
              documented: 'usage in the end frame only',
              received: show(before.usage),
              at: before.at,
              severity: 'warn',
            })
            earlyInChoice.delete(choice.index)
          }
          const final = choice.finish_reason !== null && choice.finish_reason !== undefined
          if (!final) {
            if (isObject(choice.usage) && earlyInChoice.size < 1024)
              earlyInChoice.set(choice.index, { usage: choice.usage, at })
            continue
          }
          judgeEndFrame(report, choice, { at, path, isRepeated: ended.has(choice.index) })
          if (ended.size < 1024) ended.add(choice.index)
        }
      },
      end(ending) {
        if (failed || ending === 'cut' || subject.request === null || ended.size === 0) return
        if ([...subject.assembled.choices.values()].some((choice) => isStoppedByServer(choice.finishReason))) return
        const at = 'end of the stream'
        if (options.include_usage === true && !summary && !isOlder(subject))
          report({
            message: 'the summary frame is missing',
            documented: 'a last frame with `choices: []` and usage',
            received: 'none',
            at,
          })
        if (options.include_usage !== true && options.continuous_usage_stats !== true && summary)
          report({
            message: 'a summary frame comes without a request for it',
            documented: 'only with `include_usage`',
            received: 'a frame with `choices: []`',
            at,
            severity: 'notice',
          })
      },
    }
  },
})

/** Judges the end frame of a choice: its number, its delta and its usage. */
function judgeEndFrame(
  report: Report,
  choice: Json,
  { at, path, isRepeated }: { at: string; path: string; isRepeated: boolean },
): void {
  if (isRepeated)
    report({
      message: 'a choice ends twice',
      documented: 'one end frame for each index',
      received: show(choice.finish_reason),
      at,
      severity: 'warn',
    })
  if (Object.keys(toDelta(choice)).length > 0)
    report({
      message: 'the delta of the end frame is not empty',
      documented: '`delta: {}`',
      received: show(choice.delta),
      at,
      severity: 'warn',
    })
  // The first-party API was reported to send less usage where the server stopped the answer.
  if (isStoppedByServer(choice.finish_reason)) return
  const missing = findMissing(choice.usage)
  if (missing.length > 0)
    report({
      message:
        missing[0] === 'usage'
          ? 'the end frame has no usage in its choice'
          : `the usage of the end frame lacks ${missing.join(', ')}`,
      documented: '`choices[0].usage` with the three counters, reasoning_tokens and cached_tokens (0 when none)',
      received: show(choice.usage),
      at: `${at} ${path}/usage`,
    })
}

function findMissing(usage: unknown): string[] {
  if (!isObject(usage)) return ['usage']
  const missing = ['prompt_tokens', 'completion_tokens', 'total_tokens'].filter(
    (name) => typeof usage[name] !== 'number',
  )
  const completion = usage.completion_tokens_details
  const prompt = usage.prompt_tokens_details
  if (!isObject(completion) || typeof completion.reasoning_tokens !== 'number')
    missing.push('completion_tokens_details.reasoning_tokens')
  if (!isObject(prompt) || typeof prompt.cached_tokens !== 'number') missing.push('prompt_tokens_details.cached_tokens')
  return missing
}
