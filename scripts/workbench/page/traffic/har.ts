/** Entries of the list as HAR 1.2 and back. `_chunks`, `_end`, `_verdict` and `_advice` are ours; the specification allows such members. */
import type { TrafficEntry } from '../../protocol.ts'
import { toBytes } from './entry-events.ts'
import { withoutEntrySecrets } from './har-secrets.ts'

interface HarHeader {
  name: string
  value: string
}

/** The text of a HAR file with these entries. */
export function toHarText(entries: readonly TrafficEntry[], version: string): string {
  const log = {
    version: '1.2',
    creator: { name: 'kimi-contract workbench', version },
    entries: entries.map(toHarEntry),
  }
  return JSON.stringify({ log }, null, 1)
}

function toHarEntry(entry: TrafficEntry): object {
  const { response } = entry
  const size = response.bodyBytes
  const time = entry.durationMs ?? 0
  const first = Math.min(response.firstByteMs ?? time, time)
  const post = entry.bodyText === null ? {} : { postData: { mimeType: 'application/json', text: entry.bodyText } }
  const mimeType = response.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? 'x-unknown'
  return {
    startedDateTime: new Date(entry.receivedAtMs).toISOString(),
    time,
    request: {
      method: entry.method,
      url: /^https?:/i.test(entry.url) ? entry.url : `http://mock${entry.url}`,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: Object.entries(entry.headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      headersSize: -1,
      bodySize: entry.bodyText?.length ?? 0,
      ...post,
    },
    response: {
      status: entry.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: response.headers.map(([name, value]) => ({ name, value })),
      content: {
        size,
        mimeType,
        text: response.body,
        ...(response.encoding === 'base64' ? { encoding: 'base64' } : {}),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: size,
    },
    cache: {},
    timings: { send: 0, wait: first, receive: Math.max(0, time - first) },
    _chunks: response.chunks.map(({ bytes, atMs }) => ({ bytes, atMs })),
    _end: response.end === 'close' ? 'complete' : response.end,
    ...(entry.clientLeft && entry.fault === null ? { _left: 'left' } : {}),
    ...(entry.verdict === undefined ? {} : { _verdict: entry.verdict }),
    ...(entry.advice === undefined ? {} : { _advice: entry.advice }),
  }
}

/** The entries of a HAR file, and how many have no request. @throws Error that says what is wrong with it */
export function readHar(text: string, fileName: string): { entries: TrafficEntry[]; skipped: number } {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`it is not JSON (${error instanceof Error ? error.message : String(error)})`, { cause: error })
  }
  const entries = at(at(data, 'log'), 'entries')
  if (!Array.isArray(entries)) throw new Error('it has no log.entries')
  const tag = `${fileName}#${Date.now().toString(36)}`
  const read = entries.flatMap((entry, index) => readEntry(entry, `${tag}-${index + 1}`) ?? [])
  return { entries: read, skipped: entries.length - read.length }
}

function readEntry(entry: unknown, id: string): TrafficEntry | null {
  const request = at(entry, 'request')
  const response = at(entry, 'response')
  const url = toText(at(request, 'url'))
  if (url === null) return null
  const content = at(response, 'content')
  const bodyText = toText(at(at(request, 'postData'), 'text'))
  const body = parse(bodyText)
  const status = toNumber(at(response, 'status'))
  const durationMs = toNumber(at(entry, 'time')) ?? 0
  const held: TrafficEntry['response'] = {
    headers: toHeaders(at(response, 'headers')),
    body: toText(at(content, 'text')) ?? '',
    encoding: at(content, 'encoding') === 'base64' ? 'base64' : 'utf8',
    bodyBytes: 0,
    bodyCut: false,
    chunks: [],
    firstByteMs: toNumber(at(at(entry, 'timings'), 'wait')),
    end: at(entry, '_end') === 'cut' ? 'cut' : at(entry, '_end') === 'open' ? 'open' : 'close',
  }
  let bytes = 0
  try {
    bytes = toBytes(held).length
  } catch {
    Object.assign(held, { body: '', encoding: 'utf8' })
  }
  const model = at(body, 'model')
  const verdict = at(entry, '_verdict')
  const advice = at(entry, '_advice')
  const started = Date.parse(toText(at(entry, 'startedDateTime')) ?? '')
  return withoutEntrySecrets({
    id,
    receivedAtMs: Number.isNaN(started) ? 0 : started,
    durationMs,
    clientLeft: at(entry, '_left') === 'left',
    method: toText(at(request, 'method')) ?? 'GET',
    url,
    operationId: null,
    model: typeof model === 'string' ? model.slice(0, 100) : null,
    headers: Object.fromEntries(toHeaders(at(request, 'headers')).map(([name, value]) => [name.toLowerCase(), value])),
    body: body ?? bodyText,
    bodyText,
    bodyCut: false,
    status: status === 0 ? null : status,
    response: { ...held, bodyBytes: bytes, chunks: toChunks(at(entry, '_chunks'), bytes, durationMs) },
    scenario: null,
    fault: null,
    ...(isVerdict(verdict) ? { verdict } : {}),
    ...(isAdvice(advice) ? { advice } : {}),
  })
}

/** The recorded reads where they cover the body, otherwise one read. */
function toChunks(value: unknown, total: number, durationMs: number): TrafficEntry['response']['chunks'] {
  const chunks: { offset: number; bytes: number; atMs: number | null }[] = []
  let offset = 0
  for (const one of Array.isArray(value) ? (value as unknown[]) : []) {
    const bytes = toNumber(at(one, 'bytes'))
    if (bytes === null || bytes < 0) break
    chunks.push({ offset, bytes, atMs: toNumber(at(one, 'atMs')) })
    offset += bytes
  }
  if (offset === total) return chunks
  return total === 0 ? [] : [{ offset: 0, bytes: total, atMs: durationMs }]
}

function toHeaders(value: unknown): [string, string][] {
  if (!Array.isArray(value)) return []
  return (value as HarHeader[]).flatMap((one) => {
    const [name, text] = [toText(at(one, 'name')), toText(at(one, 'value'))]
    return name === null || text === null ? [] : [[name, text] as [string, string]]
  })
}

function isVerdict(value: unknown): value is NonNullable<TrafficEntry['verdict']> {
  const texts = ['check', 'severity', 'message', 'documented', 'received', 'at', 'blame', 'source']
  return /^(?:pass|warn|fail)$/.test(String(at(value, 'status'))) && isListOfTexts(at(value, 'failures'), texts)
}

function isAdvice(value: unknown): value is NonNullable<TrafficEntry['advice']> {
  return isListOfTexts(value, ['severity', 'kind', 'message', 'at', 'expected', 'received', 'source'])
}

/** Whether a member of a file is a list of objects that have these texts: the file may come from anyone. */
function isListOfTexts(value: unknown, names: readonly string[]): boolean {
  return Array.isArray(value) && value.every((one) => names.every((name) => toText(at(one, name)) !== null))
}

function parse(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
