/** Checks of transport, framing, envelope, types and order. */
import type { Check } from '../check.ts'

export const transportChecks: readonly Check[] = []
