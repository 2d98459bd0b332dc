/** Programs that do not end, leave children behind, print the key or cannot be started: the command reports and leaves nothing running. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { runClientDrills } from '../../../../scripts/client-drills/run.ts'
import { makeFolder, runCli, spawnCli } from '../run-cli.ts'
import { defineAsk } from './sample.ts'

const ask = `await (async () => {
  ${defineAsk}
  const { text } = await ask({ model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Hello!' }] })
  const body = JSON.parse(text)
  console.log(body.choices?.[0].message.content ?? body.error.message)
})()
`
const writePid = `;(await import('node:fs')).writeFileSync(process.env.PID_FILE, String(process.pid))\n`
const stay = `;setInterval(() => undefined, 1000)\n`
const ignoreSigterm = `process.on('SIGTERM', () => undefined)\n`

function toApp(code: string): { app: string; pidFile: string } {
  const folder = makeFolder()
  const app = join(folder, 'app.mjs')
  writeFileSync(app, code)
  return { app, pidFile: join(folder, 'pid') }
}

async function readPid(file: string): Promise<number> {
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await wait(20)
  return Number(readFileSync(file, 'utf8'))
}

/** Waits until a process has ended. The kernel removes it some time after the signal. */
async function waitForEnd(pid: number): Promise<void> {
  while (isRunning(pid)) await wait(20)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A process that has ended is kept until its parent has read its status.
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
    return !/\) Z /.test(stat)
  } catch {
    return false
  }
}

// Tests of processes run beside each other, because they mostly wait; the longest starts first.
test.concurrent('a program that never ends is stopped at the limit, which is the finding', async ({ expect }) => {
  const { app } = toApp(ask + stay)
  const only = ['answers/whole', 'refusals/authentication']
  const limitMs = 10_000
  const report = await runClientDrills({ command: [process.execPath, app], only, limitMs })
  const [refused, whole] = report.cases
  expect(whole).toMatchObject({ id: 'answers/whole', status: 'fail' })
  const seconds = /^still running at the limit after ([\d.]+) s/.exec(whole!.failures[0]!.received ?? '')?.[1]
  expect(Number(seconds)).toBeGreaterThanOrEqual(limitMs / 1000)
  expect(refused!.status).toBe('pass')
})

test.concurrent('Ctrl-C ends a program that ignores SIGTERM, and prints the results so far', async ({ expect }) => {
  const { app, pidFile } = toApp(ask + ignoreSigterm + writePid + stay)
  let kill: ((signal: NodeJS.Signals) => void) | undefined
  const args = ['client', '--reporter', 'json', '--env', `PID_FILE=${pidFile}`, '--', process.execPath, app]
  const running = spawnCli(args, { onStart: (one) => void (kill = one) })
  const pid = await readPid(pidFile)
  kill!('SIGINT')
  const { code, out, err } = await running
  await waitForEnd(pid)
  const report = JSON.parse(out) as { verdict: string; inconclusiveBecause: string; left: string[]; cases: unknown[] }
  expect(report).toMatchObject({ verdict: 'inconclusive', inconclusiveBecause: 'the run was interrupted' })
  expect(report.left.length).toBe(report.cases.length)
  expect(err).toContain('stopping; the report follows')
  expect(code).toBe(3)
})

test.concurrent('Ctrl-C after the first run keeps what was judged', async ({ expect }) => {
  // The first run ends; the others wait.
  const code = `const fs = await import('node:fs')
const isFirst = !fs.existsSync(process.env.PID_FILE + '.first')
fs.writeFileSync(process.env.PID_FILE + '.first', '')
${ask}if (!isFirst) { ${writePid}${stay} }`
  const { app, pidFile } = toApp(code)
  let kill: ((signal: NodeJS.Signals) => void) | undefined
  const running = spawnCli(
    ['client', '--reporter', 'json', '--concurrency', '1', '--env', `PID_FILE=${pidFile}`, '--', process.execPath, app],
    { onStart: (one) => void (kill = one) },
  )
  const pid = await readPid(pidFile)
  kill!('SIGINT')
  const { code: exitCode, out } = await running
  await waitForEnd(pid)
  const report = JSON.parse(out) as { left: string[]; cases: { id: string; status: string }[] }
  const statusOf = (id: string) => report.cases.find((one) => one.id === id)?.status
  expect(statusOf('answers/whole')).toBe('pass')
  expect(statusOf('refusals/quota')).toBe('skip')
  expect(report.left).toContain('refusals/quota')
  expect(report.left).not.toContain('answers/whole')
  expect(exitCode).toBe(3)
})

