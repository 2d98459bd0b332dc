/**
 * Reports control tokens, tags and call ids of the chat template in content, reasoning, names, arguments and error messages,
 * whole or in part. Calls belong in `tool_calls`, the chain of thought in `reasoning_content`. Code in a text is an example and
 * passes; whether a text has code is known at its end, so streams are judged there.
 */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import {
  isObject,
  type AssembledCall,
  type AssembledChoice,
  atChunk,
  defineCheck,
  show,
  type Report,
  type Severity,
  type Subject,
} from '../../judge/index.ts'
import { atCall, atMessage, findChoices, isInterrupted } from '../helpers/answer.ts'
import { removeCode, removeLiterals } from '../helpers/code.ts'
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

/** A marker in a piece of a stream, where the piece is, and its text. */
interface Found {
  marker: string
  at: string
  text: string
}

/** A marker in a field of the answer. */
interface Leak extends Found {
  field: string
}

/** Markers kept of a field, to say in which chunk one is. */
const maxFound = 8

/** More of `reasoning` than this is not kept. */
const maxAlias = 200_000

/** The markers that count in arguments. */
const argumentMarker = /^(?:<[|｜]|<\/tool_calls?>|functions\.|(?:<\|)?tool_calls?_)/

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
    /** `delta.reasoning`, which the assembled answer does not contain, by the index of the choice. */
    const aliases = new Map<number, string>()
    const { scanWhole, scanCall, scanText, scanMessage } = createTextRules(subject, report)
    const { mustScan, scanPiece, findPieces } = createPieceScanner()

    return {
      event(arrival) {
        const { chunk } = arrival
        if (chunk === null) return
        if (isObject(chunk.error)) scanWhole(chunk.error.message, 'error.message', atChunk(arrival, '/error/message'))
        for (const { choice, index, path } of findChoices(chunk)) {
          const { delta } = choice
          if (!isObject(delta)) continue
          const at = (field: string) => () => atChunk(arrival, `${path}/delta/${field}`)
          if (mustScan(delta.content)) scanPiece(delta.content, 'content', index, at('content'))
          if (mustScan(delta.reasoning_content))
            scanPiece(delta.reasoning_content, 'reasoning_content', index, at('reasoning_content'))
          // Some servers send the reasoning as `reasoning`.
          if (typeof delta.reasoning === 'string' && delta.reasoning !== delta.reasoning_content) {
            if (mustScan(delta.reasoning)) scanPiece(delta.reasoning, 'reasoning', index, at('reasoning'))
            const before = aliases.get(index) ?? ''
            if (before.length < maxAlias && aliases.size < 64) aliases.set(index, before + delta.reasoning)
          }
          if (Array.isArray(delta.tool_calls))
            for (const [place, call] of delta.tool_calls.entries())
              scanWhole(
                call?.function?.name,
                'function.name',
                atChunk(arrival, `${path}/delta/tool_calls/${place}/function/name`),
              )
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
        json.choices.forEach(scanMessage)
      },
      end() {
        for (const choice of subject.assembled.choices.values())
          for (const call of choice.calls.values()) scanCall(choice, call)
        if (subject.kind !== 'events') return
        for (const choice of subject.assembled.choices.values()) {
          const judge = (field: string, text: string | null) =>
            scanText(
              text,
              field,
              choice.finishReason,
              atMessage(subject, choice, `/${field}`),
              findPieces(choice.index, field),
            )
          judge('content', choice.content.whole)
          judge('reasoning_content', choice.reasoning.whole)
          judge('reasoning', aliases.get(choice.index) ?? '')
        }
      },
    }
  },
})

