/** The kinds of breaches that faults and checks cite: breaches.yaml, read and typed. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** One kind of breach. */
export interface Breach {
  /** What happens, in one sentence. */
  readonly says: string
  /** True for answers that look wrong but conform. */
  readonly valid?: boolean
  /** A public report of it. */
  readonly url: string
}

/** All kinds of breaches by id, such as `FRM-06`. */
export const breaches = parse(readFileSync(new URL('breaches.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, Breach>
>

/** The form of the ids of breaches. */
export const breachIds = /\b(?:STA|HDR|FRM|ENC|TIM|RAT|AUT|ENV|TYP|ENM|ORD|FIN|TCD|USG|ERR|REQ|IDN|SEM)-\d{2}\b/g
