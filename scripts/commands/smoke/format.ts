/** Formats the result of a smoke test for one screen of a terminal. */
import { conclusions, diagnoses } from './diagnoses.ts'
import { toOneLine } from '../../../tests/suite/reporters/index.ts'
import type { SmokeResult } from './result.ts'

const columns = 100
const margin = 14

/** The text; its last line states what works and what does not. */
export function formatSmoke(result: SmokeResult): string {
  const { assertions, diagnosis, status } = result
  const key = result.key === undefined ? '' : `, key ${result.key}`
  const lines = [`kimi-contract smoke: ${toOneLine(result.baseUrl)}${result.stream ? ', streamed' : ''}${key}`]
  const row = (label: string, text: string) => lines.push(...wrap(label, toOneLine(text)))
  if (result.model !== undefined) row('model', `${result.model}${toReason(result.modelChosenBecause)}`)
  if (assertions) {
    const content = result.content ? `: ${JSON.stringify(result.content.slice(0, 60))}` : ''
    lines.push(
      `  ${mark(assertions.statusIs200)} status is 200${assertions.statusIs200 ? '' : `: it is ${status}`}`,
      `  ${mark(assertions.choicesNotEmpty)} choices is not empty`,
      `  ${mark(assertions.contentNotEmpty)} content is not empty${toOneLine(content)}`,
    )
  } else if (status !== undefined) row('status', String(status))
  if (result.latencyMs !== undefined) row('latency', `${result.latencyMs} ms`)
  if (result.ttftMs !== undefined) row('first token', `${result.ttftMs} ms${result.stream ? '' : ', streamed'}`)
  if (result.tokens && result.tokens.prompt + result.tokens.completion > 0)
    row('tokens', `${result.tokens.prompt} prompt, ${result.tokens.completion} completion${toCost(result.costUsd)}`)
  if (result.tier) row('tier', `${result.tier.tier} (${result.tier.because})`)
  for (const note of result.notes) row('note', note)
  if (diagnosis) {
    row('cause', `${diagnosis.cause} [${diagnosis.id}]`)
    row('next', diagnosis.next)
  }
  return `${[...lines, toConclusion(result)].join('\n')}\n`
}

/** The last line. It blames the key only if the key was judged. */
function toConclusion({ verdict, diagnosis, key }: SmokeResult): string {
  if (diagnosis === undefined || verdict === 'pass')
    return key === undefined ? 'The server works without a key; no key was tested.' : 'The key works.'
  const [, subject] = diagnoses[diagnosis.id]
  return conclusions[subject][verdict]
}

/** A text with a label, broken into lines between words; a URL longer than a line is not broken. */
function wrap(label: string, text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && margin + last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((one, nth) => `  ${(nth === 0 ? label : '').padEnd(margin - 2)}${one}`)
}

function toReason(because: string | undefined): string {
  return because === undefined || because === 'named by the caller' ? '' : ` (${because})`
}

function toCost(costUsd: number | null | undefined): string {
  return typeof costUsd === 'number' ? `, $${costUsd.toFixed(6)}` : ', cost not known'
}

function mark(good: boolean): string {
  return good ? '✓' : '✗'
}
