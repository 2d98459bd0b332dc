/** Reports a choice that has both `delta` and `message`: a client may take its text twice. */
import { atChunk, defineCheck, type Report } from '../../judge/index.ts'
import { findChoices, isChatAnswer } from '../helpers/answer.ts'

export const choicePart = defineCheck({
  name: 'choice-part',
  promise: 'A chunk has `delta` only, a completion has `message` only.',
  source: ['docs/api/chat', 'vercel/k3-stream-thinking'],
  catches: ['ENV-14'],
  severity: 'warn',
  inspect(subject, report) {
    if (!isChatAnswer(subject)) return
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk !== null) look(arrival.chunk, report, 'a chunk', 'delta', (path) => atChunk(arrival, path))
      },
      body(json) {
        look(json, report, 'a completion', 'message', (path) => path)
      },
    }
  },
})

function look(
  json: unknown,
  report: Report,
  what: string,
  due: 'delta' | 'message',
  at: (path: string) => string,
): void {
  const other = due === 'delta' ? 'message' : 'delta'
  for (const { choice, path } of findChoices(json)) {
    // response-schema-conformance reports a missing one.
    if (choice[due] === undefined || (choice[other] ?? null) === null) continue
    report({
      message: `${what} has both \`delta\` and \`message\``,
      documented: `\`${due}\` only`,
      received: Object.keys(choice).join(', ').slice(0, 160),
      at: at(`${path}/${other}`),
    })
  }
}
