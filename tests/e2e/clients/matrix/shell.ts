/** Runs the commands of a client in its folder. */
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const key = 'sk-clients'
const binaries = fileURLToPath(new URL('../../../../node_modules/.bin', import.meta.url))

export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

export interface Finished {
  /** null if the command was ended at the limit. */
  code: number | null
  output: string
}

/** Runs a command without blocking the event loop, because the mock answers in it. At the limit, the command and its child processes are ended. */
export async function run(
  command: string,
  { cwd, environment, limitMs }: { cwd: string; environment: Readonly<Record<string, string>>; limitMs: number },
): Promise<Finished> {
  const env = {
    ...process.env,
    PATH: `${binaries}:${process.env['PATH'] ?? ''}`,
    PYTHON: process.env['CLIENTS_PYTHON'] ?? 'python3',
    PYTHONDONTWRITEBYTECODE: '1',
    ...environment,
  }
  const child = spawn('bash', ['-c', command], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  const limit = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, limitMs)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(limit)
  return { code, output }
}
