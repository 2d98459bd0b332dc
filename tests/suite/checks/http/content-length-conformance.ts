/** Compares Content-Length and Content-Encoding with the bytes of the body (RFC 9110 §8.4 and §8.6, RFC 9112 §6). */
import { findHeader } from '../../../../openapi/exchange.ts'
import { defineCheck } from '../../judge/index.ts'
import { isPreflight } from '../helpers/answer.ts'

export const contentLengthConformance = defineCheck({
  name: 'content-length-conformance',
  promise: 'Content-Length and Content-Encoding are true of the body.',
  source: ['rfc9110/8.4', 'rfc9110/8.6', 'rfc9112/6.2', 'leandromineti/ai-assisted-coding'],
  severity: 'fail',
  inspect(subject, report) {
    const { headers, form } = subject.head
    if (headers === null || form === 'payloads' || isPreflight(subject)) return
    const length = subject.header('content-length')?.trim() ?? null
    const coding = (subject.header('content-encoding') ?? 'identity').trim().toLowerCase()
    if (length !== null && !/^\d+(\s*,\s*\d+)*$/.test(length))
      report({
        message: 'Content-Length is no number',
        documented: 'a whole number of bytes',
        received: length,
        at: 'header content-length',
      })
    let redacted = false
    const offered = findHeader(subject.head.request?.headers ?? null, 'accept-encoding')
    if (coding !== 'identity' && offered !== null && !isOffered(coding, offered))
      report({
        message: 'the body comes in a content coding the client did not offer',
        documented: `one of Accept-Encoding: ${offered}`,
        received: `Content-Encoding: ${coding}`,
        at: 'header content-encoding',
        severity: 'warn',
      })
    return {
      body(_json, text) {
        // What is left of the gzip magic number once it was read as UTF-8.
        if (coding === 'identity' && text.startsWith('\x1f\uFFFD\x08'))
          report({
            message: 'the body is gzip data and no Content-Encoding says so',
            documented: 'Content-Encoding: gzip',
            received: 'bytes 1f 8b 08',
            at: 'byte 0',
          })
        // A recorder that takes secrets out changes the length.
        redacted = /redacted|\*\*\*/i.test(text)
      },
      end(ending) {
        if (length === null || redacted || ending === 'cut' || ending === 'open' || !/^\d+$/.test(length)) return
        measure(Number(length), subject.bodyTiming.bytes)
      },
    }

    function measure(stated: number, bytes: number): void {
      if (coding === 'identity' && stated !== bytes)
        report({
          message: 'the body is not as long as Content-Length says',
          documented: `${stated} bytes`,
          received: `${bytes} bytes`,
          at: 'header content-length',
        })
      // Packed data is as long as its text by accident only.
      else if (coding !== 'identity' && stated === bytes && bytes > 64)
        report({
          message: `Content-Encoding says ${coding}, but the body is as long as its plain text`,
          documented: `a body in the coding ${coding}, or no Content-Encoding`,
          received: `${bytes} plain bytes`,
          at: 'header content-encoding',
        })
    }
  },
})

/** Whether the value of Accept-Encoding allows a coding, by its name or by `*` (RFC 9110 §12.5.3). */
function isOffered(coding: string, offered: string): boolean {
  return offered.split(',').some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return (
      (name === coding || name === '*' || `x-${name}` === coding) &&
      !parameters.some((part) => /^q=0(\.0*)?$/.test(part))
    )
  })
}
