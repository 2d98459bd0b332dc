/** Reads what a prompt demands of the form of a free text: its length, its parts, words it must have or must not have, its case. */
import { guard, guardAny } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import { no, readLengths, readPhrases, readWords, some, toNumber } from './demanded-words.ts'
import type { Demands, Range } from './demanded-words.ts'
import { splitSentences } from './sentences.ts'
import { languageCues, languagePattern } from './foreign-prose.ts'

const longest = 6000
const longestStanding = 4000
interface Rule {
  readonly pattern: GuardedPattern
  readonly read: (match: RegExpExecArray, demands: Demands, text: string) => void
}

const rules: readonly Rule[] = [
  {
    pattern: guard(
      /\b(?:repeat|copy)(?:ing)? (?:the |this |my )?(?:entire |whole |exact |above |first |full )*(?:request|prompt|question|line|sentence|instruction)s?\b|\brepeat ["“]([^"”\n]{3,600})["”]/i,
    ),
    read: (match, demands, text) => {
      const after = /\bbelow\b/i.test(sentenceAt(text, match.index))
        ? text.slice(match.index).split(/\n\s*\n/)[1]
        : undefined
      demands.repeat = match[1] ?? after?.trim() ?? before(text, match.index)
    },
  },
  {
    pattern: guard(
      /\b(?:wrap|wrapped|enclose|enclosed|put|placed|surround\w*)\b[^.\n]{0,60}\bdouble[- ]quot\w+|\bdouble[- ]quotation marks? around\b|\bdouble quotes should be placed\b/i,
    ),
    read: (_, demands) => {
      demands.isQuoted = true
    },
  },
  {
    pattern: guard(
      new RegExp(
        String.raw`\b${some} (?:[a-z]{2,20} ){0,2}?(?:paragraphs|stanzas|parts|verses|sections(?=[^\n]{0,60}(?:\*\*\*|asterisk)))\b`,
        'i',
      ),
    ),
    read: (match, demands, text) => {
      const isStarred = /\*\*\*(?!\*)|\b(?:3|three) (?:asterisk|")/i.test(text)
      demands.paragraphs = { count: Math.min(toNumber(match[1]), 60), divider: isStarred ? '***' : '' }
    },
  },
  {
    pattern: guard(
      /\b(?:start|begin)\b[^.\n]{0,30}\b(first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)|\d) ?paragraph[^.\n]{0,20}\bwith (?:the )?(?:word )?["“']?(\w{2,30})|\bparagraph (\d) with (?:the )?(?:word )?["“']?(\w{2,30})|\b(first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)) paragraph must (?:start|begin) with (?:the )?(?:word )?["“']?(\w{2,30})/i,
    ),
    read: (match, demands) => {
      const place = (match[1] ?? match[3] ?? match[5] ?? '1').toLowerCase()
      const order = ['', 'first', 'second', 'third', 'fourth', 'fifth'].indexOf(place)
      const paragraph = place === 'last' ? -1 : order > 0 ? order : Number.parseInt(place, 10)
      demands.firstWord = { paragraph, word: match[2] ?? match[4] ?? match[6] ?? '' }
    },
  },
  {
    pattern: guard(
      new RegExp(
        String.raw`\b${some} sections?\b[\s\S]{0,160}?\b(SECTION|Section|PARAGRAPH|PART|Part|DAY|Day|Audience)\b["'”]? ?["'“]?(?:X|1)\b`,
      ),
    ),
    read: (match, demands) => {
      demands.sections = { count: Math.min(toNumber(match[1]), 60), name: match[2] as string }
    },
  },
  {
    pattern: guard(
      new RegExp(
        String.raw`\b(?:exactly|contains?|includes?|with|in|into|use|using|have|has|only)\s(?:exactly |at least |only |about )?${some} (?:[a-z]{2,20} ){0,2}?bullet(?:ed)? ?(?:points?|lists?|items?)?\b|\bexactly ${some}\b[\s\S]{0,200}\bbullet points?\b`,
        'i',
      ),
    ),
    read: (match, demands, text) => {
      demands.bullets = { count: Math.min(toNumber(match[1] ?? match[2]), 100), mark: text.includes('*') ? '*' : '-' }
    },
  },
  {
    pattern: guard(
      new RegExp(
        String.raw`\b(?:highlight|italici[sz]e|bold)\b[^.\n]{0,40}?\b${some}\b|\b${some}\b[^.\n]{0,30}\b(?:highlighted|italic|bold)\b|\b(?:highlight|italici[sz]e)\b[^.\n]{0,60}(?:markdown|\*)`,
        'i',
      ),
    ),
    read: (match, demands) => {
      demands.highlights = Math.min(toNumber(match[1] ?? match[2] ?? '1'), 60)
    },
  },
  {
    pattern: guard(new RegExp(String.raw`(?:\b${some}[^.\n]{0,30} )?\bplaceholders?\b`, 'i')),
    read: (match, demands) => {
      demands.placeholders = Math.min(Math.max(demands.placeholders ?? 0, toNumber(match[1] ?? '1')), 100)
    },
  },
  {
    pattern: guard(/\b(?:double )?(?:angular|angle) brackets\b|<<[^<>\n]{1,60}>>/i),
    read: (_, demands) => {
      demands.hasTitle = true
    },
  },
  {
    pattern: guard(/\bpost ?script\b[^\n]{0,60}?\b(P\.P\.S|P\.S)|\bpost ?script\b/i),
    read: (match, demands) => {
      demands.postscript = (match[1] ?? 'P.S').toUpperCase()
    },
  },
  {
    pattern: guard(new RegExp(String.raw`${no}[^.\n]{0,50}\bcommas?\b`, 'i')),
    read: (_, demands) => {
      demands.hasNoCommas = true
    },
  },
  {
    pattern: guard(
      /\b(?:in|all|only|entirely|use) (?:all |only )?(?:lower ?case|lowercases)\b|\bno (?:capital|uppercase) letters\b|\bwithout (?:using )?(?:any )?(?:capital|uppercase) letters\b|\bnot (?:contain|use) (?:any )?(?:capital|uppercase) letters\b/i,
      'lower lowercase lowercases capital uppercase',
    ),
    read: (_, demands) => {
      demands.letterCase = 'lower'
    },
  },
  {
    pattern: guard(
      /\bwords?\b[^.\n]{0,40}\b(?:capital letters|all caps)\b|\b(?:capital letters|all caps|capitali[sz]ed) words?\b/i,
    ),
    read: (match, demands, text) => {
      demands.capitalWords = readRange(around(text, match), /\b(?:words?|times)\b|$/i) ?? { least: 1 }
    },
  },
  {
    pattern: guard(/(?<!\bwith )\b(?:in|all|only|entirely) (?:all |only )?(?:capital letters|upper ?case|caps)\b/i),
    read: (_, demands) => {
      if (demands.capitalWords === undefined) demands.letterCase ??= 'upper'
    },
  },
  {
    pattern: guard(/\n\*\*\*[ \t]{0,9}\n/),
    read: (_, demands, text) => {
      const count = (text.match(/(?<=\n)\*\*\*[ \t]*(?=\n)/g)?.length ?? 0) + 1
      demands.paragraphs ??= { count, divider: '***' }
    },
  },
  {
    pattern: guard(languagePattern, languageCues),
    read: (match, demands) => {
      demands.language = match[1] ?? match[2] ?? match[3] ?? ''
    },
  },
  {
    pattern: guard(
      /(?<!\b(?:no|not|without|avoid)\s(?:[a-z]{1,10}\s){0,2})\b(?:includ(?:e|ing)|us(?:e|ing)|with|add(?:ing)?|some|few|many)\s(?:[a-z]{1,10}\s){0,3}?emojis?\b/i,
    ),
    read: (_, demands) => {
      demands.letters.push({ letter: ' 😀', count: 1 })
    },
  },
  {
    pattern: guard(/\b(?:6|six) asterisks?\b|\bseparat\w*[^\n]{0,80}\*{6}/i),
    read: (_, demands) => {
      demands.isTwice = true
    },
  },
  {
    pattern: guard(
      /\b(?:end|finish|conclude|ends|finishing|last (?:sentence|line|words?|phrase))\b(?! of\b)[^.\n"“]{0,100}["“]([^"”\n]{2,160})["”]/i,
    ),
    read: (match, demands) => {
      demands.end = match[1] as string
    },
  },
]

const standingLanguage = guard(languagePattern, languageCues)

/** Most texts lack the rarest cues of all rules, and the rules are not tried one by one. */
const mayDemandForm = guardAny(rules.map(({ pattern }) => pattern))

/** What a text demands, and the text without the sentences that only demand; null where it demands nothing. */
export function readDemands(text: string, systemText: string): { demands: Demands; rest: string } | null {
  if (text.length > longest) return null
  const demands: Demands = { included: [], excluded: [], letters: [] }
  const found: string[] = []
  for (const { pattern, read } of mayDemandForm(text) ? rules : []) {
    const match = pattern.exec(text)
    if (match === null) continue
    read(match, demands, text)
    found.push(match[0])
  }
  found.push(...readWords(text, demands), ...readLengths(text, demands))
  const standing = systemText.length > longestStanding ? [] : readPhrases(systemText, demands)
  // `Always answer in French.` in the system message.
  const language = systemText.length > longestStanding ? null : standingLanguage.exec(systemText)
  if (language !== null && demands.language === undefined) {
    demands.language = language[1] ?? language[2] ?? language[3] ?? ''
    standing.push(language[0])
  }
  return found.length + standing.length === 0 ? null : { demands, rest: withoutDemands(text, found, demands) }
}

/** `at least 5`, `less than 10`, `5 to 10`. */
function readRange(text: string, unit: RegExp): Range | null {
  const match = new RegExp(
    String.raw`\b(at least|more than)\s${some}|\b(?:less|fewer) than ${some}|\bat most ${some}|\b${some} or more|\b(\d{1,3}) to (\d{1,3})`,
    'i',
  ).exec(text)
  if (match === null || !unit.test(text)) return null
  const [, relation, least, less, most, more, from, to] = match
  if (from !== undefined) return { least: Number(from), most: Number(to) }
  if (least !== undefined) return { least: toNumber(least) + (relation?.toLowerCase() === 'more than' ? 1 : 0) }
  if (more !== undefined) return { least: toNumber(more) }
  return { most: less === undefined ? toNumber(most) : toNumber(less) - 1 }
}

function around(text: string, match: RegExpExecArray): string {
  return text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 100)
}

