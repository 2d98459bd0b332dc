/** The handlers on the version of msw that the project is developed with. */
import { describeHandlers, describeLeaving } from './msw-cases.ts'

describeHandlers('3')
describeLeaving('3')
