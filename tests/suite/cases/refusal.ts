/** What all refusals share: a body that must be refused with 400, and costs next to nothing where it is not. */
import { defineCase, type Case, type Expectation, type Sources } from './case.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import { askWrongly, type Given } from './ask.ts'

export interface RefusalRow {
  id: string
  about: string
  source: Sources
  note?: string
  /** What is wrong, laid over a small valid body. */
  wrong: Record<string, unknown> | ((given: Given) => Record<string, unknown>)
  /** The words of the first-party API; left out where they are not established. */
  message?: RegExp
  skip?: (model: ModelRow) => string | null
  /** Taking the request all the same harms no caller: a warning, not a breach. */
  lenient?: true
  expect?: Partial<Expectation>
}

/** A case from a row: 400 `invalid_request_error` unless the row says otherwise. */
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
        body: (given) => askWrongly(given, typeof row.wrong === 'function' ? row.wrong(given) : row.wrong),
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

/** The sentence the API makes for a wrong JSON type (recorded twice, documented once). */
export function typeMessage(path: string, expected: string, actual: string): RegExp {
  return new RegExp(
    `^Invalid request: the \`?${literal(path)}\`? field in the request \\(expected type ${literal(expected)}\\) is illegal, and ${actual} is not acceptable$`,
  )
}

function literal(text: string): string {
  return text.replaceAll(/[.[\]()]/g, String.raw`\$&`)
}
