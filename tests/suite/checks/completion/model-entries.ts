/** Checks the members of the entries of the models list: `id`, `object: "model"`, `created`, `owned_by`. */
import { isObject, defineCheck } from '../../judge/index.ts'

export const modelEntries = defineCheck({
  name: 'model-entries',
  promise: 'Each entry of the models list has `object`, `created` and `owned_by`.',
  source: 'docs/api/list-models',
  catches: ['ENV-18'],
  severity: 'warn',
  inspect(subject, report) {
    if (subject.head.operationId !== 'listModels' || (subject.status ?? 200) !== 200) return
    return {
      body(json) {
        if (!isObject(json) || !Array.isArray(json.data)) return
        json.data.forEach((entry: unknown, at) => {
          if (!isObject(entry)) return
          const missing = ['object', 'created', 'owned_by'].filter((name) => (entry[name] ?? null) === null)
          if (missing.length === 0) return
          report({
            message: `a model entry lacks ${missing.map((name) => `\`${name}\``).join(', ')}`,
            documented: 'id, object "model", created, owned_by',
            received: Object.keys(entry).join(', ').slice(0, 160),
            at: `/data/${at}`,
          })
        })
      },
    }
  },
})
