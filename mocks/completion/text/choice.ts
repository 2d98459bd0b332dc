/** Answers requests that let the answer be one of a few values: labels, yes or no, the letters of a test. */
import { escapePattern } from '../../common/index.ts'
import { guard, needs } from '../cues.ts'
import { findBest, findNeutral } from '../arguments/choices.ts'
import { judge } from '../judgement.ts'
import { withoutObjects } from '../json-in-text.ts'
import { findOptions } from '../options.ts'
import type { Option } from '../options.ts'
import type { RequestView } from '../request-view.ts'
import { judgeStated } from '../stated.ts'
import { findListTopic } from './lists.ts'
import { splitTask } from '../task-parts.ts'

const longest = 12_000
const asks =
  /\b(?:classif\w+|categori\w+|label\w*|sentiment|one word|single word|only|exactly|just|nothing else|respond with|reply with|answer (?:with|in|by)|output|return|decide|determine|choose|pick|select|route|whether|which (?:of|one|(?:department|category|label|class|team|intent|topic|type|option|tag|queue|tool|agent|group|sentiment)\b)|rate|verdict|intent|true or false|yes or no|yes\/no|evaluate|judge|assess|options|is (?:it|this|the)\b)|判断|分类|情感|属于|选择|只回答|只输出|回答是/i
const yesOrNo = /\byes\b.{0,20}\bno\b|\btrue\b.{0,20}\bfalse\b/is
/** Cues of a request with options: a word of `asks`, and a sign between options. */
export const choiceCues = needs(
  'classif* categori* label* sentiment* one single only* exactly* just* nothing respond reply answer output* return* decide* determine* choose* pick* select* route* whether* which rate* verdict* intent* true yes evaluate* judge* assess* options is 判 类 情 属 选 只 回',
  'or | / , : " \' \u0060 “ 或 、',
)

/** The chosen value, for a request that gives values to choose from; null for others. */
export function findChoice(view: RequestView): string | null {
  const text = view.taskText
  if (text.length > longest) return null
  const parts = splitTask(text)
  return (
    chooseFrom(parts.request, parts.content, text) ??
    (parts.content !== '' && /['"“]yes['"”]\s(?:or|and)\s['"“]no['"”]/i.test(text)
      ? chooseFrom(text, parts.content, text)
      : null) ??
    chooseAtEnd(text) ??
    (view.systemText.length < longest && asks.test(view.systemText)
      ? chooseFrom(withoutObjects(view.systemText), text, text)
      : null)
  )
}

/** A question with the options after a quoted text. */
const askedLast = /["”]\s{1,3}([^"“”\n]{0,60}\b[\p{L}-]{2,30}(?:, [\p{L}-]{2,30}){0,6},? or [\p{L}-]{2,30})\s?\?\s*$/iu
/** A last line with the options and a colon, which the answer completes: `Intent (one of cancel, upgrade):`. */
const openLast = /(?:^|\n)([^\n]{3,300})[:：]\s*$/

