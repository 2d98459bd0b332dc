/** Texts of a conversation that suit a property, judged by its name and description. */
import type { Facts } from '../facts.ts'
import {
  findAddressCity,
  findCompany,
  findCurrencies,
  findDish,
  findEvent,
  findFolder,
  findJob,
  findSign,
  findSql,
  findMaker,
  findObject,
  findRequested,
  findPostalCode,
  findRoom,
  findState,
  findStreet,
  findTitledWork,
} from './entity-extracts.ts'
import { toDate } from './formats.ts'
import { findNameOf } from './kinds.ts'
import type { Kind } from './kinds.ts'
import {
  findBody,
  findCity,
  findCountry,
  findCodeBlock,
  findCommand,
  findExpression,
  findGlob,
  findLabelledValue,
  findLanguage,
  findPath,
  findPersons,
  findProperNoun,
  findReplacement,
  findRoute,
  findTimeZone,
  findWeekday,
  findWork,
  toQuery,
} from './text-extracts.ts'

export interface Property {
  name: string
  description: string
  /** What the object with this property is, where its name or its other properties tell. */
  kind?: Kind | undefined
}

interface Rule {
  /** Matches the property's name in snake case. */
  name?: RegExp
  /** Matches the name or the description, both in lower case. */
  about?: RegExp
  /** Texts, best first; undefined where there is none. */
  find: (facts: Facts, about: string) => readonly (string | undefined)[]
}

