/** Rules for what requests to tools say: why, in which unit, in which language, what follows a colon, and the forms of Chinese requests. */
import type { Facts } from '../facts.ts'
import { findSlug } from './item-extracts.ts'
import type { Rule } from './property.ts'
import { findRoute, toQuery } from './text-extracts.ts'

const scanned = 2000
const sampleOf = ({ text }: Facts): string => text.slice(0, scanned)

/** `this blender broke after two days`. */
const complaint =
  /\b(?:this|my|the|your)\s((?:[a-z-]{3,20}\s)?[a-z-]{3,20})\s(?:broke|breaks|stopped|died|leaks|leaked|arrived (?:broken|damaged)|is (?:broken|defective|damaged|faulty)|does(?:n['’]t| not) work)\b/i

/** Rules that come before those by the kinds of values. */
export const requestRules: readonly Rule[] = [
  { name: /^reason$|_reason$/, find: (facts, about) => [findReason(facts, about)] },
  { name: /^(?:units?|unit_of_measure\w{0,8}|measurement_unit)$/, find: (facts) => [findUnit(facts)] },
  { name: /^bio(?:graphy)?$/, find: (facts) => [liking.exec(sampleOf(facts))?.[0]] },
  { name: /^(?:product|item)(?:_name)?$/, find: (facts) => [findBought(facts), complaint.exec(sampleOf(facts))?.[1]] },
  {
    name: /^(?:device|equipment|appliance|component|machine)(?:_name)?$/,
    find: (facts) => [failing.exec(sampleOf(facts))?.[1]],
  },
  {
    name: /^(?:sender|from|author)(?:_name)?$/,
    find: (facts) => [/(?:^|\n)From:\s{0,3}"?([^<"\n]{2,60}?)"?\s{0,3}</.exec(sampleOf(facts))?.[1]],
  },
  { name: /^near(?:by|_to)?$|landmark/, find: (facts) => [nearTo.exec(sampleOf(facts))?.[1]] },
  {
    name: /^(?:title|body|description|content|contents|summary|text|message|note|details|issue|issue_title)$/,
    find: (facts) => [afterColon.exec(sampleOf(facts).trim())?.[1]?.replace(/[.。]$/, '')],
  },
  {
    name: /^repo(?:sitory)?(?:_name)?$/,
    find: (facts, about) => [/owner\/\w/.test(about) ? toSlug(facts) : undefined],
  },
  {
    name: /lang|^(?:source|target|from|to)$/,
    find: (facts, about) => [isCode.test(about) ? findLanguageCode(facts, about) : undefined],
  },
  {
    name: /^(?:full_)?name$/,
    find: (facts) => [facts.chinese ? chinesePerson.exec(sampleOf(facts))?.[1] : undefined],
  },
  {
    name: /^(?:job|occupation|profession|title|position)$/,
    find: (facts) => [facts.chinese ? chineseJob.exec(sampleOf(facts))?.[1] : undefined],
  },
  {
    name: /^(?:job|role|occupation|profession|position)(?:_title)?$/,
    find: (facts) => [workingAs.exec(sampleOf(facts))?.[1]],
  },
  { name: /^pick_?up(?:_(?:location|point|address))?$/, find: (facts) => [findRoute(facts)?.from] },
  {
    name: /^drop_?off(?:_(?:location|point|address))?$/,
    find: (facts) => [findRoute(facts)?.to],
  },
  { name: /^(?:list_)?name$|^list$/, find: (facts) => [listName.exec(sampleOf(facts))?.[1]] },
  {
    name: /^(?:type|activity|exercise|workout)(?:_(?:type|name))?$/,
    find: (facts) => [session.exec(sampleOf(facts))?.[1]],
  },
  {
    name: /^(?:to|recipient|receiver|contact|user|name|person)(?:_name)?$/,
    find: (facts) => [
      facts.chinese && facts.emails.length === 0 ? chineseRecipient.exec(sampleOf(facts))?.[1] : undefined,
    ],
  },
  {
    name: /^(?:content|contents|message|text|body|msg)$/,
    find: (facts) => [facts.chinese ? chineseBody.exec(sampleOf(facts).trim())?.[1] : undefined],
  },
  {
    name: /^(?:name|symbol|keyword|(?:stock|company|product|item)(?:_name)?)$/,
    find: (facts) => [facts.chinese ? chineseThing.exec(sampleOf(facts))?.[1] : undefined],
  },
]

const because =
  /\b(?:because(?: of)?|since(?= (?:i|it|he|she|we|they|the|my)\b)|due to|as(?= (?:i|it|he|she|we|they)\b))\s([^.!?\n]{3,200})|因为([^，。！？\n]{2,80})/i

/** `the lamp is cracked` in "I want to send back order 991, the lamp is cracked". */
const afterComma =
  /[,;.]\s(?:as\s)?((?:the|it|they|my|there|i)\s[^.!?\n,;]{0,60}\s?\b(?:is|was|were|are|has|had|does|do|did|came|arrived|broke|ordered|don['’]t|doesn['’]t|didn['’]t|no longer)\b[^.!?\n]{0,80})/i

/** What a text gives as the reason, else the request itself where the description asks why it was made. */
function findReason(facts: Facts, about: string): string | undefined {
  const said = because.exec(sampleOf(facts))
  const reason = said?.[1] ?? said?.[2]
  const stated = reason ?? afterComma.exec(sampleOf(facts))?.[1]
  if (stated !== undefined) return stated.trim()
  return /\bwhy\b|\breason for\b|原因/.test(about) ? toQuery(facts.text) : undefined
}

const measured =
  /\d\s?(mm|cm|km|m|met(?:er|re)s?|(?:kilo|centi|milli)met(?:er|re)s?|inch(?:es)?|feet|ft|yards?|miles?|kg|kilograms?|grams?|g|mg|lbs?|pounds?|ounces?|oz|ml|lit(?:er|re)s?|gallons?|celsius|fahrenheit|°\s?[CF])(?![\p{L}\d])/u

/** The unit of measure beside a number. */
function findUnit(facts: Facts): string | undefined {
  return measured.exec(sampleOf(facts))?.[1]
}

const liking = /\bI (?:really )?(?:like|love|enjoy|work|am into|play|study|teach|write)\b[^,.;!?\n]{2,80}/

const noun = String.raw`((?!new\b|old\b|same\b|it\b)[a-z][a-z-]{1,20}(?:\s(?!(?:it|because|and|but|for|from|that|so|is|was|after|last|yesterday|since|in|at|on|with|to|has|had|i|we)\b)[a-z][a-z-]{1,20}){0,2})`
const owned = new RegExp(
  String.raw`\b(?:hate[ds]?|love[ds]?|like[ds]?|bought|ordered|returned|received|recommend|got)\s(?:this|my|the|these|that|an?)\s${noun}(?=[,.;!?\s]|$)`,
)
const counted = new RegExp(String.raw`(?:^|[\s:])\d{1,5}\s(?:x\s)?${noun}\s(?:at|for|@)\s?[$€£]?\d`)

const carted =
  /\b(?:add|put|buy|order|get|place|throw|drop)\s(?:me\s)?(?:(?:\d{1,4}|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|some|another)\s)?(?:(?:more|of|the|those|these)\s){0,2}([\p{L}\d][\p{L}\d' -]{1,40}?)\s(?:in|to|into|on|onto)\s(?:my|the|our)\s(?:shopping\s)?(?:cart|basket|bag|order)\b/iu
const chineseCounted =
  /(?:^|[：:，,。\s买订])([\u4e00-\u9fff]{1,6}?)\s?\d+(?:\.\d+)?\s?(?:公斤|千克|斤|个|件|盒|瓶|台|本|只|份|箱|袋|杯)/
const failing =
  /(?:^|[:.]\s)(?:the\s|my\s|our\s)?([a-z][a-z-]{2,20}(?:\s[a-z]{3,15})?)\s(?:(?:on|in|at)\s[^.,]{1,40}\s)?(?:is|has|was|does|won['’]t|will not|keeps|stopped|makes)\b/i
const nearTo = /\bnear (?:to )?(?:the |my )?([\p{L}\d][^,.?!\n]{1,50}?)(?=[,.?!\n]|$)/u

const reviewed =
  /(?:^|[.:!]\s)[Tt](?:he|his)\s([a-z][a-z-]{2,20}(?:\s(?!leaked\b|broke\b|arrived\b|stopped\b|died\b|fell\b|feels\b|works\b)[a-z][a-z-]{2,20})?)\s(?:leaked|broke|arrived|stopped|died|fell apart|feels|works)\b/

/** `teapots` in "3 teapots at 24.50", `blender` in "I hated this blender". */
function findBought(facts: Facts): string | undefined {
  const text = sampleOf(facts)
  return (
    counted.exec(text)?.[1] ??
    reviewed.exec(text)?.[1] ??
    owned.exec(text)?.[1] ??
    carted.exec(text)?.[1] ??
    chineseCounted.exec(text)?.[1]
  )
}

/** What follows the colon of an order: `Open an issue in acme/site: the button does nothing`. */
const afterColon =
  /^(?:please\s|can you\s|could you\s)?(?:open|create|file|add|save|write|post|report|log|make|send|note|record|submit|raise|leave)\b[^:\n"]{0,60}:\s{1,3}(?!\/\/)["']?([^\n"]{3,300}?)["']?$/i

function toSlug({ text }: Facts): string | undefined {
  const slug = findSlug(text)
  return slug === undefined ? undefined : `${slug.owner}/${slug.name}`
}

const isCode = /\biso[ -]?639|\b(?:language|lang|two[- ]letter|2-letter|locale) codes?\b|语言代码/
const codes: readonly (readonly [code: string, names: string])[] = [
  ['en', 'English|英语|英文'],
  ['fr', 'French|法语|法文'],
  ['de', 'German|德语|德文'],
  ['es', 'Spanish|西班牙语'],
  ['it', 'Italian|意大利语'],
  ['pt', 'Portuguese|葡萄牙语'],
  ['ja', 'Japanese|日语|日文'],
  ['ko', 'Korean|韩语|韩文'],
  ['zh', 'Chinese|Mandarin|中文|汉语'],
  ['ru', 'Russian|俄语'],
  ['ar', 'Arabic|阿拉伯语'],
  ['nl', 'Dutch|荷兰语'],
  ['tr', 'Turkish|土耳其语'],
  ['pl', 'Polish|波兰语'],
  ['hi', 'Hindi|印地语'],
  ['sv', 'Swedish|瑞典语'],
]
const language = codes.map(([, names]) => names).join('|')
const into = new RegExp(String.raw`(?:\b(?:in|to|into)\s|成|为)(${language})`, 'i')
const outOf = new RegExp(String.raw`(?:\b(?:from|the)\s|从|把)(${language})`, 'i')

/** The code of the language into which a text is translated, or of the one from which. */
function findLanguageCode(facts: Facts, about: string): string | undefined {
  const isSource = /^(?:source|from|src|input|original)/.test(about)
  const text = sampleOf(facts)
  const name = (isSource ? outOf.exec(text) : into.exec(text))?.[1]?.toLowerCase()
  return name === undefined ? undefined : codes.find(([, names]) => names.toLowerCase().split('|').includes(name))?.[0]
}

const session =
  /\b((?!new\b|the\b|training\b|minutes?\b|hours?\b|short\b|long\b|next\b|this\b|my\b|a\b|first\b|last\b|every\b)[a-z]{3,15})\s(?:session|workout|lesson|routine)\b/i

const workingAs =
  /\bwork(?:s|ed|ing)?\s[^.,;\n]{2,60}?\sas an?\s([a-z][a-z -]{2,30}?)(?=[,.;!\n]|\s(?:at|for|in|and|with|since)\b|$)/

const listName = /\b(?:to|on|onto|from|off) (?:my |the |our )([a-z][a-z -]{1,24}\slist)\b/

const chineseRecipient =
  /(?:给|告诉|通知|联系)(?!我|他|她|你)([\u4e00-\u9fff]{2,4}?)(?=发|打|写|说|转|，|,|。|我|明天|今天|这|一)/
const chineseBody =
  /(?:(?:短信|消息|邮件|微信|信息)[，,]?(?:说|告诉[他她]|内容[是为]|通知[他她])|告诉(?!我)[\u4e00-\u9fff]{2,4}?[，,]|提醒我)[:：]?\s?["“]?([^"”\n]{2,200}?)["”]?[。！!]?$/
const chineseThing =
  /(?:查一下|查询|查查|查|看看|看一下|搜索|搜一下|了解一下)(?:今天的?|现在的?)?([\u4e00-\u9fffA-Za-z\d]{1,12}?)的/

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚'
const chinesePerson = new RegExp(`(?:^|[，。：；\\s])([${surnames}][\\u4e00-\\u9fff]{1,2}?)(?=住在|是|来自|在|，)`)
const chineseJob = /(?:是一[名位个]|职业[是为：]\s?|担任)([\u4e00-\u9fff]{2,8}?)(?=[，。；]|$)/