test.concurrent('an exit of the command during a run ends the program', async ({ expect }) => {
  const { app, pidFile } = toApp(ignoreSigterm + writePid + stay)
  const launcher = fileURLToPath(new URL('../../../../scripts/client-drills/launch.ts', import.meta.url))
  const code = `import { launch } from ${JSON.stringify(launcher)}
launch({ command: [process.execPath, ${JSON.stringify(app)}], env: { ...process.env }, input: null, limitMs: 60_000 })
process.stdin.once('data', () => process.exit(130))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, PID_FILE: pidFile },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const pid = await readPid(pidFile)
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.stdin.end('exit')
  expect(await ended).toBe(130)
  await waitForEnd(pid)
})

test.concurrent('a child that the program leaves behind, and that holds its output open, ends with the run', async ({
  expect,
}) => {
  const child = `process.on('SIGTERM', () => undefined); ${writePid.replace('(await import(', '(require(')}${stay}`
  const { app, pidFile } = toApp(`import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' }).unref()
while (!existsSync(process.env.PID_FILE)) await new Promise((resolve) => setTimeout(resolve, 20))
${ask}process.exit(0)`)
  const report = await runClientDrills({
    command: [process.execPath, app],
    only: ['answers/whole'],
    env: { PID_FILE: pidFile },
  })
  await waitForEnd(await readPid(pidFile))
  expect(report.cases.map(({ status }) => status)).toEqual(['pass'])
})

/** Other systems have no list of processes with their environments. */
test.runIf(process.platform === 'linux').concurrent.for([
  ['a child in a session of its own', 'spawn(process.execPath, args, { detached: true, stdio: "ignore" }).unref()'],
  [
    'a child of a child, whose parent has ended',
    'spawn(process.execPath, ["-e", `require("node:child_process").spawn(process.execPath, ${JSON.stringify(args)}, { detached: true, stdio: "ignore" }).unref()`], { detached: true, stdio: "ignore" }).unref()',
  ],
])('%s ends with the run', async ([, start], { expect }) => {
  const child = `process.on('SIGTERM', () => undefined); ${writePid.replace('(await import(', '(require(')}${stay}`
  const { app, pidFile } = toApp(`import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
const args = ['-e', ${JSON.stringify(child)}]
${start}
while (!existsSync(process.env.PID_FILE)) await new Promise((resolve) => setTimeout(resolve, 20))
${ask}`)
  const report = await runClientDrills({
    command: [process.execPath, app],
    only: ['answers/whole'],
    env: { PID_FILE: pidFile },
  })
  await waitForEnd(await readPid(pidFile))
  expect(report.cases.map(({ status }) => status)).toEqual(['pass'])
})

test.concurrent('client --attach prints address and key, serves a run, and reports at Ctrl-C', async ({ expect }) => {
  let kill: ((signal: NodeJS.Signals) => void) | undefined
  let printed = ''
  const args = [
    'client',
    '--attach',
    '--port',
    '0',
    '--only',
    'answers/*',
    '--only',
    'requests/*',
    '--reporter',
    'json',
  ]
  const running = spawnCli(args, {
    onStart: (one) => void (kill = one),
    onErr: (text) => void (printed += text),
  })
  while (!/run 1: the mock /.test(printed)) await wait(20)
  const baseUrl = /^base URL +(\S+)$/m.exec(printed)![1]!
  const key = /^key +(\S+)$/m.exec(printed)![1]!
  await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: 'kimi-k2.6', temperature: 0.2, messages: [{ role: 'user', content: 'Hello!' }] }),
  })
  await fetch(baseUrl.replace(/v1$/, '__mock/drill/next'), { method: 'POST' })
  while (!/run 2\/\d+: the mock /.test(printed)) await wait(20)
  kill!('SIGINT')
  const { code, out } = await running
  const report = JSON.parse(out) as { verdict: string; cases: { id: string; status: string }[] }
  expect(report.cases.find(({ id }) => id === 'requests/accepted')?.status).toBe('fail')
  expect([report.verdict, code]).toEqual(['fail', 1])
  expect(out).not.toContain(key)
})

test.for(['pretty', 'json', 'junit', 'html', 'markdown', 'github'])(
  'the key that a program prints is in no %s report',
  async (reporter, { expect }) => {
    const code = `console.error('Error: request with ' + process.env.KIMI_API_KEY + ' to ' + process.env.KIMI_BASE_URL); ${ask}`
    const { app } = toApp(code)
    const args = [
      '--only',
      'secrets/output',
      '--only',
      'answers/length',
      '--reporter',
      reporter,
      '--',
      process.execPath,
      app,
    ]
    const { code: exitCode, out, err } = await runCli(['client', ...args])
    expect(exitCode).toBe(1)
    expect(out).toContain('the key is in the output')
    expect(out + err).not.toMatch(/sk-drill[A-Za-z0-9]{8}/)
  },
)

test.for([
  ['a file that does not exist', './no-such-app', /no-such-app could not be started: there is no such program/],
  ['a file that is not executable', 'notes.txt', /notes\.txt could not be started: it is not executable/],
] as const)('%s is refused with one line', async ([, name, message], { expect }) => {
  const cwd = makeFolder()
  writeFileSync(join(cwd, 'notes.txt'), 'no program')
  const { code, out, err } = await runCli(['client', '--', join(cwd, name)], { cwd })
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(message)
  expect(err).not.toMatch(/^ +at /m)
})

test.for([
  [['--attach', '--', 'node', 'app.js'], '--attach starts no program'],
  [['--attach', '--ok-exit', '1'], '--ok-exit is for a program that is started'],
  [['--attach', '--expect-output', 'x'], '--expect-output is for a program that is started'],
  [['--attach', '--port', '99999'], 'port is 99999'],
  [[], '--attach for a program that no command starts'],
] as const)('client %j is refused with exit code 2', async ([args, message], { expect }) => {
  const { code, out, err } = await runCli(['client', ...args])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
})
