/** Composes the text of an answer: what the user literally asks for first, then what a sensible assistant would say. */
import { createRandom } from '../../common/index.ts'
import { guard, hasFound, readCues, type TextCues } from '../cues.ts'
import type { RequestView } from '../request-view.ts'
import { isFiller, toBareValue, withRest, withTask } from './answer-context.ts'
import type { AnswerContext, AnswerRule, TextAnswer } from './answer-context.ts'
import { answerRules } from './answer-rules.ts'
import { findContinued, findReferred } from './conversation.ts'
import { findFramedTask } from './framed-task.ts'
import { applyDemands } from './demanded-form.ts'
import { readDemands } from './demands.ts'
import { findKeywords } from './digest.ts'
import { applyForm, findStart } from './forms.ts'
import { listGiven } from './given-items.ts'
import { writeMarkedFields } from './marked-fields.ts'
import { findLineCount, findSentenceCount, writeProse } from './prose.ts'
import { writeReactStep } from './react.ts'
import { applyPersona } from './personas.ts'
import { findOrderedWords } from './ordered-words.ts'
import { findRepeated } from './repeats.ts'
import { findRules, indexRules, nextRule, type RuleIndex } from './rule-index.ts'
import { splitSentences } from './sentences.ts'
import { findTopic } from './topic.ts'
import { findGreetingAsked } from './translation.ts'

/** Whether the conversation has the cues of a rule. */
export function mayAnswer(rule: AnswerRule, { taskText, systemText }: RequestView): boolean {
  return hasCuesOf(rule, readCues(taskText), readCues(systemText))
}

function hasCuesOf({ cues, in: place }: AnswerRule, task: TextCues, system: TextCues): boolean {
  if (cues === undefined) return true
  if (place === undefined) return task === null || hasFound(cues, task)
  if (place === 'system') return system === null || hasFound(cues, system)
  if (task === null || system === null) return true
  return place === 'both' ? hasFound(cues, task, system) : hasFound(cues, task) || hasFound(cues, system)
}

/** Answers the task in its language, in the form that the prompt demands. */
export function answerText(context: AnswerContext): TextAnswer {
  const { view, nowSeconds } = context
  if (view.toolResults.length === 0) {
    const answerTask = (task: string): string => answerFreely(withTask(context, task)).text
    const steps = writeMarkedFields(view, nowSeconds, answerTask) ?? writeReactStep(view, nowSeconds, answerTask)
    if (steps !== null) return { text: steps, kind: 'steps' }
  }
  const framed = findFramedTask(view.taskText)
  return answerFreely(framed === null ? context : withRest(context, framed))
}

/** Answers the task in the form that it demands. */
function answerFreely(context: AnswerContext): TextAnswer {
  const { view } = context
  const repeated =
    view.toolResults.length === 0
      ? (findOrderedWords(view.taskText) ?? findRepeated(view.taskText) ?? findGreetingAsked(view.taskText))
      : null
  if (repeated !== null) return { text: repeated, kind: 'literal' }
  const demanded =
    view.toolResults.length === 0 && context.media.length === 0 ? readDemands(view.taskText, view.systemText) : null
  const own = demanded === null ? context : withRest(context, demanded.rest)
  const answer = answerPlainly(own)
  const bare = (): string => toBareValue(answer, own)
  const spoken = answer.kind === 'literal' ? answer.text : applyPersona(answer.text, own.view.systemText)
  const text = answer.kind === 'literal' ? spoken : applyForm(spoken, own.view, bare)
  if (answer.kind === 'prose' && oneWord.test(view.taskText)) {
    const [word = 'Yes'] = findKeywords(findTopic(own.view.taskText, view.chinese), 1)
    return { text: word.charAt(0).toUpperCase() + word.slice(1), kind: 'prose' }
  }
  if (demanded === null || answer.kind === 'literal') return { text, kind: answer.kind }
  const topic = findTopic(demanded.rest, view.chinese)
  const writeMore = (count: number): readonly string[] =>
    splitSentences(writeProse(topic, count, view.chinese, createRandom(`${context.seed}:${topic}`)))
  // A name or a number is the same in each language.
  const value = demanded.demands.language === undefined || answer.kind === 'prose' ? '' : bare()
  if (value !== '' && value.length < 40) return { text: value, kind: answer.kind }
  // A demand of 0 sections or words leaves nothing.
  const formed = applyDemands(text, demanded.demands, writeMore, isFiller(answer) ? topic : '') || text
  const start = demanded.demands.end === undefined ? undefined : findStart(view.taskText, formed)
  return { text: start === undefined || formed.startsWith(start) ? formed : `${start} ${formed}`, kind: answer.kind }
}

const oneWord = guard(/\b(?:answer|reply|respond|response)\b[^.?!\n]{0,30}\b(?:one|a single|1) word\b/i)

/** Made with the first answer. */
let ruleIndex: RuleIndex | null = null

/** Answers the task without regard to the form. */
function answerPlainly(context: AnswerContext): TextAnswer {
  const text = context.view.taskText
  const task = readCues(text)
  const system = readCues(context.view.systemText)
  const may = findRules((ruleIndex ??= indexRules(answerRules)), task, system)
  for (let at = nextRule(may, 0); at >= 0 && at < answerRules.length; at = nextRule(may, at + 1)) {
    const rule = answerRules[at] as AnswerRule
    const answer = hasCuesOf(rule, task, system) ? rule.find(text, context, answerPlainly) : null
    // An empty text, such as a list of 0 items or a space, is no answer: the API does not end an answer without content.
    if (answer !== null && answer.trim() !== '') return { text: answer, kind: rule.kind }
  }
  const { chinese } = context.view
  const random = createRandom(`${context.seed}:${text}`)
  const topic = findTopic(text, chinese)
  const referred = chinese ? text : findReferred(topic, context.view)
  const continued = chinese || referred !== text ? null : findContinued(context.view)
  const ownTopic = continued === null ? topic : `${topic} (${findTopic(continued, chinese)})`
  const about = referred === text ? ownTopic : findTopic(referred, chinese)
  const lines = chinese ? undefined : findLineCount(text)
  const given = chinese || referred !== text ? '' : listGiven(text)
  const sentences = writeProse(about, lines ?? findSentenceCount(text), chinese, random)
  const prose = given === '' ? sentences : sentences.replace(`about ${about}.`, () => `about ${about}: ${given}.`)
  return { text: lines === undefined ? prose : splitSentences(prose).join('\n'), kind: 'prose' }
}
