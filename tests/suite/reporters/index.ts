/** The reporters by name. */
import { github } from './github.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'

export { toPrintable, withExcerpt } from './excerpt.ts'
export { describeTarget, toOneLine, toText } from './failure-text.ts'
export { css } from './html-style.ts'
export { escape, markdown, toCode } from './markdown.ts'
export { MergeError, mergeReports } from './merge.ts'
export type { NamedReport } from './merge.ts'
export { toPalette } from './pretty.ts'
export type { Palette } from './pretty.ts'
export { createRedactor, redact, redactExchange, redactHeaders, redactValue, redactedMark } from './redact.ts'
export type { Redactor } from './redact.ts'
export { countStatuses, toExitCode, toLeftNote, toStatus, toVerdict } from './report.ts'
export type {
  CaseReport,
  CaseStatus,
  FileReport,
  FilesReport,
  Rate,
  Report,
  ReportTarget,
  ReportedFailure,
  RequestReport,
  SuiteReport,
  Tokens,
  Verdict,
} from './report.ts'
export type { Reporter } from './reporter.ts'

export const reporters: readonly Reporter[] = [pretty, json, junit, html, github, markdown]
