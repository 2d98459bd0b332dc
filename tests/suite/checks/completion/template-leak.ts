/**
 * Control tokens of the chat template never reach the caller: not in content, reasoning, names or error messages.
 * Written at https://platform.kimi.ai/docs/api/chat (2026-08-13): calls come as `tool_calls`, thought as
 * `reasoning_content`. Threads: MoonshotAI/Kimi-K2#89, typeclaw/typeclaw#344, vllm-project/vllm#32587.
 */
import { isObject, type AssembledCall, type AssembledChoice } from '../../judge/assembly.ts'
import { atChunk, defineCheck, show, type Severity } from '../check.ts'
import { atChoice } from '../helpers/answer.ts'
import { findMarker, longestMarker, mayHoldBareName, mayHoldMarker } from '../helpers/markers.ts'
import { mentions } from '../helpers/request.ts'

/** What may still become a marker with the next piece of text. */
const unfinished = /(?:<[^>\s]*|◁[^▷]*|\[[^\]\s]*|\b\w*_\w*\|?|[`"“](?:<[^>\s]*>|◁[^▷]*▷))$/u

export const templateLeak = defineCheck({
  name: 'template-leak',
  promise: 'No control token or tag of a chat template stands in content, reasoning, function names or error messages.',
  source: ['docs/api/chat', 'MoonshotAI/Kimi-K2#89', 'typeclaw/typeclaw#344'],
  catches: ['SEM-01', 'SEM-02', 'SEM-06', 'SEM-21', 'SEM-22', 'SEM-23', 'ERR-09'],
  severity: 'fail',
  inspect(subject, report) {
    const carries = new Map<string, string>()
    const told = new Set<string>()
    let waiting = false

    function say(marker: string, field: string, at: string, text: string, severity: Severity = 'fail'): void {
      // A caller who writes the marker himself may be answered with it.
      if (mentions(subject.request, marker)) return
      told.add(field)
      report({
        message:
          /think/.test(marker) && field !== 'function.name'
            ? `the chain of thought stands in \`${field}\` between tags: ${marker}`
            : `a control token of the chat template leaks into \`${field}\`: ${marker}`,
        documented: 'calls in `tool_calls`, thought in `reasoning_content`, no markup in either',
        received: show(text),
        at,
        severity,
      })
    }

    function scanWhole(text: unknown, field: string, at: string): void {
      if (typeof text !== 'string' || !(mayHoldMarker(text) || mayHoldBareName(text))) return
      const found = findMarker(text)
      if (found !== null) say(found, field, at, text)
    }

    function scanCall(choice: AssembledChoice, call: AssembledCall): void {
      const path = `/tool_calls/${call.index}`
      scanWhole(call.id, 'tool_calls.id', atChoice(subject, choice.index, `${path}/id`))
      const text = call.arguments.whole ?? ''
      // A call may write a text about templates: only control tokens count here, and they only warn.
      const found = mayHoldMarker(text) ? findMarker(text, false, /^<[|｜]/) : null
      if (found !== null)
        say(found, 'function.arguments', atChoice(subject, choice.index, `${path}/function/arguments`), text, 'warn')
    }

    /** Markers come split over chunks; what may be the start of one waits for the rest. */
    function scanPiece(text: string, field: string, index: unknown, at: () => string): void {
      if (!waiting && !mayHoldMarker(text)) return
      const key = `${String(index)}/${field}`
      const joined = (carries.get(key) ?? '') + text
      const found = findMarker(joined, true)
      if (found !== null) say(found, field, at(), joined)
      const rest = found === null ? unfinished.exec(joined.slice(-longestMarker)) : null
      // One sign before the marker tells whether it is quoted.
      if (rest) carries.set(key, joined.slice(Math.max(0, joined.length - rest[0].length - 1)))
      else carries.delete(key)
      waiting = carries.size > 0
    }

    return {
      event(arrival) {
        const { chunk } = arrival
        if (chunk === null) return
        if (isObject(chunk.error)) scanWhole(chunk.error.message, 'error.message', atChunk(arrival, '/error/message'))
        if (!Array.isArray(chunk.choices)) return
        for (const choice of chunk.choices) {
          const delta = choice?.delta
          if (typeof delta !== 'object' || delta === null) continue
          if (typeof delta.content === 'string' && delta.content !== '')
            scanPiece(delta.content, 'content', choice.index, () =>
              atChunk(arrival, `/choices/${choice.index ?? 0}/delta/content`),
            )
          if (typeof delta.reasoning_content === 'string' && delta.reasoning_content !== '')
            scanPiece(delta.reasoning_content, 'reasoning_content', choice.index, () =>
              atChunk(arrival, `/choices/${choice.index ?? 0}/delta/reasoning_content`),
            )
          // What some servers call `reasoning` is shown to people as well.
          if (typeof delta.reasoning === 'string' && delta.reasoning !== delta.reasoning_content)
            scanPiece(delta.reasoning, 'reasoning', choice.index, () =>
              atChunk(arrival, `/choices/${choice.index ?? 0}/delta/reasoning`),
            )
          if (Array.isArray(delta.tool_calls))
            for (const call of delta.tool_calls)
              scanWhole(call?.function?.name, 'function.name', atChunk(arrival, '/choices/0/delta/tool_calls'))
        }
      },
      body(json, text) {
        if (!isObject(json)) {
          if (subject.status !== null && subject.status >= 400 && subject.kind !== 'html')
            scanWhole(text.slice(0, 100_000), 'error text', 'body')
          return
        }
        if (isObject(json.error)) scanWhole(json.error.message, 'error.message', '/error/message')
        if (!Array.isArray(json.choices)) return
        json.choices.forEach((choice: unknown, at) => {
          const message = isObject(choice) ? choice.message : null
          if (!isObject(message)) return
          scanWhole(message.content, 'content', `/choices/${at}/message/content`)
          scanWhole(message.reasoning_content, 'reasoning_content', `/choices/${at}/message/reasoning_content`)
          if (message.reasoning !== message.reasoning_content)
            scanWhole(message.reasoning, 'reasoning', `/choices/${at}/message/reasoning`)
          if (!Array.isArray(message.tool_calls)) return
          for (const call of message.tool_calls)
            if (isObject(call) && isObject(call.function))
              scanWhole(call.function.name, 'function.name', `/choices/${at}/message/tool_calls`)
        })
      },
      end() {
        for (const choice of subject.assembled.choices.values())
          for (const call of choice.calls.values()) scanCall(choice, call)
        // Names that lost their brackets come in pieces that look like words, so they are looked for in the whole.
        if (subject.kind !== 'events') return
        for (const choice of subject.assembled.choices.values())
          for (const [field, text] of [
            ['content', choice.content.whole],
            ['reasoning_content', choice.reasoning.whole],
          ] as const)
            if (text !== null && !told.has(field) && mayHoldBareName(text))
              scanWhole(text, field, atChoice(subject, choice.index, `/${field}`))
      },
    }
  },
})
