/** Reports a name that occurs twice in one JSON object: parsers differ in which of the two values they keep. */
import { atChunk, defineCheck, scanJsonText, type TextTraits } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'

export const uniqueKeys = defineCheck({
  name: 'unique-keys',
  promise: 'No JSON object has the same name twice.',
  source: ['rfc7493/2.3', 'rfc8259/4'],
  catches: ['ENC-05'],
  severity: 'fail',
  inspect(subject, report) {
    const { operationId } = subject.head
    if (operationId === null || operationId === 'getFileContent' || isPreflight(subject)) return
    const say = (twice: TextTraits['duplicateKey'], text: string, at: (offset: number) => string) => {
      if (twice === null) return
      report({
        message: `the name "${twice.key.slice(0, 60)}" occurs twice in one object`,
        documented: 'each name once',
        received: text.slice(Math.max(0, twice.at - 30), twice.at + 50),
        at: at(twice.at),
      })
    }
    return {
      // Apart from its one string, a chunk that matches the template has the same text.
      structural: true,
      event(arrival) {
        const twice = arrival.textTraits?.duplicateKey ?? null
        if (twice !== null) say(twice, arrival.event.data, (offset) => `${atChunk(arrival)}, character ${offset}`)
      },
      body(json, text) {
        if (json !== undefined) say(scanJsonText(text).duplicateKey, text, (offset) => `character ${offset}`)
      },
    }
  },
})
