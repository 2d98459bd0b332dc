/** Reports members that the spec does not document as notices, and reasoning that is sent only under another name as a failure. */
import { findDrift } from '../../../../openapi/drift.ts'
import { isObject, atChunk, defineCheck } from '../../judge/index.ts'
import { findChoices, findChunk, isChatAnswer, isPreflight, isStoredRefusal } from '../helpers/answer.ts'

/** Number of chunks examined from the start; later only chunks that end a choice or have usage, where new members appear. */
const maxChunks = 64

/** Names under which other servers send the reasoning: OpenRouter and newer vLLM, Ollama, GitHub, LiteLLM, gateways. */
const reasoningNames = [
  'reasoning',
  'reasoning_details',
  'reasoning_text',
  'reasoningContent',
  'reasoningText',
  'reasoning_summary',
  'reasoning_output',
  'thinking',
  'thinking_content',
  'thinkingContent',
  'thinking_text',
  'thinking_blocks',
  'thought',
  'thoughts',
  'thought_content',
  'chain_of_thought',
]

/** Members in which gateways put what they do not know, the reasoning included. */
const holders = ['provider_specific_fields', 'additional_kwargs', 'model_extra']

export const undocumentedMembers = defineCheck({
  name: 'undocumented-members',
  promise: 'Every member of an answer is documented, and reasoning is sent as `reasoning_content`.',
  source: ['kimi-contract/spec', 'docs/guide/use-thinking-models', 'liaohch3/claude-tap#357'],
  severity: 'notice',
  inspect(subject, report) {
    const { operationId } = subject.head
    const status = subject.status ?? 200
    if (operationId === null || isPreflight(subject) || status < 200 || status >= 300) return
    const known = new Set<string>()
    const chat = isChatAnswer(subject)
    let looked = 0
    /** By choice: the path of reasoning under another name. */
    const elsewhere = new Map<number, string>()
    const findReasoning = (json: unknown) => {
      for (const { choice, index, path } of findChoices(json))
        for (const part of ['delta', 'message']) {
          const value = choice[part]
          if (!isObject(value) || elsewhere.has(index) || elsewhere.size >= 256) continue
          const name = findReasoningName(value)
          if (name !== null) elsewhere.set(index, `${path}/${part}/${name}`)
        }
    }
    const say = (paths: string[], at: string) => {
      for (const path of paths) {
        if (known.has(path)) continue
        known.add(path)
        report({
          message: `the member ${path} is not documented`,
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
        if (chunk === null || !(looked++ < maxChunks || isLate(chunk))) return
        say(findDrift(operationId, 'chunk', chunk), atChunk(arrival))
        findReasoning(chunk)
      },
      body(json) {
        if (!isObject(json) || isStoredRefusal(subject, json)) return
        say(findDrift(operationId, status, json), 'body')
        if (chat) findReasoning(json)
      },
      end() {
        for (const [index, path] of elsewhere) {
          // Beside `reasoning_content` it is an ordinary unknown member.
          if (subject.assembled.choices.get(index)?.hasReasoning) continue
          report({
            message: `the reasoning is sent as \`${toName(path)}\` and not as \`reasoning_content\``,
            documented: '`reasoning_content`, which a client keeps and sends back as history',
            received: path,
            at: path,
            severity: 'fail',
          })
        }
      },
    }
  },
})

/** The path of reasoning under another name, or inside another member; null when there is none. */
function findReasoningName(part: Readonly<Record<string, unknown>>): string | null {
  const name = reasoningNames.find((one) => hasText(part[one]))
  if (name !== undefined) return name
  for (const holder of holders) {
    const held = part[holder]
    if (!isObject(held)) continue
    const inner = ['reasoning_content', ...reasoningNames].find((one) => hasText(held[one]))
    if (inner !== undefined) return `${holder}/${inner}`
  }
  return null
}

/** `delta/model_extra/reasoning` as `model_extra.reasoning`. */
function toName(path: string): string {
  return path.replace(/^.*\/(?:delta|message)\//, '').replaceAll('/', '.')
}

/** True for a text, and for a list or an object that holds one. */
function hasText(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  if (Array.isArray(value)) return value.some((one) => (typeof one === 'string' ? one !== '' : holdsText(one)))
  return holdsText(value)
}

/** True for an object with text in one of the members that such objects have. */
function holdsText(value: unknown): boolean {
  if (!isObject(value)) return false
  return ['text', 'content', 'thinking', 'reasoning', 'summary', 'data'].some((name) => Boolean(value[name]))
}

/** True for a chunk that ends a choice or has usage. */
function isLate(chunk: Readonly<Record<string, unknown>>): boolean {
  const choices = findChoices(chunk)
  return choices.length === 0 || (choices[0]!.choice.finish_reason ?? null) !== null
}
