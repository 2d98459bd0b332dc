/**
 * Reports text that is streamed twice: every delta doubled, cumulative deltas, or one delta that begins with everything that
 * was sent before it. Clients store doubled reasoning and send it back, so that it grows with each turn.
 */
import { parseJson } from '../../../../openapi/bounded-json.ts'
import type { AccumulatedText } from '../../judge/assembly.ts'
import { atChunk, defineCheck } from '../check.ts'
import { atChoice } from '../helpers/answer.ts'
import { isChat } from '../helpers/request.ts'

/** Counts pairs of equal neighbours, as long as the stream consists of nothing else. */
interface Pairs {
  open: string | null
  pairs: number
  /** The first piece, and whether a different one came: "ha ha ha ha" is ordinary text. */
  first: string
  varied: boolean
}

/** Counts pieces that begin with the whole piece before them and are longer, as long as the stream consists of nothing else. */
interface Growth {
  last: string
  grown: number
}

/** The state of one text of a choice; `pairs` and `growth` are null once a piece excludes them. */
interface TextState {
  pairs: Pairs | null
  growth: Growth | null
  pieces: number
  /** The first delta that repeats everything before it. */
  repeat: { text: string; at: string } | null
}

/** Shorter growth may be accidental: "1", "10", "100" is ordinary text. */
const minGrown = 3
const minLength = 12

const fields = ['reasoning_content', 'content'] as const

export const doubledDeltas = defineCheck({
  name: 'doubled-deltas',
  promise: 'No text is streamed twice.',
  source: ['docs/api/chat', 'maximhq/bifrost#6427', 'NVIDIA/TensorRT-LLM#3280'],
  catches: ['SEM-18'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    const states = new Map<number, TextState[]>()

    function look(
      index: number,
      field: number,
      text: string,
      whole: AccumulatedText | undefined,
      place: () => string,
    ): void {
      let ofChoice = states.get(index)
      if (!ofChoice) {
        if (states.size >= 64) return
        states.set(index, (ofChoice = fields.map(createState)))
      }
      const state = ofChoice[field]!
      if (text === '') return
      state.pieces++
      if (state.pairs) state.pairs = addPair(state.pairs, text)
      if (state.growth) state.growth = addGrowth(state.growth, text)
      // The assembled text ends with this piece already. Most pieces are shorter than the text before them.
      if (state.repeat !== null || !whole || 2 * text.length < whole.length - 8 || whole.whole === null) return
      const before = whole.whole.slice(0, whole.length - text.length)
      if (repeatsAll(before, text, state.pieces)) state.repeat = { text, at: place() }
    }

    return {
      event(arrival) {
        const list = arrival.chunk?.choices
        if (!Array.isArray(list)) return
        for (const choice of list) {
          const delta = choice?.delta
          if (typeof delta !== 'object' || delta === null) continue
          const index = typeof choice.index === 'number' ? choice.index : 0
          const assembled = subject.assembled.choices.get(index)
          if (typeof delta.reasoning_content === 'string')
            look(index, 0, delta.reasoning_content, assembled?.reasoning, () => atChunk(arrival))
          if (typeof delta.content === 'string')
            look(index, 1, delta.content, assembled?.content, () => atChunk(arrival))
        }
      },
      end() {
        for (const [index, ofChoice] of states)
          ofChoice.forEach((state, field) => {
            const at = atChoice(subject, index, `/${fields[field]}`)
            const found = describe(state, fields[field]!, field === 0 ? 2 : 3)
            if (found !== null) report({ documented: 'each piece once', at: state.repeat?.at ?? at, ...found })
          })
      },
    }
  },
})

function createState(): TextState {
  return {
    pairs: { open: null, pairs: 0, first: '', varied: false },
    growth: { last: '', grown: -1 },
    pieces: 0,
    repeat: null,
  }
}

/** What happened to a text, the most general description first; null when nothing was repeated. */
function describe(
  { pairs, growth, repeat, pieces }: TextState,
  field: string,
  minPairs: number,
): { message: string; received: string } | null {
  if (pairs && isDoubled(pairs, minPairs))
    return {
      message: `every delta of \`${field}\` is emitted twice`,
      received: `${pairs.pairs} pairs of equal neighbours and nothing else`,
    }
  const cumulative = growth !== null && growth.grown >= minGrown && growth.last.length >= minLength
  if (cumulative || (growth !== null && growth.grown > 0 && repeat !== null && pieces > 2))
    return {
      message: `the deltas of \`${field}\` are cumulative: each repeats the text before it`,
      received: `${growth.grown + 1} deltas, the last ${JSON.stringify(growth.last.slice(0, 80))}`,
    }
  if (repeat !== null)
    return {
      message: `a delta of \`${field}\` repeats everything that was sent before it`,
      received: JSON.stringify(repeat.text.slice(0, 80)),
    }
  return null
}

/**
 * Whether a piece begins with all the text before it. Short texts repeat by chance ("ha", "ha"; "la la " twice), so a text
 * must have different words, and a short one must be joined without white space, as no ordinary text is.
 */
function repeatsAll(before: string, text: string, pieces: number): boolean {
  const start = before.trimStart()
  if (start === '' || !(text.startsWith(before) || text.startsWith(start))) return false
  if (text.length === before.length && pieces > 2 && text.length >= minLength && /\p{L}\P{L}+\p{L}/u.test(text))
    return true
  if (/\s$/.test(before) || /^\s/.test(text)) return false
  // The beginning tells enough, and keeps the patterns fast.
  const sample = start.slice(0, 500)
  const words = sample
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length > 1) return new Set(words).size > 1
  // Without spaces between words the number of different characters tells whether it is a sentence.
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(sample)) return new Set(sample).size >= 4
  if (/^[{[]/.test(start)) return start.length > 6 && parseJson(start).json !== undefined
  return /^(?:\p{L}{5,}[.!?]?|\p{Lu}\p{L}{2,}[.!?])$/u.test(start) && new Set(start.toLowerCase()).size >= 3
}

/** Without variation many pairs are needed. A single pair is reported for a capitalised word of reasoning, such as "TheThe". */
function isDoubled({ open, pairs, first, varied }: Pairs, minPairs: number): boolean {
  if (open !== null) return false
  if (pairs === 1 && minPairs === 2) return /^\p{Lu}\p{Ll}+$/u.test(first)
  return pairs >= minPairs && (varied || pairs >= 8)
}

/** null once a piece comes that is not equal to its neighbour: most streams end the count with their second piece. */
function addPair(state: Pairs, text: string): Pairs | null {
  if (state.open === null) {
    if (state.pairs === 0) state.first = text
    else state.varied ||= text !== state.first
    state.open = text
  } else {
    if (state.open !== text) return null
    state.open = null
    state.pairs++
  }
  return state
}

/** null once a piece comes that does not begin with the one before. */
function addGrowth(state: Growth, text: string): Growth | null {
  if (!text.startsWith(state.last) || text.length === state.last.length) return null
  state.grown++
  state.last = text
  return state
}
