/** Rules that find the texts of a conversation for a property, by its name and description. */
import type { Facts } from '../facts.ts'
import {
  findCompany,
  findDish,
  findEvent,
  findFolder,
  findJob,
  findSql,
  findSeenWork,
  findTitledWork,
} from './entity-extracts.ts'
import { writeSql } from './sql.ts'
import { findTickers } from './tickers.ts'
import { readAddress } from './addresses.ts'
import { findDigest, toSubject } from './content-rules.ts'
import { findCommand } from './commands.ts'
import { findMoment } from './moments.ts'
import { kindRules } from './kind-rules.ts'
import { memoryRules } from './memory-rules.ts'
import { orderRules } from './order-rules.ts'
import { placeRules } from './place-rules.ts'
import type { Rule } from './property.ts'
import { findProgram, toProgram } from './programs.ts'
import { toEnglishCity } from '../facts/exonyms.ts'
import { toRegionForm } from '../facts/cities.ts'
import { findPayment } from './item-extracts.ts'
import { readEntities } from './named-entities.ts'
import { findDateTime } from './datetimes.ts'
import { findDateForm, toDateForm } from './date-forms.ts'
import { datesInRole, toDate } from './formats.ts'
import { findGlob } from './path-extracts.ts'
import { pairRules } from './pair-rules.ts'
import { toPath } from './paths.ts'
import { numberedPhoneRules, phoneRules } from './phone-rules.ts'
import { findReplacement } from './replacements.ts'
import { findOwnLanguage, guidedRules } from './guided-rules.ts'
import { quotedRule } from './quoted-rule.ts'
import { requestRules } from './request-rules.ts'
import {
  findBody,
  findCity,
  findCountry,
  findCodeBlock,
  findExpression,
  findIdentifier,
  findLanguage,
  findPersons,
  findProperNoun,
  findRoute,
  findTimeZone,
  findWeekday,
  findWork,
  toQuery,
} from './text-extracts.ts'

/** Names of properties that hold a person. */
const personRole =
  /person|actor|actress|star$|author|user|who|customer|client|buyer|contact|attendee|participant|patient|recipient|guest|assignee|owner/

