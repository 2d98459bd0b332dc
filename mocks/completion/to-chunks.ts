/**
 * Serializes a completion as the chunks of a stream, in order: role, reasoning, end of thinking, content, tool calls, finish with
 * usage, and the usage chunk of `include_usage`. Recorded: vercel/k3-stream-thinking, vercel/v1-8k-stream, oriveo/web-search-stream;
 * the vendors' extras: MoonshotAI/K2-Vendor-Verifier.
 */
import { quote } from './go-json.ts'
import { toIncrements } from './increments.ts'
import { writeLogprobs, writeUsage } from './to-answer.ts'
import type { ChunkRun, CompletedChoice, Completion, TokenLogprob } from './types.ts'

export interface ChunkOptions {
  includeUsage: boolean
  /** For vendors only: `stream_options.include_internal_content`, which adds token ids to each increment. */
  includeInternalContent?: boolean
  /** For vendors only: `stream_options.continuous_usage_stats`, which adds the usage to every chunk, at the top level. */
  continuousUsage?: boolean
}

/** The JSON text of each chunk, without `data: ` and without `[DONE]`. */
export function toChunks(completion: Completion, options: ChunkOptions): string[] {
  const chunks: string[] = []
  for (const { before, texts, after } of toChunkRuns(completion, options))
    for (const text of texts) chunks.push(before + text + after)
  return chunks
}

/** The JSON texts of the chunks as runs: nearly all chunks of a stream are equal except for their piece of text. */
export function toChunkRuns(completion: Completion, options: ChunkOptions): ChunkRun[] {
  const runs: ChunkRun[] = []
  const head = `{"id":"${completion.id}","object":"chat.completion.chunk","created":${completion.created},"model":${quote(completion.model)},"choices":[`
  const usage = options.continuousUsage === true ? `,"usage":${writeUsage(completion.usage)}` : ''
  const tail =
    (completion.fingerprint === null ? ']' : `],"system_fingerprint":"${completion.fingerprint}"`) + usage + '}'
  for (const choice of completion.choices) writeChoice(runs, choice, head, tail, options)
  if (options.includeUsage) runs.push(toRun(`${head}],"usage":${writeUsage(completion.usage)}}`))
  return runs
}

function writeChoice(
  runs: ChunkRun[],
  choice: CompletedChoice,
  head: string,
  tail: string,
  options: ChunkOptions,
): void {
  const start = `${head}{"index":${choice.index},"delta":{`
  const { serialized = {} } = choice
  const increments =
    options.includeInternalContent === true
      ? writeIncrements(choice, internalContent)
      : (serialized.increments ??= writeIncrements(choice, null))
  for (const { before, texts, after } of increments) runs.push({ before: start + before, texts, after: after + tail })
  runs.push(toRun(`${start}},"finish_reason":"${choice.finishReason}","usage":${writeUsage(choice.usage)}}${tail}`))
}

/** The part of each chunk from the first member of its delta to the end of its choice. It is the same for equal texts. */
function writeIncrements(choice: CompletedChoice, internal: ((piece: string) => string) | null): ChunkRun[] {
  const end = `},"finish_reason":null}`
  const runs = [toRun(`"role":"assistant","content":${choice.firstContent === null ? 'null' : '""'}${end}`)]
  if (choice.reasoning !== null && choice.reasoning !== '')
    runs.push(toTextRun('"reasoning_content":', toIncrements(choice.reasoning), choice.reasoning, internal, end))
  if (choice.hasReasoningEndChunk) runs.push(toRun(`"reasoning_content":""${end}`))
  if (choice.content !== '') {
    if (choice.logprobs === null)
      runs.push(toTextRun('"content":', toIncrements(choice.content), choice.content, internal, end))
    else {
      for (const [piece, tokens] of groupTokens(choice.content, choice.logprobs))
        runs.push(
          toRun(
            `"content":${quote(piece)}${internal?.(piece) ?? ''}},"logprobs":${writeLogprobs(tokens)},"finish_reason":null}`,
          ),
        )
    }
  }
  for (const call of choice.toolCalls) {
    const slot = `"tool_calls":[{"index":${call.index}`
    runs.push(
      toRun(
        `${slot},"id":${quote(call.id)},"type":"${call.type}","function":{"name":${quote(call.name)},"arguments":""}}]${end}`,
      ),
    )
    // `$web_search` sends its arguments in one chunk.
    const pieces = call.type === 'builtin_function' ? [call.arguments] : toIncrements(call.arguments)
    for (const piece of pieces)
      if (piece !== '')
        runs.push(toRun(`${slot},"function":{"arguments":${quote(piece)}}}]${internal?.(piece) ?? ''}${end}`))
  }
  return runs
}

/** A single chunk. */
function toRun(chunk: string): ChunkRun {
  return { before: chunk, texts: single, after: '' }
}

const single: readonly string[] = ['']

/** The chunks of a text whose member is `name`. */
function toTextRun(
  name: string,
  pieces: readonly string[],
  text: string,
  internal: ((piece: string) => string) | null,
  end: string,
): ChunkRun {
  if (internal !== null)
    return { before: name, texts: pieces.map((piece) => quote(piece) + internal(piece)), after: end }
  // Where the whole text needs no escape, no piece of it does.
  const texts = quote(text) === `"${text}"` ? pieces : pieces.map((piece) => quote(piece).slice(1, -1))
  return { before: `${name}"`, texts, after: `"${end}` }
}

/** The increments of a content, each with its tokens. An increment consists of whole tokens. */
function groupTokens(content: string, tokens: readonly TokenLogprob[]): [string, TokenLogprob[]][] {
  const groups: [string, TokenLogprob[]][] = []
  let at = 0
  for (const piece of toIncrements(content)) {
    const group: TokenLogprob[] = []
    let length = 0
    while (length < piece.length && at < tokens.length) {
      const token = tokens[at++] as TokenLogprob
      group.push(token)
      length += token.token.length
    }
    groups.push([piece, group])
  }
  return groups
}

/** The token ids of an increment. The mock has no vocabulary, so it sends code points. No recording confirms this shape. */
function internalContent(piece: string): string {
  const ids = Array.from(piece, (character) => character.codePointAt(0) ?? 0)
  return `,"internal_content":{"token_ids":[${ids.join(',')}]}`
}
