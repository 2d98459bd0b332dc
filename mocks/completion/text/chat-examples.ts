/** Answers in the form of the assistant's earlier answers, where they are examples: `Action: …` and `Reply: …`. */
import type { RequestView } from '../request-view.ts'
import { applyRule } from './examples.ts'
import { ownWordsOf } from '../tools/words.ts'

const least = 2
const most = 40
const labelled = /^([A-Z][\w ]{1,30}):\s/

/** The answer of the example whose message is most like the task; null where earlier answers do not share a form. */
export function followExamples({ messages, taskText }: RequestView): string | null {
  if (messages.length < least * 2 + 1) return null
  const pairs = messages.slice(-most).flatMap((message, index, all) => {
    const next = all[index + 1]
    return message.role === 'user' && next?.role === 'assistant' ? [[message.text, next.text] as const] : []
  })
  const isShort = pairs.length >= least && pairs.every(([from, to]) => from.length < 60 && to.length < 40)
  const ruled = isShort
    ? applyRule(
        pairs.map(([from, to]) => ({ from: from.trim(), to: to.trim() })),
        taskText.trim(),
      )
    : undefined
  if (ruled !== undefined) return ruled
  const label = labelled.exec(pairs[0]?.[1] ?? '')?.[1]
  if (label === undefined || pairs.length < least || pairs.some(([, answer]) => !answer.startsWith(`${label}:`)))
    return null
  const words = ownWordsOf(taskText)
  const tone = isComplaint.test(taskText)
  const score = (text: string): number =>
    [...ownWordsOf(text)].filter((word) => words.has(word)).length + (isComplaint.test(text) === tone ? 2 : 0)
  return pairs.toSorted((a, b) => score(b[0]) - score(a[0]))[0]?.[1] ?? null
}

const isComplaint =
  /\b(?:not|crash\w*|slow|fail\w*|broken|bad|loss|lost|error|problem|issue|terrible|worst|refund|wrong)\b/i
