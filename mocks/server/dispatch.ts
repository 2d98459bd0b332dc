/** Sends a request of the server to the control routes, to `answer`, or to the shared store of limits and then to `answer`. */
import { answer } from '../answer.ts'
import { answerShared } from '../answer-shared.ts'
import { toProblem, type MockRequest, type Reply } from '../reply/index.ts'
import { findSession, type Mock } from '../state/index.ts'
import { MockUsageError } from '../common/index.ts'
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
