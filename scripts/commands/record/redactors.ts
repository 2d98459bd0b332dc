/** The redactors of a recording: each removes the secrets of one exchange, and those that are known from the start. */
import { findExchangeSecrets } from '../../../openapi/secrets/index.ts'
import { createRedactor, type Redactor } from '../../../tests/suite/reporters/index.ts'
import type { ByteStore } from './byte-store.ts'
import type { ObservedExchange } from './observer.ts'
import type { ProxiedRequest } from './proxy.ts'
import { readRequestBody, toRequestPart, type RequestPart } from './request-part.ts'

/** Shorter values are placeholders (`test`, `any-key`). Hiding such a word in every body would make recordings unreadable. */
const leastSecretLength = 12

/** The bounds of the cache of cleaned texts, which exists because most clients send the same fields with each request. */
const mostCleanTexts = 256
const longestCleanText = 512

/** A longer request is converted when its exchange has ended, because it would be kept twice until then. */
const longestPrepared = 1024 * 1024

/** Returns the redactor of an exchange, which also removes the secrets that the exchange itself contains. */
export interface ExchangeRedactors {
  (exchange: ObservedExchange): Redactor
  /** Finds the secrets of a request that has ended and converts it, so that the answer does not wait for this. */
  prepare(request: ProxiedRequest, body: ByteStore): void
  /** The converted request; null if it was not prepared, or if its answer has further secrets. */
  findPart(exchange: ObservedExchange, clean: Redactor): RequestPart | null
}

interface Prepared {
  secrets: readonly string[]
  part: RequestPart | null
  clean: Redactor
}

/** Creates the redactors of a recording. The latest one is kept, because most requests are sent with the same key. */
export function createExchangeRedactors(
  secrets: readonly (string | undefined)[] = [],
  { mostBytes }: { mostBytes: number },
): ExchangeRedactors {
  const known = secrets.filter((one) => (one?.length ?? 0) >= leastSecretLength)
  const prepared = new WeakMap<ByteStore, Prepared>()
  let last = { key: '', clean: keepTexts(createRedactor(known)) }

  function toRedactor(ofExchange: readonly string[]): Redactor {
    const found = [...new Set([...ofExchange, ...known])]
    const key = JSON.stringify(found)
    if (key !== last.key) last = { key, clean: keepTexts(createRedactor(found)) }
    return last.clean
  }

  function findInRequest(request: ProxiedRequest, requestBody: ByteStore): readonly string[] {
    const body = readRequestBody(request, requestBody, mostBytes).body?.toString('utf8') ?? null
    return findExchangeSecrets({ ...request, body }, null)
  }

  function find({ request, headers, requestBody }: ObservedExchange): Redactor {
    const ofRequest = prepared.get(requestBody)?.secrets ?? findInRequest(request, requestBody)
    return toRedactor([...ofRequest, ...findExchangeSecrets(null, headers)])
  }

  return Object.assign(find, {
    prepare(request: ProxiedRequest, body: ByteStore) {
      const ofRequest = findInRequest(request, body)
      const clean = toRedactor(ofRequest)
      const isShort = body.length() <= longestPrepared
      const part = isShort ? toRequestPart(request, body, { clean, mostBytes }) : null
      prepared.set(body, { secrets: ofRequest, part, clean })
    },
    findPart({ requestBody }: ObservedExchange, clean: Redactor) {
      const found = prepared.get(requestBody)
      return found?.clean === clean ? found.part : null
    },
  })
}

/** The redactor with a cache of the short texts that it has cleaned. */
function keepTexts(clean: Redactor): Redactor {
  const known = new Map<string, string>()
  const cleanOnce = (text: string) => {
    if (text.length > longestCleanText) return clean(text)
    let cleaned = known.get(text)
    if (cleaned === undefined) {
      if (known.size >= mostCleanTexts) known.clear()
      cleaned = clean(text)
      known.set(text, cleaned)
    }
    return cleaned
  }
  return Object.assign(cleanOnce, { find: clean.find })
}
