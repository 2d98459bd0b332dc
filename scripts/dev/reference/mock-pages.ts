/** Pages of the reference about the mock: scenarios, faults, models. */
import { models, type FixedSampling, type RangeSampling } from '../../../openapi/models.ts'
import type { SourceId } from '../../../openapi/evidence.ts'
import { sources } from '../../../openapi/generated/sources.ts'
import { faults, type FaultScope } from '../../../mocks/faults/index.ts'
import { scenarios } from '../../../mocks/scenarios/index.ts'
import { toCode, toPage, toSourceLinks, toTable, toText } from './markdown.ts'

export function toScenariosPage(): string {
  const rows = scenarios.map(({ id, status, about, evidence, source, note }) => [
    toCode(id),
    String(status),
    toText(note === undefined ? about : `${about} (${note})`),
    `${evidence}: ${toSourceLinks(source)}`,
  ])
  return toPage('Scenarios', [
    'Named answers of the mock that the API also gives. Pick one for a request with `Prefer: example=ID`, for the next requests with `mock.next(ID)` or `PUT /__mock/scenarios`, for all with `--scenario ID`.',
    'The last column says how well the wording is known: recorded (seen in an answer of the service), documented, reported by others, or unverified (the closest documented form).',
    toTable(['id', 'status', 'answer', 'evidence'], rows),
  ])
}

export function toFaultsPage(): string {
  const rows = faults.map(({ id, about, source, expects, appliesTo, layer }) => [
    toCode(id),
    toText(about),
    expects,
    toScopeText(appliesTo) + (layer === 'transport' ? ', over HTTP only' : ''),
    source in sources ? toSourceLinks(source as SourceId) : `[${source}](../../tests/kill-table/breaches.yaml)`,
  ])
  return toPage('Faults', [
    'Deliberate breaches of the contract. Pick one with `Prefer: fault=ID`, `mock.next(ID)` or `--fault ID`. The column *suite* is what the contract suite says about an answer with it; `pass` marks unusual answers that conform to the contract.',
    'The [kill table](../../tests/kill-table/KILL-TABLE.md) has the complete result of the suite for each of them.',
    toTable(['id', 'what the answer has', 'suite', 'applies to', 'seen in'], rows),
  ])
}

function toScopeText({ reply, statuses, request, content }: FaultScope): string {
  const parts = [
    reply,
    ...(statuses === undefined ? [] : [`status ${statuses.join(', ')}`]),
    ...(request === undefined ? [] : [`request with ${request}`]),
    ...(content === undefined ? [] : [`reply with ${content}`]),
  ]
  return toText(parts.join('; '))
}

export function toModelsPage(): string {
  const ids = models.map(({ id }) => id)
  const rows = models.map((model) => {
    const { id, status, context_length: context, input, thinking, sampling, price, output } = model
    const { usd } = price
    return [
      toCode(id),
      status,
      String(context),
      input.join(', '),
      thinking.form + (thinking.efforts.length === 0 ? '' : ` (${thinking.efforts.join(', ')})`),
      toSampling(sampling.temperature),
      toSampling(sampling.top_p),
      output.max === null ? String(output.default) : `${output.default}, ${output.max} at most`,
      toPrice(usd),
    ]
  })
  const headings = [
    'id',
    'status',
    'context',
    'input',
    'thinking',
    'temperature',
    'top_p',
    'output tokens',
    'US dollars per million tokens: input / output / cache hit',
  ]
  return toPage('Models', [
    `The ${ids.length} models that the mock knows, from [openapi/models.yaml](../../openapi/models.yaml), which has the evidence of each value. The mock refuses what a model does not accept. \`--lifecycle today\` answers 404 for retired ones.`,
    toTable(headings, rows),
  ])
}

function toPrice(usd: (typeof models)[number]['price']['usd']): string {
  if (usd === null) return '–'
  const prices = [usd.input, usd.output, ...(usd.cache_hit === null ? [] : [usd.cache_hit])]
  return prices.join(' / ')
}

function toSampling(rule: FixedSampling | RangeSampling): string {
  if (rule.kind === 'range') return `${rule.min} to ${rule.max}, default ${rule.default}`
  return rule.thinking === rule.plain
    ? `${rule.plain} only`
    : `${rule.thinking} only, without thinking ${rule.plain} only`
}
