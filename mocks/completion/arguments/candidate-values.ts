/** Which words and numbers of the user's message suit a property, judged by its name and description. */
import { commandOf, routeOf, zoneOf } from './extracts.ts'
import { toDate } from './formats.ts'
import type { Hints } from './hints.ts'

export interface Property {
  name: string
  description: string
}

/** Texts for a property, best first; the last is a plain word so that there is always one. */
export function wishStrings(property: Property, hints: Hints): string[] {
  const key = property.name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
  const about = `${key} ${property.description.slice(0, 300).toLowerCase()}`
  const wishes: string[] = []
  const add = (...texts: (string | undefined)[]): void => {
    for (const text of texts) if (text !== undefined && text !== '' && !wishes.includes(text)) wishes.push(text)
  }
  const is = (pattern: RegExp): boolean => pattern.test(key)
  add(valueAfterName(property.name, hints.text))
  if (is(/(?:^|_)(?:email|mail|recipients?|to|cc|bcc)(?:$|_)/) && hints.emails.length > 0) add(...hints.emails)
  if (is(/url|uri|link|href|website/)) add(...hints.urls)
  if (is(/^(?:from|origin|source|departure|start)(?:$|_(?!date|time))|_from$/)) add(routeOf(hints)?.from)
  if (is(/^(?:to|destination|dest|target|arrival|end)(?:$|_(?!date|time))|_to$/)) add(routeOf(hints)?.to)
  if (
    is(/cit(?:y|ies)|location|place|town|region|area|destination|origin|address|where|country|state/) ||
    /city|location|城市|地点|地区/.test(about)
  ) {
    add(...hints.places)
    add(hints.chinese ? '北京' : 'Beijing')
  }
  if (is(/time_?zone|^tz$/)) add(zoneOf(hints))
  if (is(/command|cmd/)) add(commandOf(hints.text))
  if (is(/date|day|when|deadline|due|until|since/)) add(...hints.dates)
  if (is(/time|hour|when|start|end/)) add(...hints.times.map((time) => time.slice(0, 5)))
  if (is(/expr|formula|equation|calculation|math/)) add(expressionOf(hints.text))
  if (is(/file|path|dir|folder/)) add(pathOf(hints.text))
  if (is(/symbol|ticker|stock/)) add(/\b[A-Z]{2,5}\b(?!\w)/.exec(hints.text)?.[0])
  if (is(/currency/)) add(...(hints.text.match(/\b(?:USD|EUR|CNY|RMB|GBP|JPY|KRW|HKD|AUD|CAD|CHF|INR)\b/g) ?? []))
  if (is(/lang/)) add(languageOf(hints.text))
  if (is(/code|script|snippet|source/)) add(codeOf(hints.text))
  add(...hints.quoted)
  if (is(/(?:^|_)name$|^name|person|author|user|who|customer|contact|attendee/)) add(nameOf(hints.text))
  if (
    is(
      /query|search|keyword|question|prompt|term|topic|subject|^q$|^qs$|title|input|text|content|message|body|description|summary|note|task|instruction|thought|reason/,
    )
  )
    add(queryOf(hints.text))
  if (is(/id$|^id|code|key|token/)) add(/\b[A-Za-z]{0,5}[-_]?\d{2,}[A-Za-z\d-]*\b/.exec(hints.text)?.[0])
  if (is(/date|(?:^|_)day(?:$|_)/)) add(weekdayOf(hints.text), toDate(hints, 0))
  add(...fallbacks(key, hints.chinese))
  return wishes
}

/** Numbers for a property: one named beside it first, then the others in order. */
export function wishNumbers(property: Property, hints: Hints, variant: number): number[] {
  const near = valueAfterName(property.name, hints.text)
  const beside = near === undefined ? Number.NaN : Number(near)
  const key = property.name.toLowerCase()
  const position = /^(?:b|y|second|num_?2|right|lon|longitude|divisor|max\w*)$/.test(key)
    ? 1
    : /^(?:c|z|third)$/.test(key)
      ? 2
      : 0
  const rest = hints.numbers.slice(position + variant).concat(hints.numbers)
  const defaults = /temp/.test(key)
    ? [22]
    : /lat/.test(key)
      ? [39.9]
      : /lon|lng/.test(key)
        ? [116.4]
        : /year/.test(key)
          ? [2026]
          : /age/.test(key)
            ? [30]
            : /limit|count|top|max|size/.test(key)
              ? [10]
              : /price|amount|cost/.test(key)
                ? [100]
                : []
  return (Number.isNaN(beside) ? rest : [beside, ...rest]).concat(defaults)
}

