/** The form of the tables in this folder: a claim, an exchange, and the complete set of failures of the transport checks. */
import { expect, test } from 'vitest'
import type { Exchange } from '../../../../openapi/exchange.ts'
import { transportChecks } from './check-groups.ts'
import type { JudgeOptions } from '../../../suite/judge/judge.ts'
import { verdict } from './exchange-of.ts'

export type Row = readonly [
  claim: string,
  exchange: Exchange,
  failures: readonly string[],
  options?: Partial<JudgeOptions>,
]

/** Registers one test per row. */
export function testRows(rows: readonly Row[]): void {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_claim, [, exchange, failures, options]) => {
    expect(verdict(exchange, transportChecks, options)).toEqual([...failures].sort())
  })
}
