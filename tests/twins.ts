/**
 * Most chunks of a stream equal an earlier one but for the inside of one string. Such a twin need not be judged again for
 * its shape: this spotter finds twins by comparing raw text, which costs a fraction of parsing it.
 */

/** A chunk's raw text around the inside of its one changing string. */
export interface Twin {
  head: string
  tail: string
}

export interface TwinSpotter {
  /** The known chunk this JSON text repeats, with a non-empty string in the place that changes; null when there is none. */
  find(text: string): Twin | null
  /** The inside of that string as written; empty when it is plain ASCII without `\u` escapes. */
  fresh: string
  /** Remembers a flawless chunk: one choice, not yet finished, no usage. */
  learn(text: string, chunk: Readonly<Record<string, unknown>>): void
}

/** Kinds of increment that are in use at once: reasoning, content, and arguments by call, times the choices. */
const remembered = 12
/** After so many new chunks in a row a stream is not worth learning from; it gets another try now and then. */
const patience = 64
const retryEvery = 512

const changing = /"(?:content|reasoning_content|arguments)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/g

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

  function repeats(text: string, twin: Twin): boolean {
    const end = text.length - twin.tail.length
    let at = twin.head.length
    // Comparing slices is several times as fast as startsWith and endsWith.
    if (at >= end || text.slice(end) !== twin.tail || text.slice(0, at) !== twin.head) return false
    let plain = true
    while (at < end) {
      const code = text.charCodeAt(at)
      if (code === 34) return false
      if (code === 92) {
        if (text.charCodeAt(at + 1) === 117) plain = false
        at++
      } else if (code > 127) plain = false
      at++
    }
    if (at !== end) return false
    spotter.fresh = plain ? '' : text.slice(twin.head.length, end)
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
      const twin = { head: text.slice(0, end - found[1]!.length), tail: text.slice(end) }
      twins = [twin, ...twins].slice(0, remembered)
      return
    }
  }

  return spotter
}

/** Only a chunk that neither ends a choice nor counts tokens can come again. */
function goesOn(chunk: Readonly<Record<string, unknown>>): boolean {
  if (!Array.isArray(chunk.choices) || chunk.choices.length !== 1 || (chunk.usage ?? null) !== null) return false
  const choice = chunk.choices[0] as Record<string, unknown> | null
  return typeof choice === 'object' && choice !== null && (choice.finish_reason ?? null) === null && !choice.usage
}
