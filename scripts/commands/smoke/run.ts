/**
 * `smoke`: is this key usable, and if not, why? At most three small requests: a model list where no model is named, one chat
 * request, and one more: where all is well a streamed one for the time to the first token, else the one that tells the cause.
 */
import { chooseModel, findRow, type ChosenModel } from '../../../tests/suite/runner/choose-model.ts'
import { isFirstParty, isLoopback, placeholderKey } from '../../../tests/suite/runner/options.ts'
import { NoAnswerError, type Incoming, type Send } from '../../../tests/suite/runner/sender.ts'
import { inspectKey, toKeyTail } from '../../cli/key-form.ts'
import type { Proxy } from '../../cli/proxy.ts'
import { ailments } from './ailments.ts'
import { askChat, describeAsked } from './ask.ts'
import { findClockSkew, findServerMs } from './clock.ts'
import { isHtml, toText, type Context } from './context.ts'
import { diagnoseAnswer } from './diagnose-answer.ts'
import { isDone } from './diagnose-body.ts'
import { diagnoseForm, diagnoseNoKey } from './diagnose-key.ts'
import { diagnoseNoAnswer } from './diagnose-network.ts'
import { inspectPath } from './diagnose-path.ts'
import { createHider } from './hide.ts'
import { createLine } from './line.ts'
import type { Diagnosis, SmokeResult } from './result.ts'
import { findTier, guessTier } from './tier.ts'
import { lookAtTls, type TlsLook } from './tls-look.ts'

export interface SmokeOptions {
  baseUrl: string
  apiKey: string | undefined
  model: string | undefined
  stream: boolean
  timeoutMs: number
  send: Send
  /** Tells a person what is tried beyond the ordinary. */
  announce?: (line: string) => void
  /** Whether a key refused by one of Moonshot's own hosts is tried at the other (default: true). */
  tryOtherHost?: boolean
  proxy?: Proxy | null
  look?: (url: string, timeoutMs: number) => Promise<TlsLook | null>
  /** Clock of dates. */
  now?: () => number
}

type Found = Partial<SmokeResult> & { diagnosis?: Diagnosis }

/** Runs the check; what goes wrong is a diagnosis, never an exception. */
export async function runSmoke(options: SmokeOptions): Promise<SmokeResult> {
  const { baseUrl, stream, apiKey } = options
  const line = createLine(options.send, options.timeoutMs)
  const trouble = apiKey === undefined ? null : inspectKey(apiKey)
  const key = trouble?.cleaned ?? apiKey ?? placeholderKey
  const context: Context = {
    baseUrl,
    apiKey,
    key,
    trouble,
    stream,
    line,
    model: options.model ?? null,
    offered: null,
    timeoutMs: options.timeoutMs,
    hide: createHider([apiKey, key === placeholderKey ? undefined : key]),
    announce: options.announce ?? (() => undefined),
    nowMs: options.now ?? Date.now,
    proxy: options.proxy ?? null,
    tryOtherHost: options.tryOtherHost ?? true,
    look: options.look ?? lookAtTls,
  }
  const notes: string[] = []
  const found = await examine(options, context, notes).catch(async (error: unknown): Promise<Found> => {
    if (!(error instanceof NoAnswerError)) throw error
    return { diagnosis: await diagnoseNoAnswer(error, context) }
  })
  const { diagnosis } = found
  const { hostname } = new URL(baseUrl)
  const tier = (line.last && findTier(line.last.headers)) ?? (diagnosis?.limit && guessTier(diagnosis.limit, hostname))
  return {
    schemaVersion: 1,
    verdict: diagnosis ? ailments[diagnosis.id][0] : 'pass',
    baseUrl,
    stream,
    ...(apiKey === undefined ? {} : { key: toKeyTail(key) }),
    ...(context.model === null || line.asked.length === 0 ? {} : { model: context.model }),
    ...found,
    ...(found.content === undefined ? {} : { content: context.hide(found.content) }),
    ...(tier ? { tier } : {}),
    notes: [...toNotes(context, diagnosis), ...notes],
    requests: line.asked.map((one) => ({ ...one, url: context.hide(one.url) })),
  }
}

