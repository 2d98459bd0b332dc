/**
 * Recognises chunks that repeat an earlier one. Most chunks of a stream equal an earlier chunk except for one string and for
 * members that no check reads, such as a padding or a running time. The shape of such a chunk need not be judged again, and
 * the chunk need not be parsed: it is a copy of the earlier one with other values. A template is the text of the earlier
 * chunk with slots for the variable parts; comparing texts costs a fraction of parsing them.
 */
import { findPlaces, type Chunk, type Place } from './chunk-slots.ts'

/** A chunk's text split at its slots: one part before, between and after them. */
export interface ChunkTemplate {
  parts: readonly string[]
  slots: readonly Place[]
  /** The earlier chunk. */
  chunk: Chunk
}

export interface TemplateMatch {
  template: ChunkTemplate
  /** The chunk, equal to what JSON.parse returns for the text. */
  chunk: Chunk
  /** The variable text as written (the increment, or the whole chunk); empty when it is ASCII without `\u` escapes. */
  newText: string
}

export interface TemplateCache {
  /** The template that this JSON text matches, with a non-empty increment; null when it matches none. */
  find(text: string): TemplateMatch | null
  /** Remembers a chunk without failures if it can recur: one choice, not finished, no usage. */
  learn(text: string, chunk: Chunk): void
}

/** The most templates at once. Reasoning, content, and the arguments of each call need their own ones, for each choice. */
const maxTemplates = 12
/** After this number of consecutive chunks without a match, only one chunk in `retryEvery` is still learned. */
const maxMisses = 64
const retryEvery = 512

/** Creates a cache for one stream. */
export function createTemplateCache(): TemplateCache {
  let templates: ChunkTemplate[] = []
  let misses = 0
  return {
    find(text) {
      for (let at = 0; at < templates.length; at++) {
        const template = templates[at]!
        const match = matchTemplate(text, template)
        if (match === null) continue
        // The last match moves to the front, because many chunks of the same kind follow each other.
        if (at > 0) {
          templates[at] = templates[0]!
          templates[0] = template
        }
        misses = 0
        return match
      }
      return null
    },
    learn(text, chunk) {
      if (++misses === maxMisses) templates = []
      if ((misses >= maxMisses && misses % retryEvery !== 0) || !canRecur(chunk)) return
      const places = findPlaces(text, chunk)
      if (places !== null) templates = [toTemplate(text, chunk, places), ...templates].slice(0, maxTemplates)
    },
  }
}

function matchTemplate(text: string, template: ChunkTemplate): TemplateMatch | null {
  const { parts, slots } = template
  const tail = parts[slots.length]!
  const last = text.length - tail.length
  // Comparing slices is several times as fast as startsWith and endsWith.
  if (last <= 0 || text.slice(last) !== tail) return null
  let at = 0
  let increment = ''
  let isAscii = true
  let chunk = template.chunk
  for (let number = 0; number < slots.length; number++) {
    const part = parts[number]!
    const start = at + part.length
    if (start > last || text.slice(at, start) !== part) return null
    const slot = slots[number]!
    at = slot.findEnd(text, start, last)
    if (at < 0) return null
    const raw = text.slice(start, at)
    const value = slot.parse(raw)
    if (value === undefined) return null
    if (slot.isIncrement) increment = raw
    if (isAscii) isAscii = isAsciiText(raw)
    chunk = slot.replace(chunk, value)
  }
  if (at !== last) return null
  if (isAscii) return { template, chunk, newText: '' }
  return { template, chunk, newText: slots.length === 1 ? increment : text }
}

/** The engine counts bytes and finds backslashes faster than a loop, except in a short text. */
function isAsciiText(text: string): boolean {
  if (text.length > 16) return Buffer.byteLength(text) === text.length && !text.includes('\\u')
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return false
    // A backslash is followed by the character that it escapes.
    if (code === 92 && text.charCodeAt(++at) === 117) return false
  }
  return true
}

function toTemplate(text: string, chunk: Chunk, places: readonly Place[]): ChunkTemplate {
  const parts: string[] = []
  const slots: Place[] = []
  let at = 0
  for (const place of [...places].sort((a, b) => a.from - b.from)) {
    // A slot inside another one is text that only looks like the member.
    if (place.from < at) continue
    parts.push(text.slice(at, place.from))
    slots.push(place)
    at = place.to
  }
  return { parts: [...parts, text.slice(at)], slots, chunk }
}

/** Only a chunk that neither finishes a choice nor reports usage can recur. */
function canRecur(chunk: Chunk): boolean {
  if (!Array.isArray(chunk.choices) || chunk.choices.length !== 1 || (chunk.usage ?? null) !== null) return false
  const choice = chunk.choices[0] as Record<string, unknown> | null
  return typeof choice === 'object' && choice !== null && (choice.finish_reason ?? null) === null && !choice.usage
}
