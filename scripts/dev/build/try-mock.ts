/** Tests a built command line: starts its mock, reads a stream and stops the mock. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Starts the command `mock` on a free port, requests a stream, and stops the process with SIGINT.
 * @param command the program and the arguments before `mock`
 * @returns the number of events of the stream
 * @throws Error if the mock prints no URL, the stream has no end mark, or the exit code is not 0
 */
export async function streamFromMock(
  [program, ...before]: readonly [string, ...string[]],
  { args = [], cwd, env = process.env }: { args?: readonly string[]; cwd: string; env?: NodeJS.ProcessEnv },
): Promise<number> {
  const child = spawn(program, [...before, 'mock', '--port', '0', '--quiet', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let output = ''
  for await (const part of child.stdout.setEncoding('utf8')) {
    output += String(part)
    if (output.includes('\n')) break
  }
  const url = /listening on (\S+)/.exec(output)?.[1]
  if (url === undefined) throw new Error(`the mock did not print its URL: ${output}`)
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
  })
  const text = await response.text()
  child.kill('SIGINT')
  const [code] = (await ended) as [number | null]
  // Windows has no signals: `kill` ends the process there.
  const isStopped = code === 0 || process.platform === 'win32'
  if (response.status !== 200 || !text.endsWith('data: [DONE]\n\n') || !isStopped)
    throw new Error(`the mock answered ${response.status}, ended with ${code}, and streamed: ${text.slice(-200)}`)
  return text.split('\n\n').length - 1
}
