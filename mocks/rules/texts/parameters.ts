/** Sentences about top-level parameters. Facts: `kimi-chat-api.md` §1.4–1.6, §2.1, §2.6, §5. */
import { defineText } from './text.ts'

const wire = 'complete recording of api.moonshot.ai (mineti-400-*.http)'
const probe = 'Go test calibrated against api.moonshot.cn (index ids 59175392015, 68954276364)'

export const parameterTexts = {
  bodyEmpty: defineText('unverified', '2026-11-22', 'words ours', () => 'Invalid request: the request body is empty'),
  bodyNotUtf8: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    () => 'Invalid request: the request body is not valid UTF-8',
  ),
  bodyNotJson: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    () => 'Invalid request: the request body is not valid JSON',
  ),
  bodyNotObject: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    () => 'Invalid request: the request body must be a JSON object',
  ),
  bodyTooDeep: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    () => 'Invalid request: the request body is nested too deeply',
  ),
  bodyTooLarge: defineText(
    'documented',
    '2026-08',
    'form of Kimi Code’s error page (limit 2097152 there); the Open Platform states 100 MB a body',
    (size: number, limit: number) => `total message size ${size} exceeds limit ${limit}`,
  ),
  modelNotFound: defineText(
    'recorded',
    '2026-08',
    'vercel-404-model-not-found-a.json, issue-404-model-not-found-dify.json',
    (id: string) => `Not found the model ${id} or Permission denied`,
  ),
  wrongType: defineText(
    'recorded',
    '2026-08-27',
    `${probe}; ai4j#62; issue-400-thinking-bool-message.txt; guide response_format`,
    (path: string, expected: string, actual: string) =>
      `Invalid request: the \`${path}\` field in the request (expected type ${expected}) is illegal, and ${actual} is not acceptable`,
  ),
  onlyAllowed: defineText(
    'recorded',
    '2026-09-01',
    `${wire}; vercel-400-temperature-only-*.json`,
    (parameter: string, value: number | boolean) => `invalid ${parameter}: only ${value} is allowed for this model`,
  ),
  notGreater: defineText(
    'reported',
    '2026',
    'temperature above 1 on Kimi Code; other parameters by analogy',
    (parameter: string, limit: number) => `${parameter} must not be greater than ${limit.toFixed(6)}`,
  ),
  notLess: defineText(
    'unverified',
    '2026-11-22',
    'counterpart of the text for values above the range',
    (parameter: string, limit: number) => `${parameter} must not be less than ${limit.toFixed(6)}`,
  ),
  nOutOfRange: defineText(
    'unverified',
    '2026-02',
    'limits documented (chat page of the K2.5 era), words ours',
    (least: number, most: number) => `invalid n: must be between ${least} and ${most} for this model`,
  ),
  nNeedsTemperature: defineText(
    'unverified',
    '2025',
    'rule documented (guide migrating-from-openai), words ours',
    () => 'invalid n: only 1 is allowed when temperature is close to 0',
  ),
  thinkingOnlyEnabled: defineText(
    'recorded',
    '2026-08',
    'vercel-400-thinking-only-enabled.json',
    () => 'invalid thinking: only type=enabled is allowed for this model',
  ),
  thinkingUnknownType: defineText(
    'unverified',
    '2026-11-22',
    'after the recorded text of kimi-k2.7-code',
    () => 'invalid thinking: only type=enabled or type=disabled is allowed for this model',
  ),
  thinkingKeepUnsupported: defineText(
    'unverified',
    '2026-08',
    'refusal reported (vercel/ai packages/moonshotai), words ours',
    () => 'invalid thinking: keep is not allowed for this model',
  ),
  thinkingOnlyKeepAll: defineText(
    'unverified',
    '2026-08-13',
    'refusal stated in Kimi-Vendor-Verifier (test_thinking_effort.py), words ours',
    () => 'invalid thinking: only keep=all is allowed for this model',
  ),
  budgetTooSmall: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    (parameter: string) => `Invalid request: ${parameter} must be greater than 0`,
  ),
  contextExceeded: defineText(
    'recorded',
    '2026-04-22',
    'MoonshotAI/kimi-cli#2011 and many others',
    (limit: number, requested: number) =>
      `Invalid request: Your request exceeded model token limit: ${limit} (requested: ${requested})`,
  ),
  stopTooMany: defineText(
    'recorded',
    '2026-10-04',
    'recognizer table captured live (index id 70476276490)',
    (count: number) =>
      `Invalid request: stop array too long. Expected an array with maximum length 5, but got an array with length ${count} instead`,
  ),
  stopTooLong: defineText(
    'unverified',
    '2026-11-22',
    'limit documented; words after the text for the array',
    (bytes: number) =>
      `Invalid request: stop string too long. Expected a string with maximum length 32, but got a string with length ${bytes} instead`,
  ),
  topLogprobsAlone: defineText(
    'recorded',
    '2026-09-02',
    'mineti-400-top-logprobs-alone.http',
    () => 'Invalid request: logprobs must be set to true if top_logprobs is used',
  ),
  topLogprobsRange: defineText(
    'unverified',
    '2026-08',
    'range 0 to 20 documented, words ours',
    () => 'Invalid request: top_logprobs must be between 0 and 20',
  ),
  logitBias: defineText('recorded', '2026-08-27', probe, () => 'Invalid request: logit_bias is not supported yet'),
  cacheTtl: defineText(
    'unverified',
    '2026-09',
    'values documented (forum.moonshot.ai/t/613), words ours',
    () => "Invalid request: prompt_cache_options.ttl must be '5m' or '1h'",
  ),
  formatType: defineText(
    'unverified',
    '2026-09-21',
    `refusal seen (${probe}), words ours`,
    () => 'Invalid request: response_format.type must be one of text, json_object, json_schema',
  ),
  formatSchemaMissing: defineText(
    'unverified',
    '2026-09-21',
    `refusal seen (${probe}), words ours`,
    () => 'Invalid request: response_format.json_schema is required when response_format.type is json_schema',
  ),
  formatNameMissing: defineText(
    'unverified',
    '2026-09-21',
    `refusal seen (${probe}), words ours`,
    () => 'Invalid request: response_format.json_schema.name is required',
  ),
  formatSchemaEmpty: defineText(
    'unverified',
    '2026-09-21',
    `refusal seen (${probe}), words ours`,
    () => 'Invalid request: response_format.json_schema.schema must not be empty',
  ),
  formatSchemaFault: defineText(
    'recorded',
    '2026-08',
    'vercel-400-json-schema-not-mfjs.json',
    (fault: string) =>
      `Invalid request: response_format.json_schema is not a valid moonshot flavored json schema, details: <${fault}>`,
  ),
}
