/** Judges the requests of recorded traffic for `--requests`: what Kimi refuses, and what was lost since an earlier answer of the file. */
import type { ExchangeHead } from '../../../openapi/exchange.ts'
import type { Assembly } from '../../../tests/suite/judge/assembly.ts'
import { redactValue, type Redactor } from '../../../tests/suite/reporters/redact.ts'
import { toStatus, type FileReport, type RequestReport } from '../../../tests/suite/reporters/report.ts'
import { toAnswer } from '../../request-advice/answer.ts'
import { mostPrevious, toRequestAdvice, type PreviousRequest } from '../../request-advice/index.ts'

export interface RequestChecks {
  /** Takes one judged entry; returns null where it holds no chat request in JSON. */
  see(
    head: ExchangeHead,
    assembled: Assembly,
    place: Pick<FileReport, 'file' | 'entry'>,
    clean: Redactor,
  ): RequestReport | null
}

/** Creates the checks for one file, which remember its newest requests and answers. */
export function createRequestChecks(): RequestChecks {
  const previous: PreviousRequest[] = []
  return {
    see(head, assembled, { file, entry }, clean) {
      const body = head.operationId === 'createChatCompletion' ? parse(head.request?.body ?? '') : undefined
      if (typeof body !== 'object' || body === null) return null
      const findings = redactValue(toRequestAdvice(body, previous), clean)
      previous.push({ body, answer: toAnswer(assembled, head.status) })
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
