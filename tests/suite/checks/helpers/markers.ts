/** Finds control tokens, tags and call ids of chat templates in text: Kimi's own ones, and others that were reported of vendors. */
import { findPairEnd, isMentioned, isToolMentioned } from './mention.ts'

/** The longest marker that is completed across chunks. */
export const longestMarker = 64

/** Tags around a chain of thought that have no other use: `<think>`, Kimi-VL's `◁think▷`, Mistral's `[THINK]`, `<seed:think>`. */
const thinkingTag = String.raw`<\/?(?:\w{1,12}:)?(?:think|thinking)>|◁\/?think▷|\[\/?THINK\]`

/**
 * `<|name|>` in ASCII or full-width bars, thinking tags, `<tool_call>`, `<function=…>`, Kimi's section names without their
 * brackets, and the id of a call before its arguments, as partly removed markup leaves them.
 */
const marker = new RegExp(
  String.raw`<[|｜][\p{L}_][\p{L}\p{N}_▁.: -]{0,48}[|｜]>|<\|(?:channel|turn|tool|tool_call|tool_response)>|<(?:channel|turn|tool|tool_call|tool_response)\|>|${thinkingTag}|<\/?(?:tool_call|tool_calls|tool_response|function_calls?|invoke)>|<function=[\w.-]{1,48}>|\[\/?TOOL_CALLS\]|(?:<\||\b)tool_calls?_(?:section|argument)_(?:begin|end)(?:\|>|\b)|\btool_call_(?:begin|end)\|>|\bfunctions\.[\w-]{1,64}:\d{1,4}\s{0,4}(?=\{\s*["}])|\[(?:EOS|BOS|EOT|PAD|UNK)\]`,
  'gu',
)

/** Matches the markers that `findMarker` finds and that are not thinking tags. */
export const notThinking = new RegExp(`^(?!${thinkingTag})`, 'u')

/** True for the markers around tool calls, and false for other control tokens. */
export function isToolMarker(found: string): boolean {
  return /tool.?call|tool.?response|TOOL_CALLS|functions?[.=_]|invoke|^<[|｜](open|close|sep)[|｜]>$/iu.test(found)
}

/** Cheap test for the characters without which a text has no marker. */
export function mayHoldMarker(text: string): boolean {
  return text.indexOf('<') >= 0 || text.indexOf('◁') >= 0 || text.indexOf('_') >= 0 || text.indexOf('[') >= 0
}

/** Whether a complete text may hold a marker without brackets; in a stream such names come in pieces that look like words. */
export function mayHoldBareName(text: string): boolean {
  return text.includes('tool_call') || text.includes('functions.')
}

/**
 * The first marker that the text does not quote and that matches `wanted`; null when there is none. `more`: the text continues in
 * later chunks.
 */
export function findMarker(text: string, more = false, wanted = /^/): string | null {
  for (const { 0: found, index } of text.matchAll(marker))
    if (!isQuoted(text, index, index + found.length, more) && wanted.test(found) && !isProse(found, text, index, more))
      return found
  return null
}

/** Names of tags that hold a chain of thought at the start of a text, but may also be ordinary markup. */
const thoughtName =
  /^(?:reasoning|reasoning_content|thoughts?|thought_process|thinking_process|scratchpad|inner_?thoughts?|inner_?monologue|internal_?(?:thoughts?|monologue|reasoning)|chain_of_thought|cot|reflection|antthinking|[a-z]{2,12}_think(?:ing)?|思考|思考过程|推理|推理过程|思维链)$/i

/**
 * The first tag around a chain of thought in a complete text without its code, outside quotes. Tags such as `<reasoning>` and `<thought>`
 * count where they open the text, or close a thought that was never opened and text follows.
 */
