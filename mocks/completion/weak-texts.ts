/** Replaces single words and sample texts where a schema wants reasons or a summary. */
import { isRecord } from './request-view.ts'
import { splitTask } from './task-parts.ts'
import { summarize } from './text/digest.ts'
import { splitSentences } from './text/sentences.ts'

const isReason =
  /^(?:explanation|reason(?:ing)?|rationale|justification|feedback|analysis|thoughts?|chain_of_thought)$/i
const isSummary = /(?:^|_)summary$/i
const deepest = 4
const mostItems = 200
const weak = /^\S{0,40}$|^This is a sample text of the mock/

/** The value with a sentence for each weak text of these members, also in lists of objects. */
export function replaceWeak(value: unknown, text: string, depth = 0): unknown {
  if (depth > deepest) return value
  if (Array.isArray(value))
    return value.length <= mostItems && isRecord(value[0])
      ? value.map((one) => replaceWeak(one, text, depth + 1))
      : value
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  const better = entries.map(([key, own]) => [key, improve(key, own, text, depth)] as const)
  return better.every(([, own], at) => own === entries[at]![1]) ? value : Object.fromEntries(better)
}

function improve(key: string, own: unknown, text: string, depth: number): unknown {
  if (typeof own === 'string') return findBetter(key, own, text)
  return isNested(own) ? replaceWeak(own, text, depth + 1) : own
}

function isNested(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && isRecord(value[0]))
}

function findBetter(key: string, own: string, text: string): string {
  if (!weak.test(own)) return own
  if (isReason.test(key)) return 'This follows from what the text says.'
  const { content } = isSummary.test(key) ? splitTask(text) : { content: '' }
  return splitSentences(content).length > 1 ? summarize(content, 1) : own
}
