/**
 * Each piece of text is streamed once. Doubled thought is stored and sent back, so that the damage grows each turn.
 * Thread: maximhq/bifrost#6427.
 */
import { defineCheck } from '../check.ts'
import { atChoice } from './reading/place.ts'
import { isChat } from './reading/request.ts'

/** Pairs of equal neighbours, for as long as the stream is nothing else. */
interface Pairs {
  open: string | null
  pairs: number
  /** The first piece, and whether a different one came: "ha ha ha ha" is text. */
  first: string
  varied: boolean
}

const fields = ['reasoning_content', 'content'] as const

export const doubledDeltas = defineCheck({
  name: 'doubled-deltas',
  promise: 'No delta is emitted twice.',
  source: 'https://platform.kimi.ai/docs/api/chat (2026-08-13): a delta is an increment; thread: maximhq/bifrost#6427',
  catches: ['SEM-18'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    const watched = new Map<number, (Pairs | null)[]>()
    return {
      event(arrival) {
        const list = arrival.chunk?.choices
        if (!Array.isArray(list)) return
        for (const choice of list) {
          const delta = choice?.delta
          if (typeof delta !== 'object' || delta === null) continue
          const index = typeof choice.index === 'number' ? choice.index : 0
          let state = watched.get(index)
          if (!state) {
            if (watched.size >= 64) continue
            watched.set(index, (state = fields.map((): Pairs => ({ open: null, pairs: 0, first: '', varied: false }))))
          }
          if (state[0] && typeof delta.reasoning_content === 'string') state[0] = add(state[0], delta.reasoning_content)
          if (state[1] && typeof delta.content === 'string') state[1] = add(state[1], delta.content)
        }
      },
      end() {
        for (const [index, state] of watched)
          state.forEach((one, at) => {
            const enough = at === 0 ? 2 : 3
            if (!one || one.open !== null || one.pairs < enough || !(one.varied || one.pairs >= 8)) return
            report({
              message: `every delta of \`${fields[at]}\` is emitted twice`,
              documented: 'each piece once',
              received: `${one.pairs} pairs of equal neighbours and nothing else`,
              at: atChoice(subject, index, `/${fields[at]}`),
            })
          })
      },
    }
  },
})

/** null once a piece came that has no twin: most streams end the watch with their second piece. */
function add(state: Pairs, text: string): Pairs | null {
  if (text === '') return state
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
