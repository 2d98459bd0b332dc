/** What `check --list` prints: cases and checks with their sources, and the most a run may cost. */
import { findModel, preferredModels } from '../openapi/models.ts'
import { checks } from '../tests/checks/all.ts'
import { relations } from '../tests/relations/all.ts'
import type { Case } from '../tests/case.ts'
import { findRow } from '../tests/run/choose-model.ts'
import { addBounds, boundCase } from '../tests/run/cost.ts'
import { runnerChecks } from '../tests/run/delivery.ts'

/** The listing as text; without a model named, for the first preferred one. */
export function toListing(
  cases: readonly Case[],
  options: { model?: string | undefined; profile?: string | undefined },
): string {
  const id = options.model ?? preferredModels[0]!
  const model = findRow(id)
  const lines = [`Cases (${cases.length}), as they apply to ${id}:`]
  const sent: Case[] = []
  for (const one of cases) {
    const reason = one.skip?.(model) ?? null
    if (reason === null) sent.push(one)
    lines.push(
      `  ${one.id}${one.statistical ? ' (rate, never a breach)' : ''}`,
      `      ${one.about}`,
      `      source: ${one.source}`,
    )
    if (reason !== null) lines.push(`      skipped: ${reason}`)
  }
  const judges = [...checks, ...relations, ...runnerChecks]
  lines.push('', `Checks (${judges.length}):`)
  for (const check of judges) {
    const severity = 'severity' in check ? ` (${check.severity})` : ''
    const profiles = 'profiles' in check && check.profiles ? `, profile ${check.profiles.join(' and ')}` : ''
    lines.push(`  ${check.name}${severity}${profiles}`, `      ${check.promise}`, `      source: ${check.source}`)
  }
  const bound = addBounds(sent.map((one) => boundCase(one, { model, id })))
  const cost =
    bound.costUsd === null ? `no price is known for ${id}` : `$${bound.costUsd.toFixed(2)} by the prices of ${id}`
  lines.push(
    '',
    `At most ${bound.requests} requests (busy answers aside), ${bound.promptTokens} prompt and ${bound.completionTokens} completion tokens: ${cost}.`,
  )
  if (options.model !== undefined && findModel(id) === null)
    lines.push(`${id} is not in the table of models: it is treated like ${model.family}.`)
  return `${lines.join('\n')}\n`
}
