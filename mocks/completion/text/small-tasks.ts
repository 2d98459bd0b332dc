/** Small tasks that a first trial of a model often has, each answered by a rule of its own. */
import { findBest } from '../arguments/choices.ts'
import { guard, needs } from '../cues.ts'
import { findCountryFact } from './country-facts.ts'
import { findDateAnswer } from './date-questions.ts'
import { findKnownPattern } from './known-patterns.ts'
import { findLetterTask } from './letter-tasks.ts'
import { findNumberTask } from './number-tasks.ts'
import { writeRecords } from './records.ts'
import { findInSequence } from './sequences.ts'
import { makeFormal } from './tone.ts'
import { findWordFact } from './word-facts.ts'

/** Cues of these tasks. */
export const smallTaskCues = needs(
  'opposite antonym antonyms synonym synonyms another plural rhyme rhymes complete finish fill next largest biggest greatest highest maximum max smallest lowest least minimum min larger bigger greater higher smaller lower less numbers letters count continue follows day days weekday weeks week 星 formal polite professional politer business table csv regex regexp regular sentiment leap hex* binary octal decimal born roman off discount* reduced minutes seconds median even odd prime primes negative positive divisible multiple multiples above over below under exceed* fibonacci squares cubes square natural triangular than area perimeter initials acronym first remove delete drop strip replace substitute change turn camelcase camel snake kebab pascalcase pascal slug screaming constant join repeat times unique flag coordinates latitude longitude language languages currency continent 闰',
)

/** The answer to such a task; null for others. */
export function findSmallTask(text: string, nowSeconds: number): string | null {
  return (
    findWordFact(text) ??
    findInSequence(text) ??
    findDateAnswer(text, nowSeconds) ??
    makeFormal(text) ??
    writeRecords(text) ??
    findKnownPattern(text) ??
    findNumberTask(text, nowSeconds) ??
    findLetterTask(text) ??
    findCountryFact(text) ??
    findSentiment(text)
  )
}

const sentiment = guard(
  /\bsentiment (?:of|in|behind|expressed (?:in|by))\b[^"“:\n]{0,60}(?:["“]([^"”\n]{3,1000})["”]|:\s*(\S[\s\S]{2,1000})$)/i,
)

/** `What is the sentiment of "…"?` without values to choose from. */
function findSentiment(text: string): string | null {
  const found = sentiment.exec(text)
  if (found === null) return null
  const values = ['positive', 'negative', 'neutral']
  const best = findBest(values, found[1] ?? found[2] ?? '')
  const value = values[best] ?? 'neutral'
  return value.charAt(0).toUpperCase() + value.slice(1)
}
