/** Every relation between exchanges, in the order of reports. */
import { keyMatters, routesDemandKeys } from './auth-agrees.ts'
import { historyAccepted } from './history-accepted.ts'
import { idsUnique } from './ids-unique.ts'
import { modesAgree } from './modes-agree.ts'
import type { Relation } from './relation.ts'
import { seedKept } from './seed-kept.ts'
import { usageAgrees } from './usage-agrees.ts'

export type { Relation } from './relation.ts'
export { keyMatters, routesDemandKeys } from './auth-agrees.ts'
export { idsUnique } from './ids-unique.ts'

export const relations: readonly Relation[] = [
  keyMatters,
  routesDemandKeys,
  modesAgree,
  usageAgrees,
  historyAccepted,
  idsUnique,
  seedKept,
]
