/** The list of drills, in the order of reports. */
import { answerDrills } from './answers.ts'
import type { Drill } from './drill.ts'
import { loadDrills } from './load.ts'
import { refusalDrills } from './refusals.ts'
import { requestDrills } from './requests.ts'
import { secretDrills } from './secrets.ts'
import { streamDrills } from './streams.ts'

export const drills: readonly Drill[] = [
  ...requestDrills,
  ...refusalDrills,
  ...loadDrills,
  ...streamDrills,
  ...answerDrills,
  ...secretDrills,
]
