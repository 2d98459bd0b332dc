/** The result of a smoke test in one screen. */
import type { SmokeResult } from '../smoke.ts'
import { toOneLine } from '../../tests/reporters/failure-text.ts'

/** Text for a person; the last line says whether the key works. */
export function formatSmoke(result: SmokeResult): string {
  const lines = [`kimi-contract smoke: ${result.baseUrl}${result.stream ? ', streamed' : ''}`]
  if (result.model !== undefined) lines.push(`  model       ${result.model}${toReason(result.modelChosenBecause)}`)
  if (result.assertions) {
    lines.push(
      `  ${mark(result.assertions.statusIs200)} status is 200${result.assertions.statusIs200 ? '' : `: it is ${result.status}`}`,
      `  ${mark(result.assertions.choicesNotEmpty)} choices is not empty`,
      `  ${mark(result.assertions.contentNotEmpty)} content is not empty${result.content ? `: ${JSON.stringify(result.content)}` : ''}`,
    )
  } else if (result.status !== undefined) lines.push(`  status      ${result.status}`)
  if (result.latencyMs !== undefined) lines.push(`  latency     ${result.latencyMs} ms`)
  if (result.ttftMs !== undefined) lines.push(`  first byte  ${result.ttftMs} ms`)
  if (result.tokens && result.tokens.prompt + result.tokens.completion > 0)
    lines.push(
      `  tokens      ${result.tokens.prompt} prompt, ${result.tokens.completion} completion${toCost(result.costUsd)}`,
    )
  if (result.diagnosis) lines.push(`  cause       ${result.diagnosis.cause}`, `  next        ${result.diagnosis.next}`)
  lines.push(
    { pass: 'The key works.', fail: 'The key does not work here.', inconclusive: 'No verdict on the key.' }[
      result.verdict
    ],
  )
  return `${lines.map(toOneLine).join('\n')}\n`
}

function toReason(because: string | undefined): string {
  return because === undefined || because === 'named by the caller' ? '' : ` (${because})`
}

function toCost(costUsd: number | null | undefined): string {
  return typeof costUsd === 'number' ? `, $${costUsd.toFixed(6)}` : ''
}

function mark(good: boolean): string {
  return good ? '✓' : '✗'
}
