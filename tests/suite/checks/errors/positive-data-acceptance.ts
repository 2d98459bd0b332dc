/**
 * What the contract allows is accepted: generic clients send these forms by default and know no other.
 * Forms: https://platform.kimi.ai/docs/api/chat (2026-08-13); the name is Schemathesis'.
 */
import { defineCheck, type Severity } from '../check.ts'
import { isObject } from '../../judge/assembly.ts'
import { isUnknownMember } from '../helpers/error.ts'
import { findMessages, isChat, type Json } from '../helpers/request.ts'

const wantsString =
  /expected (a )?string|(valid|be a) string|string_type|str type expected|invalid type: (sequence|array|list)|content.{0,40}(array|list).{0,20}not/i

/** Members Moonshot documents; a refusal of one as unknown is drift. */
const documented = ['prompt_cache_key', 'safety_identifier', 'reasoning_effort', 'thinking', 'response_format', 'stop']

export const positiveDataAcceptance = defineCheck({
  name: 'positive-data-acceptance',
  promise: 'A form of request that the contract documents is accepted.',
  source: ['docs/api/chat', 'MoonshotAI/Kimi-Vendor-Verifier'],
  catches: ['REQ-03', 'REQ-06', 'REQ-07', 'REQ-10'],
  severity: 'fail',
  inspect(subject, report) {
    const { status, request } = subject
    if (!isChat(subject) || (status !== 400 && status !== 422 && status !== null)) return
    return {
      body(json, text) {
        if (!isObject(json) || json.choices !== undefined) return
        const words = JSON.stringify(json.error ?? json.detail ?? json.message ?? text).slice(0, 4000)
        const say = (message: string, form: string, severity: Severity = 'fail') =>
          report({ message, documented: `${form} is accepted`, received: words.slice(0, 160), at: 'status', severity })
        if (words.includes('tool_choice') && isChoiceWithoutTools(request, words))
          say('`tool_choice: "none"` without `tools` is refused', '`tool_choice: "none"`, also without `tools`,')
        if (words.includes('max_completion_tokens') && isUnknownMember(words))
          say('`max_completion_tokens` is refused as an unknown member', '`max_completion_tokens`')
        if (/include_usage|stream_options/.test(words) && isUnknownMember(words))
          say('`stream_options.include_usage` is refused', '`stream_options.include_usage`', 'warn')
        if (wantsString.test(words) && (request === null ? /content/.test(words) : hasTextParts(request)))
          say('`content` as an array of text parts is refused', '`content` as a string and as an array of parts')
        for (const member of documented)
          if (
            words.includes(member) &&
            /extra_forbidden|extra (inputs|fields)|unsupported param|unknown (field|param)/i.test(words)
          )
            say(`the documented member \`${member}\` is refused as unknown`, `\`${member}\``, 'warn')
      },
    }
  },
})

function isChoiceWithoutTools(request: Json | null, words: string): boolean {
  const wantsTools =
    /tools.{0,3} (must|should|need|is|are|required)|requires? .{0,10}tools|when using .{0,3}tool_choice/i.test(words)
  if (request === null) return wantsTools
  return request.tool_choice === 'none' && (!Array.isArray(request.tools) || request.tools.length === 0)
}

function hasTextParts(request: Json): boolean {
  return findMessages(request).some(
    (message) =>
      Array.isArray(message.content) &&
      message.content.length > 0 &&
      message.content.every((part) => isObject(part) && part.type === 'text'),
  )
}