/** Whether a text names a value, e.g. an entry of an enum: whole words, `_` as a blank. */
export function names(text: string, value: string): boolean {
  if (value === '' || value.length > 100) return false
  const plain = value.toLowerCase().replaceAll(/[_-]+/g, ' ')
  const at = text.toLowerCase().replaceAll(/[_-]+/g, ' ')
  let from = at.indexOf(plain)
  const letter = /[a-z\d]/
  while (from >= 0) {
    const before = at[from - 1] ?? ' '
    const after = at[from + plain.length] ?? ' '
    if (!letter.test(plain) || (!letter.test(before) && !letter.test(after))) return true
    from = at.indexOf(plain, from + 1)
  }
  return false
}

/** The value in `limit 5`, `limit=5`, `limit: "x"`, `unit to celsius`. */
function valueAfterName(name: string, text: string): string | undefined {
  if (text === '' || name.length < 2 || name.length > 40 || !/^[\w-]+$/.test(name)) return undefined
  // Most messages do not have the name's first word: no expression is built for them.
  if (!text.toLowerCase().includes((/^[a-z]+|^[A-Z]+/.exec(name)?.[0] ?? name).toLowerCase())) return undefined
  const spoken = name.replace(/([a-z\d])([A-Z])/g, '$1[ _-]?$2').replace(/[_-]+/g, '[ _-]?')
  const match = new RegExp(
    String.raw`(?<![A-Za-z])${spoken}\b["'\u0060]?\s*(?:=|:|：|is|of|为|是|set to)\s*(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s,，。;；]{1,80}))`,
    'i',
  ).exec(text)
  return match?.[1] ?? match?.[2] ?? match?.[3]?.replace(/[.?!]+$/, '')
}

function expressionOf(text: string): string | undefined {
  return /-?\(*\d[\d.,]*(?:\s*[-+*/^%×÷()]\s*\(*-?\d[\d.,]*\)*)+/.exec(text.slice(0, 2000))?.[0]
}

function pathOf(text: string): string | undefined {
  return /(?:[\w.-]*\/)+[\w.-]+|\b[\w-]+\.(?:[a-z]{1,4}\d?)\b/i.exec(text.slice(0, 2000))?.[0]
}

function languageOf(text: string): string | undefined {
  return /\b(?:English|French|German|Spanish|Italian|Chinese|Japanese|Korean|Russian|Portuguese|Arabic|Python|JavaScript|TypeScript|Go|Rust|Java)\b|(?:中|英|法|德|日|韩|俄)[文语]/.exec(
    text,
  )?.[0]
}

function codeOf(text: string): string | undefined {
  return /\u0060\u0060\u0060\w*\n([\s\S]*?)\u0060\u0060\u0060/.exec(text)?.[1]?.trimEnd()
}

/** `Jason Smith is 25 years old`, `Extract: Ann, 31`. */
const subjectName =
  /(?:^|[.:：]\s*|["“\n])(?!(?:The|This|That|It|He|She|There|What|Who|Where|When|How|Here|Today|My|Our|Your|His|Her|Its)\b)(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})(?=,\s|\s+(?:is|was|has|lives|works|aged)\b)/u

function nameOf(text: string): string | undefined {
  return (
    /\b(?:named|called|name is|I am|I'm|for|to|with|by|Dr\.?|Mr\.?|Ms\.?)\s+([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b/.exec(
      text,
    )?.[1] ??
    subjectName.exec(text)?.[1] ??
    /(?:叫|名字是|我是)([^\s，。,.!！？?]{1,8})/.exec(text)?.[1]
  )
}

function weekdayOf(text: string): string | undefined {
  return /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:周|星期)[一二三四五六日天]/.exec(text)?.[0]
}

/** The message as a query: without the words that ask for it. */
function queryOf(text: string): string | undefined {
  const line = (text.split('\n').find((part) => part.trim() !== '') ?? '').trim().slice(0, 200)
  const plain = line
    .replace(/^(?:please\s+|can you\s+|could you\s+|hi[,!]?\s+|hello[,!]?\s+|请|帮我|麻烦|你能)+/i, '')
    .replace(/^(?:use (?:the )?[\w$-]+(?: tool)? to\s+)/i, '')
    .replace(
      /^(?:search (?:the web |the internet |online )?(?:for|about)?|look up|find(?: out)?|google|搜索一下|搜索|查一下|查询|查找|查)\s*/i,
      '',
    )
    .replace(/[.?!。？！]+$/, '')
    .trim()
  return plain === '' ? undefined : plain
}

function fallbacks(key: string, chinese: boolean): string[] {
  if (/email/.test(key)) return ['user@example.com']
  if (/url|uri|link/.test(key)) return ['https://example.com/']
  if (/phone|tel|mobile/.test(key)) return ['+1-555-0100']
  if (/name/.test(key)) return [chinese ? '小明' : 'Alex']
  if (/unit/.test(key)) return ['celsius']
  if (/lang/.test(key)) return [chinese ? 'zh' : 'en']
  if (/condition|weather/.test(key)) return [chinese ? '晴' : 'sunny']
  if (/path|file/.test(key)) return ['example.txt']
  const words = key.replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ').trim()
  return [words === '' ? 'value' : words]
}
