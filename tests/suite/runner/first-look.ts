/** Decides after the first request whether a run makes sense: a wrong base URL or an unknown model would fail every case. */
import { getProblems } from '../../../openapi/exchange.ts'
import { detectBodyKind, isObject } from '../judge/index.ts'
import { toPlainName, type ChosenModel, toJson, NoAnswerError, type Incoming, type Send } from '../sender/index.ts'
import type { Settings } from './options.ts'
import { findNearestNames } from '../../../openapi/nearest-names.ts'

/** One sentence: why no case can be judged. Null if the run makes sense. */
export async function findBlock(
  chosen: ChosenModel,
  settings: Settings,
  send: Send,
  authorization: string,
): Promise<string | null> {
  if (chosen.blockedBecause !== null) return chosen.blockedBecause
  if (settings.goOn) return null
  const unknownModel = findUnknownModel(chosen)
  if (unknownModel !== null) return unknownModel
  return isWithoutModelList(chosen) ? findWrongBaseUrl(chosen, settings, send, authorization) : null
}

function findUnknownModel({ id, offered }: ChosenModel): string | null {
  if (offered === null || offered.length === 0) return null
  // A gateway may list `moonshotai/kimi-k2.6` and accept `kimi-k2.6`.
  if (offered.some((one) => one === id || toPlainName(one) === toPlainName(id))) return null
  const near = findNearestNames(id, offered, { most: 8, onlySimilar: false })
  return `the target does not offer the model ${id}; it offers ${near.join(', ')}${offered.length > near.length ? ', …' : ''}: choose one with --model, or insist with --go-on`
}

/** Statuses and bodies that a server without this API sends; other refusals may be temporary or concern the key. */
function isWithoutModelList({ offered, status }: ChosenModel): boolean {
  return offered === null && status !== null && (status < 400 || [404, 405, 410, 501].includes(status))
}

/** A server may serve chat without a model list, so the chat endpoint is tried as well, with an empty request that costs nothing. */
async function findWrongBaseUrl(
  chosen: ChosenModel,
  settings: Settings,
  send: Send,
  authorization: string,
): Promise<string | null> {
  const { baseUrl, timeoutMs, graceMs, signal } = settings
  let answer: Incoming
  try {
    answer = await send(
      {
        method: 'POST',
        url: `${baseUrl}/chat/completions`,
        headers: [
          ['Accept', 'application/json'],
          ['User-Agent', 'kimi-contract'],
          ['Content-Type', 'application/json'],
          ['Authorization', authorization],
        ],
        body: '{}',
        stream: false,
      },
      { timeoutMs: Math.min(timeoutMs, 30_000), graceMs, signal },
    )
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    return null
  }
  if (isFromApi(answer)) return null
  const hint = /\/v\d+(\/|$)/.test(new URL(baseUrl).pathname)
    ? 'check the base URL; Moonshot’s own is https://api.moonshot.ai/v1'
    : `it lacks the version: try ${baseUrl}/v1`
  return `${baseUrl} is not the base URL of the API: GET /models answered ${chosen.status} without a model list, POST /chat/completions answered ${answer.status}; ${hint}, or insist with --go-on`
}

function isFromApi(answer: Incoming): boolean {
  // A body that cannot be decoded shows nothing about the path; the cases report its coding.
  if (getProblems(answer).length > 0) return true
  const body = Buffer.concat(answer.body.map((part) => part.bytes))
  if (detectBodyKind(body.toString('utf8', 0, 64)) === 'html') return false
  if (answer.status >= 300 && answer.status < 400) return false
  if (![404, 405, 410, 501].includes(answer.status)) return true
  // `{}` names no model, and some servers answer that with 404.
  const json = toJson(answer.body)
  return isObject(json) && isObject(json.error) && /model/i.test(JSON.stringify(json.error))
}
