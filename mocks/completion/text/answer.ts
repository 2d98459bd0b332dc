/** Composes the text of an answer: what the user literally asks for first, then what a sensible assistant would say. */
import { createRandom } from '../../common/index.ts'
import { guard, hasFound, needs, readCues, type TextCues } from '../cues.ts'
import { findCountryOf } from '../facts/countries.ts'
import { findPassageAnswer, passageCues } from '../passage/answer.ts'
import type { RequestView } from '../request-view.ts'
import { describeMedia } from '../vision/media.ts'
import { isFiller, toBareValue, withRest, withTask } from './answer-context.ts'
import type { AnswerContext, AnswerRule, TextAnswer } from './answer-context.ts'
import { followExamples } from './chat-examples.ts'
import { calculusCues, findCalculus } from './calculus.ts'
import { choiceCues, findChoice, findLetter } from './choice.ts'
import { codeCues, findCode } from './code.ts'
import { continueSum } from './continued-sum.ts'
import { codeEditCues, editCode } from './code-edits.ts'
import { contextCues, findInContext } from './context-answers.ts'
import { findConversion } from './conversions.ts'
import { conversationCues, findContinued, findConversationAnswer, findReferred } from './conversation.ts'
import { findCounting } from './counting.ts'
import { findDate } from './today.ts'
import { findChangedQuestion, findWithName } from './follow-up-questions.ts'
import { findFramedTask } from './framed-task.ts'
import { affirmationCues, findAffirmation } from './affirmations.ts'
import { applyDemands } from './demanded-form.ts'
import { readDemands } from './demands.ts'
import { findKeywords } from './digest.ts'
import { contentCues, digestCues, findContentAnswer, findDigestAnswer } from './digests.ts'
import { writeCommitMessage, writeEdit } from './edits.ts'
import { continueExamples } from './examples.ts'
import { applyForm, findStart } from './forms.ts'
import { writeFinalAnswer } from './final-answers.ts'
import { listGiven } from './given-items.ts'
import { hintCues, writeHint } from './hints.ts'
import { findHowTo, howToCues } from './how-to.ts'
import { findToldJoke } from './jokes.ts'
import { findEffortAnswer, findSmallTalk, smallTalkCues } from './knowledge.ts'
import { findPresentLimit, findRefusal, harmCues, presentCues } from './limits.ts'
import { findList, findSingle, listCues, singleCues } from './lists.ts'
import { findLiteral, findStandingInstruction } from './literal.ts'
import { writeMarkedFields } from './marked-fields.ts'
import { findLineCount, findSentenceCount, writeProse } from './prose.ts'
import { writeReactStep } from './react.ts'
import { findNamedCalculation } from './named-numbers.ts'
import { findRecalled, recallCues } from './recall.ts'
import { applyPersona } from './personas.ts'
import { answerInOwnLanguage } from './own-language.ts'
import { answerNumberQuestion, numberQuestionCues } from './number-questions.ts'
import { findOrderedWords } from './ordered-words.ts'
import { pieceCues, writePiece } from './pieces.ts'
import { findNextItem } from './next-items.ts'
import { findAdmission, findConditional } from './prescribed.ts'
import { findSqlAnswer, sqlCues } from './queries.ts'
import { findRepeated } from './repeats.ts'
import { describeToolResults } from './results.ts'
import { answerSchoolQuestion, schoolCues } from './school-mathematics.ts'
import { describeSelf, selfCues } from './self-description.ts'
import { splitSentences } from './sentences.ts'
import { shortPieceCues, writeShortPiece } from './short-pieces.ts'
import { findStandingTask, standingTaskCues } from './standing-tasks.ts'
import { findSmallTask, smallTaskCues } from './small-tasks.ts'
import { findInFormat } from './strict-formats.ts'
import { acknowledge, statementCues } from './statements.ts'
import { findTextTask, textTaskCues } from './text-tasks.ts'
import { findTopic } from './topic.ts'
import { findTransformed, transformCues } from './transforms.ts'
import { findGreetingAsked, findTranslation } from './translation.ts'
import { findTrivia, triviaCues } from './trivia.ts'
import { answerCapital, answerSum } from './values.ts'
import { findVerdictOn, verdictCues } from './verdicts.ts'

