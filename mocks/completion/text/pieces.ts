/** Writes short pieces in the usual form of their kind: a mail, a story, a poem, a recipe, an itinerary, a recommendation. */
import { guard, needs, type GuardedPattern } from '../cues.ts'
import { oneToTen } from '../number-words.ts'
import { findWork } from './known-works.ts'
import { findSentenceCount } from './prose.ts'
import { findTopic } from './topic.ts'

/** Cues of a request for such a piece. */
export const pieceCues = needs(
  'email* mail* letter* story stories tale* fable* poem* song* rap raps limerick* haiku* lyrics verse* recipe* itinerar* recommend* suggest* cook*',
)

const longest = 4000
const wants = (noun: string): GuardedPattern =>
  guard(
    new RegExp(
      String.raw`\b(?:write|draft|compose|create|generate|give|tell|share|prepare|make|need|want|send|plan|like|provide|say|recite|sing|produce|craft|invent|narrate)\b[^.?!\n]{0,80}?\b(?:${noun})\b`,
      'i',
    ),
  )
const mail = wants('(?:e-?mails?|letters?)(?!,| address| and)')
const story = wants('stor(?:y|ies)|tales?|fables?')
const poem = wants('poems?|songs?|raps?|limericks?|haikus?|lyrics|verses?')
const recipe = wants('recipes?')
const itinerary = wants('itinerar(?:y|ies)')
const recommendation = guard(
  /\brecommend\b(?: me)?\s(?!(?:one|it|them|which|that|whether|the (?:best|better))\b)(?:an?|the|some|any)?\s?([^.?!,\n]{2,60})|\bsuggest\b(?: me)?\san?\s([^.?!,\n]{2,60})/i,
)

const forms = [mail, recipe, itinerary, poem, story, recommendation]

/** The piece that a text asks for; null where it asks for none of these. */
export function writePiece(text: string, writeSentences: (topic: string, count: number) => string): string | null {
  if (text.length > longest) return null
  if (!forms.some((form) => form.test(text))) return null
  const topic = findTopic(text, false)
  const body = (count: number): string => writeSentences(topic, count)
  if (mail.test(text)) return writeMail(text, topic, writeSentences)
  if (recipe.test(text))
    return `Recipe: ${topic}\n\nIngredients:\n- 250 g flour\n- 2 eggs\n- 100 ml milk\n- 1 pinch of salt\n\nInstructions:\n1. Mix the ingredients.\n2. Cook them for 20 minutes.\n3. Serve warm.`
  if (itinerary.test(text)) {
    const days = /\b(\d{1,2}|[a-z]{3,5})[ -]days?\b/i.exec(text)?.[1] ?? '3'
    const count = Math.min(30, oneToTen[days.toLowerCase()] ?? (Number(days) || 3))
    return Array.from({ length: count }, (_, at) => `Day ${at + 1}: a walk, a museum and dinner. (${topic})`).join('\n')
  }
  if (poem.test(text)) return writePoem(text, topic)
  if (story.test(text)) return writeStory(text, body)
  const wanted = recommendation.exec(text)
  if (wanted === null) return null
  const what = (wanted[1] ?? wanted[2] ?? topic).trim()
  const work = findWork(what)
  if (work !== undefined) return `I recommend ${work}. It is liked by many people.`
  return `I recommend a well-known ${what.replace(/^(?:most popular|best|good|great|popular)\s/i, '')}. It is a good choice because it is liked by many people.`
}

function writeStory(text: string, body: (count: number) => string): string {
  const about = /\babout\s([^.?!,\n]{2,80})/i
    .exec(text)?.[1]
    ?.replace(/\s(?:in|with|using) .*$/, '')
    .trim()
  const first = `Once upon a time, ${about === undefined ? 'a traveller' : about} went on a long journey and found a friend`
  const count = findSentenceCount(text)
  if (count === 1) return `${first}.`
  return `${first}. ${body(Math.max(1, count < 5 ? count - 2 : count))}${count < 3 ? '' : ' And so the day came to a happy end.'}`
}

/** `to my boss asking for a day off`: what the mail is about stands after its receiver. */
const matter =
  /\b(?:e-?mail|letter|mail)\b[^.?!\n]{0,60}?\b(?:asking for|asking|requesting|request for|about|regarding|inviting|apologi[sz]ing for|thanking|announcing|to (?=(?:ask|request|invite|apologi[sz]e|thank|announce|cancel|confirm|complain|remind|inform|schedule|follow)))\s?(?:him |her |them |for |an? |the |my |our )?([^.?!\n]{3,80})/i

function writeMail(text: string, named: string, writeBody: (topic: string, count: number) => string): string {
  const topic = matter.exec(text)?.[1]?.trim() ?? named
  const body = (count: number): string => writeBody(topic, count)
  const to =
    /\bto\s(?:the |my |our |your )?(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?|[a-z]+)\b(?=\s(?:from|about|on|asking|to|for|and|who|that|regarding)|[.,\n]|$)/u.exec(
      text,
    )?.[1]
  const from = /\bfrom\s(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)/u.exec(text)?.[1]
  const subject = topic.charAt(0).toUpperCase() + topic.slice(1)
  return `Subject: ${subject}\n\nDear ${to ?? 'Sir or Madam'},\n\nI am writing to you about ${topic}. ${body(2)}\n\nBest regards,\n${from ?? '[Your Name]'}`
}

function writePoem(text: string, topic: string): string | null {
  if (/\bhaiku\b/i.test(text)) {
    const first = /\babout\b/i.test(text)
      ? `${topic.charAt(0).toUpperCase()}${topic.slice(1)} at first light,`
      : 'Quiet morning light,'
    return `${first}\nwaves return to find the shore,\nsalt upon the wind.`
  }
  const lines = /\b(\d{1,2}|four|five|six|eight|ten)[ -]lines?\b/i.exec(text)?.[1]?.toLowerCase()
  const count =
    lines === undefined ? (/\blimerick\b/i.test(text) ? 5 : 8) : Math.min(60, oneToTen[lines] ?? Number(lines))
  const verse = [
    `Here is a song of ${topic},`,
    'that begins in the morning light,',
    'it walks along the open road,',
    'and it rests in the quiet night.',
    'The river hums a melody,',
    'the hills all sing along,',
    'and every heart that listens',
    'will carry home the song.',
  ]
  return Array.from({ length: count }, (_, at) => verse[at % verse.length]).join('\n')
}
