/** Sends a request of the server to the control routes, to `answer`, or to the shared store of limits and then to `answer`. */
import { answer } from '../answer.ts'
import { answerShared } from '../answer-shared.ts'
import { toProblem } from '../reply/problem-reply.ts'
import type { MockRequest, Reply } from '../reply/types.ts'
import { findSession } from '../state/mock.ts'
import type { Mock } from '../state/mock.ts'
import { MockUsageError } from '../common/usage-error.ts'
import type { Access } from './access.ts'
import { control } from './control.ts'

/** The reply; a promise only where limits are counted in a shared store. */
export function dispatch(request: MockRequest, whole: Mock, access: Access): Reply | Promise<Reply> {
  const mock = findSession(whole, request)
  if (mock instanceof MockUsageError) return toProblem(400, mock.message)
  const own = control(request, mock, access)
  if (own && request.method !== 'GET') mock.watchers.touch(mock.name)
  const shared = mock.limits?.shared
  if (!shared) return own ?? answer(request, mock)
  // The reply to a reset waits until the counts are deleted. If the store is unavailable they are deleted before the next count.
  if (own)
    return shared.settled().then(
      () => own,
      () => own,
    )
  return answerShared(request, mock)
}
