/** `GET /v1/users/me/balance`: the management envelope and three numbers (docs of the balance page, 2026-08). */
import { toManagementBody } from '../envelope.ts'
import { toReply } from '../turn.ts'
import type { Operation } from './operation.ts'

export const getBalance: Operation = (turn) => toReply(turn, 200, toManagementBody(turn.mock.account.balance()))
