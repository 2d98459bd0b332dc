/** Compares or rates texts: which numbered choice fits a question, whether a premise entails a hypothesis, a score on a scale. */
import { escapePattern } from '../../common/index.ts'
import { isRelated } from '../judgement.ts'
import { splitTask } from '../task-parts.ts'
import { ownWordsOf } from '../tools/words.ts'
import { needs } from '../cues.ts'

/** Words of these requests. */
export const verdictCues = needs('choice choices entail* premise hypothesis rate score scale rating')

const longest = 12_000

/** The verdict that a request asks for; null if it asks for none. */
export function findVerdictOn(text: string): string | null {
  if (text.length > longest) return null
  return chooseNumbered(text) ?? compareStatements(text) ?? rate(text)
}

const numbered = /(?:^|\n)[ \t]*\(?(\d{1,2})[).]:?[ \t]+([^\n]{3,600})/g

/** The number of the listed choice that a question is about. */
function chooseNumbered(text: string): string | null {
  if (!/\bchoices?\b/i.test(text) || !/\bnumbers?\b|\bnumbered\b/i.test(text)) return null
  const question =
    /\bquestion\s?:\s*["'“]?([^"”\n]{3,300})/i.exec(text)?.[1] ?? /\bquery\s?:\s*([^\n]{3,300})/i.exec(text)?.[1]
  const choices = [...text.matchAll(numbered)]
  if (question === undefined || choices.length < 2) return null
  const asked = ownWordsOf(question)
  let best: { number: string; shared: number } | undefined
  for (const [, number, about] of choices) {
    const shared = [...ownWordsOf(about as string)].filter((word) => word.length > 2 && asked.has(word)).length
    if (best === undefined || shared > best.shared) best = { number: number as string, shared }
  }
  return best?.number ?? null
}

const negation = /\b(?:not|no|never|none|nothing|without|n['’]t|cannot)\b|n['’]t\b/i

/** Entailment, neutral or contradiction, for a premise and a hypothesis. */
function compareStatements(text: string): string | null {
  const premise = /\bpremise\s?:\s*([^\n]{3,1000})/i.exec(text)?.[1]
  const hypothesis = /\bhypothesis\s?:\s*([^\n]{3,1000})/i.exec(text)?.[1]
  if (premise === undefined || hypothesis === undefined) return null
  const given = ownWordsOf(premise)
  const claimed = [...ownWordsOf(hypothesis)].filter((word) => word.length > 2)
  const share = claimed.filter((word) => given.has(word)).length / Math.max(1, claimed.length)
  const isNegated = negation.test(premise) !== negation.test(hypothesis)
  const related = isNegated ? 'contradiction' : 'entailment'
  const kind = share >= 0.5 ? related : 'neutral'
  const spelled = new RegExp(`\\b${escapePattern(kind.slice(0, 8))}\\w{0,6}`, 'i').exec(
    text.replace(premise, ' ').replace(hypothesis, ' '),
  )?.[0]
  return spelled !== undefined && /ion$|ment$|ral$/i.test(spelled) ? spelled : kind
}

/** `on a scale of 1 to 10`, `between 0 and 5`, `(1-5)`. */
const scale =
  /(?:\b(?:scale (?:of|from)|from|between|rating of|score of)|\()\s?(\d{1,3})\s?(?:to|-|–|and)\s?(\d{1,3})\b/i
const bad = /\b(?:terrible|awful|worst|bad|horrible|hate|poor|disappoint\w*|broken|useless|rude|waste)\b/i

/** A number on the scale that a request gives; null if it wants more than a number. */
function rate(text: string): string | null {
  const match = scale.exec(text)
  if (match === null || !/\b(?:rate|score|rating|scale)\b/i.test(text)) return null
  if (!/\b(?:only|just|single|integer|number)\b/i.test(text) || /[{[]|\bjson\b/i.test(text)) return null
  const low = Number(match[1])
  const high = Number(match[2])
  const query = /\b(?:query|question)\s?:\s*([^\n]{3,400})/i.exec(text)?.[1]
  const document = /\b(?:document|passage|context|answer|response|text)\s?:\s*([^\n]{3,4000})/i.exec(text)?.[1]
  const { content } = splitTask(text)
  const isGood = query !== undefined && document !== undefined ? isRelated(query, document) : !bad.test(content)
  return String(Math.round(isGood ? low + (high - low) * 0.85 : low + (high - low) * 0.1))
}
