/** Writes the last line that a prompt gives as a template, `FINAL ANSWER: [your answer]`, from the conversation before it. */
import { escapePattern } from '../../common/index.ts'
import { guard } from '../cues.ts'
import { readNumbers } from '../facts/numbers.ts'
import { findPassageAnswer } from '../passage/answer.ts'
import type { RequestView } from '../request-view.ts'

const longest = 20_000
const template = guard(/\b(?:template|format|form)\b[^\n:]{0,30}:\s{0,4}((?:FINAL )?ANSWER):\s?[[<{]/i)
const questionMark = /(?:^|\n)[ \t]{0,8}([A-Z][^?\n]{5,300}\?)/g
const howMany = /\bhow many\s([a-z]{3,20})(?:\s([a-z]{3,20}))?/i

/** The line with the answer; null for other prompts, and where the conversation says nothing that answers. */
export function writeFinalAnswer(view: RequestView, nowSeconds: number): string | null {
  const { taskText, messages } = view
  const label = taskText.length > longest ? undefined : template.exec(taskText)?.[1]
  const question = label === undefined ? undefined : [...taskText.matchAll(questionMark)].at(-1)?.[1]
  if (label === undefined || question === undefined) return null
  const said = messages
    .filter(({ role, text }) => role !== 'system' && text !== taskText && text !== view.userText)
    .map(({ text }) => text)
  // A list of user messages in a row is one task: what stands before the question is the conversation.
  const own = taskText.slice(0, taskText.indexOf(question))
  const texts = [...said, own].filter((text) => text.trim() !== '')
  const value = countStated(question, texts) ?? findStatedValue(view, question, texts.join('\n'), nowSeconds)
  return value === undefined ? null : `${label}: ${value}`
}

/** The last number that is stated of the things which are counted: `there are four bridges`. */
function countStated(question: string, texts: readonly string[]): string | undefined {
  const [, first, second] = howMany.exec(question) ?? []
  for (const noun of [second, first]) {
    if (noun === undefined || noun.length < 4) continue
    const counted = new RegExp(
      String.raw`\b([a-z]{3,9}(?:[- ][a-z]{3,5})?|\d{1,6})\s(?:[a-z-]{2,20}\s){0,1}${escapePattern(noun)}\b`,
      'gi',
    )
    for (const text of texts.toReversed())
      for (const match of [...text.slice(-longest).matchAll(counted)].toReversed()) {
        const value = readNumbers(`${match[0]} `)[0]?.value
        if (value !== undefined) return String(value)
      }
  }
  return undefined
}

function findStatedValue(view: RequestView, question: string, text: string, nowSeconds: number): string | undefined {
  if (text.length < 12) return undefined
  const taskText = `Answer with only the value.\n\nContext: ${text}\n\nQuestion: ${question}`
  return findPassageAnswer(
    { ...view, systemText: '', taskText, userText: taskText, messages: [] },
    nowSeconds,
  )?.replace(/\.$/, '')
}
