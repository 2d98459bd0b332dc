/** Every case, in the order in which it is sent. */
import type { Case } from '../judge/index.ts'
import { basicCases } from './chat-basic.ts'
import { formatCases } from './chat-format.ts'
import { limitCases } from './chat-limits.ts'
import { toolCases } from './chat-tools.ts'
import { modelCases } from './models.ts'
import { accessRefusals } from './refusals-access.ts'
import { messageRefusals } from './refusals-messages.ts'
import { samplingRefusals } from './refusals-sampling.ts'
import { toolRefusals } from './refusals-tools.ts'
import { vendorCases } from './vendor.ts'

export const cases: readonly Case[] = [
  ...modelCases,
  ...basicCases,
  ...limitCases,
  ...formatCases,
  ...toolCases,
  ...accessRefusals,
  ...samplingRefusals,
  ...messageRefusals,
  ...toolRefusals,
  ...vendorCases,
]
