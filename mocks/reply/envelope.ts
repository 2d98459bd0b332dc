/**
 * The API's bodies byte for byte: compact JSON, message before type, `<` `>` `&` escaped as Go's encoder does, no line feed at the end
 * (vercel/400-temperature-only-0.6, dmxapi/401-invalid-authentication).
 */

/** Compact JSON as Go's encoder writes it. */
export function toGoJson(value: unknown): string {
  let text = JSON.stringify(value)
  // For a lone surrogate Go writes U+FFFD, and JSON.stringify an escape.
  if (text.includes(String.raw`\ud`)) text = JSON.stringify(value, toWellFormed)
  return needsEscape.test(text) ? text.replaceAll(escaped, (char) => escapes[char]!) : text
}

function toWellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

const needsEscape = /[<>&\u2028\u2029]/
const escaped = /[<>&\u2028\u2029]/g
const escapes: Readonly<Record<string, string>> = {
  '<': String.raw`\u003c`,
  '>': String.raw`\u003e`,
  '&': String.raw`\u0026`,
  '\u2028': String.raw`\u2028`,
  '\u2029': String.raw`\u2029`,
}

/** `{"error":{"message":…,"type":…}}`. */
export function toErrorBody(message: string, type: string): string {
  return toGoJson({ error: { message, type } })
}

/** The envelope of balance and token estimate (reports/estimate-token-count). */
export function toManagementBody(data: unknown): string {
  return toGoJson({ code: 0, data, scode: '0x0', status: true })
}

/** The gateway's body for an unknown route, sent before authentication (reports/gateway-404-get, reports/gateway-404-post). */
export function toGatewayBody(method: string, userAgent: string, url: string): string {
  return toGoJson({
    code: 5,
    error: 'url.not_found',
    message: '没找到对象',
    method,
    scode: '0x5',
    status: false,
    ua: userAgent,
    url,
  })
}
