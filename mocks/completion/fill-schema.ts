/** Fills a schema of the answer from the conversation: reads its facts, generates the instance, and makes up what is to be created. */
import { generateFromSchema } from './arguments/generate.ts'
import { withEnglishKeys } from './chinese-keys.ts'
import { deriveFacts, readConversationFacts } from './facts.ts'
import { inventMissing } from './invented.ts'
import { labelValues } from './labelled-text.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { findTrivia } from './text/trivia.ts'

export interface FillOptions {
  readonly seed: string
  readonly nowSeconds: number
  /** The text that the answer would have without a schema. */
  readonly answer: () => string
  /** The request as it is written, which tells whether something is to be created. */
  readonly request: string
  /** Results of tools, whose facts count. */
  readonly results?: readonly string[]
  /** Quotations that are no values, such as the names of keys. */
  readonly noValues?: readonly string[]
}

/** An instance of a schema; `view` has the task without what it says about the form of the answer. */
export function fillSchema(schema: unknown, view: RequestView, options: FillOptions): unknown {
  const { schema: own, rename } = isRecord(schema) ? withEnglishKeys(schema) : { schema, rename: keep }
  const properties = isRecord(own) && isRecord(own['properties']) ? own['properties'] : {}
  // The answer to a question that is well known has the values, not the question.
  const task = findTrivia(view.taskText.trim()) ?? view.taskText
  const keys = Object.keys(properties)
  const { text } = labelValues(task, keys)
  const { known } = labelValues(view.taskText, keys)
  const labelled = text === view.taskText ? view : { ...view, taskText: text, userText: text }
  const { results = [], noValues = [] } = options
  const read = readConversationFacts(labelled, options.nowSeconds, {
    more: results,
    answer: options.answer,
    contentOnly: true,
  })
  const facts =
    noValues.length === 0
      ? read
      : deriveFacts(read, { quoted: () => read.quoted.filter((quoted) => !noValues.includes(quoted)) })
  const value = generateFromSchema(own, facts, { seed: options.seed, optional: 'all' })
  return rename(inventMissing(withKnown(value, known), own, options.request.trim(), view.chinese))
}

/** The value with what is known of its members, where it is of their types. */
function withKnown(value: unknown, known: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(value)) return value
  const fitting = Object.entries(known).filter(
    ([key, own]) => typeof own === typeof value[key] && Array.isArray(own) === Array.isArray(value[key]),
  )
  return fitting.length === 0 ? value : { ...value, ...Object.fromEntries(fitting) }
}

function keep(value: unknown): unknown {
  return value
}
