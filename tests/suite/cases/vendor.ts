/**
 * What Moonshot demands of those who serve Kimi and does not itself send: members that only the acceptance suite asks for.
 * Source: test_stream_spec.py of the Kimi Vendor Verifier (September 2026).
 */
import { defineCase, type Case } from './case.ts'
import { ask, thinkingRoom, type Given } from './ask.ts'

const pong = 'Reply with exactly one word: pong'

function demanded(id: string, about: string, body: (given: Given) => Record<string, unknown>): Case {
  return defineCase({
    id: `vendor/${id}`,
    operationId: 'createChatCompletion',
    about,
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    profiles: ['vendor'],
    steps: [{ body, expect: { status: 200 } }],
    maxTokens: thinkingRoom,
  })
}

export const vendorCases: readonly Case[] = [
  demanded('internal-content', 'include_internal_content gives token ids on each increment.', (given) =>
    ask(given, pong, { stream: true, stream_options: { include_usage: true, include_internal_content: true } }),
  ),
  demanded('continuous-usage', 'continuous_usage_stats gives usage on every frame.', (given) =>
    ask(given, pong, { stream: true, stream_options: { include_usage: true, continuous_usage_stats: true } }),
  ),
]
