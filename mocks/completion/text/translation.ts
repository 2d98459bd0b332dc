/** Translates common phrases; a text that is not among them is repeated, as a translation of it needs a model. */
import { guard } from '../cues.ts'
import { findGreeting, languageNames } from './greetings-abroad.ts'
import type { RequestView } from '../request-view.ts'
import { splitTask } from '../task-parts.ts'
import { phrases } from './phrases.ts'

const codes = ['fr', 'es', 'de', 'it', 'pt', 'ja', 'zh'] as const
const languages: readonly (readonly [name: RegExp, code: (typeof codes)[number] | 'en'])[] = [
  [/\bfrench\b|法[语文]/i, 'fr'],
  [/\bspanish\b|西班牙[语文]/i, 'es'],
  [/\bgerman\b|德[语文]/i, 'de'],
  [/\bitalian\b/i, 'it'],
  [/\bportuguese\b/i, 'pt'],
  [/\bjapanese\b|日[语文]/i, 'ja'],
  [/\b(?:chinese|mandarin)\b|中文/i, 'zh'],
  [/\benglish\b|英[语文]/i, 'en'],
]
/** `to 'fr'`, `into FR`, `target language: fr-CA`. */
const languageCode =
  /\b(?:to|into|in)\s+(?:the language\s+)?(?:["'\u0060]([A-Za-z]{2})(?:-[A-Z]{2})?["'\u0060]|([A-Z]{2})(?![\w-]))|\b(?:language|lang|locale)(?: code)?\s?[:=]?\s?["'\u0060]?((?:fr|es|de|it|pt|ja|zh|en|FR|ES|DE|IT|PT|JA|ZH|EN)(?![A-Za-z]))/
const asks = guard(
  /\btranslat(?:e|es|ion|or)\b|\bhow (?:do|would) (?:you|i) say\b|^(?:please )?say\b[^.\n:]{1,80}\bin (?:french|spanish|german|italian|portuguese|japanese|chinese)\b|\b(?:convert|turn|put|render|rewrite)\b[^.\n:]{0,30}\b(?:to|into|in) (?:french|spanish|german|italian|portuguese|japanese|chinese|english)\b|翻译/i,
  'translate translates translation translator how french spanish german italian portuguese japanese chinese english 翻',
)

/** `Say thank you in Korean!`, `How do you say "good night" in Dutch?` */
const greets = guard(
  new RegExp(
    String.raw`\b(?:say|write|translate|greet me|thank me|tell me)\s?(?:me\s)?(?:the (?:word|phrase|words)\s|a\s|some\s)?["'“]?([a-z' ]{0,30}?)["'”]?[,.]?\s?\b(?:in|into|to)\s(${languageNames}|mandarin)\b`,
    'i',
  ),
)

/** The greeting or the thanks that a text asks for in another language; null for other texts. */
export function findGreetingAsked(text: string): string | null {
  const found = text.length > 200 ? null : greets.exec(text)
  if (found === null) return null
  const phrase = /^greet/i.test(found[0]) ? 'hello' : /^thank/i.test(found[0]) ? 'thank you' : (found[1] ?? '')
  return findGreeting(phrase, found[2] ?? '') ?? null
}

/** The translation that a request asks for; null where it asks for none. */
export function findTranslation(view: RequestView): string | null {
  const { taskText, systemText } = view
  if (taskText.length > 20_000) return null
  const isInTask = asks.test(taskText.slice(0, 400))
  if (!isInTask && !(systemText.length < 2000 && asks.test(systemText))) return null
  const request = isInTask ? taskText.slice(0, 400) : systemText
  const source = isInTask ? readSource(taskText) : taskText
  const target = /\b(?:to|into|in)\s+(?:[a-z]+\s)?(\p{Lu}\p{L}+)\b|翻译成([\u4e00-\u9fff]{2,4})/u.exec(request)
  const coded = languageCode
    .exec(request)
    ?.slice(1)
    .find((code) => code !== undefined)
  const language =
    codes.find((code) => code === coded?.toLowerCase()) ??
    (coded?.toLowerCase() === 'en' ? 'en' : undefined) ??
    languages.find(([name]) => name.test(target?.[1] ?? target?.[2] ?? request))?.[1]
  if (language === undefined || source === '') return null
  return translate(source, language) ?? translateParts(source, language) ?? source
}

/** `Translate this sentence from English to French. I love tea.`: the sentence that follows. */
const follows = /\btranslate\b[^.:\n]{0,60}\b(?:to|into|in)\s[\p{L} ]{2,20}[.:]\s+(\S[^\n]{1,400})$/iu

function readSource(task: string): string {
  const next = follows.exec(task.trim())?.[1]
  if (next !== undefined) return next.replace(/^["“']|["”']$/g, '').trim()
  const { content } = splitTask(task)
  const quoted = /["“「']([^"”」\n]{1,2000}?)["”」']\s*(?:$|[.?!]|\b(?:in|to|into)\b|翻译|译成|用)/.exec(task)?.[1]
  const spoken =
    /\b(?:translate|say)\s+(?:the (?:word|phrase|sentence)\s+)?(.{1,300}?)\s+(?:in|to|into)\s+\p{Lu}/iu.exec(task)?.[1]
  return (quoted ?? (content === '' ? (spoken ?? '') : content)).replace(/^["“']|["”']$/g, '').trim()
}

/** `Translate "…" into Spanish and French`, for keys that are languages or their codes; null for other requests. */
export function translateInto(text: string, keys: readonly string[]): Record<string, string> | null {
  if (keys.length < 2 || text.length > 2000 || !asks.test(text.slice(0, 400))) return null
  const targets = keys.map((key) => {
    const code = key.toLowerCase().slice(0, 2)
    return (
      codes.find((one) => one === key.toLowerCase()) ??
      (key.length > 2 ? languages.find(([name]) => name.test(key))?.[1] : code === 'en' ? 'en' : undefined)
    )
  })
  const source = /["“]([^"”\n]{1,400})["”]/.exec(text)?.[1] ?? readSource(text)
  if (source === '' || targets.includes(undefined)) return null
  return Object.fromEntries(
    keys.map((key, at) => [key, translate(source, targets[at] as (typeof codes)[number]) ?? source]),
  )
}

/** The translation of phrases that commas or ends of sentences part: `Good morning, how are you?` */
function translateParts(source: string, language: (typeof codes)[number] | 'en'): string | null {
  const parts = source.length > 300 ? [] : source.split(/(?<=[,.!?;])\s+/)
  if (parts.length < 2) return null
  const wide = language === 'ja' || language === 'zh'
  const translated: string[] = []
  for (const part of parts) {
    const mark = /[,.!?;]$/.exec(part)?.[0] ?? ''
    const found = translate(part.replace(/[,.!?;]+$/, ''), language)
    if (found === null) return null
    const isLater = translated.at(-1)?.endsWith(',') === true
    const cased = isLater && !wide ? found.charAt(0).toLowerCase() + found.slice(1) : found
    translated.push(/[?!.？！。]$/.test(cased) ? cased : cased + mark)
  }
  return wide ? translated.join('').replaceAll(',', '，').replaceAll('!', '！') : translated.join(' ')
}

function translate(source: string, language: (typeof codes)[number] | 'en'): string | null {
  const plain = source
    .toLowerCase()
    .replace(/[.,!?。！？，¿¡]+/g, '')
    .trim()
  if (language === 'en') {
    const row = phrases.find((words) =>
      words.slice(1).some(
        (word) =>
          word
            .toLowerCase()
            .replace(/[.!?。！？¿¡ ]+$/g, '')
            .replace(/^¿/, '') === plain,
      ),
    )
    return row === undefined ? null : (row[0] as string).charAt(0).toUpperCase() + (row[0] as string).slice(1)
  }
  const found = phrases.find(([english]) => english === plain)?.[codes.indexOf(language) + 1]
  if (found === undefined) return null
  const end = /[.!]$/.exec(source)?.[0] ?? ''
  return /[?？！!.]$/.test(found) ? found : found + end
}
