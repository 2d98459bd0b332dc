/**
 * Writes the names of properties beside values whose meaning only their order shows: measures `10x20x30 cm`, the
 * first lines of a paper, a record `王芳，33岁，教师`. What reads the text then finds each value by its name.
 */
import { guard, hasCues, needs } from './cues.ts'
import { findHoliday } from './facts/holidays.ts'
import { createKeySearch } from './find-key.ts'
import { resolveAges } from './relative-ages.ts'
import { spellPairs } from './respectively.ts'
import { readCard, spellNouns } from './sentence-values.ts'

/** The text with such names, and the values that are known without reading it again. */
export interface Labelled {
  readonly text: string
  readonly known: Readonly<Record<string, unknown>>
}

const longest = 20_000
const measureCues = needs('\\d', 'x × by')
const measure =
  /(?<![\w.])(\d{1,6}(?:\.\d{1,3})?)\s?(?:[x×]|by)\s?(\d{1,6}(?:\.\d{1,3})?)(?:\s?(?:[x×]|by)\s?(\d{1,6}(?:\.\d{1,3})?))?\s{0,2}(mm|cm|m|km|in|inches|inch|ft|feet|px|pixels)?(?![\w.]*\d|\p{L})/iu
const measured = /^(?:width|height|depth|length|w|h|d|l)$/i
const unitName = /^(?:dimension_?)?units?$|^unit_of_measure(?:ment)?$/i

/** Labels a text for the properties with these names. */
export function labelValues(written: string, keys: readonly string[]): Labelled {
  if (written.length > longest) return { text: written, known: {} }
  const text = spellNouns(spellPairs(resolveAges(written)))
  if (keys.length < 2) return { text: labelAges(text), known: {} }
  return {
    text: labelAges(labelWork(labelMeasures(text, keys), keys)),
    known: {
      ...readSurname(text, keys),
      ...readColours(text, keys),
      ...readHoliday(text, keys),
      ...readHeading(text, keys),
      ...readRecord(text, keys),
      ...readCompany(text, keys),
      ...readTitle(text, keys),
      ...readGoods(text, keys),
      ...readPartners(text, keys),
      ...readCard(text, keys),
    },
  }
}

/** `The box is 10x20x30 cm`: the numbers belong to the properties in their order. */
function labelMeasures(text: string, keys: readonly string[]): string {
  if (!hasCues(measureCues, text)) return text
  const names = keys.filter((key) => measured.test(key))
  if (names.length < 2) return text
  return text.replace(measure, (whole, ...groups: (string | undefined)[]) => {
    const numbers = groups.slice(0, 3).filter((number) => number !== undefined)
    if (numbers.length > names.length) return whole
    const unit = groups[3]
    const unitKey = keys.find((key) => unitName.test(key))
    const parts = numbers.map((number, index) => `${names[index]}: ${number}`)
    return [...parts, ...(unit === undefined || unitKey === undefined ? [] : [`${unitKey}: ${unit}`])].join(', ')
  })
}

const authorLine =
  /^(?:by\s)?\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,3}(?:(?:,|;|\sand|\s&)\s{1,2}\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,3}){0,12}$/u

