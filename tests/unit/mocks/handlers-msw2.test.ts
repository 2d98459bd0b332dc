/** The handlers on msw 2: the same tests with the older major version. */
import { vi } from 'vitest'
import { describeHandlers, describeLeaving } from './msw-cases.ts'

vi.mock('msw', () => import('msw2'))
vi.mock('msw/node', () => import('msw2/node'))

describeHandlers('2')
describeLeaving('2')
