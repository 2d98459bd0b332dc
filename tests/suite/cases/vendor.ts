/** Cases of stream options that Moonshot requires of vendors and does not offer itself. */
import { defineCase, type Case } from '../judge/index.ts'
import { ask, thinkingBudget, type Given } from './ask.ts'

const pong = 'Reply with exactly one word: pong'

function vendorCase(id: string, about: string, body: (given: Given) => Record<string, unknown>): Case {
  return defineCase({
    id: `vendor/${id}`,
    operationId: 'createChatCompletion',
    about,
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    profiles: ['vendor'],
    steps: [{ body, expect: { status: 200 } }],
    maxTokens: thinkingBudget,
  })
}

export const vendorCases: readonly Case[] = [
  vendorCase('internal-content', 'include_internal_content adds token ids to each increment.', (given) =>
    ask(given, pong, { stream: true, stream_options: { include_usage: true, include_internal_content: true } }),
  ),
  vendorCase('continuous-usage', 'continuous_usage_stats adds usage to every frame.', (given) =>
    ask(given, pong, { stream: true, stream_options: { include_usage: true, continuous_usage_stats: true } }),
  ),
]
