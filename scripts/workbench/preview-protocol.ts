/** What the page and the preview route exchange. Imported by both, so it imports types only. */
import type { Advice } from '../request-advice/index.ts'

/** The body of `POST /__mock/workbench/preview`: the chat request as composed. */
export interface PreviewBody {
  body: unknown
}

/** A change of one place of the body: the value there, or its removal where `value` is left out. */
export interface RequestEdit {
  path: readonly (string | number)[]
  value?: unknown
}

/** A change that the rule accepts. */
export interface PreviewFix {
  label: string
  edits: readonly RequestEdit[]
}

/** Why the service would refuse the request, in its own words. */
export interface PreviewRefusal {
  /** The rule of the mock. */
  rule: string
  status: number
  type: string
  message: string
  /** How well the wording is known. */
  level: 'recorded' | 'documented' | 'reported' | 'unverified'
  source: { url?: string; says: string }
  note?: string
  fixes: readonly PreviewFix[]
}

/** A member that the service accepts and ignores. */
export interface IgnoredMember {
  name: string
  /** The documented member that may be meant. */
  nearest: string | null
}

/** What the request lost of an answer, with the changes that bring it back. */
export interface PreviewLoss extends Advice {
  fixes: readonly PreviewFix[]
}

/** The answer of `POST /__mock/workbench/preview`. */
export interface PreviewAnswer {
  /** In the order of the API: it answers with the first, and with the next once that is put right. */
  refusals: readonly PreviewRefusal[]
  ignored: readonly IgnoredMember[]
  /** What the request lost of the answers that this page received: reasoning, tool calls, results, text. */
  losses: readonly PreviewLoss[]
}
