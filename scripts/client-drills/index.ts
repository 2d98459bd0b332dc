/** The list of drills, in the order of reports. */
import type { Drill } from './drill.ts'
import { loadDrills } from './load.ts'
import { refusalDrills } from './refusals.ts'

export const drills: readonly Drill[] = [...refusalDrills, ...loadDrills]
