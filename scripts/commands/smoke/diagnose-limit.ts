/** Finds what a 429 means: which limit, how long to wait, or an empty account. The texts are those of docs/api/errors. */
import { isObject } from '../../../tests/suite/judge/index.ts'
import { toJson, findRetryAfterMs, type Incoming } from '../../../tests/suite/sender/index.ts'
import { readError, toDiagnosis, toErrorText, type Context } from './context.ts'
import type { Balance, Diagnosis, Limit } from './result.ts'

const names = {
  concurrency: 'concurrency (requests at a time)',
  rpm: 'RPM (requests a minute)',
  tpm: 'TPM (tokens a minute)',
  tpd: 'TPD (tokens a day)',
} as const

/** The currency of the balance, by host; for other hosts it is not known. */
const currencies: ReadonlyMap<string, 'USD' | 'CNY'> = new Map([
  ['api.moonshot.ai', 'USD'],
  ['api.moonshot.cn', 'CNY'],
])

/** The words by which a limit is recognised in a message, in the order in which they are tried. */
const words: readonly (readonly [RegExp, Limit['kind']])[] = [
  [/concurren/i, 'concurrency'],
  [/\bTPM\b|tokens per min/i, 'tpm'],
  [/\bTPD\b|tokens per day/i, 'tpd'],
  [/\bRPM\b|max request|requests per min/i, 'rpm'],
]

/** Which limit was reached, and how long to wait. */
export function diagnoseLimit(answer: Incoming, context: Context): Diagnosis {
  const { message } = readError(answer, context.hide)
  const limit = readLimit(message, answer, context.nowMs())
  const next = `the key works; ${toAdvice(limit)}`
  if (limit.kind === 'unknown')
    return toDiagnosis('rate-limited', `a rate limit is reached: ${message}`, next, {
      limit,
    })
  const figures = limit.most === null ? '' : `: ${limit.current === null ? '' : `${limit.current} of `}${limit.most}`
  return toDiagnosis(
    `rate-limited-${limit.kind}`,
    `the account’s ${names[limit.kind]} limit is reached${figures}`,
    next,
    {
      limit,
    },
  )
}

function toAdvice({ kind, waitSeconds }: Limit): string {
  const wait = waitSeconds === null ? 'a little' : `${waitSeconds} s`
  if (kind === 'concurrency')
    return `wait ${wait} until other requests of the account have ended, or send one at a time`
  if (kind === 'tpd') return 'wait until tomorrow, or top up: only the lowest tier has a limit a day'
  return `wait ${wait} and try again; a top-up raises the limit`
}

/** Reads the kind of limit, its numbers and the wait from the message and from the header fields, which state the same wait. */
function readLimit(message: string, answer: Incoming, nowMs: number): Limit {
  const kind = words.find(([pattern]) => pattern.test(message))?.[1] ?? 'unknown'
  const header = findRetryAfterMs(answer.headers, nowMs)
  const stated = /after (\d+) seconds?/i.exec(message)?.[1]
  return {
    kind,
    most: toNumber(
      /(?:concurrency|RPM|TPM|TPD|request|limit): ?(\d+)/i.exec(message.replace(/current: ?\d+,?/i, ''))?.[1],
    ),
    current: toNumber(/current: ?(\d+)/i.exec(message)?.[1]),
    waitSeconds: header === null ? toNumber(stated) : Math.ceil(header / 1000),
  }
}

/** The diagnosis of an account without money. Its balance is requested, to say how much it has. */
export async function diagnoseBalance(answer: Incoming, context: Context): Promise<Diagnosis> {
  const message = toErrorText(readError(answer, context.hide)) || `status ${answer.status}`
  const balance = await findBalance(context)
  if (balance === null)
    return toDiagnosis(
      'no-balance',
      `the account has no balance: ${message}`,
      'top up the account; vouchers are not valid for every model',
    )
  const amount = `${balance.available}${balance.currency === null ? '' : ` ${balance.currency}`}`
  const cause = `the account has no balance (available: ${amount})`
  return balance.available > 0
    ? toDiagnosis(
        'no-balance',
        `the account is refused for its quota although it has a balance (available: ${amount}): ${message}`,
        'check budgets and limits of the project in the console; a new top-up may take some minutes',
        { balance },
      )
    : toDiagnosis('no-balance', cause, 'top up the account; vouchers are not valid for every model', { balance })
}

async function findBalance(context: Context): Promise<Balance | null> {
  const answer = await context.sender.get(`${context.baseUrl}/users/me/balance`, context.key)
  const json = answer?.status === 200 ? toJson(answer.body) : null
  const data = isObject(json) && isObject(json.data) ? json.data : null
  if (typeof data?.available_balance !== 'number') return null
  const { hostname } = new URL(context.baseUrl)
  return {
    available: data.available_balance,
    voucher: toAmount(data.voucher_balance),
    cash: toAmount(data.cash_balance),
    currency: currencies.get(hostname) ?? null,
  }
}

function toNumber(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

function toAmount(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
