/** A mock from the options that users give: fixtures as a list, or as a set that was read from files. */
import { addFixtures, toFixtureSet, type Fixture, type FixtureSet } from '../fixtures/index.ts'
import { MockUsageError } from '../common/index.ts'
import { createMock } from './mock.ts'
import type { Mock } from './mock.ts'
import type { MockOptions } from './options.ts'

export interface PlainOptions extends Omit<MockOptions, 'fixtures'> {
  /** Your own answers to chat requests; the first that matches answers. In Node, `await loadFixtures(files)` reads files. */
  fixtures?: readonly Fixture[] | FixtureSet
}

/** Creates a mock; throws a FixtureError with every problem of its fixtures. */
export function toMock({ fixtures, ...rest }: PlainOptions): Mock {
  if (fixtures === undefined) return createMock(rest, addFixtures)
  if (
    typeof fixtures === 'string' ||
    (Array.isArray(fixtures) && fixtures.length > 0 && fixtures.every((one) => typeof one === 'string'))
  )
    throw new MockUsageError('fixtures names files; read them first: fixtures: await loadFixtures(files)')
  const set = Array.isArray(fixtures) ? toFixtureSet(fixtures as Fixture[]) : (fixtures as FixtureSet)
  return createMock({ ...rest, fixtures: set }, addFixtures)
}
