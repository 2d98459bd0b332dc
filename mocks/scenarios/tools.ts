/** Refusals of tools, tool choice and response formats: 400. */
import type { ScenarioRow } from './scenario.ts'

export const toolRows: readonly ScenarioRow[] = [
  {
    id: 'invalid_request_error.tool_name',
    status: 400,
    message:
      'Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
  },
  {
    id: 'invalid_request_error.tool_type',
    status: 400,
    message: 'Invalid request: unknown tool type: mcp, currently only function and plugin are supported',
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
    note: 'For a missing type the name in the message is empty.',
  },
  {
    id: 'invalid_request_error.tool_duplicate',
    status: 400,
    message: 'function name get_weather is duplicated',
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
    note: 'Whether "Invalid request: " precedes it is not certain.',
  },
  {
    id: 'invalid_request_error.tool_parameters',
    status: 400,
    message: 'tools.function.parameters.type is required and must be "object"',
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
    note: 'Whether "Invalid request: " precedes it is not certain.',
  },
  {
    id: 'invalid_request_error.tool_schema',
    status: 400,
    message:
      "Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties.source': type is not defined>",
    evidence: 'recorded',
    source: 'MoonshotAI/kimi-cli#1595',
  },
  {
    id: 'invalid_request_error.tool_results_missing',
    status: 400,
    message:
      "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: get_weather:0",
    evidence: 'recorded',
    source: 'MoonshotAI/kimi-cli#1977',
  },
  {
    id: 'invalid_request_error.tool_call_id',
    status: 400,
    message: 'Invalid request: tool_call_id  is not found',
    evidence: 'recorded',
    source: 'reports/tool-call-id-not-found',
    note: 'Two spaces; the id is not printed.',
  },
  {
    id: 'invalid_request_error.tool_call_id_duplicate',
    status: 400,
    message: 'Invalid request: tool call id get_weather_0 is duplicated',
    evidence: 'reported',
    source: 'openclaw/openclaw#51155',
  },
  {
    id: 'invalid_request_error.tool_choice_required',
    status: 400,
    message: "tool_choice 'required' is incompatible with thinking enabled",
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
    note: 'K2.5, K2.6 and K2.7 with thinking on; K3 allows it.',
  },
  {
    id: 'invalid_request_error.tool_choice_specified',
    status: 400,
    message: "tool_choice 'specified' is incompatible with thinking enabled",
    evidence: 'recorded',
    source: 'QuantumNous/new-api',
    note: 'A named function, or an unknown string, with thinking on.',
  },
  {
    id: 'invalid_request_error.tool_choice_unknown',
    status: 400,
    message: 'Invalid request: unknown tool_choice strategy: bogus',
    evidence: 'unverified',
    source: 'QuantumNous/new-api',
    note: 'An unknown string with thinking off; the exact words are not known.',
  },
  {
    id: 'invalid_request_error.tool_choice_without_tools',
    status: 400,
    message: "Invalid request: tool_choice 'required' needs tools",
    evidence: 'unverified',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    note: 'The tests for vendors expect the refusal; the text is not known.',
  },
  {
    id: 'invalid_request_error.response_format',
    status: 400,
    message: 'Invalid request: response_format.type must be one of text, json_object, json_schema',
    evidence: 'unverified',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    note: 'The tests for vendors expect the refusal; the text is not known.',
  },
  {
    id: 'invalid_request_error.response_schema',
    status: 400,
    message:
      "Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <At path 'properties.pair.items': items must be an object>",
    evidence: 'recorded',
    source: 'vercel/400-json-schema-not-mfjs',
  },
]
