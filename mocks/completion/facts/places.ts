/** Reads the places that a text names. */
import { guard, hasCues, needs } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import { findAll } from '../find-all.ts'
import { findCityOf } from './cities.ts'
import { findNamedCountry } from './countries.ts'

const cities =
  'Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|Hong Kong|Taipei|Tokyo|Osaka|Kyoto|Seoul|Singapore|Bangkok|Paris|London|Berlin|Munich|Madrid|Barcelona|Rome|Milan|Vienna|Zurich|Amsterdam|Brussels|Prague|Warsaw|Moscow|Istanbul|Dubai|Cairo|Mumbai|Delhi|New Delhi|Sydney|Melbourne|Toronto|Vancouver|Montreal|New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Houston|Miami|Washington|Mexico City|Lisbon|Dublin|Oslo|Stockholm|Helsinki|Copenhagen'
const chineseCities =
  '北京|上海|广州|深圳|杭州|南京|成都|重庆|武汉|西安|苏州|天津|香港|澳门|台北|青岛|厦门|长沙|郑州|沈阳|大连|东京|大阪|首尔|新加坡|巴黎|伦敦|纽约|柏林|莫斯科|旧金山|洛杉矶|悉尼'
const cityPattern = guard(new RegExp(`\\b(?:${cities})\\b`, 'gi'))
const chineseCityPattern = guard(new RegExp(chineseCities, 'g'))
/** A district or a town that a request begins with, or is about: `海淀区天气`. */
const chineseDistrict =
  /(?:^|[，。：:\s在市查询看])([\u4e00-\u9fff]{2,5}[区县镇])(?=的?[\u4e00-\u9fff]{0,4}(?:天气|气温|温度|地图|餐厅|酒店))/
