/** The handlers on the msw the project develops against. */
import { describeHandlers, describeLeaving } from './msw-cases.ts'

describeHandlers('3')
describeLeaving('3')
