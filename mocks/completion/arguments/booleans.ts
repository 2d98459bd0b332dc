/** Finds the values of boolean properties in the conversation. */
import { escapePattern } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { judge } from '../judgement.ts'
import { ownWordsOf } from '../tools/words.ts'
import { countTopicWords, isTopic } from '../topics.ts'
import { senses } from './senses.ts'
import type { Property } from './property.ts'
import { findLabelledValue } from './labelled-values.ts'

const ofSupport =
  /^(?:supported|grounded|faithful|entailed|consistent|factual|factually_correct|correct|accurate|hallucinat\w*|unsupported|contradict\w*)$/
const isNegative = /^(?:hallucinat\w*|unsupported|contradict\w*)$/
/** Whether an answer has a number that its context does not have. */
function contradictsContext({ text, request, isSplit }: Facts): boolean {
  const numbers = isSplit && request.length < 1000 ? (request.match(/\d[\d.,]*\d|\d/g) ?? []) : []
  return numbers.some((number) => !text.includes(number))
}

/** The value that the conversation gives for a boolean, such as false for `is_urgent` in "it is not urgent"; undefined if it gives none. */
export function findBoolean(property: Property, facts: Facts): boolean | undefined {
  const text = facts.text.slice(0, 4000)
  const labelled = findLabelledValue(property.name, text)
  if (labelled !== undefined && /^(?:true|yes|y|on|是)$/i.test(labelled)) return true
  if (labelled !== undefined && /^(?:false|no|n|off|否)$/i.test(labelled)) return false
  const plain = property.name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(?:is|has|can|should|was|needs?|includes?|show|with|allow|enable|use)_/, '')
  if (isSwitch.test(plain)) return findSwitch(text)
  if (waits.test(plain)) return inBackground.test(text) ? false : undefined
  if (plain === 'recursive' && ofSubfolders.test(text)) return true
  if (isAnswer.test(plain) && text.includes('?')) return judge(text, '')
  // The opposite verb makes the property false: "unlock the door" for `locked`, "unmute" for `muted`.
  if (
    /^[a-z]{3,12}(?:d|ed)$/.test(plain) &&
    new RegExp(`\\bun${escapePattern(plain.replace(/e?d$/, ''))}`, 'i').test(text)
  )
    return false
  if (
    /^in_?stock$|^available$|^availability$/.test(plain) &&
    /\b(?:out of stock|sold out|unavailable|busy)\b/i.test(text)
  )
    return false
  const question = /[^.!?\n]*\?/.exec(text)?.[0]
  const answered =
    question?.toLowerCase().includes(plain.replaceAll('_', ' ')) === true ? judge(question, '') : undefined
  if (answered !== undefined) return answered
  const words = plain.replaceAll('_', ' ')
  // Questions and instructions such as `Classify whether …` name the property without giving its value.
  const stated = text.replaceAll(
    /[^.!?\n]*\?|(?:^|\n)[ \t]{0,20}(?:classify|determine|decide|detect|check|tell|extract)\b[^.:\n]*/gi,
    (asked) => ' '.repeat(asked.length),
  )
  const at = stated.toLowerCase().indexOf(words)
  if (words.length > 2 && at >= 0)
    return !/\b(?:not|no|never|without|isn['’]t|aren['’]t|doesn['’]t|don['’]t|hasn['’]t|non)\b[^.!?]{0,20}$|不|没有?$/i.test(
      text.slice(Math.max(0, at - 30), at).replace(/^[^ ]* /, ' '),
    )
  const permitted = findPermitted(plain, stated)
  if (permitted !== undefined) return permitted
  const contradicted = ofSupport.test(plain) ? contradictsContext(facts) : false
  if (contradicted) return isNegative.test(plain)
  const similar = ofSimilarity.test(plain) && facts.isSplit ? findSimilarity(facts.text) : undefined
  if (similar !== undefined) return similar
  const sense = senses.find(([form]) => form.test(plain))
  if (sense !== undefined) return sense[1].test(text)
  if (countTopicWords(plain, stated) > 0 || (isQuestionAbout(property.name) && countTopicWords(plain, text) > 0))
    return true
  if (/^(?:would_)?recommend/.test(plain) && dislikes.test(stated)) return false
  const action = findNeededAction(plain, stated)
  // `is_math_homework` is false for a text without a word about mathematics.
  return action ?? (isQuestionAbout(property.name) && isTopic(plain) ? false : undefined)
}

const permission = /^(.{3,30})_(allowed|included|permitted|available|required|provided|accepted)$/

