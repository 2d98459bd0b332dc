/** What the user's message offers for arguments: places, numbers, quoted words, dates, addresses. */

export interface Hints {
  text: string
  chinese: boolean
  nowSeconds: number
  /** What stands in quotation marks. */
  quoted: readonly string[]
  numbers: readonly number[]
  places: readonly string[]
  dates: readonly string[]
  /** Times of day as `09:30:00`. */
  times: readonly string[]
  emails: readonly string[]
  urls: readonly string[]
}

const cities =
  'Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|Hong Kong|Taipei|Tokyo|Osaka|Kyoto|Seoul|Singapore|Bangkok|Paris|London|Berlin|Munich|Madrid|Barcelona|Rome|Milan|Vienna|Zurich|Amsterdam|Brussels|Prague|Warsaw|Moscow|Istanbul|Dubai|Cairo|Mumbai|Delhi|New Delhi|Sydney|Melbourne|Toronto|Vancouver|Montreal|New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Houston|Miami|Washington|Mexico City|Lisbon|Dublin|Oslo|Stockholm|Helsinki|Copenhagen'
const chineseCities =
  '北京|上海|广州|深圳|杭州|南京|成都|重庆|武汉|西安|苏州|天津|香港|澳门|台北|青岛|厦门|长沙|郑州|沈阳|大连|东京|大阪|首尔|新加坡|巴黎|伦敦|纽约|柏林|莫斯科|旧金山|洛杉矶|悉尼'
const cityPattern = new RegExp(`\\b(?:${cities})\\b`, 'gi')
const chineseCityPattern = new RegExp(chineseCities, 'g')
const properPlace =
  /\b(?:in|at|for|to|from|of|near|around|and|or|,)\s+((?:[A-Z][\p{L}'’.-]+)(?:[ ](?:[A-Z][\p{L}'’.-]+|of|de|la))*(?:,\s*[A-Z][\p{L}.]+)?)/gu
const notPlaces =
  /^(?:I|The|A|An|JSON|API|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Chinese|Japanese|Celsius|Fahrenheit|Python|USD|EUR|CNY|GBP|JPY)\b/

/** Reads the hints out of a text; `nowSeconds` gives "today" a date. */
export function readHints(text: string, chinese: boolean, nowSeconds: number): Hints {
  const sample = text.length > 8000 ? text.slice(0, 8000) : text
  return {
    text: sample,
    chinese,
    nowSeconds,
    quoted: readQuoted(sample),
    numbers: readNumbers(sample),
    places: readPlaces(sample),
    dates: readDates(sample, nowSeconds),
    times: readTimes(sample),
    emails: sample.match(/[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/g) ?? [],
    urls: (sample.match(/https?:\/\/[^\s"'<>）)，。]{1,500}/g) ?? []).map((url) => url.replace(/[.,;:!?]+$/, '')),
  }
}

function readQuoted(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(
    /"([^"\n]{1,300})"|“([^”\n]{1,300})”|「([^」\n]{1,300})」|《([^》\n]{1,300})》|(?<![\p{L}\p{N}])'([^'\n]{1,300})'(?![\p{L}\p{N}])|\u0060([^\u0060\n]{1,300})\u0060/gu,
  ))
    found.push((match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6]) as string)
  return found
}

function readNumbers(text: string): number[] {
  const found: number[] = []
  const plain = text.replace(/\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\b\d{1,2}:\d{2}\b|https?:\/\/\S+/g, ' ')
  for (const match of plain.matchAll(
    /(?<![\w.])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![A-Za-z_.\d])-?\d{1,15}(?:\.\d{1,15})?/g,
  )) {
    const value = Number(match[0].replaceAll(',', ''))
    if (Number.isFinite(value)) found.push(value)
    if (found.length >= 50) break
  }
  return found
}

function readPlaces(text: string): string[] {
  const found: [number, string][] = []
  for (const match of text.matchAll(cityPattern)) found.push([match.index, toTitle(match[0])])
  for (const match of text.matchAll(chineseCityPattern)) found.push([match.index, match[0]])
  for (const match of text.matchAll(properPlace)) {
    const place = beforeCity((match[1] as string).replace(/[.]$/, ''))
    if (!notPlaces.test(place)) found.push([match.index + match[0].length - (match[1] as string).length, place])
  }
  // Of two that begin together the longer one is meant: `Boston, MA`.
  found.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)
  const out: string[] = []
  for (const [, place] of found) if (!out.some((other) => other.includes(place))) out.push(place)
  return out
}

const oneCity = new RegExp(`^(?:${cities})$`, 'i')

/** What follows a comma is the state, `San Francisco, CA`, unless it is a city itself: `San Francisco, Tokyo and Paris`. */
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
