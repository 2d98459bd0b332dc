/**
 * Prepares aimock (CopilotKit), the fastest of the measured peers. It is not a dependency but installed on demand into a cache folder. It serves
 * the same text and reasoning, in chunks of a size that gives about the same number of events.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers } from './answers.ts'
import { install } from './install.ts'

const version = '1.43.0'

export interface Peer {
  name: string
  /** Arguments of the process that serves it; null when it is left out. */
  args: string[] | null
  /** Its name and version, or why it is left out. */
  about: string
}

/** Installs aimock into the folder and returns the arguments that serve it. */
export function prepareAimock(folder: string, answers: Answers): Peer {
  const name = 'aimock'
  const home = join(folder, `aimock-${version}`)
  const problem = install(home, [`@copilotkit/aimock@${version}`])
  if (problem !== null) return { name, args: null, about: `aimock is left out: ${problem}` }
  const entry = join(home, 'node_modules/@copilotkit/aimock/dist/index.js')
  const file = join(folder, 'aimock.json')
  writeFileSync(file, JSON.stringify(toConfig(answers)))
  return { name, args: [join(import.meta.dirname, 'serve-aimock.ts'), entry, file], about: `aimock ${version}` }
}

function toConfig({ json, events }: Answers): { content: string; reasoning: string; chunkSize: number } {
  const answer = JSON.parse(json) as { choices: [{ message: { content: string; reasoning_content?: string } }] }
  const { content, reasoning_content: reasoning = '' } = answer.choices[0].message
  // Four events carry no text: role, end of reasoning, finish reason and [DONE].
  return { content, reasoning, chunkSize: Math.ceil((content.length + reasoning.length) / (events.length - 4)) }
}