/** Whether a text states what a name such as `pets_allowed` says: "Pets are not allowed". */
function findPermitted(plain: string, text: string): boolean | undefined {
  const [, noun = '', state = ''] = permission.exec(plain) ?? []
  const lower = text.toLowerCase()
  const at = noun === '' ? -1 : lower.indexOf(noun.replaceAll('_', ' '))
  const end = at < 0 ? -1 : lower.indexOf(state, at)
  if (end < 0 || end - at > noun.length + 25 || /[.!?\n]/.test(lower.slice(at, end))) return undefined
  return (
    !/\bnot\b|n['’]t\b|\bnever\b/.test(lower.slice(at, end)) && !/\bno $/.test(lower.slice(Math.max(0, at - 4), at))
  )
}

const waits = /^(?:wait(?:_|$)|await|blocking$)|^(?:foreground|synchronous|sync)$/
const inBackground = /\bin (?:the )?background\b|\bwithout waiting\b|\b(?:do not|don['’]t) wait\b|\basynchronously\b/i
const ofSubfolders =
  /\b(?:including|with|and)\b[^.\n]{0,20}\bsub-?(?:folders|directories)\b|\brecursive(?:ly)?\b|\bnested (?:folders|directories)\b|\b(?:all|every) (?:levels|the way down)\b/i

const ofSimilarity = /^(?:similar(?:ity)?|relevan(?:t|ce)|related|match(?:es)?)$/

/** False where a text shares no word with the question in its first line. */
function findSimilarity(text: string): boolean | undefined {
  const [question = '', ...rest] = text.split('\n')
  if (rest.length === 0 || question.length > 300) return undefined
  const words = ownWordsOf(rest.join('\n'))
  return [...ownWordsOf(question)].some((word) => word.length > 3 && words.has(word)) ? undefined : false
}

const dislikes =
  /\b(?:never again|waste|awful|terrible|horrible|worst|broke|leaked|disappoint\w{0,6}|regret|avoid|useless|hate[ds]?|refund)\b/i

/** Whether the name of a property asks what a text is about: `is_…`, `has_…`, `mentions_…`. */
function isQuestionAbout(name: string): boolean {
  return /^(?:is|has|contains|about|mentions|asks_about|related_to)(?:_|(?=[A-Z]))/.test(name)
}

/** True for an action that the text asks for or makes necessary: `block_card` in "I lost my card", `escalate` in "let me speak to a manager". */
function findNeededAction(plain: string, text: string): boolean | undefined {
  const action = actions.find(([name]) => name.test(plain))
  return action !== undefined && action[1].test(text) ? true : undefined
}

const actions: readonly (readonly [name: RegExp, text: RegExp])[] = [
  [
    /^(?:block|freeze|lock|suspend|disable)/,
    /\b(?:lost|stolen|stole|fraud\w*|hacked|unauthori[sz]ed|missing|suspicious)\b/i,
  ],
  [
    /escalat|human|hand_?off|callback|follow_?up/,
    /\b(?:manager|human|real person|supervisor|lawyer|legal|urgent\w*|third time|furious|unacceptable|call me)\b/i,
  ],
  [/refund|compensat/, /\b(?:refund|money back|charged twice|defective|broken|damaged)\b/i],
  [/email$|contact|phone$/, /@|\+?\d[\d ()-]{7,}/],
  [/pending/, /\bpending\b/i],
  [
    /approval|confirm|dangerous|destructive/,
    /\b(?:install|uninstall|delete|remove|rm|drop|overwrite|reset|push|publish|deploy|kill|force)\b/i,
  ],
]

/** Whether a boolean is false unless the text says otherwise: violations, dangers and rare needs. */
export function isUnlikely(name: string): boolean {
  return unlikely.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase())
}

/** Parts of such names: `is_spam`, `has_errors`, `requires_approval`. */
const unlikely =
  /^(?:is_)?(?:completed?|done|finished)$|viol|harm|toxic|spam|urgen|flag|block|error|fail|cancel|delet|danger|unsafe|sensitive|escalat|refund|overdue|expired|duplicat|fraud|abus|hate|sarcas|iron|inject|malicious|offensive|^contains_|_pii|^needs?_|^requires?_|hallucinat|jailbreak|bias|profan|defect|damaged|broken|missing|recursive|force|background|dry_run|overwrite|private|hidden|is_null|deceased|^(?:is_)?(?:done|completed|finished|checked)$/

/** Names of properties that hold the answer to the question itself. */
const isAnswer = /^(?:answer|response|result|output|value|verdict)$/
const isSwitch = /^(?:on|off|enabled?|state|power|active|switched_on|turn_on|status)$/

/** `turn off`, `switch the lamp on`, `disable`. */
function findSwitch(text: string): boolean | undefined {
  if (
    /\b(?:turn|switch|shut|power)\b[^.\n]{0,40}\boff\b|\b(?:disable|deactivate|mute|stop)\b|关|\b(?:schalte?|mach)\b[^.\n]{0,60}\baus\b|\bapag(?:a|ar|ue)\b|\b[ée]teins\b/i.test(
      text,
    )
  )
    return false
  if (
    /\b(?:turn|switch|power)\b[^.\n]{0,40}\bon\b|\b(?:enable|activate|start)\b|开|\b(?:schalte?|mach)\b[^.\n]{0,60}\b(?:an|ein)\b|\b(?:enciend|prend)(?:e|er|a)\b|\ballume\b/i.test(
      text,
    )
  )
    return true
  return undefined
}
