/** The folder of the socket over which workers reach the primary: TMPDIR may be missing, or too long for a socket. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MockUsageError } from '../../../../mocks/common/index.ts'
import { openControlPipe } from '../../../../mocks/server/workers/control-pipe.ts'
import { makeFolder } from '../../scripts/run-cli.ts'

const usable = makeFolder()
const missing = join(usable, 'missing')
const long = join(usable, 'x'.repeat(100))
mkdirSync(long)

test.each([
  ['can be used', [usable, missing]],
  ['follows a missing one', [missing, usable]],
  ['follows one with a long path', [long, usable]],
])('the socket is in the first folder, which %s, and is removed with it', async (_, folders) => {
  const pipe = await openControlPipe(() => undefined, folders)
  onTestFinished(() => pipe.close())
  expect(dirname(dirname(pipe.path))).toBe(usable)
  expect(existsSync(pipe.path)).toBe(true)
  await pipe.close()
  expect(existsSync(dirname(pipe.path))).toBe(false)
})

test('no folder that can be used is an error of one sentence', async () => {
  const opened = openControlPipe(() => undefined, [long, missing])
  await expect(opened).rejects.toThrow(MockUsageError)
  await expect(opened).rejects.toThrow(/is too long for a socket; ENOENT: .*Set TMPDIR to a folder/)
})
