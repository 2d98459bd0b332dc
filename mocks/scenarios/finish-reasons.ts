/** Answers with status 200 that the service ends early; see openclaw/openclaw#65924 and the fixtures of Moonshot's own client. */
import type { Scenario } from './scenario.ts'

const common = { status: 200, type: null, body: '' } as const

export const finishReasonScenarios: readonly Scenario[] = [
  {
    ...common,
    id: 'finish_reason.engine_overloaded',
    finishReason: 'engine_overloaded',
    evidence: 'reported',
    source: 'openclaw/openclaw#65924',
    note: 'Status and reason are reported; one report says that the content is empty.',
    about: 'A chat answer without content that ends with finish_reason engine_overloaded, streamed or not.',
  },
  {
    ...common,
    id: 'finish_reason.content_filter',
    finishReason: 'content_filter',
    evidence: 'unverified',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    note: "The tests for vendors and Moonshot's own client expect the reason; no answer was recorded.",
    about:
      'A chat answer that the safety check ended early: part of the content, finish_reason content_filter, streamed or not.',
  },
]
