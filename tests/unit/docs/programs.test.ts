/** Whole programs and `curl` calls of the documentation, run against the mock. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'
import { loadFixtures } from '../../../mocks/fixtures/load.ts'
import { isCI, pythonClients } from '../requirements.ts'
import { listCommands, readSnippets, root } from './snippets.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-docs-'))
const snippets = readSnippets()
let mock: MockServer
beforeAll(async () => {
  mock = await createMockServer({ port: 0 })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => mock.reset())
afterAll(async () => {
  await mock.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Replaces the address that the documentation names by the address of this mock. */
const toOwn = (text: string) => text.replaceAll(/(?:127\.0\.0\.1|localhost):4010/g, new URL(mock.url).host)

/** How a file is run, or why it is not: outside CI only Node runs, and Go runs where it is installed. */
function toRunner(file: string): readonly string[] | { skippedBecause: string } {
  if (/\.m?ts$/.test(file)) return [process.execPath, file]
  if (!isCI) return { skippedBecause: `${file} needs more than Node; CI=true npm test runs it` }
  // Its absence is an error in CI.
  if (file.endsWith('.py')) return [pythonClients.path, file]
  if (spawnSync('go', ['version']).status === 0) return ['go', 'run', file]
  return { skippedBecause: `${file} needs Go, which is not installed here` }
}

describe('a program', () => {
  // .ci/testcontainers compiles the programs that need a container engine.
  const programs = snippets.filter(
    ({ place, file }) => /\.(?:m?ts|py|go)$/.test(file ?? '') && !place.startsWith('docs/guides/testcontainers.md'),
  )
  test.for(programs)('$place: $file prints an answer', async ({ file, text }, { skip }) => {
    const runner = toRunner(file!)
    if ('skippedBecause' in runner) return skip(runner.skippedBecause)
    const own = mkdtempSync(join(folder, 'program-'))
    writeFileSync(join(own, file!), toOwn(text))
    const { stdout } = await run(runner[0]!, runner.slice(1), { cwd: own })
    expect(stdout.trim()).not.toBe('')
    expect(mock.requests.at(-1)).toMatchObject({ status: 200, model: 'kimi-k2.6' })
  })

  test('the tool loop of the guide ends with a text after one call', async () => {
    const loop = programs.find(({ file }) => file === 'loop.mts')!
    const own = mkdtempSync(join(folder, 'loop-'))
    writeFileSync(join(own, 'loop.mts'), toOwn(loop.text))
    const { stdout } = await run(process.execPath, ['loop.mts'], { cwd: own })
    expect(stdout).toMatch(/Sunny|21/)
    expect(mock.requests.map(({ status }) => status)).toEqual([200, 200])
  })
})

describe('a curl call', () => {
  const calls = listCommands(snippets).filter(({ line }) => /^curl\b.*:4010/.test(line))
  test.each(calls)('$place: $line', async ({ line }) => {
    const { stdout } = await run('sh', ['-c', toOwn(line).replace(/^curl/, 'curl -sS -w "\\n%{http_code}"')], {
      cwd: folder,
    })
    expect(stdout).toMatch(/\n2\d\d$/)
  })
})

describe('a fixture file', () => {
  const files = snippets.filter(({ file }) => file?.endsWith('.yaml'))
  test.each(files)('$place: $file is valid and answers', async ({ file, text }) => {
    mkdirSync(join(folder, 'fixtures'), { recursive: true })
    const path = join(folder, 'fixtures', file!)
    writeFileSync(path, text)
    const own = await createMockServer({ port: 0, fixtures: await loadFixtures([path]) })
    const ask = async (body: object) => {
      const response = await fetch(`${own.url}/chat/completions`, {
        method: 'POST',
        headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
        body: JSON.stringify({ model: 'kimi-k2.6', ...body }),
      })
      return (await response.json()) as { choices: { message: { tool_calls?: { function: { name: string } }[] } }[] }
    }
    const tools = [
      { type: 'function', function: { name: 'get_weather', parameters: { type: 'object', properties: {} } } },
    ]
    const answer = await ask({ messages: [{ role: 'user', content: 'the weather?' }], tools })
    await own.close()
    expect(answer.choices[0]?.message.tool_calls?.[0]?.function.name).toBe('get_weather')
  })
})