/** The rules for the complete texts of an answer. Each reports the first marker that it finds. */
function createTextRules(subject: Subject, report: Report) {
  function say(
    { marker, field, at, text }: Leak,
    { severity = 'fail', what }: { severity?: Severity; what?: 'thought' | 'part' } = {},
  ): void {
    // An answer may quote a marker of the request.
    if (mentions(subject.request, marker)) return
    report({
      message:
        what === 'thought' || (field !== 'function.name' && findThinkingTag(marker) !== null)
          ? `\`${field}\` has the chain of thought between tags: ${marker}`
          : `\`${field}\` contains ${what === 'part' ? 'part of a control token' : 'a control token'} of the chat template: ${marker}`,
      documented: 'calls in `tool_calls`, the chain of thought in `reasoning_content`, no markup in either',
      received: show(text),
      at,
      severity,
    })
  }

  function scanWhole(text: unknown, field: string, at: string): void {
    if (typeof text !== 'string' || !(mayHoldMarker(text) || mayHoldBareName(text))) return
    const found = findMarker(text)
    if (found !== null) say({ marker: found, field, at, text })
  }

  function scanCall(choice: AssembledChoice, call: AssembledCall): void {
    scanWhole(call.id, 'tool_calls.id', atCall(subject, choice, call, '/id'))
    scanArguments(call.arguments.whole ?? '', choice, atCall(subject, choice, call, '/function/arguments'))
  }

  /**
   * A call may write a document about templates, so a control token that does not belong to tool calls only warns here, unless it
   * is the only one of a value and ends it, as the end of a turn does.
   */
  function scanArguments(text: string, choice: AssembledChoice, at: string): void {
    const field = 'function.arguments'
    const possible = mayHoldMarker(text) && findMarker(text, false, argumentMarker) !== null
    const values = possible || text.includes('functions.') ? withoutCode(text) : [text]
    const visible = values.join('\n')
    if (possible) {
      const found = findMarker(visible, false, argumentMarker)
      if (found !== null)
        return say(
          { marker: found, field, at, text },
          { severity: isToolMarker(found) || values.some((value) => endsWithMarker(value, found)) ? 'fail' : 'warn' },
        )
    }
    const part = text.includes('|') ? findTokenPart(text, isInterrupted(choice.finishReason)) : null
    if (part !== null) return say({ marker: part, field, at, text }, { what: 'part' })
    if (!visible.includes('functions.')) return
    const names = new Set([...choice.calls.values()].map((call) => call.name))
    if (subject.request !== null) for (const tool of findTools(subject.request)) names.add(tool.name)
    for (const [id, name] of visible.matchAll(/\bfunctions\.([\w-]{1,64}):\d{1,4}\b/g))
      if (names.has(name!)) return say({ marker: id, field, at, text })
  }

  /** Judges a complete text, of a message or of a joined stream. `found`: the markers in its pieces, code included. */
  function scanText(
    text: unknown,
    field: string,
    finishReason: string | null,
    at: string,
    found: readonly Found[],
  ): void {
    if (typeof text !== 'string') {
      // Of a text that is too long to be kept, only the pieces are known.
      if (text === null && found[0] !== undefined) say({ ...found[0], field })
      return
    }
    const isContent = field === 'content'
    const truncated = isInterrupted(finishReason)
    const visible =
      mayHoldMarker(text) || mayHoldBareName(text) || text.includes('|') ? removeCode(text, truncated) : ''
    if (found.length > 0 || mayHoldBareName(visible) || subject.kind !== 'events') {
      const marker = findMarker(visible, false, isContent ? notThinking : undefined)
      const place = found.find((one) => one.marker === marker) ?? found[0] ?? { at, text }
      if (marker !== null) return say({ ...place, marker, field })
    }
    const tag = isContent && /[<◁[]/.test(visible) ? findThinkingTag(visible) : null
    if (tag !== null) return say({ marker: tag, field, at, text }, { what: 'thought' })
    const part = visible.includes('|') ? findTokenPart(visible, truncated) : null
    if (part !== null) say({ marker: part, field, at, text: text.slice(-80) }, { what: 'part' })
  }

  function scanMessage(choice: unknown, at: number): void {
    const message = isObject(choice) ? choice.message : null
    if (!isObject(message)) return
    const reason = isObject(choice) && typeof choice.finish_reason === 'string' ? choice.finish_reason : null
    const path = `/choices/${at}/message`
    scanText(message.content ?? '', 'content', reason, `${path}/content`, [])
    scanText(message.reasoning_content ?? '', 'reasoning_content', reason, `${path}/reasoning_content`, [])
    if (message.reasoning !== message.reasoning_content)
      scanText(message.reasoning ?? '', 'reasoning', reason, `${path}/reasoning`, [])
    if (!Array.isArray(message.tool_calls)) return
    for (const [place, call] of message.tool_calls.entries())
      if (isObject(call) && isObject(call.function))
        scanWhole(call.function.name, 'function.name', `${path}/tool_calls/${place}/function/name`)
  }

  return { scanWhole, scanCall, scanText, scanMessage }
}

/** Finds markers in the pieces of a stream, by choice and field. */
function createPieceScanner() {
  /** The end of a piece that may begin a marker. */
  const carries = new Map<string, string>()
  const candidates = new Map<string, Found[]>()
  let waiting = false

  /** Whether a piece may hold a part of a marker. Most do not, and their place is not computed. */
  function mustScan(text: unknown): text is string {
    return typeof text === 'string' && (waiting ? text !== '' : mayHoldMarker(text))
  }

  /** A marker may be split over chunks, so a piece that may begin one is kept. */
  function scanPiece(text: string, field: string, index: number, at: () => string): void {
    const key = `${index}/${field}`
    const joined = (carries.get(key) ?? '') + text
    const marker = findMarker(joined, true, field === 'content' ? notThinking : undefined)
    if (marker !== null) keep(key, { marker, at: at(), text: joined })
    const rest = marker === null ? unfinished.exec(joined.slice(-longestMarker)) : null
    // The character before the marker shows whether it is quoted.
    if (rest) carries.set(key, joined.slice(Math.max(0, joined.length - rest[0].length - 1)))
    else carries.delete(key)
    waiting = carries.size > 0
  }

  function keep(key: string, found: Found): void {
    const list = candidates.get(key)
    if (!list) candidates.set(key, [found])
    else if (list.length < maxFound) list.push(found)
  }

  /** The markers in the pieces of a field. */
  function findPieces(index: number, field: string): readonly Found[] {
    return candidates.get(`${index}/${field}`) ?? []
  }

  return { mustScan, scanPiece, findPieces }
}

/** The texts of arguments without their code; text that is not JSON stays as it is. */
function withoutCode(text: string): string[] {
  const { json } = parseJson(text)
  return json === undefined ? [text] : collectTexts(json)
}

/** Whether a text ends with the marker, after the closing characters of JSON that was cut, and has no other control token. */
function endsWithMarker(text: string, marker: string): boolean {
  const at = text.lastIndexOf(marker)
  return at >= 0 && /^[\s"}\]]{0,64}$/.test(text.slice(at + marker.length)) && text.search(/<[|｜]/) === at
}

function collectTexts(value: unknown): string[] {
  if (typeof value === 'string') return [removeLiterals(removeCode(value))]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    ...(Array.isArray(value) ? [] : [name]),
    ...collectTexts(member),
  ])
}
