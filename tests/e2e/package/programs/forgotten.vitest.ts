/** For vitest: two assertions that are not awaited; both tests must fail with a sentence that names the line. */
import { expect, it } from 'vitest'
import 'kimi-contract/vitest'

it('is not awaited', () => {
  void expect({}).toKeepContract()
})
it('is not awaited, with `not`', () => {
  void expect({}).not.toKeepContract()
})
