/**
 * Each piece of text is streamed once. Doubled thought is stored and sent back, so that the damage grows each turn.
 * Thread: maximhq/bifrost#6427.
 */
import type { AccumulatedText } from '../../judge/assembly.ts'
import { atChunk, defineCheck } from '../check.ts'
import { atChoice } from '../helpers/answer.ts'
import { isChat } from '../helpers/request.ts'

/** Pairs of equal neighbours, for as long as the stream is nothing else. */
interface Pairs {
  open: string | null
  pairs: number
  /** The first piece, and whether a different one came: "ha ha ha ha" is text. */
  first: string
  varied: boolean
}

/** How often a piece began with all of the piece before and went on, for as long as the stream is nothing else. */
interface Growth {
  last: string
  grown: number
}

/** The watch over one text of a choice; a part that is null has seen what settles it. */
interface Watch {
  pairs: Pairs | null
  growth: Growth | null
  pieces: number
}

/** Growth that is no accident: "1", "10", "100" is a text. */
const enoughGrown = 3
const enoughText = 12

const fields = ['reasoning_content', 'content'] as const

export const doubledDeltas = defineCheck({
  name: 'doubled-deltas',
  promise: 'No delta is emitted twice.',
  source: ['docs/api/chat', 'maximhq/bifrost#6427'],
  catches: ['SEM-18'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    const watched = new Map<number, Watch[]>()

    function look(
      index: number,
      at: number,
      text: string,
      whole: AccumulatedText | undefined,
      place: () => string,
    ): void {
      let state = watched.get(index)
      if (!state) {
        if (watched.size >= 64) return
        watched.set(index, (state = fields.map(start)))
      }
      const watch = state[at]!
      if (text === '') return
      watch.pieces++
      if (watch.pairs) watch.pairs = addPair(watch.pairs, text)
      if (watch.growth) watch.growth = grow(watch.growth, text)
      // The text so far holds this piece already; the watch costs a comparison of two numbers.
      if (whole?.length === 2 * text.length && watch.pieces > 2 && text.length >= enoughText)
        repeat(text, whole, at, place)
    }

    function repeat(text: string, { whole }: AccumulatedText, at: number, place: () => string): void {
      if (whole === null || !whole.startsWith(text) || !/\p{L}\P{L}+\p{L}/u.test(text)) return
      report({
        message: `a delta of \`${fields[at]}\` repeats everything that was sent before it`,
        documented: 'each piece once',
        received: JSON.stringify(text.slice(0, 80)),
        at: place(),
      })
    }

    return {
      event(arrival) {
        const list = arrival.chunk?.choices
        if (!Array.isArray(list)) return
        for (const choice of list) {
          const delta = choice?.delta
          if (typeof delta !== 'object' || delta === null) continue
          const index = typeof choice.index === 'number' ? choice.index : 0
          const said = subject.assembled.choices.get(index)
          if (typeof delta.reasoning_content === 'string')
            look(index, 0, delta.reasoning_content, said?.reasoning, () => atChunk(arrival))
          if (typeof delta.content === 'string') look(index, 1, delta.content, said?.content, () => atChunk(arrival))
        }
      },
      end() {
        for (const [index, state] of watched)
          state.forEach(({ pairs, growth }, at) => {
            const place = atChoice(subject, index, `/${fields[at]}`)
            if (pairs && isDoubled(pairs, at === 0 ? 2 : 3))
              report({
                message: `every delta of \`${fields[at]}\` is emitted twice`,
                documented: 'each piece once',
                received: `${pairs.pairs} pairs of equal neighbours and nothing else`,
                at: place,
              })
            if (growth && growth.grown >= enoughGrown && growth.last.length >= enoughText)
              report({
                message: `the deltas of \`${fields[at]}\` are cumulative: each repeats the text before it`,
                documented: 'each piece once',
                received: `${growth.grown + 1} deltas, the last ${JSON.stringify(growth.last.slice(0, 80))}`,
                at: place,
              })
          })
      },
    }
  },
})

function start(): Watch {
  return { pairs: { open: null, pairs: 0, first: '', varied: false }, growth: { last: '', grown: -1 }, pieces: 0 }
}

/** Without variation only many pairs tell; of a single one, a capitalised word of reasoning: "TheThe" begins no thought. */
function isDoubled({ open, pairs, first, varied }: Pairs, enough: number): boolean {
  if (open !== null) return false
  if (pairs === 1 && enough === 2) return /^\p{Lu}\p{Ll}+$/u.test(first)
  return pairs >= enough && (varied || pairs >= 8)
}

/** null once a piece came that has no twin: most streams end the watch with their second piece. */
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

/** null once a piece came that does not begin with the one before. */
function grow(state: Growth, text: string): Growth | null {
  if (!text.startsWith(state.last) || text.length === state.last.length) return null
  state.grown++
  state.last = text
  return state
}
