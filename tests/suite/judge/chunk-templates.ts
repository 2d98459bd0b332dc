/**
 * Recognises chunks that repeat an earlier one. Most chunks of a stream equal an earlier chunk except for the inside of one
 * string and for members that no check reads, such as a padding or a running time. The shape of such a chunk need not be
 * judged again. A template is the text of the earlier chunk with slots for the variable parts; comparing texts costs a
 * fraction of parsing them.
 */

/** What may vary: the increment, which is never empty, or the value of an undocumented member. */
type SlotKind = 'increment' | 'string' | 'number'

/** A chunk's text split at its slots: one part before, between and after them. */
export interface ChunkTemplate {
  parts: readonly string[]
  slots: readonly SlotKind[]
}

export interface TemplateCache {
  /** The template that this JSON text matches, with a non-empty increment; null when it matches none. */
  find(text: string): ChunkTemplate | null
  /** After a match: the variable text as written (the increment, or the whole chunk); empty when it is ASCII without `\u` escapes. */
  newText: string
  /** Remembers a chunk without failures if it can recur: one choice, not finished, no usage. */
  learn(text: string, chunk: Readonly<Record<string, unknown>>): void
}

/** Kinds of increment in use at once: reasoning, content, and arguments by call, times the choices. */
const maxTemplates = 12
/** After so many consecutive chunks without a match learning stops, except for one attempt in `retryEvery` chunks. */
const maxMisses = 64
const retryEvery = 512
/** Undocumented members of one chunk that get a slot. */
const maxSlots = 4

const increment = /"(?:content|reasoning_content|arguments)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/g

const beforeValue = /\s*:\s*/y
const stringValue = /"[^"\\]*(?:\\.[^"\\]*)*"/y

/** Members of a chunk whose value some check judges. */
const judgedMembers =
  /^(id|object|created|model|choices|usage|system_fingerprint|service_tier|error|type|code|message|detail|status)$/

/** Creates a cache for one stream. */
export function createTemplateCache(): TemplateCache {
  let templates: ChunkTemplate[] = []
  let misses = 0
  const cache: TemplateCache = { find, newText: '', learn }

  function find(text: string): ChunkTemplate | null {
    for (let at = 0; at < templates.length; at++) {
      const template = templates[at]!
      if (!matches(text, template)) continue
      // The last match moves to the front: runs of the same kind of chunk are long.
      if (at > 0) {
        templates[at] = templates[0]!
        templates[0] = template
      }
      misses = 0
      return template
    }
    return null
  }

  function matches(text: string, { parts, slots }: ChunkTemplate): boolean {
    const tail = parts[slots.length]!
    const last = text.length - tail.length
    // Comparing slices is several times as fast as startsWith and endsWith.
    if (last <= 0 || text.slice(last) !== tail) return false
    let at = 0
    let isAscii = true
    let from = 0
    let to = 0
    for (let number = 0; number < slots.length; number++) {
      const part = parts[number]!
      const start = at + part.length
      if (start > last || text.slice(at, start) !== part) return false
      const slot = slots[number]!
      at = slot === 'number' ? skipNumber(text, start) : start
      if (slot !== 'number') {
        // The string ends at the first quote that is not escaped.
        for (let code = text.charCodeAt(at); code !== 34; code = text.charCodeAt(at)) {
          if (at >= last) return false
          if (code === 92) {
            if (text.charCodeAt(at + 1) === 117) isAscii = false
            at++
          } else if (code > 127) isAscii = false
          at++
        }
      }
      if (slot === 'increment') {
        from = start
        to = at
      }
      if (at === start && slot !== 'string') return false
    }
    if (at !== last) return false
    cache.newText = isAscii ? '' : slots.length === 1 ? text.slice(from, to) : text
    return true
  }

  function learn(text: string, chunk: Readonly<Record<string, unknown>>): void {
    if (++misses === maxMisses) templates = []
    if ((misses >= maxMisses && misses % retryEvery !== 0) || !canRecur(chunk)) return
    const from = text.indexOf('"delta"')
    if (from < 0) return
    increment.lastIndex = from
    for (let found = increment.exec(text); found; found = increment.exec(text)) {
      if (found[1] === '') continue
      const end = found.index + found[0].length - 1
      const slots: Slot[] = [
        { kind: 'increment', from: end - found[1]!.length, to: end },
        ...findUndocumented(text, chunk),
      ]
      templates = [toTemplate(text, slots), ...templates].slice(0, maxTemplates)
      return
    }
  }

  return cache
}

interface Slot {
  kind: SlotKind
  from: number
  to: number
}

/** Slots of the undocumented members with a string or a number; a member whose name occurs twice in the text gets none. */
function findUndocumented(text: string, chunk: Readonly<Record<string, unknown>>): Slot[] {
  const slots: Slot[] = []
  for (const [name, value] of Object.entries(chunk)) {
    if ((typeof value !== 'string' && typeof value !== 'number') || judgedMembers.test(name)) continue
    const written = JSON.stringify(name)
    const at = text.indexOf(written)
    if (at < 0 || text.indexOf(written, at + 1) >= 0) continue
    beforeValue.lastIndex = at + written.length
    if (!beforeValue.test(text)) continue
    const from = beforeValue.lastIndex
    if (typeof value === 'number') slots.push({ kind: 'number', from, to: skipNumber(text, from) })
    else {
      stringValue.lastIndex = from
      if (stringValue.test(text)) slots.push({ kind: 'string', from: from + 1, to: stringValue.lastIndex - 1 })
    }
    if (slots.length === maxSlots) break
  }
  return slots
}

function toTemplate(text: string, found: readonly Slot[]): ChunkTemplate {
  const parts: string[] = []
  const slots: SlotKind[] = []
  let at = 0
  for (const { kind, from, to } of [...found].sort((a, b) => a.from - b.from)) {
    // A slot inside another one is text that only looks like the member.
    if (from < at) continue
    parts.push(text.slice(at, from))
    slots.push(kind)
    at = to
  }
  return { parts: [...parts, text.slice(at)], slots }
}

function skipNumber(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); isInNumber(code); code = text.charCodeAt(at)) at++
  return at
}

function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 101 || code === 69
}

/** Only a chunk that neither finishes a choice nor reports usage can recur. */
function canRecur(chunk: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(chunk.choices) || chunk.choices.length !== 1 || (chunk.usage ?? null) !== null) return false
  const choice = chunk.choices[0] as Record<string, unknown> | null
  return typeof choice === 'object' && choice !== null && (choice.finish_reason ?? null) === null && !choice.usage
}
