/** The faults by id. A new file of faults adds its line here; the kill table of the suite reads this list. */
import type { Fault } from './fault.ts'
import { streamEndFaults } from './stream-end.ts'

/** All faults, in the order lists print them. */
export const faults: readonly Fault[] = [...streamEndFaults]

const byId = new Map(faults.map((fault) => [fault.id, fault]))
if (byId.size !== faults.length) {
  const twice = faults.find((fault, index) => faults.findIndex(({ id }) => id === fault.id) !== index)
  throw new Error(`two faults are called ${twice?.id}; every id must be its own`)
}

/** The fault of that id. */
export function findFault(id: string): Fault | undefined {
  return byId.get(id)
}
