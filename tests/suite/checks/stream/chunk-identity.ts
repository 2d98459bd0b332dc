/** Checks that all chunks of a stream have the same id, model and time stamp, as recorded; also a vendor rule (P1). */
import { atChunk, defineCheck, show } from '../../judge/index.ts'
import { isPreamble } from '../helpers/answer.ts'
import { isChat } from '../helpers/request.ts'

export const chunkIdentity = defineCheck({
  name: 'chunk-identity',
  promise: 'Every chunk of a stream has the same id, model and created.',
  source: ['docs/api/chat', 'vercel/k3-stream-thinking'],
  catches: ['IDN-01'],
  severity: 'fail',
  inspect(subject, report) {
    if (subject.kind !== 'events' || !isChat(subject)) return
    let id: unknown
    let model: unknown
    let created: unknown
    return {
      structural: true,
      event(arrival) {
        const { chunk } = arrival
        if (chunk === null || chunk.choices === undefined) return
        // A metadata chunk before the answer has an id of its own; chunk-sequence warns about it.
        if (id === undefined && isPreamble(chunk)) return
        if (chunk.id !== id) differ('id', id, chunk.id)
        if (chunk.model !== model) differ('model', model, chunk.model)
        if (chunk.created !== created) differ('created', created, chunk.created)
        id ??= chunk.id || undefined
        model ??= chunk.model || undefined
        created ??= chunk.created || undefined

        function differ(name: string, first: unknown, now: unknown): void {
          // response-schema-conformance reports missing and empty members.
          if (first === undefined || now === undefined || now === null || now === '' || now === 0) return
          report({
            message: `\`${name}\` differs from chunk to chunk`,
            documented: `${show(first)} in every chunk`,
            received: show(now),
            at: atChunk(arrival, `/${name}`),
            severity: name === 'id' ? 'fail' : 'warn',
          })
        }
      },
    }
  },
})
