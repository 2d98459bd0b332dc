/** What a reporter is: a report in, one text out; it touches neither files nor streams. */
import type { Report } from './report.ts'

export interface RenderOptions {
  /** ANSI colours; only `pretty` has a use for them. */
  color?: boolean
}

export interface Reporter {
  name: string
  about: string
  render(report: Report, options?: RenderOptions): string
}