export function findThinkingTag(visible: string): string | null {
  const opened = new Set<string>()
  const start = visible.search(/\S/)
  let mentioned = false
  /** The end of a pair of tags without a thought. */
  let pairEnd = 0
  for (const match of visible.matchAll(
    /<(\/?)((?:\w{1,12}:)?[a-z_\p{sc=Han}]{2,24})(?:\s[^<>]{0,80})?>|◁\/?think▷|\[\/?THINK\]/giu,
  )) {
    const [found, slash, given] = match
    const end = match.index + found.length
    if (match.index < pairEnd || isQuoted(visible, match.index, end, false) || isOtherTag(found)) continue
    const name = given?.toLowerCase()
    if (name === undefined || /^(?:\w{1,12}:)?think(?:ing)?$/.test(name)) {
      const isOpening = !isClosing(found)
      if (isOpening) pairEnd = match.index === start ? -1 : findPairEnd(visible, match.index, end, mentioned)
      if (pairEnd < end && (!(isOpening || mentioned) || !isMentioned(visible, match.index, end))) return found
      mentioned = true
      continue
    }
    const isCommon = name === 'analysis' || name === 'reason'
    if (isCommon ? match.index > start || !isClosedThought(visible, end, name) : !thoughtName.test(name)) continue
    if (slash === '') {
      if (match.index === start) return found
      opened.add(name)
    } else if (!opened.has(name) && visible.slice(end).trim() !== '') return found
  }
  return null
}

/** Whether a tag is a component without content, such as `<Thinking />`, or `[think]` of a forum. */
function isOtherTag(found: string): boolean {
  return found.endsWith('/>') || (found.startsWith('[') && found !== found.toUpperCase())
}

/** Whether `<analysis>` or `<reason>`, which opens a text, closes before an answer that is no element: a document has further ones. */
function isClosedThought(visible: string, end: number, name: string): boolean {
  const closing = visible.toLowerCase().indexOf(`</${name}>`, end)
  return closing >= 0 && /^\s*[^\s<]/.test(visible.slice(closing + name.length + 3))
}

/** Part of a control token at the end of a complete text: its last characters, or the first ones of one that was never completed. */
const endOfToken = /(?:(?<![<\w|▁-])|(?<!<)\|)[\p{L}\p{N}_▁]{1,40}\|>[\s"}\]]*$/u
const startOfToken = /<[|｜][\p{L}_][\p{L}\p{N}_▁.:-]{0,48}[|｜]?[\s"}\]]*$/u

/**
 * Finds part of a control token at the end of a text, such as `ep|>` of `<|sep|>`, which servers leave when they remove tokens
 * chunk by chunk. `truncated`: the text may end anywhere.
 */
export function findTokenPart(text: string, truncated: boolean): string | null {
  const end = text.slice(-longestMarker)
  const found = endOfToken.exec(end) ?? (truncated ? null : startOfToken.exec(end))
  return found === null ? null : found[0].replace(/[\s"}\]]+$/, '')
}

/** `[EOS]`, `[PAD]`, bare names and tokens in a sentence are ordinary words in a text about templates, unless they end the text. */
function isProse(found: string, text: string, at: number, more: boolean): boolean {
  if (/^[<◁]/.test(found) && isNamed(found, text, at)) return true
  if (/^tool_calls?_/.test(found) && !found.endsWith('>')) {
    const rest = text.slice(at + found.length)
    if (more && rest.trim() === '') return true
    return /^[.,;:)]|^\s+(?!functions\.|tool_calls?_)\p{L}/u.test(rest)
  }
  return /^\[(EOS|BOS|EOT|PAD|UNK)\]$/.test(found) && text.slice(at + found.length).trim() !== ''
}

/** The opening tag is searched for in this many characters before a closing one. */
const nearby = 2000

/** Whether a sentence names the token or tag; a closing tag counts only after its opening one. */
function isNamed(found: string, text: string, at: number): boolean {
  const end = at + found.length
  if (isToolMarker(found)) return isToolMentioned(text, at, end)
  if (isClosing(found) && !text.slice(Math.max(0, at - nearby), at).includes(found.replace('/', ''))) return false
  return isMentioned(text, at, end)
}

function isClosing(found: string): boolean {
  return /^[<◁[]\//.test(found)
}

const closingQuotes: Readonly<Record<string, string>> = { '`': '`', '"': '"', "'": "'", '“': '”', '‘': '’', '«': '»' }

/** Whether a marker is in backticks or quotes, as in an explanation; the closing quote may be escaped, as in argument text. */
function isQuoted(text: string, at: number, end: number, more: boolean): boolean {
  const closing = closingQuotes[text[at - 1] ?? '']
  if (closing === undefined) return false
  const after = text[end] === '\\' ? text[end + 1] : text[end]
  return after === closing || (more && after === undefined)
}
