/**
 * Reports control tokens, tags and call ids of the chat template in content, reasoning, names, arguments and error messages,
 * whole or in part. Calls belong in `tool_calls`, the chain of thought in `reasoning_content`.
 */
import { isObject, type AssembledCall, type AssembledChoice } from '../../judge/assembly.ts'
import { atChunk, defineCheck, show, type Severity } from '../check.ts'
import { atChoice, isInterrupted, toPathStep } from '../helpers/answer.ts'
import {
  findMarker,
  findThinkingTag,
  findTokenPart,
  isToolMarker,
  longestMarker,
  mayHoldBareName,
  mayHoldMarker,
  notThinking,
} from '../helpers/markers.ts'
import { findTools, mentions } from '../helpers/request.ts'

/** The end of a piece of text that the next piece may complete to a marker. */
const unfinished = /(?:<[^>\s]*|◁[^▷]*|\[[^\]\s]*|\b\w*_\w*\|?|[`"“](?:<[^>\s]*>|◁[^▷]*▷))$/u

export const templateLeak = defineCheck({
  name: 'template-leak',
  promise:
    'Content, reasoning, function names, arguments and error messages hold no control token, tag or call id of the chat template.',
  source: [
    'docs/api/chat',
    'MoonshotAI/Kimi-K2#89',
    'typeclaw/typeclaw#344',
    'vllm-project/vllm#32587',
    'Bike4Mind/bike4mind#1089',
    'anomalyco/opencode#20650',
  ],
  catches: ['SEM-01', 'SEM-02', 'SEM-06', 'SEM-21', 'SEM-22', 'SEM-23', 'ERR-09'],
  severity: 'fail',
  inspect(subject, report) {
    const carries = new Map<string, string>()
    const reported = new Set<string>()
    let waiting = false

    function say(
      marker: string,
      field: string,
      at: string,
      text: string,
      severity: Severity = 'fail',
      what = 'a control token',
    ): void {
      // An answer may quote a marker of the request.
      if (mentions(subject.request, marker)) return
      reported.add(field)
      report({
        message:
          field !== 'function.name' && findThinkingTag(marker) !== null
            ? `\`${field}\` has the chain of thought between tags: ${marker}`
            : `\`${field}\` contains ${what} of the chat template: ${marker}`,
        documented: 'calls in `tool_calls`, the chain of thought in `reasoning_content`, no markup in either',
        received: show(text),
        at,
        severity,
      })
    }

    function scanWhole(text: unknown, field: string, at: string, wanted?: RegExp): void {
      if (typeof text !== 'string' || !(mayHoldMarker(text) || mayHoldBareName(text))) return
      const found = findMarker(text, false, wanted)
      if (found !== null) say(found, field, at, text)
    }

    function scanCall(choice: AssembledChoice, call: AssembledCall): void {
      const path = `/tool_calls/${call.index}`
      scanWhole(call.id, 'tool_calls.id', atChoice(subject, choice.index, `${path}/id`))
      scanArguments(call.arguments.whole ?? '', choice, atChoice(subject, choice.index, `${path}/function/arguments`))
    }

    /** A call may write a document about templates, so control tokens that do not belong to tool calls only warn here. */
    function scanArguments(text: string, choice: AssembledChoice, at: string): void {
      const field = 'function.arguments'
      if (mayHoldMarker(text)) {
        const found = findMarker(text, false, /^(?:<[|｜]|functions\.|(?:<\|)?tool_calls?_)/)
        if (found !== null) return say(found, field, at, text, isToolMarker(found) ? 'fail' : 'warn')
      }
      const part = text.includes('|') ? findTokenPart(text, isInterrupted(choice.finishReason)) : null
      if (part !== null) return say(part, field, at, text, 'fail', 'part of a control token')
      if (!text.includes('functions.')) return
      const names = new Set([...choice.calls.values()].map((call) => call.name))
      if (subject.request !== null) for (const tool of findTools(subject.request)) names.add(tool.name)
      for (const [id, name] of text.matchAll(/\bfunctions\.([\w-]{1,64}):\d{1,4}\b/g))
        if (names.has(name!)) return say(id, field, at, text)
    }

    /** Scans a complete text, of a message or of a joined stream, for what only the whole text shows. */
    function scanText(text: unknown, field: string, finishReason: string | null, at: string): void {
      if (typeof text !== 'string' || reported.has(field)) return
      if (mayHoldBareName(text)) scanWhole(text, field, at, field === 'content' ? notThinking : undefined)
      const tag = field === 'content' && /[<◁[]/.test(text) ? findThinkingTag(text) : null
      if (tag !== null) return say(tag, field, at, text)
      const part = text.includes('|') ? findTokenPart(text, isInterrupted(finishReason)) : null
      if (part !== null && !reported.has(field))
        say(part, field, at, text.slice(-80), 'fail', 'part of a control token')
    }

    /** Scans a piece of a stream. A marker may be split over chunks, so a piece that may begin one is kept. */
    function scanPiece(text: string, field: string, index: unknown, at: () => string): void {
      if (!waiting && !mayHoldMarker(text)) return
      const key = `${toPathStep(index)}/${field}`
      const joined = (carries.get(key) ?? '') + text
      // Tags in code are no markup, which only the whole text shows.
      const found = findMarker(joined, true, field === 'content' ? notThinking : undefined)
      if (found !== null) say(found, field, at(), joined)
      const rest = found === null ? unfinished.exec(joined.slice(-longestMarker)) : null
      // The character before the marker tells whether it is quoted.
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
              atChunk(arrival, `/choices/${toPathStep(choice.index)}/delta/content`),
            )
          if (typeof delta.reasoning_content === 'string' && delta.reasoning_content !== '')
            scanPiece(delta.reasoning_content, 'reasoning_content', choice.index, () =>
              atChunk(arrival, `/choices/${toPathStep(choice.index)}/delta/reasoning_content`),
            )
          // Some servers send the reasoning as `reasoning`.
          if (typeof delta.reasoning === 'string' && delta.reasoning !== delta.reasoning_content)
            scanPiece(delta.reasoning, 'reasoning', choice.index, () =>
              atChunk(arrival, `/choices/${toPathStep(choice.index)}/delta/reasoning`),
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
          const reason = isObject(choice) && typeof choice.finish_reason === 'string' ? choice.finish_reason : null
          const path = `/choices/${at}/message`
          scanWhole(message.content, 'content', `${path}/content`, notThinking)
          scanText(message.content, 'content', reason, `${path}/content`)
          scanWhole(message.reasoning_content, 'reasoning_content', `${path}/reasoning_content`)
          scanText(message.reasoning_content, 'reasoning_content', reason, `${path}/reasoning_content`)
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
        if (subject.kind !== 'events') return
        for (const choice of subject.assembled.choices.values()) {
          const at = (field: string) => atChoice(subject, choice.index, `/${field}`)
          scanText(choice.content.whole, 'content', choice.finishReason, at('content'))
          scanText(choice.reasoning.whole, 'reasoning_content', choice.finishReason, at('reasoning_content'))
        }
      },
    }
  },
})
