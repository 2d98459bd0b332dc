/**
 * The smoke test: does this key work, and if not, why? It sends at most three small requests: for the list of models if no model is given,
 * one chat request, and one more. The third is a streamed request for the time to the first token, or finds the cause of a failure.
 */
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'
import { rateLimitTiers } from '../../../openapi/rate-limit-tiers.ts'
import {
  chooseModel,
  findRow,
  type ChosenModel,
  isFirstParty,
  isLoopback,
  placeholderKey,
  NoAnswerError,
  type Incoming,
  type Send,
} from '../../../tests/suite/sender/index.ts'
import { inspectKey, toKeyTail } from '../../cli/key-form.ts'
import type { Proxy } from '../../cli/proxy.ts'
import { diagnoses } from './diagnoses.ts'
import { describeChat, sendChat } from './chat-request.ts'
import { findClockSkew, findServerMs } from './clock.ts'
import { createHider, isHtml, toText, type Context } from './context.ts'
import { diagnoseAnswer } from './diagnose-answer.ts'
import { isDone } from './diagnose-body.ts'
import { diagnoseForm, diagnoseNoKey } from './diagnose-key.ts'
import { diagnoseNoAnswer, diagnoseProxyAddress } from './diagnose-network.ts'
import { inspectPath } from './diagnose-path.ts'
import { createLimitedSender } from './limited-sender.ts'
import type { Diagnosis, Limit, SmokeResult, TierGuess } from './result.ts'
import { probeTls, type TlsProbe } from './tls-probe.ts'

export interface SmokeOptions {
  baseUrl: string
  apiKey: string | undefined
  model: string | undefined
  stream: boolean
  timeoutMs: number
  send: Send
  /** Receives a line about each request beyond the usual ones. */
  announce?: (line: string) => void
  /** Tries a key that one of Moonshot's own hosts refuses at the other (default: true). */
  tryOtherHost?: boolean
  /** Where a key seems to be, if none is set. */
  keyHint?: string | null
  proxy?: Proxy | null
  probeTls?: (url: string, timeoutMs: number) => Promise<TlsProbe | null>
  /** Unix time in milliseconds. */
  now?: () => number
}

/** The list of models is short, so a server that works sends it at once; an answer to a question may take longer. */
const listTimeoutMs = 15_000

type Found = Partial<SmokeResult> & { diagnosis?: Diagnosis }

/** Runs the smoke test. Every failure is a diagnosis; nothing is thrown. */
export async function runSmoke(options: SmokeOptions): Promise<SmokeResult> {
  const { baseUrl, stream, apiKey } = options
  const announce = options.announce ?? (() => undefined)
  const sender = createLimitedSender(options.send, { timeoutMs: options.timeoutMs, announce })
  const keyProblem = apiKey === undefined ? null : inspectKey(apiKey)
  const key = keyProblem?.cleaned ?? apiKey ?? placeholderKey
  const context: Context = {
    baseUrl,
    apiKey,
    key,
    keyProblem,
    stream,
    sender,
    model: options.model ?? null,
    offered: null,
    timeoutMs: options.timeoutMs,
    hide: createHider([apiKey, key === placeholderKey ? undefined : key]),
    announce,
    nowMs: options.now ?? Date.now,
    keyHint: options.keyHint ?? null,
    proxy: options.proxy ?? null,
    tryOtherHost: options.tryOtherHost ?? true,
    probeTls: options.probeTls ?? probeTls,
  }
  const notes: string[] = []
  const found = await examine(options, context, notes).catch(async (error: unknown): Promise<Found> => {
    if (!(error instanceof NoAnswerError)) throw error
    return { diagnosis: await diagnoseNoAnswer(error, context) }
  })
  const { diagnosis } = found
  const tier = (sender.last && findTier(sender.last.headers)) ?? (diagnosis?.limit && guessTier(diagnosis.limit))
  return {
    schemaVersion: 1,
    verdict: diagnosis ? diagnoses[diagnosis.id][0] : 'pass',
    baseUrl,
    stream,
    ...(apiKey === undefined ? {} : { key: toKeyTail(key) }),
    ...(context.model === null || sender.sent.length === 0 ? {} : { model: context.model }),
    ...found,
    ...(found.content === undefined ? {} : { content: context.hide(found.content) }),
    ...(tier ? { tier } : {}),
    notes: [...toNotes(context, diagnosis), ...notes],
    requests: sender.sent.map((one) => ({ ...one, url: context.hide(one.url) })),
  }
}

