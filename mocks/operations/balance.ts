/** `GET /v1/users/me/balance`: the management envelope and three numbers (docs of the balance page, 2026-08). */
import { toManagementBody } from '../request/envelope.ts'
import { toReply } from '../request/replies.ts'
import type { Operation } from './operation.ts'

export const getBalance: Operation = (context) =>
  toReply(context, 200, toManagementBody(context.mock.account.balance()))
