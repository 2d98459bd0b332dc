/**
 * Most chunks of a stream equal an earlier one but for the inside of one string, and of members no reader looks at, such as
 * a padding or a running time. Such a twin need not be judged again for its shape: this spotter finds twins by comparing
 * raw text, which costs a fraction of parsing it.
 */

/** What changes from twin to twin: the increment, which is never empty, or the value of an undocumented member. */
type Hole = 'increment' | 'string' | 'number'

/** A chunk's raw text around what changes in it: a part before, between and after the holes. */
export interface Twin {
  parts: readonly string[]
  holes: readonly Hole[]
}

export interface TwinSpotter {
  /** The known chunk this JSON text repeats, with a non-empty string in the place that changes; null when there is none. */
  find(text: string): Twin | null
  /** What is new in the twin, as written (the increment, or the whole text); empty when it is plain ASCII without `\u` escapes. */
  fresh: string
  /** Remembers a flawless chunk: one choice, not yet finished, no usage. */
  learn(text: string, chunk: Readonly<Record<string, unknown>>): void
}

/** Kinds of increment that are in use at once: reasoning, content, and arguments by call, times the choices. */
const remembered = 12
/** After so many new chunks in a row a stream is not worth learning from; it gets another try now and then. */
const patience = 64
const retryEvery = 512
/** Undocumented members of one chunk that are worth a hole. */
const mostHoles = 4

const changing = /"(?:content|reasoning_content|arguments)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/g

const beforeValue = /\s*:\s*/y
const stringValue = /"[^"\\]*(?:\\.[^"\\]*)*"/y

/** Members of a chunk that some check judges by their value. */
const judged =
  /^(id|object|created|model|choices|usage|system_fingerprint|service_tier|error|type|code|message|detail|status)$/

/** Creates a spotter for one stream. */
export function createTwinSpotter(): TwinSpotter {
  let twins: Twin[] = []
  let misses = 0
  const spotter: TwinSpotter = { find, fresh: '', learn }

  function find(text: string): Twin | null {
    for (let at = 0; at < twins.length; at++) {
      const twin = twins[at]!
      if (!repeats(text, twin)) continue
      if (at > 0) {
        twins[at] = twins[0]!
        twins[0] = twin
      }
      misses = 0
      return twin
    }
    return null
  }

  function repeats(text: string, { parts, holes }: Twin): boolean {
    const tail = parts[holes.length]!
    const last = text.length - tail.length
    // Comparing slices is several times as fast as startsWith and endsWith.
    if (last <= 0 || text.slice(last) !== tail) return false
    let at = 0
    let plain = true
    let from = 0
    let to = 0
    for (let number = 0; number < holes.length; number++) {
      const part = parts[number]!
      const open = at + part.length
      if (open > last || text.slice(at, open) !== part) return false
      const hole = holes[number]!
      at = hole === 'number' ? skipNumber(text, open) : open
      if (hole !== 'number') {
        // The string ends at the first quote that is not escaped.
        for (let code = text.charCodeAt(at); code !== 34; code = text.charCodeAt(at)) {
          if (at >= last) return false
          if (code === 92) {
            if (text.charCodeAt(at + 1) === 117) plain = false
            at++
          } else if (code > 127) plain = false
          at++
        }
      }
      if (hole === 'increment') {
        from = open
        to = at
      }
      if (at === open && hole !== 'string') return false
    }
    if (at !== last) return false
    spotter.fresh = plain ? '' : holes.length === 1 ? text.slice(from, to) : text
    return true
  }

  function learn(text: string, chunk: Readonly<Record<string, unknown>>): void {
    if (++misses === patience) twins = []
    if ((misses >= patience && misses % retryEvery !== 0) || !goesOn(chunk)) return
    const from = text.indexOf('"delta"')
    if (from < 0) return
    changing.lastIndex = from
    for (let found = changing.exec(text); found; found = changing.exec(text)) {
      if (found[1] === '') continue
      const end = found.index + found[0].length - 1
      const places: Place[] = [{ hole: 'increment', from: end - found[1]!.length, to: end }, ...findOthers(text, chunk)]
      twins = [toTwin(text, places), ...twins].slice(0, remembered)
      return
    }
  }

  return spotter
}

interface Place {
  hole: Hole
  from: number
  to: number
}

/** Where the undocumented members with a plain value stand; one whose name stands twice in the text is left as it is. */
function findOthers(text: string, chunk: Readonly<Record<string, unknown>>): Place[] {
  const places: Place[] = []
  for (const [name, value] of Object.entries(chunk)) {
    if ((typeof value !== 'string' && typeof value !== 'number') || judged.test(name)) continue
    const written = JSON.stringify(name)
    const at = text.indexOf(written)
    if (at < 0 || text.indexOf(written, at + 1) >= 0) continue
    beforeValue.lastIndex = at + written.length
    if (!beforeValue.test(text)) continue
    const from = beforeValue.lastIndex
    if (typeof value === 'number') places.push({ hole: 'number', from, to: skipNumber(text, from) })
    else {
      stringValue.lastIndex = from
      if (stringValue.test(text)) places.push({ hole: 'string', from: from + 1, to: stringValue.lastIndex - 1 })
    }
    if (places.length === mostHoles) break
  }
  return places
}

function toTwin(text: string, places: readonly Place[]): Twin {
  const parts: string[] = []
  const holes: Hole[] = []
  let at = 0
  for (const { hole, from, to } of [...places].sort((a, b) => a.from - b.from)) {
    // Within another hole it is a text that only looks like the member.
    if (from < at) continue
    parts.push(text.slice(at, from))
    holes.push(hole)
    at = to
  }
  return { parts: [...parts, text.slice(at)], holes }
}

function skipNumber(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); isInNumber(code); code = text.charCodeAt(at)) at++
  return at
}

function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43 || code === 101 || code === 69
}

/** Only a chunk that neither ends a choice nor counts tokens can come again. */
function goesOn(chunk: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(chunk.choices) || chunk.choices.length !== 1 || (chunk.usage ?? null) !== null) return false
  const choice = chunk.choices[0] as Record<string, unknown> | null
  return typeof choice === 'object' && choice !== null && (choice.finish_reason ?? null) === null && !choice.usage
}
