/** Members the spec does not know: drift to be looked at, never a breach. Readers must ignore what they do not know. */
import { findDrift } from '../../../../openapi/drift.ts'
import { isObject } from '../../judge/assembly.ts'
import { atChunk, defineCheck } from '../check.ts'
import { findChoices, findChunk, isChatAnswer, isPreflight, isStoredRefusal } from '../helpers/answer.ts'

/** Chunks looked at from the start; after them only those that end something, where new members turn up. */
const enough = 64

/** Names under which other servers send the reasoning: OpenRouter and newer vLLM, Ollama, GitHub. */
const thoughts = ['reasoning', 'thinking', 'thought', 'reasoning_text']

export const undocumentedMembers = defineCheck({
  name: 'undocumented-members',
  promise: 'Every member of an answer is known to the spec.',
  source: 'kimi-contract/spec',
  severity: 'notice',
  inspect(subject, report) {
    const { operationId } = subject.head
    const status = subject.status ?? 200
    if (operationId === null || isPreflight(subject) || status < 200 || status >= 300) return
    const known = new Set<string>()
    const chat = isChatAnswer(subject)
    let looked = 0
    let elsewhere: string | null = null
    const findThought = (json: unknown) => {
      for (const { choice, path } of findChoices(json))
        for (const part of ['delta', 'message']) {
          const said = choice[part]
          if (!isObject(said) || elsewhere !== null) continue
          const name = thoughts.find((one) => typeof said[one] === 'string' && said[one] !== '')
          if (name !== undefined) elsewhere = `${path}/${part}/${name}`
        }
    }
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
        if (chunk === null || !(looked++ < enough || isLate(chunk))) return
        say(findDrift(operationId, 'chunk', chunk), atChunk(arrival))
        if (elsewhere === null) findThought(chunk)
      },
      body(json) {
        if (!isObject(json) || isStoredRefusal(subject, json)) return
        say(findDrift(operationId, status, json), 'body')
        if (chat) findThought(json)
      },
      end() {
        // Beside the documented one it is a member like any other.
        if (elsewhere === null || [...subject.assembled.choices.values()].some((choice) => choice.hasReasoning)) return
        report({
          message: 'the reasoning is sent under another name than `reasoning_content`',
          documented: '`reasoning_content`, which a client keeps and sends back as history',
          received: elsewhere,
          at: elsewhere,
          severity: 'warn',
        })
      },
    }
  },
})

/** A chunk that ends a choice or counts tokens. */
function isLate(chunk: Readonly<Record<string, unknown>>): boolean {
  const choices = findChoices(chunk)
  return choices.length === 0 || (choices[0]!.choice.finish_reason ?? null) !== null
}