function sentenceAt(text: string, at: number): string {
  return text.slice(at, at + 200).split(/[.\n]/)[0] as string
}

/** The text before the sentence that stands at a position. */
function before(text: string, at: number): string {
  const head = text.slice(0, at)
  const end = Math.max(
    head.lastIndexOf('\n'),
    ...Array.from(head.matchAll(/[.?!]["”]?\s/g), (one) => one.index + one[0].length - 1),
  )
  return end < 0 ? '' : head.slice(0, end).trim()
}

/** The text without the sentences that contain a demand. The first sentence stays, because it also names the subject. */
function withoutDemands(text: string, found: readonly string[], { repeat }: Demands): string {
  const source = repeat === undefined || repeat === '' || !text.includes(repeat) ? text : repeat
  const kept = splitSentences(source).filter(
    (sentence, index) => index === 0 || (!found.some((one) => sentence.includes(one)) && !onlyForm.test(sentence)),
  )
  let [first = ''] = kept
  for (const one of found) first = first.replace(one, ' \u0000 ')
  const begun = first.replace(tail, '')
  // `Write 3 paragraphs about tides`: the subject follows the demand.
  const subject = begun.trim().split(/\s+/).length > 3 ? begun : first
  return [subject.replaceAll(/[\u0000\s]+/g, ' ').trim(), ...kept.slice(1)].join('\n')
}

/** A demand at the end of a sentence, with the words that join it. */
const tail =
  /(?:\s(?:and|with|in|of|using|that has|having|contains?|containing|including))?(?:\s(?:exactly|at least|only|at most))?\s+\u0000[^.?!:\n]*/

const onlyForm =
  /^(?:do not|don['’]t|please (?:do not|make sure|use|put|separate)|make sure|your (?:entire |whole )?(?:response|answer|output|reply)|the (?:entire |whole )?(?:response|answer|output|reply)|responses?|no other|use |keep|put|separate|also|in addition|first|for example|\*)/i