async function examine(options: SmokeOptions, context: Context, notes: string[]): Promise<Found> {
  const { apiKey, baseUrl, key, line, trouble } = context
  if (apiKey === undefined && !isLoopback(baseUrl)) return { diagnosis: diagnoseNoKey(false, false) }
  if (trouble?.id === 'key-empty') return { diagnosis: diagnoseNoKey(true, false) }
  // What cannot be a key of Moonshot may be one of somebody else: it is not sent there.
  if (trouble && trouble.cleaned === null && isFirstParty(baseUrl)) return { diagnosis: diagnoseForm(context, null)! }
  const chosen = await choose(options, context)
  context.offered = chosen.offered
  context.model = chosen.id
  if (options.model === undefined && line.last && isTelling(line.last, chosen, baseUrl)) {
    context.model = null
    return { status: line.last.status, diagnosis: await diagnoseAnswer(line.last, context) }
  }
  const question = { baseUrl, key, chosen, stream: options.stream, timeoutMs: options.timeoutMs }
  const asked = await askChat(question, line.send)
  const found: Found = describeAsked(asked, chosen)
  const text = toText(asked.answer)
  const streamed = !options.stream || isDone(asked, text)
  const whole = asked.answer.end !== 'cut' && !asked.said.error
  if (!Object.values(found.assertions ?? {}).every(Boolean) || !streamed || !whole)
    return { ...found, diagnosis: await diagnoseAnswer(asked.answer, context, asked) }
  if (asked.answer.end === 'open') notes.push('the connection stayed open after the end of the answer')
  if (trouble && trouble.cleaned !== null) return { ...found, diagnosis: diagnoseForm(context, true)! }
  return options.stream ? found : { ...found, ...(await timeStream(question, context, notes)) }
}

async function choose(options: SmokeOptions, context: Context): Promise<ChosenModel> {
  const { model } = options
  if (model !== undefined) {
    const because = 'named by the caller'
    return { id: model, model: findRow(model), because, offered: null, status: null, blockedBecause: null }
  }
  const { baseUrl, apiKey, timeoutMs } = options
  const settings = { baseUrl, apiKey, timeoutMs, model, graceMs: 3_000, signal: undefined }
  return chooseModel(settings, context.line.send, `Bearer ${context.key}`)
}

/** Whether the answer to GET /models tells the cause already. */
function isTelling(answer: Incoming, chosen: ChosenModel, baseUrl: string): boolean {
  const { status } = answer
  if (chosen.blockedBecause !== null || status === 407 || status === 511 || (status >= 300 && status < 400)) return true
  return isHtml(answer) || ((status === 404 || status === 405) && inspectPath(baseUrl) !== null)
}

/** The time to the first token, by one streamed request; what goes wrong with it is a note: the key has shown that it works. */
async function timeStream(
  question: Parameters<typeof askChat>[0],
  context: Context,
  notes: string[],
): Promise<Pick<SmokeResult, 'ttftMs'>> {
  if (context.line.left === 0) return {}
  try {
    const asked = await askChat({ ...question, stream: true }, context.line.send)
    if (asked.firstTextMs !== null) {
      if (!isDone(asked, toText(asked.answer)))
        notes.push('a streamed answer ended without `data: [DONE]`: see `smoke --stream`')
      return { ttftMs: Math.round(asked.firstTextMs) }
    }
    notes.push(
      `the time to the first token is not known: a streamed request got status ${asked.answer.status} and no stream`,
    )
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    notes.push(`the time to the first token is not known: ${context.hide(error.message)}`)
  }
  return {}
}

function toNotes(context: Context, diagnosis: Diagnosis | undefined): string[] {
  const { baseUrl, proxy, trouble, line } = context
  const notes: string[] = []
  if (trouble && diagnosis?.id !== trouble.id && trouble.id !== 'key-empty') notes.push(`the key ${trouble.words}`)
  if (proxy)
    notes.push(
      `${proxy.variable}=${proxy.shown} is set and ${proxy.used ? 'used' : `not used: ${proxy.unusedBecause}`}`,
    )
  const skew = line.last && findClockSkew(findServerMs(line.last.headers), context.nowMs())
  if (skew && !diagnosis?.id.endsWith('clock-skew')) notes.push(skew)
  if (baseUrl.startsWith('http:') && !isLoopback(baseUrl)) notes.push('the key travels unencrypted over http')
  return notes
}
