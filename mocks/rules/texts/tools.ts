/** Sentences about tools and `tool_choice`. Facts: `kimi-chat-api.md` §2.4, §2.5. */
import { defineText } from './text.ts'

const probe = 'Go test calibrated against api.moonshot.cn (index ids 59175392015, 68954276364)'

export const toolTexts = {
  toolsTooMany: defineText(
    'unverified',
    '2026-02',
    'maxItems 128 in the older OpenAPI file, dropped in the newer; words after the text for stop',
    (count: number) =>
      `Invalid request: tools array too long. Expected an array with maximum length 128, but got an array with length ${count} instead`,
  ),
  toolType: defineText(
    'recorded',
    '2026-09-21',
    probe,
    (type: string) => `unknown tool type: ${type}, currently only function and plugin are supported`,
  ),
  functionName: defineText(
    'recorded',
    '2026-08-27',
    probe,
    () =>
      'function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
  ),
  builtinUnknown: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    (name: string) => `unknown builtin function: ${name}`,
  ),
  functionTwice: defineText(
    'reported',
    '2026',
    'classifier test (index id 56172244946); prefix on api.moonshot.* uncertain',
    (name: string) => `function name ${name} is duplicated`,
  ),
  parametersRoot: defineText(
    'recorded',
    '2026-09-21',
    '14790897/MiqroForge-Desktop#1165, api.moonshot.cn',
    () => 'tools.function.parameters.type is required and must be "object"',
  ),
  parametersFault: defineText(
    'recorded',
    '2026-07-26',
    'earendil-works/pi#4138, issue-400-schema-*.txt (there without the prefix: Kimi Code)',
    (fault: string) =>
      `Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <${fault}>`,
  ),
  choiceRequired: defineText(
    'recorded',
    '2026-08',
    'vercel/ai packages/moonshotai (moonshotai-required-tool-choice-error.json)',
    () => "tool_choice 'required' is incompatible with thinking enabled",
  ),
  choiceSpecified: defineText(
    'recorded',
    '2026-09-21',
    probe,
    () => "tool_choice 'specified' is incompatible with thinking enabled",
  ),
  choiceUnknown: defineText(
    'unverified',
    '2026-09-21',
    `an "unknown … strategy" text that names the value seen (${probe}), words ours`,
    (value: string) => `Invalid request: unknown tool_choice strategy: ${value}`,
  ),
  choiceNoTools: defineText(
    'unverified',
    '2026-09-21',
    `refusal seen before the one about thinking (${probe}), words ours`,
    () => "Invalid request: tool_choice 'required' needs tools",
  ),
}

/** What stands before a tool's own text in a request-level refusal (recorded 2026-08-27 for type and name). */
export const invalidRequest = 'Invalid request: '
