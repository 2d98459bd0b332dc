/** Finds the value that a request wants from a text: `Extract the order number from: …`, `Who designed the bridge?` */
import { guard, guardEach } from '../cues.ts'

/** A noun phrase whose value is wanted. */
export interface Asked {
  noun: string
  /** The whole question, whose other words help to find the value; empty for an extraction. */
  question: string
  /** Whether several values are wanted. */
  isPlural: boolean
}

const longest = 600
/** `Extract the <noun> from`, `List all <nouns> mentioned`, `Return only the <noun>.` */
const extraction = guard(
  /(?:^|[.!?\n,:]\s{0,3}|\b(?:please|to|and|you)\s)(?:extract|find|identify|get|pull out|pull|list|return|give me|give|tell me|name|output|provide|locate|detect|print|read|write down|state)\s(?:me\s|out\s|only\s|just\s)?(?:(?:the|all|any|every|each|its|their|his|her|a|an)\s){0,3}((?:[\p{L}\d'’/-]{1,30}\s){0,5}?[\p{L}-]{2,30})(?=\s(?:mentioned|from|in|of (?:this|the (?:following|text))|found|that|which|contained|named|below|given|and (?:nothing|no|only|return|output|reply|give)|as\b|appearing|stated|who)|\s?[:：,.]|\s?$|\n)/iu,
)
const plurals =
  /\b(?:all|every|each|any)\s|(?:names of|emails|addresses|dates|numbers|people|persons|places|cities|countries|locations|companies|organi[sz]ations|urls|links|prices|amounts|names|animals|colou?rs|languages|hashtags|years|participants|attendees|authors)$/i
/** Nouns for something that is to be made from a text, such as a summary, and not found in it. */
const made =
  /^(?:answers?|results?|outputs?|responses?|text|json|summary|title|keywords?|key points?|main (?:points?|ideas?|topics?)|sentiment|labels?|categor(?:y|ies)|information|data|details|facts?|entities|words?|sentences?|lines?|translation|list|questions?|class|classification|intent|topics?|tags?|errors?|value|values|code|function|example|examples|bullet points|steps|recipe|joke|story|poem|number only|letter|explanation|following|it|this|that|relation\w*|triples?|events?|items?|fields?|claims?|statements?|headline|description|content|contents|message|reason\w*|score|grade|option|choice|verdict|joke|jokes)$/i

/** The noun whose value an instruction wants; null if it wants none. */
export function findExtraction(request: string): Asked | null {
  const sample = request.slice(0, longest)
  const noun = extraction.exec(sample)?.[1]?.replace(/\s(?:only|exactly|please)$/i, '')
  if (noun === undefined || made.test(noun.trim())) return null
  return {
    noun,
    question: '',
    isPlural: plurals.test(`${/\b(?:all|every|each)\b/i.test(sample) ? 'all ' : ''}${noun}`),
  }
}

const nouns: readonly (readonly [form: RegExp, noun: (match: RegExpExecArray) => string])[] = [
  [/\bwho(?:se|m)?\b/i, () => 'who'],
  [/\b(?:what|which) (?:is|was) the year\b|\b(?:in |since )?(?:what|which) year\b/i, () => 'year'],
  [/\b(?:at )?what time\b/i, () => 'time'],
  [/\bwhen\b|\b(?:on )?(?:what|which) (?:date|day)\b/i, () => 'when'],
  [/\bwhere\b/i, () => 'where'],
  [/\bhow (?:much (?:does|did|do|is|was|are|will|would|money)|expensive)\b/i, () => 'price'],
  [/\bhow (long|far|tall|high|old|deep|wide|heavy|big|large|fast|hot|cold)\b/i, (match) => `how ${match[1] ?? ''}`],
  [/\bhow many ([\p{L}-]{2,30})/iu, (match) => `count ${match[1] ?? ''}`],
  [/\bhow much ([\p{L}-]{2,30})/iu, (match) => `count ${match[1] ?? ''}`],
  [/\bwhat percent(?:age)?\b/i, () => 'percentage'],
  [
    /\b(?:what|which)(?:['’]s| is| are| was| were)? (?:the |my |our |your |his |her |their |its )?((?:[\p{L}'’-]{1,30} ){0,3}?(?:number|code|id|e-?mail(?: address)?|phone(?: number)?|url|website|price|cost|amount(?: due)?|total(?: amount)?(?: due)?|balance|fee|salary|budget|city|country|place|town|company|organi[sz]ation|colou?r|animal|language|date|deadline|time|duration|length|height|weight|width|distance|age|range|version|temperature|speed|warranty|capacity|percentage|discount))\b/iu,
    (match) => match[1] ?? '',
  ],
]

const forms = nouns.map(([form, toNoun]) => ({ form: guard(form), toNoun }))
const findPossible = guardEach(forms.map(({ form }) => form))

/** The noun that stands for what a question wants to know; null if the question has none of the known forms. */
export function findQuestion(sentence: string): Asked | null {
  const question = sentence.slice(0, longest)
  for (const index of findPossible(question)) {
    const { form, toNoun } = forms[index] as (typeof forms)[number]
    const match = form.pattern.exec(question)
    if (match !== null) return { noun: toNoun(match), question, isPlural: /\bwho are\b/i.test(question) }
  }
  return null
}