/** A title and its authors in the first two lines. */
function readHeading(text: string, keys: readonly string[]): Record<string, unknown> {
  if (!text.includes('\n') || !keys.includes('title') || !keys.includes('authors')) return {}
  const [title = '', authors = ''] = text.trim().split('\n')
  if (title.length > 200 || /[:"]|[.]$/.test(title) || authors.length > 600 || !authorLine.test(authors.trim()))
    return {}
  return {
    title: title.trim(),
    authors: authors
      .trim()
      .replace(/^by\s/, '')
      .split(/,\s(?:and\s)?|;\s|\sand\s|\s&\s/),
  }
}

/** `Ollama 22 years old`. */
const aged = guard(/(?<![\p{L}])(\p{Lu}\p{Ll}{1,20}) (\d{1,3}) years old(?!,)/gu)

function labelAges(text: string): string {
  return aged.mayMatch(text) ? text.replaceAll(aged.pattern, '$1, $2 years old,') : text
}

const surname = /\b(?:surname|last name|family name)(?: of| is| was)?:? (\p{Lu}[\p{L}'’-]{1,30})/u

const findSurname = createKeySearch(/^(?:last|family|sur)_?name$/i)

/** `a child named John … bearing the surname Doe`. */
function readSurname(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = findSurname(keys)
  const found = key === undefined ? null : surname.exec(text)
  return key === undefined || found === null ? {} : { [key]: found[1] }
}

const findDate = createKeySearch(/date|birth/i)

/** The date of `the evening of 1968, … following the celebrations of Independence Day`. */
function readHoliday(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = findDate(keys)
  const found = key === undefined || /\d{4}-\d\d-\d\d/.test(text) ? undefined : findHoliday(text)
  return key === undefined || found === undefined ? {} : { [key]: found }
}

const colours: Readonly<Record<string, string>> = {
  grass: 'green',
  sky: 'blue',
  sun: 'yellow',
  snow: 'white',
  coal: 'black',
  banana: 'yellow',
  blood: 'red',
  sea: 'blue',
  ocean: 'blue',
}

const asksForColour = guard(/\bcolou?rs?\b[^.\n]*\?/i, 'color* colour*')

/** `What color is the grass and sky?` for the keys `grass` and `sky`. */
function readColours(text: string, keys: readonly string[]): Record<string, unknown> {
  if (!asksForColour.test(text)) return {}
  return Object.fromEntries(
    keys.filter((key) => Object.hasOwn(colours, key.toLowerCase())).map((key) => [key, colours[key.toLowerCase()]]),
  )
}

const work =
  /\b(?:book|novel|movie|film|song|album|paper|article) (?:is|is called|is titled|called|titled) (\p{Lu}[^\n"“.,:]{1,80}?) by (?=\p{Lu})/u

/** `The book is Dune by Frank Herbert.` */
function labelWork(text: string, keys: readonly string[]): string {
  return keys.includes('title') && text.includes(' by ')
    ? text.replace(work, (_, title: string) => `title: "${title}" by `)
    : text
}

const record =
  /(?:^|[\s"“'：:])([\u4e00-\u9fff]{2,4})，\s?(\d{1,3})\s?岁，\s?([\u4e00-\u9fff]{2,12})(?=["”」，。；\s]|$)/
const findProfession = createKeySearch(/^(?:job|occupation|profession|job_title|role)$/i)

/** `王芳，33岁，教师`: name, age and profession. */
function readRecord(text: string, keys: readonly string[]): Record<string, unknown> {
  const person = keys.includes('name')
    ? /(?:^|[\s“"'：:])([\u4e00-\u9fff]{2,4})，\s?\d{1,3}\s?岁/.exec(text)?.[1]
    : undefined
  if (person !== undefined && findProfession(keys) === undefined) return { name: person }
  const job = findProfession(keys)
  const found = text.includes('岁，') ? record.exec(text) : null
  if (found === null || job === undefined || !keys.includes('name')) return {}
  return { name: found[1], [job]: found[3] }
}

const company =
  /(?:^|[，。：:\s“"])([\u4e00-\u9fff]{2,10}?(?:公司|集团|银行))(?=成立|创立|创办|位于|是|的|总部|在|于|宣布|，|。|$)/m

/** `小米公司成立于2010年`. */
function readCompany(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = keys.includes('company') && /公司|集团|银行/.test(text) ? company.exec(text)?.[1] : undefined
  return found === undefined ? {} : { company: found }
}

const titled =
  /^["“]?(\p{Lu}[\p{L}\d'’]*(?:\s(?:(?:of|the|and|in|a|an|to|on|for)\s){0,2}\p{Lu}[\p{L}\d'’]*){0,6})["”]?\s(?:was|is|came|has been)\s(?:first\s)?(?:released|published|written|directed|filmed|recorded|out\b|an?\s(?:\d{4}\s)?(?:[a-z-]{3,20}\s){0,2}(?:film|movie|novel|book|album|song|series|drama|comedy)\b)/u

/** `Glass Hour was released in 1994.` */
function readTitle(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = keys.includes('title') ? titled.exec(text.trim())?.[1] : undefined
  return found === undefined || /^(?:It|This|The (?:film|book|movie))$/.test(found) ? {} : { title: found }
}

const goods =
  /\b(?:[Tt]he|[Oo]ur|[Aa]n?)\s(?:new\s)?(\p{Lu}[\p{L}\d-]{0,30}(?:\s[\p{L}\d-]{1,30}){0,3}?)\s(?:costs?|sells\sfor|is\spriced|retails|is\son\ssale)\b/u

const findProduct = createKeySearch(/^product(?:_?name)?$/i)

/** `The Orbit kettle costs $39.50.` */
function readGoods(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = findProduct(keys) ?? (keys.includes('price') ? keys.find((one) => one === 'name') : undefined)
  const found = key === undefined ? undefined : goods.exec(text)?.[1]
  return key === undefined || found === undefined ? {} : { [key]: found }
}

const partners = /(\p{Lu}[\p{L}’'-]{1,30}\s&\s\p{Lu}[\p{L}’'-]{1,30})/u

const findVendor = createKeySearch(/^(?:vendor|supplier|seller|company|issuer|merchant|store|firm)(?:_?name)?$/i)

/** `an invoice of Hallam & Sons`. */
function readPartners(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = text.includes(' & ') ? findVendor(keys) : undefined
  const found = key === undefined ? undefined : partners.exec(text)?.[1]
  return key === undefined || found === undefined ? {} : { [key]: found }
}
