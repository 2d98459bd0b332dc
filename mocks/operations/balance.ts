/** `GET /v1/users/me/balance`: three numbers in the management envelope (docs/api/balance). */
import { toManagementBody, toReply } from '../reply/index.ts'
import type { Operation } from './operation.ts'

export const getBalance: Operation = (context) =>
  toReply(context, 200, toManagementBody(context.mock.account.balance()))
