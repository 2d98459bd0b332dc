/** The contract suite from the page: what it would send and cost, the run with its progress, and its reports. */
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Exchange } from '../../openapi/exchange.ts'
import { preferredModels } from '../../openapi/models.ts'
import { runSuite, type SuiteReport } from '../../tests/suite/index.ts'
import { reporters } from '../../tests/suite/reporters/index.ts'
import { findRow, addBounds, boundCase, isFirstParty, createNodeSender } from '../../tests/suite/sender/index.ts'
import { findSkip, pickCases } from '../../tests/suite/runner/index.ts'
import { toProxyEnv } from '../cli/proxy.ts'
import { findForbidden, resolveHost } from './addresses.ts'
import { CallError, readText, startLines } from './call.ts'
import { requireEnvironment, type Environments, type KnownEnvironment } from './environments.ts'
import { startVerdict } from './judged.ts'
import type { ComposedRequest, SuiteEvent, SuitePlan } from './protocol.ts'
import type { RelayedList } from './relayed.ts'

export interface SuiteContext {
  environments: Environments
  /** Exchanges of the latest runs. */
  suiteExchanges: RelayedList
  relayOffBecause: string | null
  env: Readonly<Record<string, string | undefined>>
}

type Body = Readonly<Record<string, unknown>>

/** `POST suite-plan`: the cases as they apply to the model, with an upper bound of their cost. @throws CallError */
export function planSuite(body: Body, context: SuiteContext): SuitePlan {
  const environment = requireEnvironment(readText(body, 'environmentId'), context)
  const id = readModel(body) ?? preferredModels[0]!
  const model = findRow(id)
  const firstParty = environment.kind === 'mock' || isFirstParty(environment.baseUrl)
  const cases = pickCases({}).map((one) => {
    const skippedBecause = findSkip(one, model, { firstParty, profile: environment.profile })
    return { case: one, bound: boundCase(one, { model, id }), skippedBecause }
  })
  const total = addBounds(cases.filter((one) => one.skippedBecause === null).map(({ bound }) => bound))
  return {
    model: id,
    isBilled: environment.kind !== 'mock',
    requests: total.requests + 1,
    tokens: total.promptTokens + total.completionTokens,
    costUsd: total.costUsd,
    cases: cases.map(({ case: one, bound, skippedBecause }) => ({
      id: one.id,
      about: one.about,
      operationId: one.operationId,
      requests: bound.requests,
      tokens: bound.promptTokens + bound.completionTokens,
      costUsd: bound.costUsd,
      skippedBecause,
    })),
  }
}

/** `POST suite`: runs the chosen cases; the page stops the run by leaving the call. @throws CallError before the first line */
export async function runSuiteForPage(body: Body, response: ServerResponse, context: SuiteContext): Promise<void> {
  const environment = requireEnvironment(readText(body, 'environmentId'), context)
  // Without names, the suite skips what only Moonshot serves; this mock serves it too, so every case is named.
  const only = readIds(body) ?? (environment.kind === 'mock' ? pickCases({}).map(({ id }) => id) : null)
  const typed = body['key'] === undefined ? null : readText(body, 'key')
  const apiKey = typed ?? environment.key ?? (environment.kind === 'mock' ? 'sk-workbench' : null)
  const addresses = await resolveHost(new URL(environment.baseUrl).hostname).catch(() => [])
  const forbidden = findForbidden(addresses, environment.addresses)
  if (forbidden.length > 0)
    throw new CallError(
      403,
      `${environment.name} leads to ${forbidden.join(', ')}, which was not confirmed`,
      'confirm it again',
    )
  const maxCostUsd = readCostLimit(body)
  const lines = startLines<SuiteEvent>(response)
  const sockets = createNodeSender({ proxyEnv: toProxyEnv(context.env) })
  try {
    const report = await runSuite({
      baseUrl: environment.baseUrl,
      send: sockets.send,
      model: readModel(body),
      profile: environment.profile,
      signal: lines.signal,
      ...(only === null ? {} : { only }),
      ...(apiKey === null ? {} : { apiKey }),
      ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
      onProgress: ({ done, of, case: one }) => lines.write({ type: 'case', done, of, case: one }),
      onExchange: (exchange, caseId) => {
        const id = keepExchange(exchange, { environment, caseId, list: context.suiteExchanges })
        lines.write({ type: 'exchange', caseId, id })
      },
    })
    lines.write({ type: 'end', report })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    lines.write({ type: 'error', message, next: 'Check the environment, its key and the chosen cases.' })
  } finally {
    sockets.close()
    lines.end()
  }
}

/** `POST suite-report`: the report of a run in another form. @throws CallError */
export function renderReport(body: Body): { text: string } {
  const name = readText(body, 'reporter')
  const reporter = reporters.find((one) => one.name === name)
  if (reporter === undefined)
    throw new CallError(
      400,
      `there is no reporter ${name.slice(0, 40)}; there are ${reporters.map((one) => one.name).join(', ')}`,
    )
  const { report } = body
  if (typeof report !== 'object' || report === null || !Array.isArray((report as { cases?: unknown }).cases))
    throw new CallError(400, 'report must be the report of a run')
  try {
    return { text: reporter.render(report as SuiteReport) }
  } catch {
    throw new CallError(400, 'report is not the report of a run')
  }
}

function readModel(body: Body): string | undefined {
  const { model } = body
  return typeof model === 'string' && model.trim() !== '' ? model.trim() : undefined
}

/** US dollars at which the run stops; undefined for no limit. A wrong value is refused, because the run would have no limit if it were ignored. */
function readCostLimit(body: Body): number | undefined {
  const { maxCostUsd } = body
  if (maxCostUsd === undefined) return undefined
  if (typeof maxCostUsd !== 'number' || maxCostUsd < 0)
    throw new CallError(400, 'maxCostUsd must be a number of US dollars', 'leave it out for no limit')
  return maxCostUsd
}

/** The ids of the chosen cases; null for all. */
function readIds(body: Body): readonly string[] | null {
  const { only } = body
  if (only === undefined) return null
  if (!Array.isArray(only) || only.length === 0 || !only.every((id) => typeof id === 'string'))
    throw new CallError(400, 'only must be a list of case ids', 'choose at least one case')
  return only
}

/** Keeps an exchange for the answer panel; returns its id. */
function keepExchange(
  exchange: Exchange,
  { environment, caseId, list }: { environment: KnownEnvironment; caseId: string; list: RelayedList },
): string {
  const id = `suite-${randomUUID()}`
  const { request } = exchange
  const verdict = startVerdict(exchange, { profile: environment.profile, needsKey: false })
  for (const { bytes, atMs } of exchange.body) verdict?.push(bytes, atMs)
  list.add({
    id,
    environment: `${environment.name} · ${caseId}`,
    startedAtMs: Date.now(),
    durationMs: exchange.endedAtMs ?? 0,
    request: {
      method: (request?.method ?? 'GET') as ComposedRequest['method'],
      path: '',
      headers: {},
      body: parse(request?.body ?? null),
    },
    url: request?.url ?? '',
    sentHeaders: request?.headers ?? [],
    status: exchange.status,
    headers: exchange.headers ?? [],
    chunks: exchange.body.map(({ bytes, atMs }) => ({ bytes, atMs: atMs ?? 0 })),
    end: exchange.end === 'cut' ? 'cut' : exchange.end === 'open' ? 'open' : 'close',
    clientLeft: false,
    operationId: exchange.operationId,
    verdict: verdict?.end(exchange.end === 'unknown' ? 'complete' : exchange.end, exchange.endedAtMs) ?? null,
  })
  return id
}

function parse(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