/** From the most specific rule to the least; every rule that matches adds its texts. */
const rules: readonly Rule[] = [
  { name: /^(?:street|street_address|address_line\w*|address1|line1)$/, find: (facts) => [findStreet(facts)] },
  { name: /^(?:state|province|region|state_code)$/, find: (facts) => [findState(facts)] },
  { name: /zip|postal|post_?code|^plz$/, find: (facts) => [findPostalCode(facts)] },
  { name: /^(?:city|town|city_name)$/, find: (facts) => [findAddressCity(facts)] },
  { name: /currenc/, find: findCurrency },
  { name: /^(?:from|source|base)(?:_|$)/, find: (facts) => [findCurrencies(facts).to && findCurrencies(facts).from] },
  { name: /^(?:to|target|quote)(?:_|$)/, find: (facts) => [findCurrencies(facts).to] },
  { name: /^(?:sql|query|statement)$|sql/, find: (facts) => [findSql(facts)] },
  { name: /(?:^|_)sign$|zodiac|star_?sign/, find: (facts) => [findSign(facts)] },
  { name: /room|zone|device_location/, find: (facts) => [findRoom(facts)] },
  { name: /vendor|supplier|seller|merchant|issuer/, find: (facts) => [findCompany(facts)] },
  {
    name: /brand|manufacturer|make(?:r)?$/,
    find: (facts) => [/\b(?:by|from)\s(\p{Lu}[\p{L}\d&-]{1,30})/u.exec(facts.text.slice(0, 2000))?.[1]],
  },
  { name: /event|occasion|meeting/, find: (facts) => [facts.quoted[0], findEvent(facts)] },
  { name: /dish|recipe/, find: (facts) => [findDish(facts)] },
  { name: /(?:^|_)(?:email|mail|recipients?|to|cc|bcc)(?:$|_)/, find: (facts) => facts.emails },
  { name: /url|uri|link|href|website/, find: (facts) => facts.urls },
  {
    name: /^(?:from|base|origin|source|departure|start)(?:$|_(?!date|time))|_from$/,
    find: (facts) => [findRoute(facts)?.from],
  },
  {
    name: /^(?:to|destination|dest|target|arrival|end)(?:$|_(?!date|time))|_to$/,
    find: (facts) => [findRoute(facts)?.to],
  },
  { name: /^pattern$/, find: (facts) => [/\bglob\b/i.test(facts.text) ? findGlob(facts.text) : undefined] },
  { name: /glob/, about: /\bglob\b/, find: (facts) => [findGlob(facts.text)] },
  {
    name: /(?:^|_)(?:file|path|filename|dir|directory|folder|cwd|notebook)(?:$|_|s$)|filepath/,
    find: (facts, about) => [toPath(facts, about), findFolder(facts)],
  },
  { name: /country|(?:^|_)nation(?:$|_|ality)/, find: (facts) => [findCountry(facts)] },
  { name: /^(?:city|town|city_name)$/, find: (facts) => [findCity(facts)] },
  { name: /flight/, find: (facts) => [/\b[A-Z][A-Z\d]\s?\d{2,4}\b/.exec(facts.text.slice(0, 2000))?.[0]] },
  { name: /^(?:to|dest\w*|arrival)(?:$|_(?!date|time))/, find: (facts) => [facts.places[1]] },
  {
    name: /cit(?:y|ies)|location|place|town|region|area|destination|origin|address|where|country|state/,
    about: /\bcity\b|\blocation\b|城市|地点|地区/,
    find: (facts) => [...facts.places, facts.chinese ? '北京' : 'Beijing'],
  },
  { name: /time_?zone|^tz$/, find: (facts) => [findTimeZone(facts)] },
  {
    name: /^(?:old|search|find)(?:_?(?:str|string|text|content))?$/,
    find: (facts) => [facts.quoted[0], findReplacement(facts.text)?.old],
  },
  {
    name: /^(?:new|replace|replacement)(?:_?(?:str|string|text|content|with))?$/,
    find: (facts) => [facts.quoted[1], findReplacement(facts.text)?.new],
  },
  {
    name: /^(?:title|song|track|song_name)$/,
    find: (facts) => [
      /\b[Pp]lay\s+(.{1,80}?)\s+by\s/.exec(facts.text.slice(0, 2000))?.[1],
      findTitledWork(facts),
      findWork(facts.text),
    ],
  },
  {
    name: /artist|author|singer|band|writer|composer/,
    find: (facts) => [
      /\bby\s+((?:\p{Lu}\.\s?){0,4}\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,3})/u.exec(
        facts.text.slice(0, 2000),
      )?.[1],
    ],
  },
  {
    name: /^code$|python_code|script/,
    find: (facts) => [findCodeBlock(facts.text), toProgram(findExpression(facts.text))],
  },
  { name: /command|cmd/, find: (facts) => [findCommand(facts.text)] },
  { name: /date|day|when|deadline|due|until|since/, find: (facts, about) => inRole(facts.dates, about) },
  {
    name: /time|hour|when|start|end/,
    find: (facts, about) => inRole(facts.times, about).map((time) => time.slice(0, 5)),
  },
  { name: /expr|formula|equation|calculation|math/, find: (facts) => [findExpression(facts.text)] },
  { name: /symbol|ticker|stock/, find: (facts) => [/\b[A-Z]{2,5}\b/.exec(facts.text)?.[0]] },
  {
    name: /phone|tel(?:$|_)|mobile/,
    find: (facts) => [/\+?\(?\d[\d ()-]{6,18}\d/.exec(facts.text.slice(0, 2000))?.[0]],
  },
  { name: /lang/, find: (facts) => [findLanguage(facts.text)] },
  { name: /code|script|snippet|source|content|new_str|file_text/, find: (facts) => [findCodeBlock(facts.text)] },
  {
    name: /^(?:content|contents|body|message|text|note|todo|task|title|reminder)$/,
    find: (facts) => [findBody(facts.text)],
  },
  {
    name: /compan|employer|organi[sz]ation|workplace/,
    find: (facts) => [findCompany(facts)],
  },
  {
    name: /^(?:job|role|occupation|profession|position|job_title|title)$/,
    find: (facts) => [findJob(facts)],
  },
  { name: /^(?:full_?)?name$|^姓名$|^名字$/, find: listedPersons },
  { name: /.*/, find: (facts) => facts.quoted },
  { name: /^(?:pattern|regex|symbol_name)$/, find: (facts) => [findIdentifier(facts.text)] },
  {
    name: /answer|response|reply|result|output|summary|explanation|completion|^(?:text|message|content)$/,
    find: (facts) => [facts.answer?.()],
  },
  {
    name: /person|author|user|who|customer|contact|attendee|participant|patient|recipient|guest|assignee|owner/,
    find: (facts) => findPersons(facts.text),
  },
  {
    name: /product|brand|item(?:$|_name)|model|event|project|restaurant|hotel|company|book|movie|film/,
    about: /\b(?:name|title) of the (?:product|company|event|movie|book|project)\b/,
    find: (facts) => [findProperNoun(facts.text)],
  },
  {
    name: /(?:^|_)name$|^name|^姓名$|^名字$/,
    find: (facts) => [...findPersons(facts.text), findProperNoun(facts.text)],
  },
  {
    name: /reason(?:ing)?$|thought|chain_of_thought|rationale|analysis|justification/,
    find: (facts) => [facts.chinese ? '这是从用户的消息中得出的。' : 'This follows from what the user said.'],
  },
  {
    name: /query|search|keyword|question|prompt|term|topic|subject|^q$|^qs$|title|input|text|content|message|body|description|summary|note|comment|feedback|task|instruction|pattern/,
    find: (facts) => [toQuery(facts.text)],
  },
  {
    name: /id$|^id|code|key|token|number/,
    find: (facts) => [/\b[A-Za-z]{0,5}[-_]?\d{2,}[A-Za-z\d-]*\b/.exec(facts.text.slice(0, 2000))?.[0]],
  },
  { name: /date|(?:^|_)day(?:$|_)/, find: (facts) => [findWeekday(facts.text), toDate(facts, 0)] },
]

const fallbacks: readonly (readonly [name: RegExp, english: string, chinese?: string])[] = [
  [/email/, 'user@example.com'],
  [/url|uri|link/, 'https://example.com/'],
  [/phone|tel|mobile/, '+1-555-0100'],
  [/name/, 'Alex', '小明'],
  [/unit/, 'celsius'],
  [/lang/, 'en', 'zh'],
  [/condition|weather/, 'sunny', '晴'],
  [/path|file/, 'example.txt'],
]

