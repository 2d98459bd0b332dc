/** Checks the indexes of the choices: 0 to n − 1, each once in a body, and the same in every chunk of a choice. */
import { atChunk, defineCheck } from '../../judge/index.ts'
import { findChoices, findWantedChoices, isChatAnswer } from '../helpers/answer.ts'

const documented = 'the indexes 0 to n − 1, where n is 1 unless the request says otherwise'

export const choiceIndex = defineCheck({
  name: 'choice-index',
  promise: 'The indexes of the choices are 0 to n − 1.',
  source: 'docs/api/chat',
  catches: ['TYP-03', 'TYP-04', 'ENV-03'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    const wanted = findWantedChoices(subject)
    const seen = new Set<number>()
    let failed = false
    const addIndex = (index: number, at: string) => {
      if (seen.size < 1024) seen.add(index)
      if (wanted === null || (index >= 0 && index < wanted)) return
      failed = true
      report({
        message: `a choice has an index beyond n = ${wanted}`,
        documented,
        received: `index ${index}`,
        at,
      })
    }
    let last: number | null = null
    const look = (json: unknown, at: (path: string) => string) => {
      const choices = findChoices(json)
      // Most chunks have one choice with the same index as the chunk before.
      if (choices.length === 1 && choices[0]!.index === last) return
      last = choices.length === 1 && !failed ? choices[0]!.index : null
      for (const { index, path } of choices) addIndex(index, at(`${path}/index`))
      if (choices.length < 2 || failed || new Set(choices.map(({ index }) => index)).size === choices.length) return
      failed = true
      const received = choices.map(({ index }) => index).join(', ')
      report({ message: 'two choices have the same index', documented, received, at: at('/choices') })
    }
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk !== null) look(arrival.chunk, (path) => atChunk(arrival, path))
      },
      body(json) {
        look(json, (path) => path)
      },
      end() {
        if (failed || seen.size === 0 || subject.assembled.error !== null) return
        const stream = subject.kind === 'events'
        const missing = stream && wanted !== null && wanted > 1 && seen.size < wanted
        const gap = Math.max(...seen) >= seen.size || Math.min(...seen) < 0
        if (!missing && !gap) return
        report({
          message: gap
            ? 'the indexes of the choices do not start at 0 or leave a gap'
            : `fewer indexes are used than n = ${wanted}`,
          documented,
          received: `indexes ${[...seen].slice(0, 12).join(', ')}${seen.size > 12 ? ', …' : ''}`,
          at: stream ? 'stream' : '/choices',
        })
      },
    }
  },
})
