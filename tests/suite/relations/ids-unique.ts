/** Reports two completions with the same id. */
import { defineRelation, type Deviation } from './relation.ts'

export const idsUnique = defineRelation({
  name: 'ids-unique',
  promise: 'No two completions share an id.',
  source: ['docs/api/chat', 'InternLM/lmdeploy#4707'],
  catches: ['IDN-03'],
  severity: 'fail',
  find(_exchanges, assemblies) {
    const seen = new Map<string, number>()
    const deviations: Deviation[] = []
    assemblies.forEach(({ id }, at) => {
      if (id === null) return
      const first = seen.get(id)
      if (first === undefined) return void seen.set(id, at)
      deviations.push({
        message: 'two completions share an id',
        documented: 'a new id for each completion',
        received: `${id} in answers ${first + 1} and ${at + 1}`,
        at: '/id',
      })
    })
    return deviations
  },
})
