/** Explains an answer that is an error, and what to do next. */
import type { HeaderList } from '../../openapi/exchange.ts'
import type { Diagnosis } from './protocol.ts'

/** What is known of an exchange that has ended. */
export interface ToDiagnose {
  baseUrl: string
  status: number
  headers: HeaderList
  body: string
  /** The key that was sent; null where none was. */
  key: string | null
}

/** The explanation; null where there is nothing to explain. */
export function diagnoseAnswer(_exchange: ToDiagnose): Diagnosis | null {
  return null
}
