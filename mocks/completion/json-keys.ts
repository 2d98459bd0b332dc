/** Finds the names of the JSON keys that a prompt asks for: `keys name, age and city`, `"title" and "tags" fields`, `JSON with name and age`, `包含键 capital`. */

const nouns = String.raw`(?:keys?|fields?|propert(?:y|ies)|attributes?|members?|columns?)`
const introduced = new RegExp(
  String.raw`\b${nouns}\b(?:\s+(?:name(?=\s+["'\u0060])|named|called|are|is|of|should be|must be|like|such as))?\s*[:：,]?\s*|(?:键名?|字段|属性)(?:名为|是|为|有|包括)?\s*[:：]?\s*|(?:包含|包括)\s*(?=["'\u0060“「a-z_])`,
  'giu',
)
const listed = new RegExp(String.raw`["'\u0060”」]\s*(?:${nouns}\b|字段|键)`, 'giu')
/** `a JSON object with a "fruits" array and a "count" number`. */
const typedKey =
  /(?<=\b(?:with|containing|having|has|including|and)\s(?:an?\s|the\s)?|,\s(?:an?\s)?)["'\u0060“]([\p{L}_][\p{L}\p{N}_-]{0,40})["'\u0060”]\s(?:array|list|string|number|integer|boolean|object|flag)\b/giu
/** `Extract the name and age from: …`. */
const extracted =
  /\bextract\s+(?:the\s+|their\s+|its\s+)?(?!(?:information|data|details|facts|content|entities|fields|text|values) (?:from|of|in|as)\b)((?:[a-z_]{2,30}(?: [a-z_]{2,30})?(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?){0,8}[a-z_]{2,30})\s+(?:from|of|in|as)\b/i
const keyLine =
  /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]{1,4}["'\u0060*]{0,3}([a-z_][\w-]{0,40})["'\u0060*]{0,3}[ \t]{0,2}(?:\([^)\n]{0,60}\))?[ \t]{0,2}[:：][^\n]*$/gm
const separator = /^\s*(?:(?:[,，、;]|\band\b|\bor\b|\bthen\b|&|和|以及|及|\/)\s*)+/iu
const quotedName = /^["'\u0060“‘「]([\p{L}_][\p{L}\p{N}_-]{0,40})["'\u0060”’」]/u
const bareName = /^[\p{Script=Latin}_][\p{Script=Latin}\p{N}_-]{0,40}/u
const note = /^\s?[(（][^)）]{0,60}[)）]/
/** `JSON with name and age`: without a noun for the keys there must be two of them. */
const listedAfterJson =
  /\bjson(?:\s+(?:object|format|document|(?:code\s?)?block|response|output|string|dictionary))?\s+(?:with|containing|that contains|having|including|of|for)\s+(?:only\s+)?(?:the\s+)?/gi
/** `a book with title (string), year (number)`. */
const listedWithTypes =
  /\b(?:with|having|including|containing|contains|has|of)\s+(?:the\s+)?(?=["'\u0060]?[a-z_]\w{0,40}["'\u0060]?\s?\((?:str(?:ing)?|text|int(?:eger)?|number|float|bool(?:ean)?|array|list|date|object)\b)/gi
/** `a car with make, model and year`, `a film with its title, year and director`: the list ends the sentence. */
const listedAfterWith =
  /\b(?:with|having|including|containing|contains|has)\s+(?:(?:its|a|an|the|their|his|her)\s+)?((?:[a-z_]{2,30}\s?,\s?(?:and\s+)?){0,10}[a-z_]{2,30}(?:\s?,)?\s+and\s+(?:an?\s+|the\s+)?[a-z_]{2,30})(?=\s*(?:[.!?\n]|$|(?:in|as) (?:valid )?json\b|(?:for|of) an?\b))/gi
/** `in JSON: street, city, zip`. */
const listedAfterColon =
  /\b[Jj][Ss][Oo][Nn](?:\s+(?:object|format))?\s?[:：]\s+((?:[a-z_]{2,30}\s?,\s?(?:and\s+)?){1,10}[a-z_]{2,30})(?=\s*(?:[.!?\n]|$))/g
/** `give me my name, age and city as JSON`. */
const wantedAsJson =
  /\b(?:give|return|get|show|tell|list|provide|output|send)\s+(?:me\s+)?(?:(?:my|his|her|its|their|the)\s+)?((?:[a-z_]{2,30}(?:\s?,\s?(?:and\s+)?|\s+and\s+)(?:the\s+|my\s+)?){1,8}[a-z_]{2,30})\s+(?:of\s[^.\n]{2,40}\s)?(?:as|in)\s+(?:a\s+)?(?:valid\s+)?json\b/gi
/** `As JSON: the name and the capital of Spain`. */
const wantedAfterJson =
  /\b(?:as|in) json(?:\s?[:,]\s+(?:the\s+)?|\s+the\s+)((?:[a-z_]{2,30}(?:\s?,\s?(?:and\s+)?|\s+and\s+)(?:the\s+)?){1,8}[a-z_]{2,30})\s+(?:of|for)\b/gi
/** `用 JSON 返回 name、age、job`, `包含姓名和年龄`. */
const listedInChinese =
  /(?:包含|包括|含有|返回|输出|提取|给出)(?:其|他的|她的|它的|字段|以下)?\s?((?:(?:[a-z_]{2,30}|(?:(?!和|以及|及|的|字段|一个|包含|包括)\p{Script=Han}){1,6})\s?(?:[,，、]|和|以及|及)\s?){1,10}(?:[a-z_]{2,30}|(?:(?!和|以及|及|的|字段|信息|一个|包含|包括)\p{Script=Han}){1,6}))(?=\s?(?:[。，；.;\n]|的|字段|$|两个|三个))/gu
const hanName = /^\p{Script=Han}{1,12}(?=\s*(?:[,，、;；。.)）]|和|以及|及|$))/u
const article = /^(?:an?|the|their|his|her|its)\s+/i
/** Words that follow "keys" without being one. */
const plain =
  /^(?:and|or|the|as|in|of|with|for|to|only|json|object|named|called|must|should|be|is|are|that|which|each|following|no|other|value|values|it|from|you|below|above|listed|must|then|where)$/i
const most = 30

/** The keys in the order in which a prompt names them; none where it names none. */
export function findKeys(text: string): string[] {
  const sample = text.slice(0, 8000)
  for (const match of sample.matchAll(listed)) {
    const keys = readBackwards(sample.slice(Math.max(0, match.index - 400), match.index + 1))
    if (keys.length > 0) return keys
  }
  const typed = /\bjson\b/i.test(sample) ? Array.from(sample.matchAll(typedKey), ([, key = '']) => key) : []
  if (typed.length > 0) return typed
  for (const match of sample.matchAll(introduced)) {
    const isHan = /[:：]\s*$/.test(match[0]) && /\p{Script=Han}/u.test(match[0])
    const keys = readForwards(sample.slice(match.index + match[0].length, match.index + match[0].length + 1500), isHan)
    if (keys.length > 0) return keys
  }
  for (const match of sample.matchAll(listedWithTypes)) {
    const keys = readForwards(sample.slice(match.index + match[0].length, match.index + match[0].length + 1500))
    if (keys.length > 1) return keys
  }
  for (const match of sample.matchAll(listedAfterJson)) {
    const keys = readForwards(sample.slice(match.index + match[0].length, match.index + match[0].length + 1500))
    if (keys.length > 1) return keys
  }
  // Braces outline the object.
  if (/\bjson\b/i.test(sample) && !sample.includes('{'))
    for (const form of [listedAfterColon, wantedAsJson, wantedAfterJson, listedInChinese])
      for (const match of sample.matchAll(form)) {
        const keys = (match[1] as string)
          .split(/\s*[,，、]\s*(?:and\s+)?|\s+and\s+|和|以及|及/)
          .map((name) => name.replace(article, '').replace(/^my /i, '').trim())
        if (keys.length > 1 && keys.every((name) => name !== '' && !plain.test(name))) return keys
      }
  const lines = findListedLines(sample)
  if (lines.length > 1) return lines.slice(0, most)
  const wanted = extracted.exec(sample)?.[1]
  if (wanted === undefined) return []
  // Two words are one key: `invoice number`.
  const joined = wanted.replaceAll(/\b(?!and\b|the\b)([a-z_]{2,30}) (?!and\b)(?=[a-z_]{2,30})/gi, (_, word: string) =>
    word === 'and' ? 'and ' : `${word}_`,
  )
  return readForwards(joined)
}

/** Lists at the end of a request, or in brackets: `A country: name, capital, continent`, `a post (title, author, tags)`. */
const listedLast = /(?:[:：]\s+|\()((?:[a-z_]{2,30}\s?,\s?(?:and\s+)?){1,10}[a-z_]{2,30})(?:\)|[.]?\s*$)/
/** `with name, ingredients (list) and minutes (number)`. */
const listedWithNotes = /\b(?:with|having|including|containing)\s+(?:the\s+|its\s+|an?\s+)?(?=[a-z_]{2,30}\b)/gi
const typeNote = /\((?:str(?:ing)?|text|int(?:eger)?|number|float|bool(?:ean)?|array|list|date)\)/i

/**
 * `a film with its title, year and director` and the like, for a request that is known to want JSON and names no keys in a clearer
 * form.
 */
export function findKeysAfterWith(text: string): string[] {
  if (text.length > 400) return []
  const quoted = [...text.matchAll(/["'\u0060“][\p{L}_][\p{L}\p{N}_-]{0,40}["'\u0060”]/gu)]
  for (const { index } of quoted) {
    const keys = readForwards(text.slice(index))
    if (keys.length > 1) return keys
  }
  for (const match of text.matchAll(listedWithNotes)) {
    const after = text.slice(match.index + match[0].length)
    const keys = typeNote.test(after) ? readForwards(after) : []
    if (keys.length > 1) return keys
  }
  for (const match of [...text.matchAll(listedAfterWith), listedLast.exec(text)]) {
    const keys = (match?.[1] ?? '')
      .split(/\s*,\s*(?:and\s+)?|\s+and\s+/)
      .map((name) => name.replace(article, '').trim())
    if (keys.length > 1 && keys.every((name) => name !== '' && !plain.test(name))) return keys
  }
  return []
}

/** `key "status" set to "ok"`: members with their values. */
const given =
  /["'\u0060“]([\p{L}_][\p{L}\p{N}_-]{0,40})["'\u0060”]\s(?:set to|equal to|being|with (?:the )?value(?: of)?|=)\s(?:["'\u0060“]([^"'\u0060”\n]{0,200})["'\u0060”]|(-?\d{1,15}(?:\.\d{1,10})?|true|false|null)(?!\w|\.\d))/giu

const givenBare =
  /(?<![\w"])([a-z_]\w{0,40}) (?:is|equals|=) (?:"([^"\n]{0,200})"|(-?\d{1,15}(?:\.\d{1,10})?|true|false|null)(?!\w|\.\d))/gi

/** `the keys name (Ferris) and port (8080)`: a value in brackets, which is no type and no explanation. */
const givenInBrackets =
  /(?<![\w"'\u0060])["'\u0060]?([a-z_]\w{0,40})["'\u0060]?\s\((?:["'\u0060“]([^"'\u0060”\n()]{1,80})["'\u0060”]|(-?\d{1,15}(?:\.\d{1,10})?|true|false|null)|(\p{Lu}[\p{L}\d.-]{1,30}(?:\s\p{Lu}[\p{L}\d.-]{1,30}){0,3}))\)/gu

function findInBrackets(text: string): readonly (readonly [string, unknown])[] {
  if (!/\b(?:keys|fields|members|properties|entries|values)\b/i.test(text)) return []
  const found = Array.from(
    text.matchAll(givenInBrackets),
    ([, key = '', quoted, plainValue, name]) => [key, quoted ?? name ?? toPlain(plainValue ?? '')] as const,
  )
  return found.some(
    ([, value]) =>
      typeof value === 'string' &&
      /^(?:ISO|String|Number|Integer|Boolean|Date|Optional|Required|Array|List)\b/.test(value),
  )
    ? []
    : found
}

/** The members whose values a request gives; null where it gives fewer than two. */
export function findGivenMembers(text: string): Record<string, unknown> | null {
  const scanned = text.slice(0, 8000)
  // `where a is 1 and b is 2`.
  const stated = /\bwhere\s([^\n]{3,400})$/i.exec(scanned)?.[1] ?? ''
  const found = [...scanned.matchAll(given), ...stated.matchAll(givenBare)]
  const members = new Map(found.map(([, key = '', written, plainValue = '']) => [key, written ?? toPlain(plainValue)]))
  const inBrackets = members.size > 1 ? [] : findInBrackets(scanned)
  if (inBrackets.length > 1) return Object.fromEntries(inBrackets)
  return members.size > 1 ? Object.fromEntries(members) : null
}

/** A value without quotes: a number, true, false or null. A number with leading zeros, which JSON does not have, stays a text. */
function toPlain(written: string): unknown {
  const word = written.toLowerCase()
  if (word === 'null') return null
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?0\d/.test(word) ? word : Number(word)
}

/** The text without the lines that explain the keys. */
export function withoutKeyLines(text: string): string {
  return findListedLines(text).length > 1 ? text.replaceAll(keyLine, '') : text
}

/** Keys of a list with one line for each: `- name: the name of the person`. */
function findListedLines(text: string): string[] {
  if (!/\bjson\b/i.test(text)) return []
  return Array.from(text.slice(0, 8000).matchAll(keyLine), ([, key]) => key as string)
}

/** Reads names from the start of a text as long as separators join them. */
export function readForwards(text: string, mayBeHan = false): string[] {
  const keys: string[] = []
  let rest = text.replace(/^(?:an?|the)\s+(?=[a-z_]{2,40}\s*(?:,|and\b))/i, '')
  while (keys.length < most) {
    const quoted = quotedName.exec(rest)
    const found = quoted ?? bareName.exec(rest) ?? (mayBeHan ? hanName.exec(rest) : null)
    if (found === null) break
    const name = quoted?.[1] ?? found[0]
    const after = rest.slice(found[0].length)
    // "a key" is an article with a noun, "a, b" are names.
    if (
      quoted === null &&
      (plain.test(name) || (/^an?$/i.test(name) && !/^\s*(?:[,，、]|and\b|$)/.test(after) && keys.length === 0))
    )
      break
    if (!keys.includes(name)) keys.push(name)
    rest = after
      .replace(note, '')
      .replace(/^\s?[:：]\s?(?:string|number|integer|boolean|array|bool|int|float|list)\b/i, '')
    const joined = separator.exec(rest)
    if (joined === null) break
    rest = rest.slice(joined[0].length).replace(article, '')
  }
  return keys
}

/** Reads the quoted names at the end of a text as long as only separators stand between them. */
function readBackwards(text: string): string[] {
  const keys: string[] = []
  let end: number | null = null
  for (const match of [...text.matchAll(/["'\u0060“「]([\p{L}_][\p{L}\p{N}_-]{0,40})["'\u0060”」]/gu)].toReversed()) {
    const gap = text.slice(match.index + match[0].length, end ?? text.length)
    if (end !== null && separator.exec(gap)?.[0] !== gap) break
    keys.unshift(match[1] as string)
    end = match.index
  }
  return keys
}
