/** Every command has `--version` and a help text with examples and exit codes. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../scripts/commands/index.ts'
import { runCli } from './run-cli.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

test.each(['--version', '-V'])('the program prints its version for %s', async (option) => {
  expect(await runCli([option])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

describe.each(commands.map((one) => one.name))('the command %s', (name) => {
  test('prints the version', async () => {
    expect(await runCli([name, '--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test('prints its exit codes in the help text', async () => {
    const { code, out } = await runCli([name, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/Exit codes: 0 .+ · 1 .+ · 2 wrong options or unreadable input · 3 .+/)
  })
})

test('the help text of the program has the exit codes that most commands share', async () => {
  const { out } = await runCli(['--help'])
  expect(out).toContain(
    'Exit codes: 0 all checks passed · 1 a check failed · 2 wrong options or unreadable input · 3 could not be tested',
  )
})
