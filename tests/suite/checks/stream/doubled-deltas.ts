/**
 * Reports text that is streamed twice: every delta doubled, cumulative deltas, or one delta that begins with everything that
 * was sent before it. Clients store doubled reasoning and send it back, so that it grows with each turn.
 */
import { type AccumulatedText, atChunk, defineCheck, type Severity } from '../../judge/index.ts'
import { atJoined } from '../helpers/answer.ts'
import {
  addGrowth,
  addPair,
  createGrowth,
  createPairs,
  findRepeat,
  isCumulative,
  isDoubled,
  type Growth,
  type Pairs,
} from '../helpers/repetition.ts'
import { isChat, mentions } from '../helpers/request.ts'

/** The state of one text of a choice; `pairs` and `growth` are null once a piece excludes them. */
interface TextState {
  pairs: Pairs | null
  growth: Growth | null
  pieces: number
  /** The first delta that repeats everything before it, the worst severity first. */
  repeat: { text: string; at: string; severity: Severity } | null
}

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
      if (state.repeat?.severity === 'fail' || !whole || 2 * text.length < whole.length - 8 || whole.whole === null)
        return
      const before = whole.whole.slice(0, whole.length - text.length)
      const severity = findRepeat(before, text, state.pieces)
      if (severity === null || (severity === 'warn' && state.repeat !== null)) return
      // A user may ask for the same text twice.
      if (!mentions(subject.request, before + text)) state.repeat = { text, at: place(), severity }
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
            const at = atJoined(index, `/delta/${fields[field]}`)
            const found = describe(state, fields[field]!, field === 0 ? 2 : 3)
            if (found !== null) report({ documented: 'each piece once', at: state.repeat?.at ?? at, ...found })
          })
      },
    }
  },
})

function createState(): TextState {
  return { pairs: createPairs(), growth: createGrowth(), pieces: 0, repeat: null }
}

/** What happened to a text, the most general description first; null when nothing was repeated. */
function describe(
  { pairs, growth, repeat, pieces }: TextState,
  field: string,
  minPairs: number,
): { message: string; received: string; severity?: Severity } | null {
  const doubled = pairs && isDoubled(pairs, minPairs)
  if (doubled)
    return {
      message: `every delta of \`${field}\` is emitted twice`,
      received: `${pairs.pairs} pairs of equal neighbours and nothing else`,
      severity: doubled,
    }
  if (growth && (isCumulative(growth) || (growth.grown > 0 && repeat?.severity === 'fail' && pieces > 2)))
    return {
      message: `the deltas of \`${field}\` are cumulative: each repeats the text before it`,
      received: `${growth.grown + 1} deltas, the last ${JSON.stringify(growth.last.slice(0, 80))}`,
    }
  if (repeat !== null)
    return {
      message: `a delta of \`${field}\` repeats everything that was sent before it`,
      received: JSON.stringify(repeat.text.slice(0, 80)),
      // A second piece that only warns is sure where no more text follows: the whole answer came twice.
      severity: pieces === 2 ? 'fail' : repeat.severity,
    }
  return null
}
