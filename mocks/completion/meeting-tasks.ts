/** Values of a transcript, `Ann: …` in lines: who takes part, how many, and the tasks with those who take them on. */
import { keysOf, propertiesOf } from './find-key.ts'
import { oneOfSchema } from './enum-members.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 12_000
const mostTurns = 200
const turn =
  /(?:^|\n|transcript:\s)[ \t]{0,8}(?:\[[^\]\n]{1,20}\]\s)?([\p{L}][\p{L}\d._’'-]{0,24}(?:\s\p{Lu}[\p{L}.’'-]{0,24})?)[ \t]?(?:\([^()\n]{1,20}\))?:[ \t]([^\n]{2,1000})/gu
/** Labels of prompts, which are no speakers. */
const notSpeakers =
  /^(?:text|question|answer|input|output|note|subject|date|time|title|summary|transcript|context|from|to|body|query|name|email|phone|address|total|example|task|goal|user request|schema|step|category|type|status|id|location|price|deadline|https?)$/i

interface Turn {
  readonly speaker: string
  readonly said: string
}

function readTurns(text: string): Turn[] {
  if (text.length > longest || !text.includes(': ')) return []
  const turns = [...text.matchAll(turn)].slice(0, mostTurns).map(([, speaker = '', said = '']) => ({ speaker, said }))
  const isKnown = turns.some(({ speaker }) => notSpeakers.test(speaker))
  const names = new Set(turns.map(({ speaker }) => speaker))
  return isKnown || names.size < 2 || turns.length < 2 ? [] : turns
}

const isCount =
  /^(?:(?:num(?:ber)?_?(?:of_?)?)?(?:participants?|speakers?|people|attendees?|members?)(?:_?(?:count|number))?)$/i
const isList = /^(?:participants|speakers|attendees|people|members)$/i
const isTasks = /^(?:(?:action_?)?items|tasks|action_?points|to_?dos|actions|tickets|follow_?ups)$/i

/** Whether an object has properties that transcripts give. */
export function takesTranscript(properties: Schema): boolean {
  return keysOf(properties).some((key) => isCount.test(key) || isTasks.test(key))
}

/** The values for the properties of a schema; nothing where the text is no transcript. */
export function readTranscript(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  // Two turns begin in lines of their own.
  if (!text.includes('\n') && !text.includes('transcript:')) return {}
  const keys = keysOf(properties).filter((key) => isCount.test(key) || isTasks.test(key))
  const turns = keys.length === 0 ? [] : readTurns(text)
  if (turns.length === 0) return {}
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))]
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const schema = properties[key]
    const { type, items } = isRecord(schema) ? schema : {}
    if (type === 'integer' || type === 'number') found[key] = speakers.length
    else if (type === 'array' && isList.test(key) && isRecord(items) && items['type'] === 'string')
      found[key] = speakers
    else if (type === 'array' && isTasks.test(key)) {
      const members = propertiesOf(resolveDefinition(items, root))
      const tasks = keysOf(members).length < 2 ? [] : findTasks(turns, speakers)
      if (tasks.length > 0) found[key] = tasks.map((task, at) => writeTask(task, members, root, at))
    }
  }
  return found
}

interface Task {
  readonly what: string
  readonly about: string
  readonly who: string | undefined
}

const needed =
  /\b(?:we|you|someone|somebody)(?:['’]ll)?\s(?:(?:also|still|really|all)\s)?(?:need to|should|must|have to|ought to|could)\s([^.?!;]{4,200})|\blet['’]?s\s([^.?!;]{4,200})/i
const asked =
  /^([\p{L}]{2,24}),\s(?:can|could|would|will|please)\s?(?:you\s)?(?:please\s)?([^.?!;]{4,200})|\b(?:can|could) you\s(?:please\s)?([^.?!;]{4,200})/iu
const taken = /\b(?:i can|i['’]ll|i will|i could|i am going to|i['’]m going to|let me)\s([^.?!;]{4,200})/i
const takesUp =
  /\b(?:i can|i['’]ll|i will|i could|let me|i['’]m on it|on it|leave it to me|will do|sure|happy to|count on me|i['’]ve got (?:it|this))\b/i
const onlyTakes = /^(?:take|do|handle|get|look after|be on)\s(?:the lead|it|that|this|care|on|charge)\b/i

/** What is to be done, and who says that he or she does it: the next one who takes it up. */
function findTasks(turns: readonly Turn[], speakers: readonly string[]): Task[] {
  const tasks: Task[] = []
  const isSpeaker = (name: string | undefined): string | undefined =>
    speakers.find((one) => name !== undefined && one.toLowerCase().startsWith(name.toLowerCase()))
  for (const [at, { speaker, said }] of turns.entries()) {
    const need = needed.exec(said)
    const question = need === null ? asked.exec(said) : null
    const own = need === null && question === null ? taken.exec(said)?.[1] : undefined
    const what = need?.[1] ?? need?.[2] ?? question?.[2] ?? question?.[3] ?? own
    if (what === undefined || (own !== undefined && (onlyTakes.test(own) || tasks.some(({ who }) => who === speaker))))
      continue
    const next = turns.slice(at + 1, at + 4).find((one) => one.speaker !== speaker && takesUp.test(one.said))
    const who = own === undefined ? (isSpeaker(question?.[1]) ?? next?.speaker) : speaker
    tasks.push({ what: what.trim(), about: `${said} ${next?.said ?? ''}`, who })
  }
  return tasks
}

function writeTask({ what, about, who }: Task, members: Schema, root: Schema, at: number): Record<string, unknown> {
  const plain = what.replace(/^(?:also|still|first|then)\s/i, '').replace(/,?\s(?:but|though|although)\s.*$/i, '')
  const text = plain.charAt(0).toUpperCase() + plain.slice(1)
  return Object.fromEntries(keysOf(members).map((key) => [key, writeMember(key, members[key], root)]))

  function writeMember(key: string, schema: unknown, all: Schema): unknown {
    const own = resolveDefinition(schema, all)
    const values = own['enum']
    if (Array.isArray(values)) return oneOfSchema(values, about)
    if (own['type'] === 'integer' || own['type'] === 'number') return at + 1
    if (own['type'] === 'boolean') return false
    if (own['type'] === 'array')
      return /assign|owner|who|people|responsible/i.test(key) && who !== undefined ? [who] : []
    if (/assign|owner|who|person|responsible/i.test(key)) return who ?? (Array.isArray(own['anyOf']) ? null : '')
    if (/due|deadline|date|when/i.test(key))
      return (
        /\b(?:by|before|until)\s((?:next\s|the\s)?[\p{L}\d]{3,12})/iu.exec(about)?.[1] ??
        (Array.isArray(own['anyOf']) ? null : '')
      )
    return /^(?:name|title|task|action|item|text|what|description|details|summary|todo)$/i.test(key) ||
      own['type'] === 'string'
      ? text
      : null
  }
}
