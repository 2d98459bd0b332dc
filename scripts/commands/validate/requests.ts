/** Judges the requests of recorded traffic for `--requests`: what Kimi refuses, and what was lost since an earlier answer of the file. */
import type { ExchangeRequest } from '../../../openapi/exchange.ts'
import type { OperationId } from '../../../openapi/types.ts'
import type { Assembly } from '../../../tests/suite/judge/index.ts'
import {
  redactValue,
  type Redactor,
  toStatus,
  type FileReport,
  type RequestReport,
} from '../../../tests/suite/reporters/index.ts'
import { toAnswer } from '../../request-advice/answer.ts'
import { mostPrevious, toRequestAdvice, type PreviousRequest } from '../../request-advice/index.ts'

export interface RequestChecks {
  /** Takes one entry; returns null if it has no chat request in JSON. */
  see(entry: RequestEntry, place: Pick<FileReport, 'file' | 'entry'>, clean: Redactor): RequestReport | null
}

/** The request of an entry, and its answer if the recorder kept it. */
export interface RequestEntry {
  operationId: OperationId | null
  request: ExchangeRequest | null
  /** The day on which it was sent; default today. */
  sentOn?: string | undefined
  answer?: { assembled: Assembly; status: number | null }
}

/** Creates the checks for one file, which remember its newest requests and answers. */
export function createRequestChecks(): RequestChecks {
  const previous: PreviousRequest[] = []
  return {
    see({ operationId, request, sentOn, answer }, { file, entry }, clean) {
      const body = operationId === 'createChatCompletion' ? parse(request?.body ?? '') : undefined
      if (typeof body !== 'object' || body === null) return null
      const findings = redactValue(toRequestAdvice(body, previous, { sentOn }), clean)
      previous.push({ body, answer: answer ? toAnswer(answer.assembled, answer.status) : null })
      if (previous.length > mostPrevious) previous.shift()
      return { file, entry, status: toStatus(findings), findings }
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
