/** Every shell command of the documentation is run here, or is in the table of not-run.ts with the reason. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isCI } from '../requirements.ts'
import { notRun } from './not-run.ts'
import { createReader, runCall, type Reader } from './reader.ts'
import { listCommands, readInlineCommands, readSnippets, root, toCall } from './snippets.ts'

/** Runs of the whole suite and of client drills take more than 2 s; they run in CI only. */
const slow = /^npm run (?:client|compare|contract)(?! -- --list)|^npx kimi-contract client/

const places = new Map<string, string>()
for (const { place, line } of [...listCommands(readSnippets()), ...readInlineCommands()])
  if (!places.has(line)) places.set(line, place)
const all = [...places].map(([line, place]) => ({ line, place }))
const listed = notRun.flatMap(({ commands }) => commands)
const isListedAs = (line: string, command: string) =>
  command.endsWith('*') ? line.startsWith(command.slice(0, -1)) : line === command

let reader: Reader
beforeAll(async () => void (reader = await createReader()))
afterAll(() => reader.close())

describe('a call of kimi-contract succeeds', () => {
  test.for(all.filter(({ line }) => toCall(line) !== null))(
    '$place: $line',
    { timeout: 240_000 },
    async ({ line }, { skip }) => {
      if (!isCI && slow.test(line)) return skip('takes more than 2 s; CI=true npm test runs it')
      const { code, out, err } = await runCall(line, reader)
      expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringMatching(/\S/) })
    },
  )
})

describe('another command succeeds', () => {
  // programs.test.ts runs the calls of curl.
  const others = all.filter(
    ({ line }) =>
      toCall(line) === null && !line.startsWith('curl ') && !listed.some((command) => isListedAs(line, command)),
  )
  test.for(others)('$place: $line', async ({ line }) => {
    const cwd = mkdtempSync(join(reader.folder, 'empty-'))
    const done = await promisify(execFile)('sh', ['-c', line], { cwd }).catch((error: Error) => error)
    const hint = 'a command that cannot run offline in an empty folder belongs into not-run.ts, with the reason'
    expect(done, hint).not.toBeInstanceOf(Error)
  })
})

test('workbench --open opens the page of the mock', async () => {
  await runCall('npm run workbench -- --open', reader)
  await expect.poll(() => existsSync(join(reader.folder, 'opened'))).toBe(true)
  await expect.poll(() => readFileSync(join(reader.folder, 'opened'), 'utf8')).toMatch(/^http:.*\/__mock\/$/)
})

describe('a command that is not run', () => {
  test.each(listed)('%s is in the documentation', (command) => {
    expect([...places.keys()].some((line) => isListedAs(line, command))).toBe(true)
  })

  test('is neither a call of kimi-contract nor of curl, because these run here', () => {
    expect(listed.filter((command) => toCall(command) !== null || command.startsWith('curl '))).toEqual([])
  })

  test.each(notRun.flatMap(({ ranBy, commands }) => (ranBy ? [{ commands, file: ranBy[0], text: ranBy[1] }] : [])))(
    '$commands is run by $file',
    ({ file, text }) => {
      expect(readFileSync(join(root, file), 'utf8')).toContain(text)
    },
  )
})
