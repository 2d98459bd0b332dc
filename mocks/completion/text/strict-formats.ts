/** Answers in the format that a last line demands, as AI services of LangChain4j do: `You must answer strictly in the following format: integer number`. */
import { findBest, findNeutral } from '../arguments/choices.ts'
import { guard } from '../cues.ts'
import { findHoliday } from '../facts/holidays.ts'
import { readDates } from '../facts/dates.ts'
import { readNumbers } from '../facts/numbers.ts'
import { judge } from '../judgement.ts'
import { convertData } from './data-conversions.ts'
import { findFormattedDate, findXml } from './data-formats.ts'
import { findTopic } from './topic.ts'
import { writeXmlRecord } from './xml-records.ts'

const longest = 8000
const demand = guard(/\bin the following format\s?:\s*([^\n{]{3,200})\s*$/i)

/** A date, a document or a value in the form that a text demands; null where it demands none of these. */
export function findInFormat(text: string, nowSeconds: number): string | null {
  return (
    findFormattedDate(text, nowSeconds) ??
    findXml(text, findTopic(text.split('\n', 1)[0] ?? '', false)) ??
    writeXmlRecord(text) ??
    convertData(text) ??
    findEnumValue(text) ??
    findStrictValue(text, nowSeconds)
  )
}

const enumDemand = guard(
  /(?:\byou must )?\banswer (?:strictly )?with (one|several|zero or more) of these enums\s?:[ \t]*\n((?:[^\n:]{1,80}(?:\n|$)){2,40})/i,
)

/** One of the values that stand in lines below the demand. */
function findEnumValue(text: string): string | null {
  const found = text.length > longest ? null : enumDemand.exec(text)
  if (found === null) return null
  const values = (found[2] as string).split('\n').flatMap((value) => value.trim() || [])
  const content = text.slice(0, found.index)
  const best = findBest(values, content)
  return values[best >= 0 ? best : Math.max(0, findNeutral(values))] ?? null
}

/** The value in the demanded format; null where none of these is demanded, or the text has no such value. */
function findStrictValue(text: string, nowSeconds: number): string | null {
  if (text.length > longest) return null
  const found = demand.exec(text)
  if (found === null) return null
  const format = (found[1] as string).trim()
  const content = text.slice(0, found.index)
  if (/^(?:integer|floating|double|float|decimal|whole)[a-z ]*$/i.test(format)) {
    const number = readNumbers(content)[0]?.value
    return number === undefined ? null : String(number)
  }
  if (/^(?:one of )?\[?true,\s?false\]?$/i.test(format)) return String(judgeContent(content))
  if (/^yyyy-mm-dd$/i.test(format)) return findDateIn(content, nowSeconds) ?? null
  return null
}

const sentiment = /\b(?:has|have|is|of|with) (?:an? )?(positive|negative)(?: sentiment)?\b/i

/** Whether what a text asks about itself is true: `Does I love it has a positive sentiment?` */
function judgeContent(content: string): boolean {
  const asked = sentiment.exec(content)
  if (asked === null) return judge(content, content) ?? true
  return judge(`Is it ${asked[1]}?`, content.replace(asked[0], ' ')) ?? true
}

/** The first date of a text, or the day of a holiday. */
function findDateIn(text: string, nowSeconds: number): string | undefined {
  return findHoliday(text) ?? readDates(text, nowSeconds)[0]?.value
}
