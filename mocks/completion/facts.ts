/** Reads the facts of a conversation that arguments and JSON are filled with: places, numbers, quoted texts, dates, addresses, paths. */
import type { RequestView } from './request-view.ts'

/** A number with the words around it, in lower case. */
export interface NumberInText {
  value: number
  before: string
  after: string
}

export interface Facts {
  text: string
  chinese: boolean
  nowSeconds: number
  quoted: readonly string[]
  numbers: readonly number[]
  numbersInText: readonly NumberInText[]
  places: readonly string[]
  dates: readonly string[]
  /** Times of day as `09:30:00`. */
  times: readonly string[]
  emails: readonly string[]
  urls: readonly string[]
  /** Absolute path of the directory that the system message gives, null where it gives none. */
  workingDirectory: string | null
  /** The text that the answer would have without a schema, for members such as `answer`; absent where no member should hold it. */
  answer?: () => string
}

const longestText = 8000
const mostNumbers = 50
/** How many of the earlier user messages supplement the last one. */
const mostEarlier = 5

const cities =
  'Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|Hong Kong|Taipei|Tokyo|Osaka|Kyoto|Seoul|Singapore|Bangkok|Paris|London|Berlin|Munich|Madrid|Barcelona|Rome|Milan|Vienna|Zurich|Amsterdam|Brussels|Prague|Warsaw|Moscow|Istanbul|Dubai|Cairo|Mumbai|Delhi|New Delhi|Sydney|Melbourne|Toronto|Vancouver|Montreal|New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Houston|Miami|Washington|Mexico City|Lisbon|Dublin|Oslo|Stockholm|Helsinki|Copenhagen'
const chineseCities =
  '北京|上海|广州|深圳|杭州|南京|成都|重庆|武汉|西安|苏州|天津|香港|澳门|台北|青岛|厦门|长沙|郑州|沈阳|大连|东京|大阪|首尔|新加坡|巴黎|伦敦|纽约|柏林|莫斯科|旧金山|洛杉矶|悉尼'
const cityPattern = new RegExp(`\\b(?:${cities})\\b`, 'gi')
const chineseCityPattern = new RegExp(chineseCities, 'g')
const nicknames: readonly (readonly [RegExp, string])[] = [
  [/\bsf\b/i, 'San Francisco'],
  [/\bnyc\b/i, 'New York'],
  [/\bLA\b/, 'Los Angeles'],
  [/\bwindy city\b/i, 'Chicago'],
  [/\bbig apple\b/i, 'New York'],
]
const properPlace =
  /\b(?:in|at|for|to|from|of|near|around|and|or|,)\s+((?:St\.\s|Mt\.\s)?[A-Z][\p{L}'’-]+(?:[ ](?:[A-Z][\p{L}'’-]+|of|de|la))*(?:,\s*[A-Z][\p{L}.]+)?)/gu
const notPlaces =
  /^(?:I|The|A|An|JSON|API|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Chinese|Japanese|Celsius|Fahrenheit|Python|USD|EUR|CNY|GBP|JPY)\b/

/** Reads the facts of one text; `nowSeconds` gives "today" a date. */
export function readFacts(text: string, chinese: boolean, nowSeconds: number): Facts {
  // Tags such as `<task>` frame a text and are no part of it.
  const sample = text.slice(0, longestText).replace(/<\/?[a-z][\w-]{0,40}>/g, ' ')
  const numbersInText = readNumbers(sample)
  return {
    text: sample,
    chinese,
    nowSeconds,
    quoted: readQuoted(sample),
    numbers: numbersInText.map((number) => number.value),
    numbersInText,
    places: readPlaces(sample),
    dates: readDates(sample, nowSeconds),
    times: readTimes(sample),
    emails: sample.includes('@') ? (sample.match(/[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/g) ?? []) : [],
    urls: (sample.match(/https?:\/\/[^\s"'<>）)，。]{1,500}/g) ?? []).map((url) => url.replace(/[.,;:!?]{1,10}$/, '')),
    workingDirectory: null,
  }
}

/**
 * Reads the facts of a conversation: those of the task and of `more` texts, supplemented by earlier user messages where the task
 * has none of a kind ("and tomorrow?"), and the working directory of the system message.
 */
export function readConversationFacts(
  view: RequestView,
  nowSeconds: number,
  more: readonly string[] = [],
  answer?: () => string,
): Facts {
  const own = readFacts([view.taskText, ...more].join('\n'), view.chinese, nowSeconds)
  const earlier = view.messages
    .filter((message) => message.role === 'user' && message.text !== view.taskText && message.text !== view.userText)
    .slice(-mostEarlier)
    .map((message) => message.text)
  const workingDirectory = findWorkingDirectory(view.systemText) ?? findWorkingDirectory(earlier.join('\n'))
  const facts: Facts = answer === undefined ? { ...own, workingDirectory } : { ...own, workingDirectory, answer }
  if (earlier.length === 0) return facts
  const old = readFacts(earlier.toReversed().join('\n'), view.chinese, nowSeconds)
  return {
    ...facts,
    places: own.places.length > 0 ? own.places : old.places.slice(0, 1),
    emails: own.emails.length > 0 ? own.emails : old.emails,
    urls: own.urls.length > 0 ? own.urls : old.urls,
  }
}

/** Phrases by which agents tell the model where it works. */
const directory =
  /(?:working[ _-]?director(?:y|ies)|current[ _-]directory|workspace(?:[ _-](?:root|folder|directory|path))?|project[ _-](?:root|directory|folder|path)|root[ _-]directory|in the directory|\bcwd\b|工作目录|当前目录)[^\n/\\A-Za-z]{0,12}(?:is|at|are)?(?:\s(?:located|set)\s(?:at|in|to))?[^\n/\\A-Za-z]{0,6}((?:\/|[A-Za-z]:\\)[^\s"'<>\u0060,;，。]{0,300})/i

function findWorkingDirectory(text: string): string | null {
  const found = directory.exec(text.slice(0, 60_000))?.[1]?.replace(/[.:)\]]{1,5}$/, '')
  if (found === undefined) return null
  return found.length > 1 ? found.replace(/[/\\]$/, '') : found
}

function readQuoted(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(
    /"([^"\n]{1,300})"|“([^”\n]{1,300})”|「([^」\n]{1,300})」|《([^》\n]{1,300})》|(?<![\p{L}\p{N}])'([^'\n]{1,300})'(?![\p{L}\p{N}])|\u0060([^\u0060\n]{1,300})\u0060/gu,
  ))
    found.push((match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]) as string)
  return found
}

