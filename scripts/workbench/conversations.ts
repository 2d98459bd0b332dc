/** Keeps the newest chat requests of the page with their answers in memory, to find what a later request has lost of them. */
import {
  continuesAnswer,
  mostPrevious,
  toRequestAdvice,
  findLosses,
  type Advice,
  type PreviousRequest,
  type SentMessage,
} from '../request-advice/index.ts'
import type { PreviewFix, PreviewLoss } from './preview-protocol.ts'

/** Longer requests, such as those with pictures, are not kept. */
const mostBodyLength = 1_000_000

export interface Conversations {
  add(body: unknown, answer: SentMessage | null): void
  /** What Kimi would refuse, what has no effect, and what was lost. */
  advise(body: unknown): Advice[]
  /** Only what was lost of the answers that the request continues, each with the change that brings it back where there is one. */
  findLosses(body: unknown): PreviewLoss[]
}

/** Creates the memory of one server. */
export function createConversations(): Conversations {
  let kept: PreviousRequest[] = []

  function advise(body: unknown): Advice[] {
    return toRequestAdvice(body, continuesAnswer(body) ? kept : [])
  }

  return {
    add(body, answer) {
      if ((JSON.stringify(body)?.length ?? 0) > mostBodyLength) return
      kept = [...kept, { body, answer }].slice(-mostPrevious)
    },
    advise,
    findLosses: (body) =>
      continuesAnswer(body)
        ? advise(body)
            .filter(({ kind }) => kind !== 'request-refused' && kind !== 'ignored-member')
            .map((advice) => ({ ...advice, fixes: findFixes(advice, body, kept) }))
        : [],
  }
}

/** Brings back the reasoning of the newest answer that stands at the place of the loss. */
function findFixes({ kind, at }: Advice, body: unknown, kept: readonly PreviousRequest[]): PreviewFix[] {
  if (kind !== 'reasoning-missing' && kind !== 'reasoning-changed') return []
  const { messages } = body as { messages: readonly unknown[] }
  for (const { answer } of kept.toReversed()) {
    const loss =
      answer && findLosses(answer, messages)?.find((one) => one.kind === kind && `/messages/${one.index}` === at)
    if (loss)
      return [
        {
          label: 'Restore the reasoning',
          edits: [{ path: ['messages', loss.index, 'reasoning_content'], value: answer.reasoning }],
        },
      ]
  }
  return []
}