/** The kinds of answers, in the order in which they are tried. */
export const answerRules: readonly AnswerRule[] = [
  {
    kind: 'results',
    find: (_, { view, media }) => (view.toolResults.length > 0 ? describeToolResults(view, media) : null),
  },
  {
    kind: 'known',
    cues: needs('thinking* reasoning* 思 推', 'effort* thinkingeffort* reasoningeffort* 强 力 程'),
    find: (text, { effort, view }) => findEffortAnswer(text, effort, view.chinese),
  },
  {
    kind: 'literal',
    cues: needs('answer', ': ?', '[ < {'),
    find: (_, { view, nowSeconds }) => writeFinalAnswer(view, nowSeconds),
  },
  { kind: 'prose', cues: needs('replace* listing <'), in: 'both', find: (_, { view }) => writeEdit(view) },
  { kind: 'prose', cues: codeEditCues, find: (text) => editCode(text) },
  { kind: 'prose', cues: needs('commit pull'), in: 'both', find: (_, { view }) => writeCommitMessage(view) },
  {
    kind: 'list',
    cues: needs('count counting number numbers many 数 从', '\\d {'),
    find: (text) => findCounting(text),
  },
  {
    kind: 'literal',
    cues: needs('if', 'about', '" “'),
    in: 'system',
    find: (text, { view }) => findConditional(text, view.systemText),
  },
  { kind: 'known', find: (text, { view }) => findNextItem(text, view.systemText) },
  { kind: 'known', cues: needs(':', '\n'), find: (text) => continueExamples(text) },
  {
    kind: 'known',
    cues: needs('pattern format tags xml yaml yml enums', '% [ :'),
    find: (text, { nowSeconds }) => findInFormat(text, nowSeconds),
  },
  { kind: 'known', find: (_, { view }) => followExamples(view) },
  {
    kind: 'known',
    cues: needs('a', 'b'),
    find: (text, context) => findLetter(text, (question) => answerPlainly(withTask(context, question)).text),
  },
  {
    kind: 'known',
    cues: needs('translat* say 翻 convert turn put render rewrite'),
    in: 'either',
    find: (_, { view }) => findTranslation(view),
  },
  { kind: 'prose', cues: sqlCues, in: 'both', find: (_, { view }) => findSqlAnswer(view) },
  {
    kind: 'known',
    cues: affirmationCues,
    in: 'system',
    find: (text, { view }) => findAffirmation(text, view.systemText),
  },
  { kind: 'known', cues: standingTaskCues, in: 'system', find: (_, { view }) => findStandingTask(view) },
  { kind: 'prose', cues: contentCues, in: 'both', find: (_, { view }) => findContentAnswer(view) },
  { kind: 'prose', cues: hintCues, find: (text) => writeHint(text) },
  { kind: 'known', cues: verdictCues, find: (text) => findVerdictOn(text) },
  { kind: 'known', cues: choiceCues, in: 'either', find: (_, { view }) => findChoice(view) },
  { kind: 'known', cues: calculusCues, find: (text, { view }) => findCalculus(text, view) },
  { kind: 'known', cues: numberQuestionCues, find: (text) => answerNumberQuestion(text) },
  { kind: 'known', cues: schoolCues, find: (text) => answerSchoolQuestion(text) },
  { kind: 'known', cues: smallTaskCues, find: (text, { nowSeconds }) => findSmallTask(text, nowSeconds) },
  { kind: 'known', cues: passageCues, find: (_, { view, nowSeconds }) => findPassageAnswer(view, nowSeconds) },
  { kind: 'prose', cues: digestCues, in: 'either', find: (_, { view }) => findDigestAnswer(view) },
  { kind: 'known', cues: transformCues, find: (_, { view }) => findTransformed(view) },
  { kind: 'known', cues: textTaskCues, find: (text) => findTextTask(text) },
  {
    kind: 'known',
    find: (_, context) => {
      const changed = findChangedQuestion(context.view)
      if (changed !== null) return answerPlainly(withTask(context, changed)).text
      const named = findWithName(context.view)
      const answer = named === null ? null : answerPlainly(withTask(context, named))
      return answer === null || isFiller(answer) ? null : answer.text
    },
  },
  { kind: 'known', cues: conversationCues, find: (_, { view }) => findConversationAnswer(view) },
  { kind: 'literal', find: (text) => findLiteral(text) || null },
  { kind: 'known', cues: harmCues, find: (text) => findRefusal(text) },
  { kind: 'media', find: (_, { media, view }) => (media.length > 0 ? describeMedia(media, view.chinese) : null) },
  { kind: 'known', cues: selfCues, find: (text, { view }) => describeSelf(text, view) },
  { kind: 'known', cues: recallCues, find: (_, { view }) => findRecalled(view) },
  { kind: 'known', cues: contextCues, in: 'either', find: (_, { view }) => findInContext(view) },
  {
    kind: 'sum',
    cues: needs('\\d pi probability how double triple halve plus minus times divided multiplied'),
    find: (text, { view }) =>
      continueSum(text, view) ?? findNamedCalculation(view) ?? answerSum(text, view.chinese) ?? findConversion(text),
  },
  { kind: 'known', cues: triviaCues, find: (text) => findTrivia(text) },
  {
    kind: 'known',
    cues: needs('capital 首 country'),
    find: (text, { view }) => answerCapital(text, view.chinese) ?? findCountryOf(text),
  },
  {
    kind: 'known',
    cues: needs('joke jokes'),
    find: (text, { view }) => (view.chinese ? null : findToldJoke(text)),
  },
  {
    kind: 'steps',
    cues: needs('today date day time year month now tomorrow yesterday 今 现'),
    find: (text, { nowSeconds }) => findDate(text, nowSeconds),
  },
  { kind: 'known', cues: presentCues, find: (text) => findPresentLimit(text) },
  { kind: 'prose', find: (text) => answerInOwnLanguage(text) },
  { kind: 'known', cues: smallTalkCues, find: (text) => findSmallTalk(text) },
  { kind: 'prose', cues: shortPieceCues, find: (text, { view }) => (view.chinese ? null : writeShortPiece(text)) },
  { kind: 'list', cues: listCues, find: (text, { view }) => findList(text, view.chinese) },
  { kind: 'known', cues: singleCues, find: (text) => findSingle(text) },
  {
    kind: 'known',
    cues: needs('true yes'),
    find: (text) => (/\btrue or false\b/i.test(text) ? 'True' : /\byes or no\b/i.test(text) ? 'Yes' : null),
  },
  {
    kind: 'known',
    cues: needs('say reply respond answer return output write admit state tell', 'if when case know'),
    in: 'both',
    find: (text, { view }) => findAdmission(text, view.systemText),
  },
  {
    kind: 'prose',
    cues: codeCues,
    find: (text, { view }) => findCode(text, view.chinese),
  },
  { kind: 'prose', cues: howToCues, find: (text) => findHowTo(text) },
  {
    kind: 'prose',
    cues: pieceCues,
    find: (text, { view, seed }) =>
      view.chinese
        ? null
        : writePiece(text, (topic, count) => writeProse(topic, count, false, createRandom(`${seed}:${text}`))),
  },
  { kind: 'known', cues: statementCues, find: (text) => acknowledge(text) },
  {
    kind: 'literal',
    cues: needs('always only must 总 始 永 只'),
    in: 'system',
    find: (text, { view }) => (text.length < 4000 ? findStandingInstruction(view.systemText) : null),
  },
]

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
  // A demand of 0 sections or words leaves nothing.
  // A name or a number is the same in each language.
  const value = demanded.demands.language === undefined || answer.kind === 'prose' ? '' : bare()
  if (value !== '' && value.length < 40) return { text: value, kind: answer.kind }
  const formed = applyDemands(text, demanded.demands, writeMore, isFiller(answer) ? topic : '') || text
  const start = demanded.demands.end === undefined ? undefined : findStart(view.taskText, formed)
  return { text: start === undefined || formed.startsWith(start) ? formed : `${start} ${formed}`, kind: answer.kind }
}

const oneWord = guard(/\b(?:answer|reply|respond|response)\b[^.?!\n]{0,30}\b(?:one|a single|1) word\b/i)

/** Answers the task without regard to the form. */
function answerPlainly(context: AnswerContext): TextAnswer {
  const text = context.view.taskText
  const task = readCues(text)
  const system = readCues(context.view.systemText)
  for (const rule of answerRules) {
    const answer = hasCuesOf(rule, task, system) ? rule.find(text, context) : null
    // An empty text, such as a list of 0 items, is no answer: the API does not end an answer without content.
    if (answer !== null && answer !== '') return { text: answer, kind: rule.kind }
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
