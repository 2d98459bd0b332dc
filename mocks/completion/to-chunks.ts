/**
 * A completion as the JSON texts of a stream's chunks, in order: role, reasoning, end of thinking, content, tool calls,
 * finish with usage, and the summary that `include_usage` asks for.
 * Recorded: facts README 3 to 7 and 9; the vendor extras: acceptance rules, appendix A of kimi-other-endpoints.md.
 */
import { quote } from './go-json.ts'
import { toPieces } from './pieces.ts'
import { writeLogprobs, writeUsage } from './to-answer.ts'
import type { CompletedChoice, Completion, TokenLogprob } from './shapes.ts'

export interface ChunkOptions {
  includeUsage: boolean
  /** Vendors: `stream_options.include_internal_content`, token ids on each increment. */
  includeInternalContent?: boolean
  /** Vendors: `stream_options.continuous_usage_stats`, usage at top level of every chunk. */
  continuousUsage?: boolean
}

/** The JSON text of each chunk, without `data: ` and without `[DONE]`. */
export function toChunks(completion: Completion, options: ChunkOptions): string[] {
  const chunks: string[] = []
  const head = `{"id":"${completion.id}","object":"chat.completion.chunk","created":${completion.created},"model":${quote(completion.model)},"choices":[`
  const usage = options.continuousUsage === true ? `,"usage":${writeUsage(completion.usage)}` : ''
  const tail =
    (completion.fingerprint === null ? ']' : `],"system_fingerprint":"${completion.fingerprint}"`) + usage + '}'
  for (const choice of completion.choices) writeChoice(chunks, choice, head, tail, options)
  if (options.includeUsage) chunks.push(`${head}],"usage":${writeUsage(completion.usage)}}`)
  return chunks
}

function writeChoice(
  chunks: string[],
  choice: CompletedChoice,
  head: string,
  tail: string,
  options: ChunkOptions,
): void {
  const start = `${head}{"index":${choice.index},"delta":{`
  const { written = {} } = choice
  const increments =
    options.includeInternalContent === true
      ? writeIncrements(choice, internalContent)
      : (written.increments ??= writeIncrements(choice, none))
  for (const increment of increments) chunks.push(start + increment + tail)
  chunks.push(`${start}},"finish_reason":"${choice.finishReason}","usage":${writeUsage(choice.usage)}}${tail}`)
}

/** Each chunk from inside its delta to the end of its choice; all that the same words give again. */
function writeIncrements(choice: CompletedChoice, internal: (piece: string) => string): string[] {
  const end = `},"finish_reason":null}`
  const increments = [`"role":"assistant","content":${choice.firstContent === null ? 'null' : '""'}${end}`]
  if (choice.reasoning !== null && choice.reasoning !== '') {
    for (const piece of toPieces(choice.reasoning))
      increments.push(`"reasoning_content":${quote(piece)}${internal(piece)}${end}`)
  }
  if (choice.reasoningEndFrame) increments.push(`"reasoning_content":""${end}`)
  if (choice.content !== '') {
    if (choice.logprobs === null) {
      for (const piece of toPieces(choice.content)) increments.push(`"content":${quote(piece)}${internal(piece)}${end}`)
    } else {
      for (const [piece, tokens] of groupTokens(choice.content, choice.logprobs))
        increments.push(
          `"content":${quote(piece)}${internal(piece)}},"logprobs":${writeLogprobs(tokens)},"finish_reason":null}`,
        )
    }
  }
  for (const call of choice.toolCalls) {
    const slot = `"tool_calls":[{"index":${call.index}`
    increments.push(
      `${slot},"id":${quote(call.id)},"type":"${call.type}","function":{"name":${quote(call.name)},"arguments":""}}]${end}`,
    )
    // `$web_search` sends its arguments in one chunk.
    const pieces = call.type === 'builtin_function' ? [call.arguments] : toPieces(call.arguments)
    for (const piece of pieces)
      if (piece !== '') increments.push(`${slot},"function":{"arguments":${quote(piece)}}}]${internal(piece)}${end}`)
  }
  return increments
}

/** Increments of a content with logprobs: each holds whole tokens, so that the tokens of a chunk spell its text. */
function groupTokens(content: string, tokens: readonly TokenLogprob[]): [string, TokenLogprob[]][] {
  const groups: [string, TokenLogprob[]][] = []
  let at = 0
  for (const piece of toPieces(content)) {
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

function none(): string {
  return ''
}

/** Token ids stand for the model's own; a mock has none, so each is the position of the text's code points. Unverified shape. */
function internalContent(piece: string): string {
  const ids = Array.from(piece, (character) => character.codePointAt(0) ?? 0)
  return `,"internal_content":{"token_ids":[${ids.join(',')}]}`
}
