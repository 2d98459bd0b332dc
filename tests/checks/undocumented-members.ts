/** Members the spec does not know: drift to be looked at, never a breach. Readers must ignore what they do not know. */
import { findDrift } from '../../openapi/drift.ts'
import { isObject } from '../assembly.ts'
import { atChunk, defineCheck } from '../check.ts'
import { findChunk, isChatAnswer, isPreflight, isStoredRefusal } from './reading/answer.ts'

/** Chunks looked at: members that come later than that come in the last chunks, which are never twins. */
const enough = 2_000

export const undocumentedMembers = defineCheck({
  name: 'undocumented-members',
  promise: 'Every member of an answer is known to the spec.',
  source: 'openapi/openapi.yaml (2026-11-22)',
  severity: 'notice',
  inspect(subject, report) {
    const { operationId } = subject.head
    const status = subject.status ?? 200
    if (operationId === null || isPreflight(subject) || status < 200 || status >= 300) return
    const known = new Set<string>()
    let looked = 0
    const say = (paths: string[], at: string) => {
      for (const path of paths) {
        if (known.has(path)) continue
        known.add(path)
        report({
          message: `the spec does not know ${path}`,
          documented: 'the members listed in openapi/openapi.yaml',
          received: path,
          at,
          blame: 'spec',
        })
      }
    }
    return {
      structural: true,
      event(arrival) {
        if (looked++ >= enough || !isChatAnswer(subject)) return
        const chunk = findChunk(arrival)
        if (chunk !== null) say(findDrift(operationId, 'chunk', chunk), atChunk(arrival))
      },
      body(json) {
        if (isObject(json) && !isStoredRefusal(subject, json)) say(findDrift(operationId, status, json), 'body')
      },
    }
  },
})
