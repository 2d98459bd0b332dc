/** What a 429 means: which limit, how long, or an empty account. Texts: https://platform.kimi.ai/docs/api/errors (2026-08); recorded 2025 to 2026. */
import { findHeader } from '../../../openapi/exchange.ts'
import { isObject } from '../../../tests/suite/judge/assembly.ts'
import { toJson } from '../../../tests/suite/runner/choose-model.ts'
import { findRetryAfterMs } from '../../../tests/suite/runner/retry.ts'
import type { Incoming } from '../../../tests/suite/runner/sender.ts'
import { readError, say, toWords, type Context } from './context.ts'
import type { Balance, Diagnosis, Limit } from './result.ts'

const names = {
  concurrency: 'concurrency (requests at a time)',
  rpm: 'RPM (requests a minute)',
  tpm: 'TPM (tokens a minute)',
  tpd: 'TPD (tokens a day)',
} as const

export function diagnoseLimit(answer: Incoming, context: Context): Diagnosis {
  const { message } = readError(answer, context.hide)
  const limit = readLimit(message, answer, context.nowMs())
  const wait = limit.waitSeconds === null ? 'a little' : `${limit.waitSeconds} s`
  const next =
    limit.kind === 'concurrency'
      ? `the key works; wait ${wait} until other requests of the account are done, or ask one at a time`
      : limit.kind === 'tpd'
        ? 'the key works; wait until tomorrow, or top up: only the lowest tier has a limit a day'
        : `the key works; wait ${wait} and try again; a top-up raises the limit`
  if (limit.kind === 'unknown')
    return say('rate-limited', `a rate limit is reached${message === '' ? '' : `: ${message}`}`, next, { limit })
  const figures = limit.most === null ? '' : `: ${limit.current === null ? '' : `${limit.current} of `}${limit.most}`
  return say(`rate-limited-${limit.kind}`, `the account’s ${names[limit.kind]} limit is reached${figures}`, next, {
    limit,
  })
}

/** Reads kind, figures and wait from the text and the three headers that carry the same number. */
function readLimit(message: string, answer: Incoming, nowMs: number): Limit {
  const kind = /concurren/i.test(message)
    ? 'concurrency'
    : /\bTPM\b|tokens per min/i.test(message)
      ? 'tpm'
      : /\bTPD\b|tokens per day/i.test(message)
        ? 'tpd'
        : /\bRPM\b|max request|requests per min/i.test(message)
          ? 'rpm'
          : 'unknown'
  const header = findRetryAfterMs(answer.headers, nowMs)
  const other = findHeader(answer.headers, 'x-retry-after') ?? findHeader(answer.headers, 'msh-cooldown-seconds')
  const said = /after (\d+) seconds?/i.exec(message)?.[1] ?? (/^\d+$/.test(other ?? '') ? other : null)
  return {
    kind,
    most: toNumber(
      /(?:concurrency|RPM|TPM|TPD|request|limit): ?(\d+)/i.exec(message.replace(/current: ?\d+,?/i, ''))?.[1],
    ),
    current: toNumber(/current: ?(\d+)/i.exec(message)?.[1]),
    waitSeconds: header === null ? toNumber(said) : Math.ceil(header / 1000),
  }
}

/** An account without money; the balance endpoint says how much there is. */
export async function diagnoseBalance(answer: Incoming, context: Context): Promise<Diagnosis> {
  const words = toWords(readError(answer, context.hide)) || `status ${answer.status}`
  const balance = await findBalance(context)
  if (balance === null)
    return say(
      'no-balance',
      `the account has no balance: ${words}`,
      'top the account up; vouchers do not open every model',
    )
  const amount = `${balance.available}${balance.currency === null ? '' : ` ${balance.currency}`}`
  const cause = `the account has no balance (available: ${amount})`
  return balance.available > 0
    ? say(
        'no-balance',
        `the account is refused for its quota, and yet has a balance (available: ${amount}): ${words}`,
        'look at budgets and limits of the project in the console; a fresh top-up may take some minutes',
        { balance },
      )
    : say('no-balance', cause, 'top the account up; vouchers do not open every model', { balance })
}

async function findBalance(context: Context): Promise<Balance | null> {
  const answer = await context.line.ask(`${context.baseUrl}/users/me/balance`, context.key)
  const json = answer?.status === 200 ? toJson(answer.body) : null
  const data = isObject(json) && isObject(json.data) ? json.data : null
  if (typeof data?.available_balance !== 'number') return null
  const { hostname } = new URL(context.baseUrl)
  return {
    available: data.available_balance,
    voucher: toAmount(data.voucher_balance),
    cash: toAmount(data.cash_balance),
    currency: hostname === 'api.moonshot.ai' ? 'USD' : hostname === 'api.moonshot.cn' ? 'CNY' : null,
  }
}

function toNumber(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number(text)
}

function toAmount(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
