/** The shapes of values: which nouns name them, and how such values are written in a text. */
import { readEntities } from '../arguments/named-entities.ts'
import type { Facts } from '../facts.ts'

/** A value of a text and where it begins. */
export interface Spot {
  value: string
  at: number
}

interface Shape {
  /** Nouns whose values have this shape, without their articles. */
  nouns: RegExp
  /** The values of a text, in their order. */
  find: (facts: Facts) => Spot[]
  /** Words of the noun that only name the shape and so do not tell which value is meant. */
  generic?: RegExp
}

const most = 60
const months = '(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const weekdays = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const amount =
  /(?:(?:US|CA|AU)?[$€£¥₹]|\b(?:USD|EUR|GBP|JPY|CNY|CHF|SEK|NOK|INR)\s)\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|bn|thousand|million|billion)\b)?|\d[\d,]*(?:\.\d+)?\s?(?:[€£¥]|(?:US )?dollars?\b|euros?\b|pounds?\b|cents?\b|yuan\b|yen\b|kroner\b|(?:USD|EUR|GBP|JPY|CNY|CHF|SEK|NOK|INR)\b|(?:million|billion|thousand) (?:dollars|euros|pounds)\b)/gi
const units =
  'percent|met(?:er|re)s?|kilomet(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|miles?|feet|foot|inches|yards?|km|cm|mm|m|ft|kg|kilograms?|grams?|g|mg|tons?|tonnes?|pounds|lbs?|lit(?:er|re)s?|ml|gallons?|degrees(?: celsius| fahrenheit)?|°\\s?[CF]?|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?(?: old)?|decades?|watts?|kw|kwh|mph|km/h|pages?|gb|mb|tb|hectares?|acres?|square (?:met(?:er|re)s|kilomet(?:er|re)s|feet|miles)'
const numberWord =
  '(?:\\d[\\d,]*(?:\\.\\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred)'

function matches(pattern: RegExp): (facts: Facts) => Spot[] {
  return ({ text }) => {
    const found: Spot[] = []
    for (const match of text.matchAll(pattern)) {
      found.push({ value: (match[1] ?? match[0]).trim().replace(/[.,;:]+$/, ''), at: match.index })
      if (found.length >= most) break
    }
    return found
  }
}

function named(kind: 'persons' | 'organizations' | 'places'): (facts: Facts) => Spot[] {
  return (facts) =>
    readEntities(facts)[kind].flatMap((value) => {
      const at = facts.text.indexOf(value)
      return at < 0 ? [] : [{ value, at }]
    })
}

const timeOfDay = /\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b(?:noon|midnight)\b/gi
const date = new RegExp(
  String.raw`\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${months}(?:,?\s\d{4})?\b|\b${months}\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?\b|\b${months}\s\d{4}\b|\b(?:(?:next|last|this)\s)?${weekdays}\b|\b(?:today|tomorrow|tonight|yesterday|next (?:week|month|year))\b`,
  'gi',
)
const year = /(?<![\d$€£.,-])(?:1\d{3}|20\d{2})(?![\d,.]\d|\d|-\d\d)/g
const code =
  /(?<![\w$€£.,-])#?((?=[\w/-]{0,12}\d)(?:[A-Z]{1,6}(?:[- ]\d|\d)|\d{2,}-|[A-Z]{2,8}-[A-Z]|\d)[\w/-]{1,30}|\d{3,})(?![\w%]|[.,:]\d|\s?(?:[€£%]|dollars|euros|usd\b|eur\b))/g