function readNumbers(text: string): NumberInText[] {
  const found: NumberInText[] = []
  // Dates, times and addresses are no quantities.
  const plain = text.replace(/\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z?)?|\b\d{1,2}:\d{2}\b|https?:\/\/\S+/g, (match) =>
    ' '.repeat(match.length),
  )
  for (const match of plain.matchAll(
    /(?<![\w.])-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|(?<![A-Za-z_.\d]|[A-Za-z]-)-?\d{1,15}(?:\.\d{1,15})?/g,
  )) {
    const value = Number(match[0].replaceAll(',', ''))
    if (!Number.isFinite(value)) continue
    const end = match.index + match[0].length
    const before = plain.slice(Math.max(0, match.index - 24), match.index).toLowerCase()
    found.push({ value, before, after: plain.slice(end, end + 24).toLowerCase() })
    if (found.length >= mostNumbers) break
  }
  return found
}

function readPlaces(text: string): string[] {
  const found: [number, string][] = []
  for (const match of text.matchAll(cityPattern)) found.push([match.index, toTitle(match[0])])
  for (const [pattern, name] of nicknames) {
    const match = pattern.exec(text)
    if (match !== null) found.push([match.index, name])
  }
  for (const match of text.matchAll(chineseCityPattern)) found.push([match.index, match[0]])
  const hasPlace = found.length > 0 || /\bin\s+[A-Z]/.test(text)
  for (const match of text.matchAll(properPlace)) {
    // "at Acme in Dublin": after `at` and `for` there may be a company or a person.
    if (hasPlace && /^(?:at|for)\b/.test(match[0])) continue
    const place = beforeCity((match[1] as string).replace(/[.]$/, ''))
    if (!notPlaces.test(place)) found.push([match.index + match[0].length - (match[1] as string).length, place])
  }
  // Of two places that begin together the longer one is meant: `Boston, MA`.
  found.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)
  const out: string[] = []
  for (const [, place] of found) if (!out.some((other) => other.includes(place))) out.push(place)
  return out
}

const oneCity = new RegExp(`^(?:${cities})$`, 'i')

/** After a comma the state follows, `San Francisco, CA`, unless it is a city itself: `San Francisco, Tokyo and Paris`. */
function beforeCity(place: string): string {
  const [first = place, second] = place.split(/,\s*/)
  return second !== undefined && oneCity.test(second) ? first : place
}

function toTitle(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

function readDates(text: string, nowSeconds: number): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/\b(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/g)) {
    const date = `${match[1]}-${(match[2] as string).padStart(2, '0')}-${(match[3] as string).padStart(2, '0')}`
    if (!Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)) found.push(date)
  }
  found.push(...readMonthDays(text, nowSeconds))
  const days: readonly (readonly [RegExp, number])[] = [
    [/\bday after tomorrow\b|后天/i, 2],
    [/\btomorrow\b|明天/i, 1],
    [/\byesterday\b|昨天/i, -1],
    [/\btoday\b|今天/i, 0],
  ]
  for (const [pattern, shift] of days)
    if (pattern.test(text)) found.push(new Date((nowSeconds + shift * 86_400) * 1000).toISOString().slice(0, 10))
  return found
}

const months = 'january february march april may june july august september october november december'.split(' ')
const monthDay =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?|\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:,?\s+(\d{4}))?/gi

/** `March 5, 2026`, `5th of March`; without a year that of the mock's clock. */
function readMonthDays(text: string, nowSeconds: number): string[] {
  const found: string[] = []
  for (const match of text.matchAll(monthDay)) {
    const name = (match[1] ?? match[5] ?? '').toLowerCase()
    const month = months.findIndex((full) => full.startsWith(name)) + 1
    const year = match[3] ?? match[6] ?? new Date(nowSeconds * 1000).toISOString().slice(0, 4)
    const date = `${year}-${String(month).padStart(2, '0')}-${(match[2] ?? match[4] ?? '').padStart(2, '0')}`
    if (!Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)) found.push(date)
  }
  return found
}

function readTimes(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(/\b([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\s*(am|pm)?/gi))
    found.push(toClock(match[1], match[2], match[3], match[4]))
  for (const match of text.matchAll(/\b(1[0-2]|[1-9])\s*(am|pm)\b/gi))
    found.push(toClock(match[1], '00', '00', match[2]))
  return found
}

function toClock(hour = '0', minute = '00', second = '00', half?: string): string {
  const plain = Number(hour) % 24
  const shifted = half === undefined ? plain : (plain % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  return `${String(shifted).padStart(2, '0')}:${minute}:${second}`
}
