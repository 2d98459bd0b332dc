/** Extracts single values from a text: a route, a command, a path, a name, a query, the value beside a label. */
import { findFileBody } from './file-bodies.ts'
import type { Facts } from '../facts.ts'
import { guard } from '../cues.ts'
import { findZoneOf } from '../facts/time-zones.ts'
import { findAll } from '../find-all.ts'
import { keepRecent } from '../recent-map.ts'
import { findNameList } from './name-lists.ts'

const scanned = 2000

/** `from Rome to Oslo`, `100 USD to EUR`, `北京到上海`. */
export function findRoute({ text, places }: Facts): { from: string; to: string } | undefined {
  const match =
    /\b[Ff]rom\s+([\p{L}\d][\p{L}\d .'-]{0,40}?)\s+(?:in)?to\s+(?:the\s+)?([\p{L}\d][\p{L}\d.'-]{0,40}(?:\s\p{Lu}[\p{L}.'-]{0,40}){0,3})/u.exec(
      text,
    ) ??
    /\b([A-Z]{3})\s+(?:in|to|into)\s+([A-Z]{3})\b/.exec(text) ??
    /(?<!\p{L})(?:de|desde|von)\s(\p{Lu}[\p{L}'-]{1,30}(?:\s\p{Lu}[\p{L}'-]{1,30}){0,2})\s(?:a|hasta|à|nach)\s(\p{Lu}[\p{L}'-]{1,30}(?:\s\p{Lu}[\p{L}'-]{1,30}){0,2})/u.exec(
      text,
    ) ??
    /从(.{1,12}?)(?:飞|到|去|至|翻译成)(.{1,12}?)(?:的|[，。？?!！\s]|$)/.exec(text)
  if (match) return { from: withoutArticle(match[1] as string), to: withoutArticle(match[2] as string) }
  const [from, to] = places
  return from !== undefined && to !== undefined && /飞|到|去|至|\bto\b/.test(text) ? { from, to } : undefined
}

function withoutArticle(place: string): string {
  return place.replace(/^the\s/i, '')
}

/** The time zone that a text names, or that of a place in it. */
export function findTimeZone({ text, places }: Facts): string {
  const named = /\b(?:UTC|GMT|[A-Z][a-z]{1,20}\/[A-Z][A-Za-z_]{1,30})\b/.exec(text)?.[0]
  return named ?? places.map(findZoneOf).find((zone) => zone !== undefined) ?? 'UTC'
}

