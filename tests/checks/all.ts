/** The checks in the order of reports: transport first, meaning last. */
import type { Check } from '../check.ts'
import { transportChecks } from './transport.ts'
import { meaningChecks } from './meaning.ts'

export const checks: readonly Check[] = [...transportChecks, ...meaningChecks]
