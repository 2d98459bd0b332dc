/**
 * Which header fields the proxy passes on: all but those that belong to one connection (RFC 9110, section 7.6.1), in their order
 * and spelling. No `Via` is added, because it makes some servers change their answer (nginx turns gzip off).
 */
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'

const connectionFields = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'transfer-encoding',
  'upgrade',
]

/** Converts Node's flat list of names and values to pairs. */
export function toPairs(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at]!, raw[at + 1]!])
  return pairs
}

/**
 * A transfer coding other than `chunked`, such as `gzip`; null if there is none. The proxy removes the field that names it, and Node decodes
 * `chunked` alone (RFC 9112, section 7).
 */
export function findTransferCoding(raw: readonly string[]): string | null {
  const codings = toPairs(raw)
    .filter(([name]) => name.toLowerCase() === 'transfer-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim())
  return codings.find((coding) => !/^(chunked|identity)?$/i.test(coding))?.slice(0, 40) ?? null
}

/** The fields without those that belong to the connection on which they arrived. */
export function toForwarded(fields: HeaderList): [string, string][] {
  const named = fields
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((one) => one.trim())
  // `Connection: content-length` is ignored: without the length the body would have another framing.
  const drop = new Set([...connectionFields, ...named.filter((one) => !/^(content-length|host)$/.test(one))])
  return fields.filter(([name]) => !drop.has(name.toLowerCase())).map(([name, value]) => [name, value])
}

/** The request's fields for the target: with the target's host, and with the body framed as by the client. */
export function toTargetFields(fields: HeaderList, host: string, method: string): [string, string][] {
  const chunked = findHeader(fields, 'transfer-encoding') !== null
  const sent = toForwarded(fields).filter(
    ([name]) => name.toLowerCase() !== 'host' && !(chunked && name.toLowerCase() === 'content-length'),
  )
  sent.unshift(['Host', host])
  if (chunked) sent.push(['Transfer-Encoding', 'chunked'])
  // Without a length Node would send a chunked body although the client sent none.
  else if (findHeader(sent, 'content-length') === null && !/^(GET|HEAD|OPTIONS|DELETE|TRACE|CONNECT)$/.test(method))
    sent.push(['Content-Length', '0'])
  if (/(^|,)\s*trailers\s*($|[,;])/i.test(findHeader(fields, 'te') ?? ''))
    sent.push(['TE', 'trailers'], ['Connection', 'keep-alive, TE'])
  return sent
}

/** The answer's fields for the client; `Trailer` is passed on only if the body can have trailers. */
export function toClientFields(fields: HeaderList): [string, string][] {
  const chunked = /chunked/i.test(findHeader(fields, 'transfer-encoding') ?? '')
  return toForwarded(fields).filter(
    ([name]) => (chunked || name.toLowerCase() !== 'trailer') && !(chunked && name.toLowerCase() === 'content-length'),
  )
}