const signs: Readonly<Record<string, string>> = {
  times: '*',
  'multiplied by': '*',
  plus: '+',
  minus: '-',
  'divided by': '/',
  over: '/',
  'to the power of': '**',
}
const spelledSign = /(?<=\d\)?)\s(times|multiplied by|plus|minus|divided by|over|to the power of)\s(?=\(?-?\d)/gi
const spelledSigns = guard(/\d\)?\s(?:times|multiplied by|plus|minus|divided by|over|to the power of)\s\(?-?\d/i)

/** `12 * (3 + 4)`, also `12 times 7`. */
export function findExpression(written: string): string | undefined {
  const text = spelledSigns.test(written)
    ? written.slice(0, scanned).replaceAll(spelledSign, (_, sign: string) => ` ${signs[sign.toLowerCase()] ?? sign} `)
    : written
  return /-?\({0,5}\d[\d.,]{0,20}(?:\s{0,3}[-+*/^%×÷()]{1,2}\s{0,3}\({0,5}-?\d[\d.,]{0,20}\){0,5}){1,40}/.exec(
    text.slice(0, scanned),
  )?.[0]
}

/** A language of people or of programs. */
export function findLanguage(text: string): string | undefined {
  return /\b(?:English|French|German|Spanish|Italian|Chinese|Japanese|Korean|Russian|Portuguese|Arabic|Dutch|Hindi|Turkish|Polish|Python|JavaScript|TypeScript|Go|Rust|Java)\b|(?:中|英|法|德|日|韩|俄)[文语]|(?<=\b(?:ins|auf)\s)\p{Lu}\p{Ll}{3,14}|(?<=\bal\s)\p{Ll}{4,12}/u.exec(
    text,
  )?.[0]
}

/** The first fenced block of code. */
export function findCodeBlock(text: string): string | undefined {
  const start = /\u0060\u0060\u0060\w{0,20}\n/.exec(text)
  if (start === null) return undefined
  const from = start.index + start[0].length
  const end = text.indexOf('\u0060\u0060\u0060', from)
  return end < 0 ? undefined : text.slice(from, end).trimEnd()
}

const notNames = new Set(
  'EUR USD GBP CHF JPY CNY CAD AUD The This That It He She They We There What Who Where When How Here Today My Our Your His Her Its I A An In On At If And But Please Extract Send Book Order Create Tell Give Meet User Customer Name Patient Hello Hi Hey Thanks Dear JSON API HTML XML CSV URL OK Can Could Get Find Show Add Yes No Generate Make List Provide Write Suggest Recommend Classify Describe Explain Summarize Produce Propose Return Compose Draft Content Existing Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(
    ' ',
  ),
)
/** `jason is 25 years old`, `my name is bob`: names without a capital. */
const lowerName =
  /\b(?:named|called|name is|name's|call me)\s+([a-z]{2,20})\b|(?:^|[.!?:]\s|\bextract:?\s|\buser\s)([a-z]{2,20})\s(?:is|was|aged?)\s\d{1,3}\b/
const fullName = String.raw`(\p{Lu}[\p{Ll}'’-]{1,30}(?: (?:\p{Lu}\.|\p{Lu}[\p{Ll}'’-]{1,30})){0,2})`
const hasCapital = /\p{Lu}/u
/** `named Jason`, `Jason Smith is 25 years old`, `Extract: Ann, 31`, in this order. */
const namePatterns: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:[Mm]y name is|[Mm]y name's|[Mm]y name’s)\s${fullName}`, 'gu'),
  new RegExp(
    String.raw`(?<!\b(?:team|crew|group|club|band|project|company|department|startup|organi[sz]ation|product|city|town)\s)\b(?:[Nn]amed|[Cc]alled|[Nn]ame is|[Nn]ame's|under the name(?: of)?|I am|I'm|I’m|[Mm]eet|[Cc]ustomers?|[Pp]atients?|[Uu]sers?|[Ee]mployees?|[Cc]ontacts?|people|persons|students|players|members|Dr\.?|Mrs?\.?|Ms\.?)[:\s]{1,2}${fullName}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:^|[.:：!?]\s{0,3}|["“\n]|(?<!\p{L})')${fullName}(?=,\s|\s<|\s+(?:is|was|are|as|and|has|lives|works|aged|just|turned|from|who|wants|needs|will|would|\()|\s*\(|\s*[.!]?\s*$)`,
    'gmu',
  ),
  new RegExp(String.raw`\b(?:with|for|to|by|invite|email|call|and)\s${fullName}\b`, 'gu'),
  new RegExp(
    String.raw`\b(?:booking|order|account|reservation|appointment|loan|ticket|policy)\s#?[\w-]{1,20}\s(?:of|for|under)\s${fullName}\b`,
    'gu',
  ),
  // `Vera Holm starred in …`: two words with capitals before a verb.
  /(?:^|[.:!?]\s{1,3}|["“\n])(\p{Lu}\p{Ll}{1,30} \p{Lu}[\p{Ll}'’-]{1,30})(?=\s\p{Ll}{2,14}(?:s|ed)\b)/gmu,
  new RegExp(
    String.raw`(?<=(?:(?<!\p{L})\p{Ll}{1,30}|,)\s)${fullName}(?=,?\s+(?:is|was|aged|who)|,\s(?:\d|an?\s)|\s[(<])`,
    'gu',
  ),
]

const orderBefore =
  /^(?:Extract|Parse|Add|Create|Find|Get|Book|Meet|User|Customer|Patient|Employee|Hello|Hi|Dear)\s(?=\p{Lu})/u

/** Names of persons, in the order of the patterns above. */
export const findPersons = keepRecent((text: string): readonly string[] => {
  const sample = text.slice(0, scanned)
  const found = findNameList(sample).filter((name) => !notNames.has(name.split(' ')[0] as string))
  for (const pattern of hasCapital.test(sample) ? namePatterns : []) {
    for (const match of findAll(pattern, sample)) {
      // `Extract Nora Vik is 31`: the order is no part of the name.
      const name = (match[1] as string).replace(orderBefore, '')
      if (!notNames.has(name.split(' ')[0] as string) && !found.includes(name)) found.push(name)
    }
  }
  const lower = found.length > 0 ? null : lowerName.exec(sample.charAt(0).toLowerCase() + sample.slice(1))
  const name = lower?.[1] ?? lower?.[2]
  if (name !== undefined && !notLowerNames.test(name)) found.push(name.charAt(0).toUpperCase() + name.slice(1))
  const chinese = chineseName.exec(sample)?.[1]
  if (chinese !== undefined) found.push(chinese)
  if (chineseAge.mayMatch(sample))
    for (const [, aged] of sample.matchAll(chineseAge.pattern))
      if (aged !== undefined && !found.includes(aged)) found.push(aged)
  return found
})

const chineseName = guard(/(?:叫|名字是|我是|姓名[是为：:])\s?([^\s，。,.!！？?的]{1,8})/)
/** `李雷今年28岁`, `王芳，33岁`. */
const chineseAge = guard(
  /(?:^|[。，、；：:\s])(?!今年|我|他|她)([\u4e00-\u9fff]{2,4}?)(?=今年|[，,]?\s?\d{1,3}\s?岁)/gm,
)

const notLowerNames =
  /^(?:the|this|that|it|he|she|they|there|who|what|a|an|not|my|your|age|temperature|price|result|answer|total|number)$/

const countries: readonly (readonly [country: string, names: RegExp])[] = [
  [
    'United States',
    /\b(?:US|USA|U\.S\.|US of A|United States|America)\b|\b(?:Chicago|New York|San Francisco|Los Angeles|Boston|Seattle|Austin|Houston|Miami|Washington)\b/,
  ],
  ['United Kingdom', /\b(?:UK|United Kingdom|England|Britain|London)\b/],
  ['France', /\bFrance\b|\bParis\b/],
  ['Germany', /\bGermany\b|\b(?:Berlin|Munich|Hamburg)\b/],
  ['Japan', /\bJapan\b|\b(?:Tokyo|Osaka|Kyoto)\b/],
  ['China', /\bChina\b|\b(?:Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu)\b/],
  ['Italy', /\bItaly\b|\b(?:Rome|Milan|Florence|Venice)\b/],
  ['Spain', /\bSpain\b|\b(?:Madrid|Barcelona)\b/],
  ['Portugal', /\bPortugal\b|\b(?:Lisbon|Porto)\b/],
  ['Netherlands', /\bNetherlands\b|\bAmsterdam\b/],
  ['Ireland', /\bIreland\b|\bDublin\b/],
  ['Norway', /\bNorway\b|\bOslo\b/],
  ['Sweden', /\bSweden\b|\bStockholm\b/],
  ['India', /\bIndia\b|\b(?:Mumbai|Delhi)\b/],
  ['Brazil', /\bBrazil\b/],
  ['Mexico', /\bMexico\b/],
  ['Canada', /\bCanada\b|\b(?:Toronto|Vancouver|Montreal)\b/],
  ['Australia', /\bAustralia\b|\b(?:Sydney|Melbourne)\b/],
  ['South Korea', /\bKorea\b|\bSeoul\b/],
  ['Egypt', /\bEgypt\b|\bCairo\b/],
]

/** A country that a text names, else that of a place in it. */
export function findCountry({ text, places }: Facts): string | undefined {
  const sample = `${text.slice(0, scanned)} ${places.join(' ')}`
  return countries.find(([, names]) => names.test(sample))?.[0]
}

const properNoun =
  /(?<![\w'])(?:[A-Z][\w&'-]{1,30}|[a-z][A-Z]\w{1,30})(?:[ \t](?:[A-Z][\w&'-]{0,30}|\d{1,4}\w{0,3}|of\b|&))*/g

/** A proper noun with its number: `iPhone 15`, `Acme Corp`. */
export const findProperNoun = keepRecent((text: string): string | undefined => {
  const sample = text.slice(0, scanned)
  properNoun.lastIndex = 0
  for (let match = properNoun.exec(sample); match !== null; match = properNoun.exec(sample)) {
    const noun = match[0].replace(/\s(?:of|&)$|['’]s$/, '').replace(/^(?:The|A|An|My|Our|Your|This|That)\s/, '')
    // The first word of a sentence has a capital in any case, so it is a name only if something else shows it.
    const isFirst =
      noun === match[0] && /(?:^|[.!?:\n]\s{0,3})$/.test(sample.slice(Math.max(0, match.index - 4), match.index))
    if (isFirst && !/\s|\d|[a-z][A-Z]/.test(noun)) continue
    if (!notNames.has(noun.split(' ')[0] as string) && !noun.includes('_')) return noun
  }
  return undefined
})

/** `Monday`, `周三`. */
export function findWeekday(text: string): string | undefined {
  return /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:周|星期)[一二三四五六日天]/.exec(text)?.[0]
}

/** The title in `Dune by Frank Herbert`, `The Hobbit was written by …`. */
export function findWork(text: string): string | undefined {
  const found =
    /(?:^|[\n"“:]\s{0,3})([\p{Lu}\d][^\n.!?"”:]{0,60}?),?\s(?:(?:is|was)\s)?(?:(?:written|directed|painted|composed|published|sung)\s)?by\s\p{Lu}/u.exec(
      text.slice(0, scanned),
    )?.[1]
  return found?.replace(/^(?:Extract|Parse|Read|Find|Get|Recommend|Add|Return)\s(?=[\p{Lu}\d])/u, '')
}

const subjectCity = guard(
  /(?:^|[.!?\n]\s{0,3})(?!(?:What|Who|Where|When|Which|How|There|It|This|That)\b)(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30}){0,2})\s(?:has|is|lies)\b[^.\n]{0,60}\b(?:population|inhabitants|city|capital|town)\b/u,
)

/** The city in `Porto has a population of …`. */
export function findCity({ text, places }: Facts): string | undefined {
  const subject = subjectCity.exec(text.slice(0, scanned))?.[1]
  if (subject !== undefined) return subject
  const [city, country] = (places[0] ?? '').split(', ')
  return country !== undefined && countries.some(([name]) => name === country) ? city : undefined
}

const heading = /^\W{0,4}[\p{L} ]{2,30}:\W{0,4}$/u

const otherLetters = /[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]/
const aboutAsking = /\b(?:ask|query|use|answer|translate|search|send|forward|question|prompt)\b/i

/** The sentences in other letters before an instruction in English about them: a question for a language model that knows the language. */
function findForeignPart(text: string): string | undefined {
  if (!otherLetters.test(text)) return undefined
  const sentences = text.slice(0, scanned).split(/(?<=[.?!。？！।])\s{1,3}/)
  const [own, others] = [
    sentences.filter((one) => otherLetters.test(one)),
    sentences.filter((one) => !otherLetters.test(one)),
  ]
  return own.length > 0 && others.length > 0 && others.every((one) => aboutAsking.test(one)) ? own.join(' ') : undefined
}

/** The task as a search query: without the words that ask for it. */
export function toQuery(text: string): string | undefined {
  const foreign = findForeignPart(text)
  if (foreign !== undefined) return foreign
  const lines = text
    .slice(0, scanned)
    .split('\n')
    .filter((part) => part.trim() !== '')
  // `New task:` is the heading of the request.
  const line = (lines.find((part) => !heading.test(part)) ?? lines[0] ?? '').trim().slice(0, 200)
  const plain = line
    .replace(/^(?:please\s+|can you\s+|could you\s+|hi[,!]?\s+|hello[,!]?\s+|请|帮我|麻烦|你能){1,5}/i, '')
    .replace(/^(?:use (?:the )?[\w$-]{1,64}(?: tool)? to\s+)/i, '')
    .replace(
      /^(?:search (?:the web |the internet |online )?(?:for|about)?|look up|find(?: out)?|google|搜索一下|搜索|查一下|查询|查找|查)\s*/i,
      '',
    )
    .replace(
      /^(?:repositories|repos|articles|papers|documents|videos|posts|pages|news|information|info)\s(?:about|on|regarding)\s(?=\S)/i,
      '',
    )
    .replace(/[.?!]\s{1,3}(?:please\s)?(?:search|look|check)\b[^.?!]{0,40}\b(?:web|internet|online)[.!]?$/i, '')
    .replace(/[.?!。？！]{1,5}$/, '')
    .replace(/^(?:show me|find me|get me|i(?:['’]m| am) looking for|look for)\s(?:some\s|an?\s|the\s|all\s)?/i, '')
    .replace(/(?<=\p{L}{3})\s(?:under|below|over|above|cheaper than|less than|up to|for under)\s[$€£]?\d.*$/iu, '')
    .trim()
  return plain === '' ? undefined : plain
}

const isRequest = /^\W{0,3}(?:can|could|would|will) you\b/i

/** What is to be written or sent: `with the text hello`, `saying hi`, `that says "x"`, `remind me to buy milk`. */
export function findBody(text: string): string | undefined {
  const ofFile = findFileBody(text)
  if (ofFile !== undefined) return ofFile
  return /\b(?:with (?:the )?(?:contents?|text|message|body|words?)|containing|that contains|which contains|saying|that says|remind me to|note that|(?:save|store|memori[sz]e) that|remember (?:that|to)|(?:tell|inform|notify|email|mail|message|text|remind|write to|let)\s(?:\S{1,60}@\S{1,60}|[^.\n]{1,80}?)\s(?:know )?that|内容[是为])\s*[:：]?\s*(?:["“]([^"”\n]{1,300})["”]|["“']?([^"”\n]{1,300}?)["”']?\s*(?:[.!。]["”']?\s*$|$))/im
    .exec(text.slice(0, scanned))
    ?.slice(1)
    .find((part) => part !== undefined)
    ?.replace(isRequest.test(text) ? /\?$/ : '', '')
    .replace(/(?<=^[^,;]{3,100})\sat\s\d{1,2}(?::\d\d)?\s?[ap]m$/i, '')
    .trim()
}

/** An identifier of code: `parseDate`, `max_size`. */
export function findIdentifier(text: string): string | undefined {
  return /\b(?:[a-z]{1,40}[A-Z]\w{0,60}|[A-Z][a-z]{1,40}[A-Z]\w{0,60}|[A-Za-z]{1,40}_\w{1,60})\b/.exec(
    text.slice(0, 2000),
  )?.[0]
}
