/**
 * Checks that `logprobs: true` is refused or answered with log probabilities of all content: neither ignored, nor sent for some
 * chunks only, nor one for a whole text. The first-party API refused it on kimi-k3 and answered it on other models.
 */
import { isObject, atChunk, defineCheck } from '../../judge/index.ts'
import { atChoice, findChoices, isStoppedByServer } from '../helpers/answer.ts'
import { isChat, isSuccess } from '../helpers/request.ts'

/** The log probabilities of one choice. */
interface Given {
  /** The text of the tokens that have log probabilities. */
  tokens: string
  entries: number
  /** Chunks with content and without log probabilities. */
  missing: number
  firstMissing: string
  /** The first entry that stands for several tokens, and where it is. */
  joined: { text: string; at: string } | null
}

/** More text than this is not compared. */
const maxLength = 200_000

export const logprobsKept = defineCheck({
  name: 'logprobs-kept',
  promise: 'With `logprobs: true` the answer has log probabilities of all content.',
  source: ['docs/api/chat', 'leandromineti/ai-assisted-coding', 'QuantumNous/new-api', 'Menci/Floway#481'],
  catches: ['SEM-25', 'REQ-04'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.request?.logprobs !== true || !isChat(subject) || !isSuccess(subject)) return
    const byChoice = new Map<number, Given>()
    let failed = false

    function look(json: unknown, at: (path: string) => string): void {
      for (const { choice, index, path } of findChoices(json)) {
        let given = byChoice.get(index)
        if (!given) {
          if (byChoice.size >= 256) return
          byChoice.set(index, (given = { tokens: '', entries: 0, missing: 0, firstMissing: '', joined: null }))
        }
        const entries = findEntries(choice.logprobs)
        given.entries += entries.length
        const texts = entries.map(toText)
        if (given.tokens.length < maxLength) given.tokens += texts.join('')
        const joined = given.joined === null ? texts.find(isSeveralTokens) : undefined
        if (joined !== undefined) given.joined = { text: joined, at: at(`${path}/logprobs`) }
        const part = isObject(choice.delta) ? choice.delta : choice.message
        if (entries.length > 0 || !isObject(part) || typeof part.content !== 'string' || part.content === '') continue
        if (given.missing++ === 0) given.firstMissing = at(`${path}/logprobs`)
      }
    }

    /** The tokens of the content, by usage; null if they are not known or belong to several choices. */
    function countTokens(): number | null {
      const { usageInChoice, usageOnTop, choices } = subject.assembled
      const usage = usageInChoice ?? usageOnTop
      const [choice] = choices.values()
      if (choices.size !== 1 || !choice || typeof usage?.completion_tokens !== 'number') return null
      const details = isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {}
      // Calls and reasoning are counted too, and have no entries.
      if (choice.calls.size > 0 || (choice.reasoning.length > 0 && typeof details.reasoning_tokens !== 'number'))
        return null
      return usage.completion_tokens - (Number(details.reasoning_tokens) || 0)
    }

    return {
      event(arrival) {
        if (arrival.chunk?.error) failed = true
        if (arrival.chunk) look(arrival.chunk, (path) => atChunk(arrival, path))
      },
      body(json) {
        look(json, (path) => path)
      },
      end(ending) {
        if (failed || ending === 'cut') return
        const choices = [...subject.assembled.choices.values()].filter((choice) => choice.content.length > 0)
        if (choices.length > 0 && ![...byChoice.values()].some((given) => given.entries > 0))
          return report({
            message: '`logprobs: true` is accepted and answered without log probabilities',
            documented: '`logprobs.content` with an entry for each token, or 400',
            received: 'no log probabilities',
            at: atChoice(subject, choices[0]!, '/logprobs'),
          })
        for (const choice of choices) {
          const { index, content } = choice
          const given = byChoice.get(index)
          if (given?.joined)
            report({
              message: 'a log probability stands for a whole text instead of one token',
              documented: '`logprobs.content` with an entry for each token',
              received: JSON.stringify(given.joined.text.slice(0, 80)),
              at: given.joined.at,
            })
          // A server that stopped in the middle may not have sent those of the last chunk.
          if (given?.missing === 1 && isStoppedByServer(choice.finishReason)) continue
          if (!given || content.whole === null || !isPart(given, content.whole, countTokens())) continue
          report({
            message: 'only a part of the content has log probabilities',
            documented: '`logprobs.content` with an entry for each token',
            received:
              given.missing > 0
                ? `${given.missing} chunks with content and without log probabilities`
                : `log probabilities of ${given.tokens.length} of ${content.length} characters`,
            at: given.missing > 0 ? given.firstMissing : atChoice(subject, choice, '/logprobs'),
          })
        }
      },
    }
  },
})

/** Counted tokens without an entry: the end of the turn, and three of K3's template (recorded in September 2026). */
const silentTokens = 4
/** Where a long thought precedes the answer its end is counted as well; so many tokens are missing for no such reason. */
const certainlyMissing = 16

/**
 * Whether log probabilities are missing. A chunk without them is not a loss where the tokens of all chunks add up to the content, as
 * servers hold text back. Without such a chunk there must be fewer entries than counted tokens: by a tenth, or by more than those
 * without an entry where the entries spell less than half of the content. Without a count only the text tells.
 */
function isPart({ tokens, missing, entries }: Given, content: string, counted: number | null): boolean {
  if (tokens.length >= maxLength || tokens.length >= content.length) return false
  if (missing > 0) return true
  const isHalf = content.includes(tokens) && 2 * tokens.length + 8 < content.length
  if (counted === null) return isHalf
  const lost = counted - entries
  return lost > Math.max(certainlyMissing, counted / 10) || (isHalf && lost > silentTokens)
}

/** The words of a text, without the marks around them. */
const words = /[\p{L}\p{N}]+[^\s]*/gu
/** A mark within Chinese text: no token of Kimi has characters on both sides of one. */
const markInHan = /\p{sc=Han}[，。；：！？、]\p{sc=Han}/u
/** Kimi's tokenizer splits text before each word, so that a token has one; others join a few frequent ones. */
const mostWords = 2

/** Whether the text of an entry is that of several tokens. Long words, and runs of spaces or marks, can be one token. */
function isSeveralTokens(text: string): boolean {
  if (text.length < 4) return false
  const sample = text.slice(0, 1000)
  return markInHan.test(sample) || (/\S\s+\S/.test(sample) && (sample.match(words) ?? []).length > mostWords)
}

function findEntries(logprobs: unknown): Record<string, unknown>[] {
  return isObject(logprobs) && Array.isArray(logprobs.content) ? logprobs.content.filter(isObject) : []
}

/** The text of a token: tokens of part of a character have it in `bytes` only, and count by their length. */
function toText({ token, bytes }: Record<string, unknown>): string {
  if (!Array.isArray(bytes)) return typeof token === 'string' ? token : ''
  return Buffer.from(bytes.filter((byte) => typeof byte === 'number')).toString('utf8')
}