/** The choice where the options stand after the text. */
function chooseAtEnd(text: string): string | null {
  const sample = text.slice(-longest).trimEnd()
  const asked = sample.endsWith('?') ? askedLast.exec(sample) : null
  if (asked !== null) return chooseFrom(`Choose: ${asked[1] as string}`, sample.slice(0, asked.index), sample)
  const open = /[:：]$/.test(sample.slice(-1)) ? openLast.exec(sample) : null
  if (open === null || open.index === 0 || !/[(|/]|\bor\b/i.test(open[1] as string)) return null
  return chooseFrom(`Choose: ${open[1] as string}`, sample.slice(0, open.index), sample)
}

function chooseFrom(request: string, content: string, whole: string): string | null {
  if (!asks.test(request) || !mayOffer.test(request) || wantsList(request) || asksForSql.test(request)) return null
  const options = findOptions(request)
  if (options.length < 2) return null
  const values = options.map(({ value }) => value)
  const next = findNextSpeaker(values, whole)
  if (next !== undefined) return next
  if (values.length === 3) {
    const undecided = values.find((value) => /^(?:maybe|unknown|unsure|unclear|n\/a|not sure)$/i.test(value))
    const isYes = undecided === undefined ? undefined : (judge(request, content) ?? judge(content, content))
    if (undecided !== undefined && yesOrNo.test(values.join(' ')))
      return isYes === undefined
        ? undecided
        : chooseYesOrNo(
            values.filter((value) => value !== undecided),
            request,
            content,
            whole,
          )
  }
  if (values.length === 2 && yesOrNo.test(values.join(' '))) return chooseYesOrNo(values, request, content, whole)
  const judged = content === '' ? withoutOptions(whole, options) : content
  const best = findBest(
    values,
    judged,
    options.map(({ about }) => about),
  )
  return values[best >= 0 ? best : Math.max(0, findNeutral(values))] as string
}

/** The columns of `users(id, name, age)` are no options. */
const asksForSql = guard(/\bsql (?:query|queries|statement)\b/i)

const commaSeparated = guard(/\bcomma[- ]separated\b/i)

/** `List five fruits. Respond with a list of comma-separated values.` */
function wantsList(request: string): boolean {
  return commaSeparated.test(request) && findListTopic(request) !== null
}

/** The role that the conversation calls next: the one that its last message addresses, else the one of the topic. */
function findNextSpeaker(values: readonly string[], whole: string): string | undefined {
  if (!/\bnext (?:role|speaker|agent|participant)\b/i.test(whole)) return undefined
  const turns = [...whole.matchAll(/(?:^|\n)[ \t]*([\w -]{1,40}?)[ \t]*:[ \t]*([^\n]{1,2000})/g)].filter(
    ([, name]) => values.includes((name as string).trim()) || /^(?:user|human)$/i.test((name as string).trim()),
  )
  const last = turns.at(-1)
  if (last === undefined) return undefined
  const speaker = (last[1] as string).trim()
  const open = values.filter((value) => value !== speaker)
  const called = open.filter((value) => (last[2] as string).toLowerCase().includes(value.toLowerCase()))
  if (called.length > 0) return called[0]
  const best = findBest(open, last[2] as string)
  return best >= 0 ? open[best] : open[0]
}

/** Every list of options has one of these. */
const mayOffer = /\bor\b|[|/,:"'\u0060“或、]/

function chooseYesOrNo(values: readonly string[], request: string, content: string, whole: string): string {
  const isYes = judge(request, content) ?? judge(content, content) ?? judgeStated(whole) ?? true
  const value = values.find((one) => /^(?:yes|true)$/i.test(one) === isYes) ?? (values[0] as string)
  // Quoted values are written as they are; `yes or no` in a sentence is answered with a capital.
  return new RegExp(`["'“\u0060]${escapePattern(value)}["'”\u0060]`).test(request)
    ? value
    : value.charAt(0).toUpperCase() + value.slice(1)
}

/** The text without the passage that lists the options. */
function withoutOptions(text: string, options: readonly Option[]): string {
  let rest = text
  for (const { value } of options) rest = rest.replace(value, ' ')
  return rest
}

const letter = /(?:^|\n|\s)\(?([A-H])[).:]\s+([^\n]{1,200}?)(?=\s+\(?[B-H][).:]\s|\n|$)/g

/** The letter of the alternative that answers a multiple-choice question; null for other texts. */
export function findLetter(text: string, answer: (question: string) => string): string | null {
  if (text.length > longest || !/[?:]/.test(text) || !/\bA[).:]\s[\s\S]{1,300}\bB[).:]\s/.test(text)) return null
  const alternatives = [...text.matchAll(letter)].map((match) => ({
    letter: match[1] as string,
    text: (match[2] as string).trim(),
  }))
  if (alternatives.length < 2) return null
  const compared = findComparison(text, alternatives)
  if (compared !== undefined) return compared
  const question = text.slice(0, text.search(/(?:^|\n|\s)\(?A[).:]\s/)).trim()
  const found = answer(question.split('\n').at(-1) ?? question).toLowerCase()
  const best =
    alternatives.find((one) =>
      new RegExp(String.raw`(?<![\p{L}\d.])${escapePattern(one.text.toLowerCase())}(?![\p{L}\d])`, 'u').test(found),
    ) ?? alternatives[0]
  if (best === undefined) return null
  return /\bletter\b|\bonly\b|\bjust\b|\bANSWER:?\b|\banswer:\s*$/i.test(text)
    ? best.letter
    : `${best.letter}) ${best.text}`
}

/** How a submission relates to the expert's answer, among alternatives that name the relations. */
function findComparison(text: string, alternatives: readonly { letter: string; text: string }[]): string | undefined {
  const expert = /\[?(?:expert|reference|ideal|expected|ground truth)(?: answer)?\]?\s?:\s*([^\n]{1,2000})/i.exec(
    text,
  )?.[1]
  const submission =
    /\[?(?:submission|submitted(?: answer)?|student answer|prediction|model answer)\]?\s?:\s*([^\n]{1,2000})/i.exec(
      text,
    )?.[1]
  if (expert === undefined || submission === undefined) return undefined
  const [a, b] = [expert, submission].map((one) => new Set(one.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])) as [
    Set<string>,
    Set<string>,
  ]
  const relation = toRelation(
    [...b].every((word) => a.has(word)),
    [...a].every((word) => b.has(word)),
  )
  return alternatives.find((one) => relation.test(one.text))?.letter
}

/** What an alternative says that names the relation of the submission's words to the expert's words. */
function toRelation(isSubset: boolean, isSuperset: boolean): RegExp {
  if (isSubset && isSuperset) return /\bsame\b|\ball the details\b/i
  if (isSubset) return /\bsubset\b/i
  return isSuperset ? /\bsuperset\b/i : /\bdisagree\w*|\bcontradict\w*/i
}
