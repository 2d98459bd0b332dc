/** Progress with the time left: one line written over on a terminal, a line a tenth of the run in a log, nothing in a short one. */
import { afterEach, expect, it, vi } from 'vitest'
import { createProgress } from '../../../../scripts/commands/check/progress.ts'
import type { Io } from '../../../../scripts/cli/command.ts'
import type { CaseReport } from '../../../suite/reporters/report.ts'

afterEach(() => vi.restoreAllMocks())

const row = (status: CaseReport['status']): CaseReport => ({
  id: 'chat/plain',
  operationId: 'createChatCompletion',
  about: '',
  status,
  durationMs: 1,
  failures: [],
})

function watch(live: boolean, msPerCase: number) {
  const written: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  let now = 0
  const io: Io = { out: () => undefined, log: (line) => void written.push(line), color: false, live, env: {} }
  const progress = createProgress(io, () => now)
  return {
    written,
    progress,
    finish(done: number, of: number, status: CaseReport['status'] = 'pass') {
      now += msPerCase
      progress.step({ done, of, case: row(status) })
    },
  }
}

it('overwrites one line on a terminal, and removes it', () => {
  const run = watch(true, 60_000)
  run.finish(1, 4)
  run.finish(2, 4, 'fail')
  run.progress.clear()
  expect(run.written).toEqual([
    '\r\u001b[K1/4 · about 3 min left · chat/plain',
    '\r\u001b[K2/4 1 failed · about 2 min left · chat/plain',
    '\r\u001b[K',
  ])
})

it('writes a line per tenth of the run to a log', () => {
  const run = watch(false, 6_000)
  for (let done = 1; done <= 40; done++) run.finish(done, 40)
  expect(run.written).toHaveLength(10)
  expect(run.written[4]).toBe('20/40 · about 2 min left · chat/plain')
})

it('writes nothing to the log of a short run', () => {
  const run = watch(false, 10)
  for (let done = 1; done <= 40; done++) run.finish(done, 40)
  expect(run.written).toEqual([])
})
