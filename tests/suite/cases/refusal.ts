/** Builds cases of refusals from rows: a small body that must be refused with 400. */
import { defineCase, type Case, type Expectation, type Sources } from '../judge/index.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import { toRefusedBody, type Given } from './ask.ts'

export interface RefusalRow {
  id: string
  about: string
  source: Sources
  note?: string
  /** The invalid members, which replace those of a small valid body. */
  wrong: Record<string, unknown> | ((given: Given) => Record<string, unknown>)
  /** The message of the first-party API; absent if it is not known. */
  message?: RegExp
  skip?: (model: ModelRow) => string | null
  /** Set if accepting the request harms no caller. Then it is a warning, not a failure. */
  lenient?: true
  expect?: Partial<Expectation>
}

/** A case from a row. The refusal must be 400 with `invalid_request_error` unless the row says otherwise. */
export function toRefusal(row: RefusalRow): Case {
  return defineCase({
    id: `refusals/${row.id}`,
    operationId: 'createChatCompletion',
    about: row.about,
    source: row.source,
    ...(row.note === undefined ? {} : { note: row.note }),
    ...(row.skip ? { skip: row.skip } : {}),
    steps: [
      {
        body: (given) => toRefusedBody(given, typeof row.wrong === 'function' ? row.wrong(given) : row.wrong),
        expect: {
          status: 400,
          errorType: 'invalid_request_error',
          ...(row.message ? { errorMessage: row.message } : {}),
          ...(row.lenient ? { lenient: [200] } : {}),
          ...row.expect,
        },
      },
    ],
    maxTokens: 16,
  })
}

/** The message of the API for a wrong JSON type (recorded twice, documented once). */
export function typeMessage(path: string, expected: string, actual: string): RegExp {
  return new RegExp(
    `^Invalid request: the \`?${literal(path)}\`? field in the request \\(expected type ${literal(expected)}\\) is illegal, and ${actual} is not acceptable$`,
  )
}

function literal(text: string): string {
  return text.replaceAll(/[.[\]()]/g, String.raw`\$&`)
}
