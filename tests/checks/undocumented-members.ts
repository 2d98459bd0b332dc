/** Members the spec does not know: drift to be looked at, never a breach. Readers must ignore what they do not know. */
import { findDrift } from '../../openapi/drift.ts'
import { isObject } from '../assembly.ts'
import { atChunk, defineCheck } from '../check.ts'
import { findChoices, findChunk, isChatAnswer, isPreflight, isStoredRefusal } from './reading/answer.ts'

/** Chunks looked at from the start; after them only those that end something, where new members turn up. */
const enough = 64

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
    const chat = isChatAnswer(subject)
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
        const chunk = chat ? findChunk(arrival) : null
        if (chunk !== null && (looked++ < enough || isLate(chunk)))
          say(findDrift(operationId, 'chunk', chunk), atChunk(arrival))
      },
      body(json) {
        if (isObject(json) && !isStoredRefusal(subject, json)) say(findDrift(operationId, status, json), 'body')
      },
    }
  },
})

/** A chunk that ends a choice or counts tokens. */
function isLate(chunk: Readonly<Record<string, unknown>>): boolean {
  const choices = findChoices(chunk)
  return choices.length === 0 || (choices[0]!.choice.finish_reason ?? null) !== null
}
