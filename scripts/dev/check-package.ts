/** `npm run package:check`: packs the package, installs it into an empty folder and opens every door, as a stranger would. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kimi-contract-package-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>
  devDependencies: Record<string, string>
}

/** Runs a command to its end; a failure ends the check with the command's own words. */
function run(command: string, args: string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (done.status === 0) return done.stdout
  console.error(`${command} ${args.join(' ')} failed in the package check:\n${done.stdout}${done.stderr}`)
  process.exit(1)
}

const tarball = run('npm', ['pack', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1)!
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
const msw = `msw@${manifest.devDependencies.msw}`
const vitest = `vitest@${manifest.devDependencies.vitest}`
run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, tarball), msw, vitest], folder)

const doors = Object.keys(manifest.exports).map((door) => `kimi-contract${door.slice(1)}`)
const opened = doors.filter((door) => !/vitest$|browser$|\.json$/.test(door))
writeFileSync(
  join(folder, 'doors.js'),
  `${opened.map((door) => `await import('${door}')`).join('\n')}
import { createMockServer } from 'kimi-contract/server'
import { runSuite } from 'kimi-contract/suite'
import document from 'kimi-contract/openapi.json' with { type: 'json' }
const mock = await createMockServer({ port: 0 })
const report = await runSuite({ baseUrl: mock.url, apiKey: 'sk-any', model: 'kimi-k2.6' })
await mock.close()
console.log(document.openapi, report.verdict, report.summary.cases)
`,
)
console.log(`packed ${tarball}; opened ${opened.join(', ')}`)
console.log(run(process.execPath, ['doors.js'], folder).trim())
console.log(
  run(process.execPath, ['node_modules/.bin/kimi-contract', 'check', '--only', 'chat/*'], folder)
    .trim()
    .split('\n')
    .at(-1),
)
console.log(await askBundledMock())

/** The `mock` command runs from a bundle of its own: started, asked for a stream, and stopped as Ctrl-C does. */
async function askBundledMock(): Promise<string> {
  const bin = 'node_modules/.bin/kimi-contract'
  const child = spawn(process.execPath, [bin, 'mock', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let said = ''
  for await (const part of child.stdout.setEncoding('utf8')) {
    said += String(part)
    if (said.includes('\n')) break
  }
  const url = /listening on (\S+)/.exec(said)?.[1]
  if (url === undefined) throw new Error(`the packed mock did not say where it listens: ${said}`)
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk-any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'hi' }] }),
  })
  const text = await response.text()
  child.kill('SIGINT')
  const [code] = (await ended) as [number | null]
  if (response.status !== 200 || !text.endsWith('data: [DONE]\n\n') || code !== 0)
    throw new Error(`the packed mock answered ${response.status}, ended with ${code}, and said: ${text.slice(-200)}`)
  return `the packed mock streamed ${text.split('\n\n').length - 1} events and stopped with code ${code}`
}
