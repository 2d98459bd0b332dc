/** The text of `check --list`: cases and checks with their sources, and an upper bound of the cost. */
import { toSourceText } from '../../../openapi/evidence.ts'
import { findModel, preferredModels } from '../../../openapi/models.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { relations } from '../../../tests/suite/relations/index.ts'
import type { Case, Profile } from '../../../tests/suite/judge/index.ts'
import { findRow, addBounds, boundCase } from '../../../tests/suite/sender/index.ts'
import { runnerChecks, findSkip } from '../../../tests/suite/runner/index.ts'

interface ListOptions {
  model?: string | undefined
  profile?: Profile | undefined
}

/** An upper bound of requests (GET /models included), tokens and cost, in one line. */
export function toBoundLine(cases: readonly Case[], options: ListOptions): string {
  const id = options.model ?? preferredModels[0]!
  const model = findRow(id)
  const sent = cases.filter((one) => findReason(one, options) === null)
  const bound = addBounds(sent.map((one) => boundCase(one, { model, id })))
  const cost =
    bound.costUsd === null
      ? `no price is known for ${id}`
      : `$${bound.costUsd.toFixed(bound.costUsd < 0.01 ? 4 : 2)} by the prices of ${id}`
  const tokens = `${bound.promptTokens} prompt and ${bound.completionTokens} completion tokens`
  return `At most ${bound.requests + 1} requests (GET /models included, without retries for a busy target), ${tokens}: ${cost}`
}

function findReason(one: Case, options: ListOptions): string | null {
  return findSkip(one, findRow(options.model ?? preferredModels[0]!), {
    firstParty: true,
    profile: options.profile ?? 'official',
  })
}

/** The listing as text, for the given model or the first preferred one. */
export function toListing(cases: readonly Case[], options: ListOptions): string {
  const id = options.model ?? preferredModels[0]!
  const model = findRow(id)
  const lines = [`Cases (${cases.length}), as they apply to ${id}:`]
  for (const one of cases) {
    const reason = findReason(one, options)
    lines.push(
      `  ${one.id}${one.statistical ? ' (measures a rate; cannot fail)' : ''}`,
      `      ${one.about}`,
      `      source: ${toSourceText(one.source)}${one.note === undefined ? '' : `; ${one.note}`}`,
    )
    if (reason !== null) lines.push(`      skipped: ${reason}`)
  }
  const judges = [...checks, ...relations, ...runnerChecks]
  lines.push('', `Checks (${judges.length}):`)
  for (const check of judges) {
    const severity = 'severity' in check ? ` (${check.severity})` : ''
    const profiles = 'profiles' in check && check.profiles ? `, profile ${check.profiles.join(' and ')}` : ''
    lines.push(
      `  ${check.name}${severity}${profiles}`,
      `      ${check.promise}`,
      `      source: ${toSourceText(check.source)}`,
    )
  }
  lines.push('', `${toBoundLine(cases, options)}.`)
  if (options.model !== undefined && findModel(id) === null)
    lines.push(`${id} is not in the table of models; it is tested like ${model.family}.`)
  return `${lines.join('\n')}\n`
}
