/** The list of all faults. A new file of faults is added here; the kill table reads this list. */
import type { Fault } from './fault.ts'
import { argumentFaults } from './arguments.ts'
import { encodingFaults } from './encoding.ts'
import { envelopeFaults } from './envelope.ts'
import { errorFaults } from './errors.ts'
import { extraFaults } from './extra.ts'
import { finishFaults } from './finish.ts'
import { framingFaults } from './framing.ts'
import { framingVariants } from './framing-variants.ts'
import { headerFaults } from './headers.ts'
import { meaningFaults } from './meaning.ts'
import { lateErrorFaults, orderFaults } from './order.ts'
import { promiseFaults } from './promises.ts'
import { reasoningFaults } from './reasoning.ts'
import { requestFaults } from './requests.ts'
import { statusFaults } from './status.ts'
import { streamEndFaults } from './stream-end.ts'
import { toolCallFaults } from './tool-calls.ts'
import { typeFaults } from './types.ts'
import { usageFaults } from './usage.ts'
import { vendorFaults } from './vendor.ts'

/** All faults, in the order in which lists show them. */
export const faults: readonly Fault[] = [
  ...statusFaults,
  ...headerFaults,
  ...framingFaults,
  ...framingVariants,
  ...streamEndFaults,
  ...encodingFaults,
  ...envelopeFaults,
  ...typeFaults,
  ...orderFaults,
  ...finishFaults,
  ...toolCallFaults,
  ...argumentFaults,
  ...usageFaults,
  ...errorFaults,
  ...lateErrorFaults,
  ...requestFaults,
  ...promiseFaults,
  ...meaningFaults,
  ...reasoningFaults,
  ...extraFaults,
  ...vendorFaults,
]

export { toScopeText } from './fault.ts'
export type { Fault, FaultContext, FaultScope, FaultVerdict } from './fault.ts'
export { editEvents, isDone, isObject, parseJson, toChunk, toText } from './edit.ts'
export type { Json } from './edit.ts'

const byId = new Map(faults.map((fault) => [fault.id, fault]))
if (byId.size !== faults.length) {
  const twice = faults.find((fault, index) => faults.findIndex(({ id }) => id === fault.id) !== index)
  throw new Error(`two faults have the id ${twice?.id}; every fault needs a different one`)
}

/** The fault of an id. */
export function findFault(id: string): Fault | undefined {
  return byId.get(id)
}
