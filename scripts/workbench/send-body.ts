/** Checks what the page wants to send, and builds the outgoing request from it. */
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { decodePercent } from '../../openapi/decode-percent.ts'
import type { HeaderList } from '../../openapi/exchange.ts'
import { inspectKey } from '../cli/key-form.ts'
import { CallError, readText } from './call.ts'
import type { KnownEnvironment } from './environments.ts'
import type { ComposedRequest, SendBody } from './protocol.ts'

/** The mock accepts any key, so none needs to be typed for it. */
const mockKey = 'sk-workbench'

/** Fields of the connection, and those that this process sets. */
const ownFields =
  /^(?:host|content-length|connection|transfer-encoding|keep-alive|te|trailer|upgrade|proxy-.*|expect)$/i

/** The checked body of a call. @throws CallError that names the wrong member */
export function readSendBody(body: Readonly<Record<string, unknown>>): SendBody {
  const { request, key } = body
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw new CallError(400, 'request must be an object with method, path, headers and body')
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]+$/.test(key)))
    throw new CallError(
      400,
      `The key ${inspectKey(String(key))?.text ?? 'has a character that no key has'}, so it was not sent.`,
      'Press Forget beside the key, and paste the key alone, without quotes, blanks and line breaks.',
    )
  const members = request as Record<string, unknown>
  const method = readText(members, 'method')
  if (!/^(?:GET|POST|DELETE)$/.test(method))
    throw new CallError(400, `method ${method.slice(0, 20)} is not GET, POST or DELETE`)
  const path = readText(members, 'path')
  if (
    !/^\/v1(?:\/[\w.~%:@!$&'()*+,;=-]+)+(?:\?[^\s#]*)?$/.test(path) ||
    /(?:^|\/)\.\.?(?:\/|$)/.test(decodePercent(path))
  )
    throw new CallError(
      400,
      'path must begin with /v1/ and have no blanks and no ..',
      'for example /v1/chat/completions',
    )
  return {
    environmentId: readText(body, 'environmentId'),
    request: {
      method: method as ComposedRequest['method'],
      path,
      headers: readHeaders(members['headers']),
      body: members['body'],
    },
    ...(key === undefined ? {} : { key: key as string }),
  }
}

/** The request for the environment's base URL, which has its own version. */
export function toOutgoing(
  request: ComposedRequest,
  environment: KnownEnvironment,
  key: string | null,
): { method: string; url: string; headers: HeaderList; body: string | null } {
  const url = environment.baseUrl + request.path.slice('/v1'.length)
  const sent = key ?? (environment.kind === 'mock' ? mockKey : null)
  const typed = Object.entries(request.headers)
  const has = (name: string) => typed.some(([one]) => one.toLowerCase() === name)
  const body =
    request.method === 'POST' && request.body !== undefined && request.body !== null
      ? JSON.stringify(request.body)
      : null
  const headers: [string, string][] = [
    ...(body === null || has('content-type') ? [] : [['Content-Type', 'application/json'] as [string, string]]),
    ...(sent === null || has('authorization') ? [] : [['Authorization', `Bearer ${sent}`] as [string, string]]),
    ...(has('accept-encoding') ? [] : [['Accept-Encoding', 'identity'] as [string, string]]),
    ...(has('user-agent') ? [] : [['User-Agent', 'kimi-contract-workbench'] as [string, string]]),
    ...typed,
  ]
  return { method: request.method, url, headers, body }
}

function readHeaders(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CallError(400, 'headers must be an object of names and strings')
  const headers: Record<string, string> = {}
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw new CallError(400, `the header ${name.slice(0, 40)} must be a string`)
    if (ownFields.test(name)) continue
    try {
      validateHeaderName(name)
      validateHeaderValue(name, text)
    } catch {
      throw new CallError(400, `the header ${name.slice(0, 40)} has a character that HTTP does not allow`)
    }
    headers[name] = text
  }
  return headers
}
