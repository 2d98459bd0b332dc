/** Checks that a forbidden request is refused, and with the documented error type and message. Schemathesis' check of that name. */
import { isObject, defineCheck, show, type Subject } from '../../judge/index.ts'
import { findModel } from '../../../../openapi/models.ts'
import { findError, findErrorText } from '../helpers/error.ts'
import { findMessages, isChat } from '../helpers/request.ts'

export const negativeDataRejection = defineCheck({
  name: 'negative-data-rejection',
  promise: 'A request that the contract forbids is refused with the documented type and message.',
  source: ['docs/api/errors', 'ddalcu/mlx-serve#257', 'miruamel/xuan#153', 'AlphaBitCore/nexus-gateway'],
  catches: ['STA-06', 'STA-07', 'SEM-26'],
  severity: 'fail',
  inspect(subject, report) {
    const { status, expect } = subject
    if (status === null) return
    if (status < 400) {
      const part = expect ? null : findUnknownPart(subject)
      const reason = part === null ? findReason() : `a content part of the type ${show(part)}`
      if (reason !== null && status < 300)
        report({
          message: `${reason} is accepted`,
          documented: expect ? `status ${String(expect.status)}` : 'a refusal: 400, or 404 for an unknown model',
          received: `status ${status}`,
          at: 'status',
          // Vendors may read further types of OpenAI's.
          ...(part !== null &&
            subject.profile === 'vendor' &&
            knownElsewhere.test(part) && { severity: 'warn' as const }),
        })
      return
    }
    if (!expect || !wanted().includes(status)) return
    return {
      body(json, text) {
        const type = findError(json)?.type
        const types = expect.errorType === undefined ? null : [expect.errorType].flat()
        if (types && typeof type === 'string' && !types.includes(type))
          report({
            message: 'the refusal names another error type',
            documented: `type ${types.join(' or ')}`,
            received: `type ${type}`,
            at: '/error/type',
            // OpenAI's type for a bad key and for an unknown model; the status is enough for a client.
            severity: type === 'invalid_request_error' && (status === 401 || status === 404) ? 'warn' : 'fail',
          })
        const words = findErrorText(json, text)
        if (expect.errorMessage && subject.profile === 'official' && !expect.errorMessage.test(words))
          report({
            message: 'the refusal has another message than on the first-party API',
            documented: String(expect.errorMessage),
            received: words.slice(0, 160),
            at: '/error/message',
            severity: 'warn',
          })
      },
    }

    function wanted(): number[] {
      return expect ? [expect.status].flat() : []
    }

    function findReason(): string | null {
      const statuses = wanted()
      // ignored-auth reports an accepted request without a key.
      if (statuses.length > 0)
        return statuses.every((one) => one >= 400 && one !== 401) ? 'a request that must be refused' : null
      if (!isChat(subject)) return null
      const body = subject.head.request?.body
      if (typeof body === 'string' && body !== '' && !parses(body)) return 'a request body that is not JSON'
      const id = subject.request?.model
      if (subject.profile === 'official' && typeof id === 'string' && isForeign(id, subject.head.request?.url ?? ''))
        return `the unknown model ${id}`
      return null
    }
  },
})

/**
 * Whether a model id is certainly unknown. Vendors serve other names, and the first party newer ones than the table has; certain
 * are ids such as `no-such-model`, and on Moonshot's own hosts ids that are not Kimi names.
 */
function isForeign(id: string, url: string): boolean {
  if (findModel(id) !== null) return false
  if (/no[-_]?such|(not|non|doesn?t|does[-_]not)[-_]?exist|\b(unknown|invalid|bogus|fake|missing)\b/i.test(id))
    return true
  return /^https?:\/\/api\.moonshot\.(ai|cn)(?=[:/]|$)/i.test(url) && !/kimi|moonshot|(^|[/_-])k\d/i.test(id)
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Types of content parts that the contract accepts, and further ones of OpenAI's. */
const documentedParts = new Set(['text', 'image_url', 'video_url'])
const knownElsewhere = /^(file|input_audio|audio_url|refusal|input_text|output_text|input_image|image)$/

/** The type of a content part that the contract does not know; accepted with success it was dropped or misread. */
function findUnknownPart(subject: Subject): string | null {
  if (!isChat(subject) || subject.request === null) return null
  for (const { role, content } of findMessages(subject.request))
    // The refusal was recorded for user and tool messages; clients send other parts back in assistant messages.
    if ((role === 'user' || role === 'tool') && Array.isArray(content))
      for (const part of content)
        if (isObject(part) && typeof part.type === 'string' && !documentedParts.has(part.type)) return part.type
  return null
}
