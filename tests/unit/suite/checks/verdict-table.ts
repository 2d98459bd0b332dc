/** Runs a table of exchanges: each row has an exchange and the complete set of failures of the second part of the checks. */
import { expect, it } from 'vitest'
import type { Check } from '../../../suite/judge/check.ts'
import type { JudgeOptions } from '../../../suite/judge/judge.ts'
import { meaningChecks } from './check-groups.ts'
import { toExchange, verdict, type ExchangeParts } from './exchange-of.ts'

export type Row = readonly [
  claim: string,
  parts: ExchangeParts,
  failures: readonly string[],
  options?: Partial<JudgeOptions>,
]

export type Json = Record<string, unknown>

/** One test a row; by default with the checks of the second part only. */
export function judgeRows(rows: readonly Row[], checks: readonly Check[] = meaningChecks): void {
  it.each(rows.map((row) => ({ claim: row[0], parts: row[1], failures: row[2], options: row[3] })))(
    '$claim',
    ({ parts, failures, options }) => {
      expect(verdict(toExchange(parts), checks, options)).toEqual([...failures].sort())
    },
  )
}

/** A request with these members added. */
export function ask(over: Json = {}): Json {
  return { model: 'kimi-k2.5', messages: [{ role: 'user', content: 'Hi' }], ...over }
}

/** The same, as a stream. */
export function askStream(over: Json = {}): Json {
  return ask({ stream: true, ...over })
}

/** A tool declaration. */
export function tool(name: string, parameters: Json = { type: 'object', properties: {} }, over: Json = {}): Json {
  return { type: 'function', function: { name, parameters, ...over } }
}

/** A refusal in the documented form. */
export function refusal(message: string, type = 'invalid_request_error', over: Json = {}): Json {
  return { error: { message, type, ...over } }
}