/** In order from the most specific nouns to the most general ones. */
const shapes: readonly Shape[] = [
  { nouns: /\be-?mails?(?: address(?:es)?)?$/, find: matches(/[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/g) },
  {
    nouns: /\b(?:phone|telephone|mobile|fax|cell|contact)(?: numbers?)?$/,
    find: matches(/(?<![\w-])(?:\+|\()?\d[\d ().-]{5,18}\d(?!\w)/g),
    generic: /^(?:phone|telephone|number)/,
  },
  {
    nouns: /\b(?:urls?|links?|websites?|web addresses|web address|domains?)$/,
    find: matches(
      /https?:\/\/[^\s"'<>)，。]{1,300}|\bwww\.[\w.-]{2,80}(?:\/\S{0,200})?|\b[\w-]{2,40}\.(?:com|org|net|io|dev|ai)\b(?:\/\S{0,200})?/g,
    ),
  },
  { nouns: /\bhashtags?$/, find: matches(/#\w{1,60}/g) },
  { nouns: /\b(?:ip|ip address(?:es)?)$/, find: matches(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) },
  { nouns: /\bversions?(?: number)?$/, find: matches(/\bv?\d{1,4}(?:\.\d{1,6}){1,3}(?:-[\w.]{1,20})?\b/g) },
  {
    nouns: /\b(?:percentages?|percent|discount|share|proportion|interest rate|growth rate)$/,
    find: matches(/\d[\d,]*(?:\.\d+)?\s?(?:%|percent\b)/g),
    generic: /^percent/,
  },
  { nouns: /\byears?$/, find: matches(year) },
  { nouns: /\b(?:weekdays?|days? of the week)$/, find: matches(new RegExp(String.raw`\b${weekdays}\b`, 'gi')) },
  {
    nouns: /\b(?:times?|hours?)$/,
    find: matches(timeOfDay),
    generic: /^(?:time|hour)/,
  },
  {
    nouns: /\b(?:dates?|days?|deadlines?|birthdays?|when)$/,
    find: (facts) => firstFilled(matches(date)(facts), matches(year)(facts)),
    generic: /^(?:dat|day)/,
  },
  {
    nouns:
      /\b(?:price|prices|cost|costs|amounts?|totals?|amount due|balance|fees?|budget|salary|revenue|income|payment|rent|fare|profit|money|value|sum)$/,
    find: matches(amount),
    generic: /^(?:amount|money|valu|sum|pric|cost)/,
  },
  {
    nouns:
      /\b(?:numbers?|ids?|codes?|references?|sku|identifiers?|isbn|iban|vin|order|orders|invoice|ticket|flight|booking|reservation|pin|password|case|serial|plate)$/,
    find: matches(code),
    generic: /^(?:number|id|cod|identifi)/,
  },
  {
    nouns:
      /\b(?:persons?|people|who|authors?|writers?|speakers?|directors?|founders?|ceo|cto|presidents?|managers?|customers?|clients?|patients?|employees?|attendees|participants|candidates?|users?|members?|guests?|winners?|inventors?|owners?|hosts?|names?|senders?|recipients?|teachers?|architects?|artists?|characters?)$/,
    find: named('persons'),
    generic: /^(?:nam|person|peopl)/,
  },
  {
    nouns:
      /\b(?:compan(?:y|ies)|organi[sz]ations?|employers?|vendors?|firms?|institutions?|business|manufacturers?|universit(?:y|ies)|startups?|brands?|suppliers?)(?: names?)?$/,
    find: named('organizations'),
    generic: /^(?:compan|organi|nam)/,
  },
  {
    nouns:
      /\b(?:cit(?:y|ies)|countr(?:y|ies)|places?|locations?|towns?|states?|destinations?|where|regions?|capitals?|venues?)(?: names?)?$/,
    find: (facts) => {
      const places = readEntities(facts).places
      const all = [...new Set([...places, ...facts.places])]
      return all
        .map((value) => ({ value, at: facts.text.indexOf(value) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at)
    },
    generic: /^(?:cit|countr|plac|locat|town|stat|wher)/,
  },
  {
    nouns: /\b(?:colou?rs?)$/,
    find: matches(
      /\b(?:dark |light |navy |pale |bright )?(?:red|blue|green|yellow|black|white|gr[ae]y|brown|blonde?|orange|purple|pink|silver|gold(?:en)?|teal|beige|turquoise|violet|crimson|maroon|ginger)\b/gi,
    ),
  },
  {
    nouns: /\b(?:animals?|species|pets?|breed)$/,
    find: matches(
      /\b(?:cat|dog|horse|rabbit|hamster|parrot|bird|fish|goldfish|turtle|snake|lizard|cow|pig|sheep|goat|chicken|duck|mouse|rat|fox|wolf|bear|lion|tiger|elephant|monkey|frog|ferret|guinea pig|pony|donkey)\b/gi,
    ),
  },
  {
    nouns: /\blanguages?$/,
    find: matches(
      /\b(?:English|French|German|Spanish|Italian|Chinese|Mandarin|Japanese|Korean|Russian|Portuguese|Arabic|Dutch|Hindi|Turkish|Polish|Swedish|Norwegian|Danish|Finnish|Greek|Python|JavaScript|TypeScript|Golang|Rust|Java|Ruby|Kotlin|Swift|C\+\+)(?![\w+])/g,
    ),
  },
  {
    nouns:
      /\b(?:duration|length|height|width|depth|distance|weight|mass|size|temperature|speed|range|area|age|warranty|capacity|elevation|altitude|how (?:long|far|tall|high|old|deep|wide|heavy|big|large|fast|hot|cold|often))(?: \w+)?$/,
    find: matches(
      new RegExp(
        String.raw`(?<![\w.])(?:(?:${numberWord})(?:[ -](?:and a half |hundred |thousand |million ))?[ -]?(?:${units}))(?!\w)`,
        'gi',
      ),
    ),
    generic: /^(?:how|long|far|siz)/,
  },
]

function firstFilled(...lists: Spot[][]): Spot[] {
  return lists.find((list) => list.length > 0) ?? []
}

/** The shape of the values of a noun; undefined if they have no particular shape. */
export function findShape(noun: string): Shape | undefined {
  const plain = noun.toLowerCase().trim()
  return shapes.find(({ nouns }) => nouns.test(plain))
}