/** From the most specific rule to the least; every rule that matches adds its texts. */
export const rules: readonly Rule[] = [
  ...placeRules,
  ...orderRules,
  ...requestRules,
  ...guidedRules,
  ...memoryRules,
  ...pairRules,
  ...numberedPhoneRules,
  {
    name: /^(?:sql|query|statement)$|sql/,
    find: (facts, about) => [
      findSql(facts),
      facts.text !== '' && /(?:^|[\s_])sql(?![a-z])/.test(about)
        ? writeSql(facts.text, `${about} ${facts.guide}`)
        : undefined,
    ],
  },
  ...kindRules,
  { name: /event|occasion|meeting/, find: (facts) => [facts.quoted[0], findEvent(facts)] },
  { name: /payment|paid/, find: (facts) => [findPayment(facts.text)] },
  { name: /dish|recipe/, find: (facts) => [findDish(facts)] },
  { name: /(?:^|_)(?:email|mail|recipients?|to|cc|bcc)(?:$|_)/, find: (facts) => facts.emails },
  {
    name: /recipient|receiver|addressee|contact_name/,
    find: (facts) => [
      /["'”]\sto\s(@?\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30})?)/u.exec(facts.text.slice(0, 2000))?.[1],
    ],
  },
  {
    name: /url|uri|link|href|website/,
    find: (facts) => (facts.urls.length > 0 ? facts.urls : [findDomain(facts.text)]),
  },
  {
    name: /^(?:from|base|origin|source|departure|start)(?:$|_(?!date|time))|_from$/,
    find: (facts) => [findRoute(facts)?.from],
  },
  {
    name: /^(?:to|destination|dest|target|arrival|end)(?:$|_(?!date|time))|_to$/,
    find: (facts) => [findRoute(facts)?.to],
  },
  {
    name: /^pattern$/,
    find: (facts) => [
      /\bglob\b|\*\.[a-z]|\s\.[a-z]{1,5}\sfiles?\b/i.test(facts.text) ? findGlob(facts.text) : undefined,
    ],
  },
  {
    name: /glob/,
    about: /\bglob\b|\bpatterns? (?:of|for|to filter|matching) (?:the )?files?\b|\bfile(?:name)?(?: name)? patterns?\b/,
    find: (facts) => [findGlob(facts.text)],
  },
  {
    name: /(?:^|_)(?:file|path|filename|dir|directory|folder|cwd|notebook)(?:$|_|s$)|filepath/,
    find: (facts, about) => [toPath(facts, about, findFolder(facts)), findFolder(facts)],
  },
  { name: /country|(?:^|_)nation(?:$|_|ality)/, find: (facts) => [findCountry(facts), readAddress(facts).country] },
  { name: /^(?:city|town|city_name)$/, find: (facts) => [findCity(facts)] },
  { name: /flight/, find: (facts) => [/\b[A-Z][A-Z\d]\s?\d{2,4}\b/.exec(facts.text.slice(0, 2000))?.[0]] },
  { name: /^(?:to|dest\w*|arrival)(?:$|_(?!date|time))/, find: (facts) => [facts.places[1]] },
  {
    name: /^(?:port|harbou?r|airport|station)$|cit(?:y|ies)|location|place|town|region|area|destination|origin|address|where|country|(?:^|_)state(?:$|_)|jurisdiction|(?:^|_)zone$/,
    about: /\bcity\b|\blocation\b|城市|地点|地区/,
    find: (facts, about) =>
      facts.places.map((place) =>
        /^(?:port|harbou?r|airport|station)\b/.test(about)
          ? (toEnglish(place, facts).split(',')[0] as string)
          : toRegionForm(toEnglish(place, facts), about),
      ),
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
  { name: /^(?:(?:book|movie|film)_)?(?:name|title)$|^(?:book|movie|film)$/, find: (facts) => [findSeenWork(facts)] },
  {
    name: /^(?:title|song|track|song_name)$/,
    find: (facts) => [
      /\b(?:[Pp]lay|[Pp]ut on|[Ll]isten to)\s+["“']?(.{1,80}?)["”']?\s+by\s/.exec(facts.text.slice(0, 2000))?.[1],
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
    find: (facts) => [findCodeBlock(facts.text), findProgram(facts), toProgram(findExpression(facts.text))],
  },
  { name: /command|cmd/, find: (facts) => [findCommand(facts.text)] },
  {
    name: /date|day|when|deadline|due|until|since|_on$/,
    find: (facts, about) => [findDateTime(facts, about), ...findDates(facts, about)],
  },
  {
    name: /time|hour|when|start|begin|(?:^|_)end/,
    find: (facts, about) => [
      findDateTime(facts, about),
      findMoment(facts, about),
      ...inRole(facts.times, about).map((time) => time.slice(0, 5)),
    ],
  },
  { name: /expr|formula|equation|calculation|math/, find: (facts) => [findExpression(facts.text)] },
  { name: /symbol|ticker|stock/, find: (facts) => findTickers(facts.text) },
  ...phoneRules,
  { name: /lang/, find: (facts) => [findLanguage(facts.text), findOwnLanguage(facts)] },
  { name: /code|script|snippet|source|content|new_str|file_text/, find: (facts) => [findCodeBlock(facts.text)] },
  {
    name: /^(?:content|contents|body|message|text|note|todo|task|title|reminder|memory|fact)$/,
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
  {
    name: /^(?:name|label|item|purpose)$/,
    find: (facts, about) => [isPerson.test(about) ? undefined : findSubject(facts.text, about)],
  },
  {
    name: /^(?:full_?)?name$|^姓名$|^名字$/,
    find: (facts, about) => (isPerson.test(about) ? findPersons(facts.text) : listedPersons(facts)),
  },
  {
    name: /^(?:final_)?(?:answer|response|reply|result|output|completion|solution|conclusion|outcome)$/,
    find: (facts) => [facts.hasResults ? facts.answer?.() : undefined],
  },
  { name: /^(?:input|action_input|expression)$/, find: (facts) => [findExpression(facts.text)] },
  quotedRule,
  {
    name: /summary|abstract|synopsis|tl_?dr|gist|overview|main_|title|headline|heading|subject|setup|punch|joke/,
    find: (facts, about) => [findDigest(about.split(' ', 1)[0] ?? '', facts)],
  },
  { name: /^(?:pattern|regex|symbol_name)$/, find: (facts) => [findIdentifier(facts.text)] },
  { name: /^(?:subject|subject_line|email_subject)$/, find: (facts) => [toSubject(findBody(facts.text))] },
  {
    name: /answer|response|reply|result|output|advice|summary|explanation|completion|^(?:text|message|msg|content)$/,
    find: (facts) => [facts.answer?.()],
  },
  { name: personRole, find: (facts) => findPersons(facts.text) },
  { name: personRole, find: (facts) => [readEntities(facts).persons[0]] },
  {
    about: /\bnames? of (?:the|an?) (?!file|folder|directory|function|variable|column|table|method)[a-z]{3,20}\b/,
    find: (facts) => [findProperNoun(facts.text)],
  },
  {
    name: /product|brand|item(?:$|_name)|model|event|project|river|lake|mountain|bridge|museum|garden|theat(?:er|re)|stadium|school|university|^team$|club|festival|island|trail|airline|planet|restaurant|hotel|company|book|movie|film/,
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
    find: (facts) => [
      /(?<![$€£¥.,\d])(?<!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s)\b[A-Za-z]{0,12}[-_]?\d{2,}[A-Za-z\d-]*\b(?![.,]\d)/.exec(
        facts.text.slice(0, 2000),
      )?.[0],
    ],
  },
  { name: /date|(?:^|_)day(?:$|_)/, find: (facts) => [findWeekday(facts.text), toDate(facts, 0)] },
]

const subject =
  /(?:^|[.!?:]\s{1,3})(?:[Tt]he|[Mm]y|[Oo]ur)\s([a-z][a-z-]{2,20}(?:\s(?!(?:is|was|has|had|costs|runs|are)\b)[a-z][a-z-]{2,20}){0,2})\s(?:is|was|has|had|costs|runs|are)\b/

/** What a statement is about, for the name of a thing that a description tells of: `car loan` of "The car loan is …". */
function findSubject(text: string, about: string): string | undefined {
  return about.includes(' ') ? subject.exec(text.slice(0, 400))?.[1] : undefined
}

const domain =
  /(?<![\w@./-])((?:[a-z\d-]{1,40}\.){1,3}(?:com|org|net|io|dev|edu|gov|co|ai|app|de|uk|fr|eu|info)(?:\/[\w./-]{0,100}\w)?)(?![\w@])/i

/** The address of a site that is named without `https://`. */
function findDomain(text: string): string | undefined {
  const found = domain.exec(text.slice(0, 2000))?.[1]
  return found === undefined ? undefined : `https://${found}`
}

const translatesPlaces = /\btranslat\w{1,3}\b/i

/** A place in English where the system message wants names translated. */
function toEnglish(place: string, { guide }: Facts): string {
  return guide !== '' && translatesPlaces.test(guide) ? toEnglishCity(place) : place
}

/** Descriptions of a person's name. */
const isPerson =
  /\b(?:person|actor|actress|author|user|customer|employee|patient|singer|artist|student|candidate|people|member)(?:['’]s)?\b/

/** The values. For a property about an end, such as `arrival_time` or `check_out`, the second one comes first. */
function inRole(values: readonly string[], about: string): readonly string[] {
  const isEnd = /^(?:\w*_)?(?:end|arriv|until|return|check_?out|drop_?off|finish|clos|due|to(?:_|\s|$))/.test(about)
  return isEnd && values.length > 1 ? [values[1]!, ...values] : values
}

/** Dates; the name of the weekday first, if the text gives only that. */
function findDates(facts: Facts, about: string): readonly (string | undefined)[] {
  const [first] = facts.datesInText
  const form = findDateForm(about)
  const named = first?.isWeekday === true && form === undefined ? [findWeekday(facts.text)] : []
  const dates = [...datesInRole(facts, about), ...inRole(facts.dates, about)]
  return [...named, ...dates.map((date) => (form === undefined ? date : toDateForm(date, form)))]
}

/** The persons of a text whose quotation lists several facts: `"Eve, 29, Berlin"`. */
function listedPersons({ quoted, text }: Facts): readonly string[] {
  return quoted.some((part) => /,\s*\S/.test(part)) ? findPersons(text) : []
}
