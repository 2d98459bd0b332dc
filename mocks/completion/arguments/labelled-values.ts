/** Finds the value beside a label with the name of a property: `limit: 5`, `unit set to celsius`, `主题是会议纪要`. */
import { createRecentMap, keepRecent } from '../recent-map.ts'
import { toNamePattern } from './name-pattern.ts'

interface Label {
  /** The first word of the name, in lower case: a text without it has no label of that name. */
  readonly word: string
  readonly compile: () => RegExp
}

const labels = createRecentMap<string, Label>(2000)
const toLowerCase = keepRecent((text) => text.toLowerCase())

/** The label with a name; null for a name that is no word. */
function labelFor(name: string): Label | null {
  const known = labels.get(name)
  if (known !== undefined) return known
  if (name.length < 2 || name.length > 40 || !/^[\w-]+$/.test(name)) return null
  let pattern: RegExp | null = null
  const label: Label = {
    word: (/^[a-z]+|^[A-Z]+/.exec(name)?.[0] ?? name).toLowerCase(),
    compile: () => (pattern ??= labelledAs(name)),
  }
  labels.set(name, label)
  return label
}

function labelledAs(name: string): RegExp {
  return new RegExp(
    String.raw`(?<![A-Za-z])${toNamePattern(name)}\b["'\u0060*]{0,3}\s{0,3}(?:(?:=|:|：)\s{0,3}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|((?:[^\n,，。;；]|,(?=\d{3}\b|\s(?:19|20)\d\d\b)){1,80}))|(?:is|of|为|是|set to|to be)\s{1,3}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|((?:[^\s,，。;；]|,(?=\d{3}\b)){1,80}))|\s{0,2}[#$€£]?(\d[\w-]{0,40}(?:[.,]\d{1,9}){0,3})|(?<=\b(?:the|a|under|with|by) [\w -]{2,40})\s(?:["']([^"'\n]{1,80})["']))`,
    'i',
  )
}

/** The value in `limit 5`, `limit=5`, `limit: "x y"`, `unit to celsius`. */
export function findLabelledValue(name: string, text: string): string | undefined {
  if (text === '') return undefined
  const label = labelFor(name)
  if (label === null) return undefined
  const chinese = hasHan(text) !== '' ? findChinese(name, text) : undefined
  if (chinese !== undefined) return chinese
  if (!toLowerCase(text).includes(label.word)) return undefined
  const match = label.compile().exec(text)
  // The marks at the end of a quotation belong to it.
  const quoted = match?.[1] ?? match?.[2] ?? match?.[4] ?? match?.[5] ?? match?.[8]
  if (quoted !== undefined && /[.?!]$/.test(quoted) && match?.[0].includes('=') === false) return quoted.trim()
  const value = quoted ?? match?.[3] ?? findWhole(match, text) ?? match?.[7]
  const plain = (match?.[0].includes('=') === true ? value?.split(afterValue, 1)[0] : value)
    ?.trim()
    .replace(/[.?!]{1,5}$/, '')
  // `what time is it`: a pronoun is not a value.
  return plain !== undefined &&
    /^(?:it|that|this|there|the|an?|ready|down|up|running|available|not|in|to)$/i.test(plain)
    ? undefined
    : plain
}

const furtherNames = /^(?:\s\p{Lu}[\p{L}'’-]{1,30}){1,3}/u

/** A name of several words: `name is Ida Moen`. */
function findWhole(match: RegExpExecArray | null, text: string): string | undefined {
  const first = match?.[6]
  if (match === null || first === undefined || !/^\p{Lu}\p{L}+$/u.test(first)) return first
  const end = match.index + match[0].length
  return first + (furtherNames.exec(text.slice(end, end + 120))?.[0] ?? '')
}

/** Chinese nouns for the usual names of properties. */
const chineseNouns: readonly (readonly [name: RegExp, nouns: string])[] = [
  [/^(?:subject|title|headline|topic)$/i, '主题|标题|题目'],
  [/^(?:body|content|contents|text|message|note)$/i, '内容|正文|消息'],
  [/^(?:name|full_?name|user_?name|customer_?name|contact_?name)$/i, '姓名|名字|用户名|客户名'],
  [/^(?:phone|phone_?number|mobile|tel)$/i, '电话|手机号?|号码'],
  [/^(?:address|location)$/i, '地址|地点'],
  [/^(?:company|company_?name)$/i, '公司'],
  [/^(?:department)$/i, '部门'],
  [/^(?:password)$/i, '密码'],
  [/^(?:remarks?|comment|notes)$/i, '备注'],
  [/^(?:price|unit_?price)$/i, '价格|单价'],
  [/^(?:quantity|count|amount)$/i, '数量|金额'],
  [/^(?:order_?id|order_?number|order_?no)$/i, '订单号|订单编号'],
]
const hasHan = keepRecent((text: string) => (/[\u4e00-\u9fff]/.test(text) ? text : ''))

/** The value in `主题是会议纪要`, `电话：555-0100`. */
function findChinese(name: string, text: string): string | undefined {
  const nouns = chineseNouns.find(([pattern]) => pattern.test(name))?.[1]
  if (nouns === undefined) return undefined
  const pattern = new RegExp(
    String.raw`(?:(?:${nouns})\s?(?:[:：]|是|为|叫|填|写)|(?<=[，,])${nouns === '备注' ? nouns : '(?!)'})\s?["“「《]?([^，,。；;\n"”」》]{1,120})`,
  )
  return pattern.exec(text)?.[1]?.trim()
}

/** What follows a value after `=` in a sentence: `code = alpha and tenant = acme exactly.` */
const afterValue = /\s(?:and|with|but|then|exactly|in)\b|\.\s/
