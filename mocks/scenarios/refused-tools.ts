/** Scenarios of a request that breaks a rule about tools, tool choice and response formats: 400. Texts: facts `kimi-chat-api.md` §1.4, §2, §5.2. */
import type { ScenarioRow } from './scenario.ts'

export const toolRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error.tool_name',
    status: 400,
    message:
      'Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_type',
    status: 400,
    message: 'Invalid request: unknown tool type: mcp, currently only function and plugin are supported',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_duplicate',
    status: 400,
    message: 'function name get_weather is duplicated',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_parameters',
    status: 400,
    message: 'tools.function.parameters.type is required and must be "object"',
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_schema',
    status: 400,
    message:
      "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.source': type is not defined>",
    evidence: 'recorded',
    source: 'issue-400-schema-type-not-defined-message.txt (2026-03-26)',
  },
  {
    id: 'invalid_request_error.tool_results_missing',
    status: 400,
    message:
      "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: get_weather:0",
    evidence: 'recorded',
    source: 'https://github.com/MoonshotAI/kimi-cli/issues/1977 (2026)',
  },
  {
    id: 'invalid_request_error.tool_call_id',
    status: 400,
    message: 'Invalid request: tool_call_id  is not found',
    evidence: 'recorded',
    source: 'issue-400-tool-call-id-not-found.txt (2026)',
  },
  {
    id: 'invalid_request_error.tool_call_id_duplicate',
    status: 400,
    message: 'Invalid request: tool call id get_weather_0 is duplicated',
    evidence: 'unverified',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_choice_required',
    status: 400,
    message: "tool_choice 'required' is incompatible with thinking enabled",
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_choice_specified',
    status: 400,
    message: "tool_choice 'specified' is incompatible with thinking enabled",
    evidence: 'recorded',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_choice_unknown',
    status: 400,
    message: 'Invalid request: unknown tool_choice strategy: bogus',
    evidence: 'unverified',
    source: 'https://github.com/QuantumNous/new-api (fork, package officialfit) (2026-09-21)',
  },
  {
    id: 'invalid_request_error.tool_choice_without_tools',
    status: 400,
    message: "Invalid request: tool_choice 'required' needs tools",
    evidence: 'unverified',
    source: 'https://github.com/MoonshotAI/Kimi-Vendor-Verifier (2026-08)',
  },
  {
    id: 'invalid_request_error.response_format',
    status: 400,
    message: 'Invalid request: response_format.type must be one of text, json_object, json_schema',
    evidence: 'unverified',
    source: 'https://github.com/MoonshotAI/Kimi-Vendor-Verifier (2026-08)',
  },
  {
    id: 'invalid_request_error.response_schema',
    status: 400,
    message:
      "Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <At path 'properties.pair.items': items must be an object>",
    evidence: 'recorded',
    source: 'vercel-400-json-schema-not-mfjs.json (2026-08-26)',
  },
]