/** Names of properties that hold what a request is about. */
const isThing =
  /^(?:product|item|thing|door|device|coin|word|term|object|topic|subject|team|artist|ingredient|drug|medication|symptom|sport|food|dish|plant|animal|game|movie|book|service|resource|target|brand|model|asset|company|channel|playlist|appliance|lamp|window|car|vehicle|course|exercise)(?:_name)?$|_(?:name|item|word|coin)$/

/** Texts for a property, best first; the last is a plain word, so that there is always one. */
export function toCandidateStrings(property: Property, facts: Facts): string[] {
  const found = findEvidence(property, facts)
  const key = toSnakeCase(property.name)
  const fallback = fallbacks.find(([pattern]) => pattern.test(key))
  const words = key.replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ').trim()
  if (found.length === 0 && fallback === undefined && isThing.test(key)) {
    const object = findObject(key, facts) ?? findProperNoun(facts.text) ?? findRequested(facts)
    if (object !== undefined) found.push(object)
  }
  const last = fallback === undefined ? words || 'value' : ((facts.chinese ? fallback[2] : undefined) ?? fallback[1])
  return found.includes(last) ? found : [...found, last]
}

/** The texts of the conversation that suit a property; none where it says nothing about the property. */
export function findEvidence(property: Property, facts: Facts): string[] {
  const key = toSnakeCase(property.name)
  const about = `${key} ${property.description.slice(0, 300).toLowerCase()}`
  const found: string[] = []
  const add = (texts: readonly (string | undefined)[]): void => {
    for (const text of texts) if (text !== undefined && text !== '' && !found.includes(text)) found.push(text)
  }
  add([findLabelledValue(property.name, facts.text), findMaker(key, facts)])
  if (property.kind !== undefined) add([findNameOf(property.kind, key, facts)])
  for (const rule of rules)
    if (rule.name?.test(key) === true || rule.about?.test(about) === true) add(rule.find(facts, about))
  return found
}

/** The values, that of the end first where the property is about the end: `arrival_time`, `check_out`. */
function inRole(values: readonly string[], about: string): readonly string[] {
  const isEnd = /^(?:\w*_)?(?:end|arriv|until|return|check_?out|drop_?off|finish|clos|due|to(?:_|\s|$))/.test(about)
  return isEnd && values.length > 1 ? [values[1]!, ...values] : values
}

/** The currency of a property: of the amount, or the one to convert into. */
function findCurrency(facts: Facts, about: string): (string | undefined)[] {
  const { from, to } = findCurrencies(facts)
  return /^(?:to|target|dest\w*|quote|new|into)|_to\b|^\w*to_/.test(about) ? [to] : [from]
}

/** The persons of a text whose quotation lists several facts: `"Eve, 29, Berlin"`. */
function listedPersons({ quoted, text }: Facts): string[] {
  return quoted.some((part) => /,\s*\S/.test(part)) ? findPersons(text) : []
}

/** An identifier of code: `parseDate`, `max_size`. */
function findIdentifier(text: string): string | undefined {
  return /\b(?:[a-z]{1,40}[A-Z]\w{0,60}|[A-Z][a-z]{1,40}[A-Z]\w{0,60}|[A-Za-z]{1,40}_\w{1,60})\b/.exec(
    text.slice(0, 2000),
  )?.[0]
}

function toProgram(expression: string | undefined): string | undefined {
  return expression === undefined ? undefined : `print(${expression})`
}

function toSnakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
}

/** A path as the property wants it: absolute below the working directory, or as the text has it. */
function toPath({ text, workingDirectory }: Facts, about: string): string | undefined {
  const path = findPath(text, workingDirectory)
  const isAbsolute = path !== undefined && /^(?:\/|[A-Za-z]:\\)/.test(path)
  const wantsAbsolute = /\babsolute\b|绝对路径/.test(about) && !/\bnot (?:an )?absolute\b/.test(about)
  if (isAbsolute || (path !== undefined && !wantsAbsolute)) return path
  const isFolder = /dir|folder|cwd|(?:^| )path\b/.test(about) && !/file/.test(about.slice(0, 40))
  if (workingDirectory === null) return path ?? (isFolder && /\b(?:here|this|current)\b/i.test(text) ? '.' : undefined)
  if (path === undefined) return isFolder ? (wantsAbsolute ? workingDirectory : '.') : undefined
  const separator = workingDirectory.includes('\\') ? '\\' : '/'
  return `${workingDirectory}${workingDirectory.endsWith(separator) ? '' : separator}${path.replace(/^\.[/\\]/, '')}`
}

/** Whether a text mentions a value, for instance an entry of an enum: as whole words, `_` as a space. */
export function mentions(text: string, value: string): boolean {
  if (value === '' || value.length > 100) return false
  const plain = value.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const searched = text.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const letter = /[a-z\d]/
  for (let from = searched.indexOf(plain); from >= 0; from = searched.indexOf(plain, from + 1)) {
    const before = searched[from - 1] ?? ' '
    const after = searched[from + plain.length] ?? ' '
    if (!letter.test(plain) || (!letter.test(before) && !letter.test(after))) return true
  }
  return false
}