const districtCues = needs('区 县 镇')
const notDistrict = /^(?:小|校|社|地|园|城|郊|市|山|灾|战|景|住宅)区$/
const nicknames: readonly (readonly [GuardedPattern, string])[] = [
  [guard(/\bsf\b/i), 'San Francisco'],
  [guard(/\bnyc\b/i), 'New York'],
  [guard(/\bLA\b/), 'Los Angeles'],
  [guard(/\bwindy city\b/i), 'Chicago'],
  [guard(/\bbig apple\b/i), 'New York'],
  [guard(/\brio\b/i), 'Rio de Janeiro'],
  [guard(/\bvegas\b/i), 'Las Vegas'],
  [guard(/\bphilly\b/i), 'Philadelphia'],
]
const properPlace =
  /(?:(?<![\p{L}\d])(?:(?:[Ww]hat|[Hh]ow) about|in|In|at|for|to|from|From|of|near|around|and|or|en|À|à|nach|desde|hasta|vers|leaves|departs|leaving|departing|visit|visiting)|\b,)\s+(?:the\s(?=(?:\p{Lu}[\p{L}'’-]{1,20}\s){1,2}(?:District|Islands?|Valley|Alps|Desert|Coast|Canyon|Republic|Kingdom|States|Netherlands|Emirates|Lakes?|Mountains|Peninsula|Highlands)\b))?((?:St\.\s|Mt\.\s)?[A-Z][\p{L}'’-]+(?:[ ](?:[A-Z][\p{L}'’-]+|of|de|la))*(?:,\s*[A-Z][\p{L}.]+(?: (?:Kingdom|States|Zealand|Africa|Korea|Arabia)\b)?)?)/gu
const notPlaces =
  /^(?:From|There|Then|After|Next|Finally|This|That|These|Those|It|We|He|She|They|You|My|Our|His|Her|Their|I|The|A|An|JSON|API|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Chinese|Japanese|Celsius|Fahrenheit|Italian|Mexican|Indian|Thai|Greek|Korean|Vietnamese|Turkish|American|Portuguese|Russian|Python|USD|EUR|CNY|GBP|JPY)\b/

/** The places of a text, in their order. */
export function readPlaces(text: string): string[] {
  const found: [number, string][] = []
  if (cityPattern.mayMatch(text))
    for (const match of findAll(cityPattern.pattern, text)) found.push([match.index, toTitle(match[0])])
  for (const [pattern, name] of nicknames) {
    const match = pattern.exec(text)
    if (match !== null) found.push([match.index, name])
  }
  if (chineseCityPattern.mayMatch(text))
    for (const match of findAll(chineseCityPattern.pattern, text)) found.push([match.index, match[0]])
  const district = hasCues(districtCues, text) ? chineseDistrict.exec(text) : null
  if (district !== null && !notDistrict.test(district[1] as string)) found.push([district.index, district[1] as string])
  if (!/[A-Z]/.test(text)) return found.length === 0 ? readLowerPlace(text) : withoutParts(found)
  const hasPlace = found.length > 0 || /\bin\s+[A-Z]/.test(text)
  for (const match of findAll(properPlace, text)) {
    // "at Acme in Dublin": after `at` and `for` there may be a company or a person.
    if (hasPlace && /^(?:at|for)\b/.test(match[0])) continue
    // "Kai, 27, and Lou, 33": a person with an age.
    if (
      /^(?:and|or|,)/.test(match[0]) &&
      /^,\s\d{1,3}\b/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 8))
    )
      continue
    // "Marta, Jun and Ola meet in Turku": the first of the list is no place.
    if (/^(?:and|,)/.test(match[0]) && isAfterName(text, match.index, found)) continue
    const whole = (match[1] as string).replace(/[.]$/, '')
    const end = match.index + match[0].length
    const place = beforeCity(whole)
    // "in Lima, Nairobi and Seoul": the second of several, unless it is the state or the country of the first.
    const second = place === whole ? secondOfList(whole, text.slice(end, end + 12)) : undefined
    if (second !== undefined && !notPlaces.test(place)) {
      const from = end - (match[1] as string).length
      found.push([from, whole.slice(0, whole.indexOf(','))], [from + whole.lastIndexOf(second), second])
      continue
    }
    if (!notPlaces.test(place) && !nicknames.some(([nickname]) => nickname.pattern.test(place) && place.length < 4))
      found.push([match.index + match[0].length - (match[1] as string).length, place])
  }
  return withoutParts(found)
}

const lowerPlace =
  /\b(?:weather|forecast|temperature|rain|snow|sunny|traffic|hotels?|restaurants?|beach(?:es)?|flights?|events?|museums?|parking|time|go(?:ing)?|live|travel\w{0,4}|trip)\b[^.?!\n]{0,40}\b(?:in|for|at|near|to)\s((?!the\b|a\b|an\b|my\b|our\b|me\b|us\b|it\b|this\b|that\b|today\b|tomorrow\b|tonight\b|next\b|general\b|there\b|here\b|english\b|celsius\b|fahrenheit\b|bed\b|work\b|school\b)[a-z]{3,20}(?:\s(?!today\b|tomorrow\b|tonight\b|now\b|right\b|this\b|next\b|please\b|and\b|or\b|for\b|on\b)[a-z]{3,20})?)(?:\s(?:today|tomorrow|tonight|now|right now|please|this week|next week))?\s{0,3}[?.!]?\s*$/

/** The place at the end of a text without capitals: `how are the beaches in nice`. */
function readLowerPlace(text: string): string[] {
  const name = text.length > 120 ? undefined : lowerPlace.exec(text)?.[1]
  return name === undefined ? [] : [toTitle(name)]
}

const nameAtStart =
  /(?:^|[.!?\n]\s{0,3})(?:\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{1,20})?,\s){0,6}\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{1,20})?\s?$/u

/** Whether what stands before a comma or `and` is a list of names at the beginning of a sentence, of which none is a known place. */
function isAfterName(text: string, at: number, found: readonly [number, string][]): boolean {
  const before = text.slice(Math.max(0, at - 120), at)
  return (
    nameAtStart.test(before) && !found.some(([from, place]) => from + place.length > at - 120 && before.includes(place))
  )
}

/** The places in their order. Of two that begin together the longer one is meant: `Boston, MA`. */
function withoutParts(found: [number, string][]): string[] {
  found.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)
  const out: string[] = []
  for (const [, place] of found) if (!out.some((other) => other.includes(place))) out.push(place)
  return out
}

/** Whether a name is that of a known city. */
export function isKnownPlace(name: string): boolean {
  return oneCity.test(name)
}

const oneCity = new RegExp(`^(?:${cities})$`, 'i')

/** After a comma the state follows, `San Francisco, CA`, unless it is a city itself: `San Francisco, Tokyo and Paris`. */
function beforeCity(place: string): string {
  const [first = place, second] = place.split(/,\s*/)
  return second !== undefined && oneCity.test(second) ? first : place
}

/** The second place of a list of places; undefined where it tells where the first one is. */
function secondOfList(place: string, after: string): string | undefined {
  const [first = '', second] = place.split(/,\s*/)
  if (second === undefined || !/^(?:,?\s(?:and|or)\s|,\s)\p{Lu}/u.test(after)) return undefined
  const isRegion = /^[A-Z]{2}$|\s/.test(second) || regions.test(second) || findCityOf(first)?.region === second
  return isRegion || findNamedCountry(second) !== null ? undefined : second
}

const regions =
  /^(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|Alberta|Bavaria|Tuscany|Scotland|Wales|England|Catalonia|Queensland|Victoria|Kerala|USA|UK)\b/

function toTitle(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
