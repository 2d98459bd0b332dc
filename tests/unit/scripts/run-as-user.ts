/** A process that runs commands as a user without rights: it starts as root and loads the commands, which takes longer than to run them. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { commands } from '../../../scripts/commands/index.ts'
import { parentEnv, runCli, type CliRun } from './run-cli.ts'

export interface OtherUser {
  run(args: readonly string[]): Promise<CliRun>
  end(): void
}

/** Starts the process; null if it cannot change its user. */
export async function startAsUser(uid: number): Promise<OtherUser | null> {
  const child = fork(fileURLToPath(import.meta.url), [String(uid)], { cwd: '/', env: parentEnv, execArgv: [] })
  const receive = async () => {
    const ended = new AbortController()
    const { signal } = ended
    try {
      return await Promise.race([
        once(child, 'message', { signal }).then(([message]) => message as unknown),
        once(child, 'exit', { signal }).then(([code]) => ({ exitCode: code as number })),
      ])
    } finally {
      ended.abort()
    }
  }
  if ((await receive()) !== 'ready') return null
  return {
    async run(args) {
      child.send(args)
      return (await receive()) as CliRun
    },
    end: () => child.disconnect(),
  }
}

/** Loads all commands, changes the user, and runs what the parent sends. */
async function serve(uid: number): Promise<void> {
  for (const { load } of commands) await load()
  process.setgroups?.([])
  process.setuid?.(uid)
  process.on('message', (args: string[]) => void runCli(args).then((ran) => process.send!(ran)))
  process.send!('ready')
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url))
  await serve(Number(process.argv[2]))