async function examine(options: SmokeOptions, context: Context, notes: string[]): Promise<Found> {
  const { apiKey, baseUrl, key, sender, keyProblem } = context
  if (apiKey === undefined && !isLoopback(baseUrl)) return { diagnosis: diagnoseNoKey(context, false, false) }
  if (keyProblem?.id === 'key-empty') return { diagnosis: diagnoseNoKey(context, true, false) }
  // A text that is not a key of Moonshot may be another service's secret, so it is not sent.
  if (keyProblem && keyProblem.cleaned === null && isFirstParty(baseUrl))
    return { diagnosis: diagnoseForm(context, null)! }
  if (context.proxy?.used && context.proxy.problem) return { diagnosis: diagnoseProxyAddress(context.proxy) }
  const chosen = await choose(options, context)
  context.offered = chosen.offered
  context.model = chosen.id
  if (options.model === undefined && sender.last && showsCause(sender.last, chosen, baseUrl)) {
    context.model = null
    const limited = { ...context, timeoutMs: Math.min(context.timeoutMs, listTimeoutMs) }
    return { status: sender.last.status, diagnosis: await diagnoseAnswer(sender.last, limited) }
  }
  const request = { baseUrl, key, chosen, stream: options.stream, timeoutMs: options.timeoutMs }
  const chat = await sendChat(request, sender.send)
  const found: Found = describeChat(chat, chosen)
  const text = toText(chat.answer)
  const endsWell = !options.stream || isDone(chat, text)
  const isWhole = chat.answer.end !== 'cut' && !chat.assembled.error
  if (!Object.values(found.assertions ?? {}).every(Boolean) || !endsWell || !isWhole)
    return { ...found, diagnosis: await diagnoseAnswer(chat.answer, context, chat) }
  if (chat.answer.end === 'open') notes.push('the connection stayed open after the end of the answer')
  if (keyProblem && keyProblem.cleaned !== null) return { ...found, diagnosis: diagnoseForm(context, true)! }
  return options.stream ? found : { ...found, ...(await timeStream(request, context, notes)) }
}

async function choose(options: SmokeOptions, context: Context): Promise<ChosenModel> {
  const { model } = options
  if (model !== undefined) {
    const because = 'named by the caller'
    return { id: model, model: findRow(model), because, offered: null, status: null, blockedBecause: null }
  }
  const { baseUrl, apiKey, timeoutMs } = options
  const settings = {
    baseUrl,
    apiKey,
    timeoutMs: Math.min(timeoutMs, listTimeoutMs),
    model,
    graceMs: 3_000,
    signal: undefined,
  }
  return chooseModel(settings, context.sender.send, `Bearer ${context.key}`)
}

/** Whether the answer to GET /models already shows the cause. */
function showsCause(answer: Incoming, chosen: ChosenModel, baseUrl: string): boolean {
  const { status } = answer
  if (answer.end === 'open' && answer.body.length === 0) return true
  if (chosen.blockedBecause !== null || status === 407 || status === 511 || (status >= 300 && status < 400)) return true
  return isHtml(answer) || ((status === 404 || status === 405) && inspectPath(baseUrl) !== null)
}

/** Measures the time to the first token with one streamed request. A failure is only noted, because the key has already worked. */
async function timeStream(
  request: Parameters<typeof sendChat>[0],
  context: Context,
  notes: string[],
): Promise<Pick<SmokeResult, 'ttftMs'>> {
  if (context.sender.left === 0) return {}
  try {
    const chat = await sendChat({ ...request, stream: true }, context.sender.send)
    if (chat.firstTextMs !== null) {
      if (!isDone(chat, toText(chat.answer)))
        notes.push('a streamed answer ended without `data: [DONE]`: see `smoke --stream`')
      return { ttftMs: Math.round(chat.firstTextMs) }
    }
    notes.push(
      `the time to the first token is not known: a streamed request got status ${chat.answer.status} and no stream`,
    )
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    notes.push(`the time to the first token is not known: ${context.hide(error.message)}`)
  }
  return {}
}

function toNotes(context: Context, diagnosis: Diagnosis | undefined): string[] {
  const { baseUrl, proxy, keyProblem, sender, apiKey, keyHint } = context
  const notes: string[] = []
  if (apiKey === undefined && diagnosis === undefined)
    notes.push(`no key is set, so a placeholder was sent${keyHint === null ? '' : `; ${keyHint}`}`)
  if (keyProblem && diagnosis?.id !== keyProblem.id && keyProblem.id !== 'key-empty')
    notes.push(`the key ${keyProblem.text}`)
  if (proxy) notes.push(`${proxy.variable}=${proxy.shown} is set ${toUse(proxy)}`)
  const skew = sender.last && findClockSkew(findServerMs(sender.last.headers), context.nowMs())
  if (skew && !diagnosis?.id.endsWith('clock-skew')) notes.push(skew)
  if (baseUrl.startsWith('http:') && !isLoopback(baseUrl)) notes.push('the key is sent unencrypted over http')
  return notes
}

function toUse({ used, problem, unusedBecause }: Proxy): string {
  if (!used) return `but not used: ${unusedBecause}`
  return problem === undefined ? 'and used' : `but cannot be used: ${problem.what}`
}

/** The tier in the group name of `Msh-Gid` (recorded 2026-03-17 as `enterprise-tier-3`); null if the field is absent or has another form. */
function findTier(headers: HeaderList): TierGuess | null {
  const group = findHeader(headers, 'msh-gid')?.trim() ?? ''
  const tier = /(?:^|[-_])tier[-_]?(\d{1,2})$/i.exec(group)?.[1]
  return tier === undefined ? null : { tier, because: `Msh-Gid names tier ${tier}` }
}

/** The tier whose limit a 429 names; null if no tier has that limit. */
function guessTier(limit: Limit): TierGuess | null {
  const { kind, most } = limit
  if (most === null || kind === 'unknown') return null
  // Only the lowest tier has a daily limit.
  if (kind === 'tpd') return most === 1_500_000 ? { tier: '0', because: 'only tier 0 has a daily limit' } : null
  const tiers = rateLimitTiers.flatMap((one, tier) => (one[kind] === most ? [String(tier)] : []))
  if (tiers.length === 0) return null
  const name = { concurrency: 'at a time', rpm: 'requests a minute', tpm: 'tokens a minute' }[kind]
  return { tier: tiers.join(' or '), because: `the limit of ${most} ${name} is that of tier ${tiers.join(' or ')}` }
}
