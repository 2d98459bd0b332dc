/** The interface of a reporter: it converts a report to one text, and writes neither files nor streams. */
import type { Report } from './report.ts'

export interface RenderOptions {
  /** ANSI colours; only `pretty` uses them. */
  color?: boolean
}

export interface Reporter {
  name: string
  about: string
  render(report: Report, options?: RenderOptions): string
}
