/** Who answers a request of the server: the control routes, `answer` at once, or `answer` after the shared store was asked. */
import { answer } from '../answer.ts'
import type { Mock } from '../state/mock.ts'
import { answerShared } from '../request/answer-shared.ts'
import type { MockRequest, Reply } from '../request/reply.ts'
import { control } from './control.ts'

/** The reply; a promise only where limits are counted in a shared store. */
export function direct(request: MockRequest, mock: Mock): Reply | Promise<Reply> {
  const shared = mock.limits?.shared
  const own = control(request, mock)
  if (!shared) return own ?? answer(request, mock)
  // After a reset the counts are gone when the caller reads so; if the store is away they go before the next count.
  if (own)
    return shared.settled().then(
      () => own,
      () => own,
    )
  return answerShared(request, mock, shared)
}
