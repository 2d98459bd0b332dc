/**
 * One completion has one id, one model and one time stamp, in every chunk.
 * Recorded constant on api.moonshot.ai (vercel-k3-stream-thinking.jsonl, 2026-08-26); P1 of the vendor rules.
 */
import { atChunk, defineCheck, show } from '../check.ts'
import { isPreamble } from '../helpers/preamble.ts'
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
        // A preamble of metadata has an id of its own, for which chunk-sequence warns.
        if (id === undefined && isPreamble(chunk)) return
        if (chunk.id !== id) differ('id', id, chunk.id)
        if (chunk.model !== model) differ('model', model, chunk.model)
        if (chunk.created !== created) differ('created', created, chunk.created)
        id ??= chunk.id || undefined
        model ??= chunk.model || undefined
        created ??= chunk.created || undefined

        function differ(name: string, first: unknown, now: unknown): void {
          // Missing and empty members are the matter of the envelope.
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
