/** Reports a call of a tool that the request does not offer. */
import { defineCheck } from '../../judge/index.ts'
import { atCall } from '../helpers/answer.ts'
import { findMarker } from '../helpers/markers.ts'
import { findTools, isChat } from '../helpers/request.ts'

/** Names Kimi accepts in `tools` (probed 2026-09-21), and its builtin functions such as `$web_search`. */
const possible = /^[$a-zA-Z_][\w-]*$/

export const toolCallOffered = defineCheck({
  name: 'tool-call-offered',
  promise: 'Every call names a tool of the request.',
  source: ['docs/api/chat', 'QwenLM/Qwen3.8#15'],
  catches: ['SEM-16', 'SEM-21'],
  severity: 'fail',
  inspect(subject, report) {
    const { request } = subject
    if (!isChat(subject)) return
    if (request === null) return { end: judgeNames }
    return {
      end() {
        if (![...subject.assembled.choices.values()].some((choice) => choice.calls.size > 0)) return
        const offered = new Set(findTools(request).map((tool) => tool.name))
        for (const choice of subject.assembled.choices.values())
          for (const call of choice.calls.values())
            if (call.name !== null && !offered.has(call.name))
              report({
                message: 'a tool is called that was not offered',
                documented:
                  offered.size === 0 ? 'no call: the request offers no tool' : [...offered].slice(0, 8).join(', '),
                received: call.name,
                at: atCall(subject, choice, call, '/function/name'),
              })
      },
    }

    /** Where the request is not known, only names that no tool can have are reported; vendors may accept more names than Kimi. */
    function judgeNames(): void {
      for (const choice of subject.assembled.choices.values())
        for (const call of choice.calls.values())
          // template-leak reports a control token in the name.
          if (call.name !== null && !possible.test(call.name) && findMarker(call.name) === null)
            report({
              message: 'a tool is called by a name that no tool can have',
              documented: 'a letter or underscore, then letters, digits, underscores and dashes',
              received: call.name.slice(0, 120),
              at: atCall(subject, choice, call, '/function/name'),
              severity: subject.profile === 'official' ? 'fail' : 'warn',
            })
    }
  },
})
