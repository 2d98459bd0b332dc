/** What a reader of the documentation has before running its commands: a folder with the files they name, and servers at their addresses. */
import { copyFileSync, globSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createMockServer, type MockServer } from '../../../mocks/server.ts'
import { main } from '../../../scripts/cli.ts'
import { readSnippets, root, toCall } from './snippets.ts'

/** Programs of the repository under the names that the documentation uses. */
const copies = {
  'app.js': 'tests/e2e/client-drills/programs/good-fetch.mjs',
  'kimi.mjs': 'tests/e2e/client-drills/programs/kimi.mjs',
}
const key = 'sk-reader'

export interface Reader {
  folder: string
  /** The servers that run in place of the documented addresses. */
  mock: MockServer
  vendor: MockServer
  close(): Promise<void>
}

export interface ReaderRun {
  code: number
  out: string
  err: string
}

/** Prepares the folder and starts the servers. */
export async function createReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-reader-'))
  const mock = await createMockServer({ port: 0, apiKeys: [key] })
  const vendor = await createMockServer({ port: 0, apiKeys: [key], profile: 'vendor' })
  for (const [name, source] of Object.entries(copies)) copyFileSync(join(root, source), join(folder, name))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const { file, text } of readSnippets())
    if (file?.endsWith('.yaml') === true) writeFileSync(join(folder, file), text)
  await writeRecordings(folder, vendor.url)
  // `workbench --open` starts the program that opens addresses; this one writes the address into a file.
  for (const name of ['xdg-open', 'open'])
    writeFileSync(join(folder, name), `#!/bin/sh\nprintf %s "$1" > '${join(folder, 'opened')}'\n`, { mode: 0o755 })
  return {
    folder,
    mock,
    vendor,
    close: async () => void (await Promise.all([mock.close(), vendor.close()])),
  }
}

/** Writes the recordings that the documentation names, of a server that keeps the rules of both profiles. */
async function writeRecordings(folder: string, url: string): Promise<void> {
  const ask = async (stream: boolean) => {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'kimi-k2.6', stream, messages: [{ role: 'user', content: 'Hello!' }] }),
    })
    return response.text()
  }
  mkdirSync(join(folder, 'answers'))
  writeFileSync(join(folder, 'answers/one.json'), await ask(false))
  const stream = await ask(true)
  for (const name of ['stream.sse', 'recorded.sse']) writeFileSync(join(folder, name), stream)
  const har = await (await fetch(new URL('/__mock/requests?format=har', url))).text()
  for (const name of ['capture.har', 'session.har', 'run.har']) writeFileSync(join(folder, name), har)
}

/** Runs one call of kimi-contract as documented, in this process; commands that serve are stopped once they listen. */
export async function runCall(line: string, { folder, mock, vendor }: Reader): Promise<ReaderRun> {
  const [command, file] = line.split(' > ')
  const call = toCall(command!)
  if (call === null) throw new Error(`${line} is no call of kimi-contract`)
  const target = call.args.join(' ').includes('--profile vendor') ? vendor : mock
  const args = call.args.flatMap((word) => toArgument(word, target.url, folder))
  if (serving.has(call.name)) args.unshift('--port', '0')
  // All drills take a minute; tests/e2e/client-drills runs the others.
  if (call.name === 'client' && !args.includes('--only')) args.unshift('--only', 'refusals/*')
  let out = ''
  let err = ''
  const { PATH = '' } = process.env
  const before = process.cwd()
  process.chdir(folder)
  process.env.PATH = `${folder}${delimiter}${PATH}`
  try {
    const code = await main([call.name, ...args], {
      out: (text) => {
        out += text
        if (text.startsWith('listening on ')) setImmediate(() => process.emit('SIGTERM'))
      },
      log: (text) => void (err += `${text}\n`),
      color: false,
      live: false,
      env: {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        MOONSHOT_API_KEY: key,
        KIMI_B_KEY: key,
        MOONSHOT_BASE_URL: mock.url,
      },
    })
    if (file !== undefined) writeFileSync(file, out)
    return { code, out, err }
  } finally {
    process.env.PATH = PATH
    process.chdir(before)
  }
}

/** Commands that run until a signal. */
const serving = new Set(['mock', 'record', 'workbench'])

/** A word as a shell would pass it, with the address of a running server in place of a documented one. */
function toArgument(word: string, url: string, folder: string): string[] {
  if (/^https?:\/\//.test(word)) return [url]
  return word.includes('*.') ? globSync(word, { cwd: folder }) : [word]
}
