/**
 * aimock (CopilotKit), the fastest of the measured peers. It is installed on demand into a cache folder and is no dependency.
 * It serves the same text and the same reasoning, in chunks of a size that gives about as many events.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers } from './answers.ts'

const version = '1.43.0'

export interface Peer {
  /** Arguments of the process that serves it; null when it could not be installed. */
  args: string[] | null
  /** Its name and version, or why it is left out. */
  about: string
}

/** Installs aimock into the folder and returns the arguments that serve it. */
export function prepareAimock(folder: string, answers: Answers): Peer {
  const home = join(folder, `aimock-${version}`)
  const entry = join(home, 'node_modules/@copilotkit/aimock/dist/index.js')
  if (!existsSync(entry)) {
    const problem = install(home)
    if (problem !== null || !existsSync(entry))
      return {
        args: null,
        about: `aimock is left out: npm could not install it (${problem ?? 'its entry is missing'})`,
      }
  }
  const file = join(folder, 'aimock.json')
  writeFileSync(file, JSON.stringify(toConfig(answers)))
  return { args: [join(import.meta.dirname, 'serve-aimock.ts'), entry, file], about: `aimock ${version}` }
}

function install(home: string): string | null {
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"private":true}\n')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const done = spawnSync('npm', ['install', ...flags, `@copilotkit/aimock@${version}`], {
    cwd: home,
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (done.status === 0) return null
  const output = done.error ? String(done.error) : done.stderr
  return /code (E\w+)/.exec(output)?.[1] ?? output.trim().split('\n')[0] ?? 'no reason given'
}

function toConfig({ json, events }: Answers): { content: string; reasoning: string; chunkSize: number } {
  const answer = JSON.parse(json) as { choices: [{ message: { content: string; reasoning_content?: string } }] }
  const { content, reasoning_content: reasoning = '' } = answer.choices[0].message
  // Four events carry no text: role, end of reasoning, finish reason and [DONE].
  return { content, reasoning, chunkSize: Math.ceil((content.length + reasoning.length) / (events.length - 4)) }
}
