/** The rules of the answers, each with the cues without which it cannot apply. */
import { createRandom } from '../../common/index.ts'
import { needs } from '../cues.ts'
import { findCountryOf } from '../facts/countries.ts'
import { findPassageAnswer, passageCues } from '../passage/answer.ts'
import { describeMedia } from '../vision/media.ts'
import { isFiller, withTask } from './answer-context.ts'
import type { AnswerRule } from './answer-context.ts'
import { followExamples } from './chat-examples.ts'
import { calculusCues, findCalculus } from './calculus.ts'
import { choiceCues, findChoice, findLetter } from './choice.ts'
import { codeCues, findCode } from './code.ts'
import { continueSum } from './continued-sum.ts'
import { codeEditCues, editCode } from './code-edits.ts'
import { contextCues, findInContext } from './context-answers.ts'
import { findConversion } from './conversions.ts'
import { conversationCues, findConversationAnswer } from './conversation.ts'
import { findCounting } from './counting.ts'
import { findDate } from './today.ts'
import { findChangedQuestion, findWithName } from './follow-up-questions.ts'
import { affirmationCues, findAffirmation } from './affirmations.ts'
import { contentCues, digestCues, findContentAnswer, findDigestAnswer } from './digests.ts'
import { writeCommitMessage, writeEdit } from './edits.ts'
import { continueExamples } from './examples.ts'
import { writeFinalAnswer } from './final-answers.ts'
import { hintCues, writeHint } from './hints.ts'
import { findHowTo, howToCues } from './how-to.ts'
import { findToldJoke } from './jokes.ts'
import { findEffortAnswer, findSmallTalk, smallTalkCues } from './knowledge.ts'
import { findPresentLimit, findRefusal, harmCues, presentCues } from './limits.ts'
import { findList, findSingle, listCues, singleCues } from './lists.ts'
import { findLiteral, findStandingInstruction } from './literal.ts'
import { writeProse } from './prose.ts'
import { findNamedCalculation } from './named-numbers.ts'
import { findRecalled, recallCues } from './recall.ts'
import { answerInOwnLanguage } from './own-language.ts'
import { answerNumberQuestion, numberQuestionCues } from './number-questions.ts'
import { pieceCues, writePiece } from './pieces.ts'
import { findNextItem } from './next-items.ts'
import { findAdmission, findConditional } from './prescribed.ts'
import { findSqlAnswer, sqlCues } from './queries.ts'
import { describeToolResults } from './results.ts'
import { answerSchoolQuestion, schoolCues } from './school-mathematics.ts'
import { describeSelf, selfCues } from './self-description.ts'
import { shortPieceCues, writeShortPiece } from './short-pieces.ts'
import { findStandingTask, standingTaskCues } from './standing-tasks.ts'
import { findSmallTask, smallTaskCues } from './small-tasks.ts'
import { findInFormat } from './strict-formats.ts'
import { acknowledge, statementCues } from './statements.ts'
import { findTextTask, textTaskCues } from './text-tasks.ts'
import { findTransformed, transformCues } from './transforms.ts'
import { findTranslation } from './translation.ts'
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
    find: (text, context, answer) => findLetter(text, (question) => answer(withTask(context, question)).text),
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
    find: (_, context, answer) => {
      const changed = findChangedQuestion(context.view)
      if (changed !== null) return answer(withTask(context, changed)).text
      const named = findWithName(context.view)
      const found = named === null ? null : answer(withTask(context, named))
      return found === null || isFiller(found) ? null : found.text
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
