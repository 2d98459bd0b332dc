/** Cases of tools, tool_choice and response_format that must be refused. */
import type { Case } from '../judge/index.ts'
import { functionTool, skipUnlessThinking, thinkingOff, sources, weather } from './ask.ts'
import { toRefusal, type RefusalRow } from './refusal.ts'

const badName =
  /^Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes$/
const named = { type: 'function', function: { name: 'get_weather' } }
const format = (json_schema: unknown) => ({ response_format: { type: 'json_schema', json_schema } })

function badNames(): RefusalRow[] {
  const names: readonly [string, string, string][] = [
    ['leading-digit', '21st_builder', 'starts with a digit'],
    ['dot', 'get.weather', 'contains a dot'],
    ['space', 'get weather', 'contains a space'],
    ['empty', '', 'is empty'],
  ]
  return names.map(([id, name, what]) => ({
    id: `tool-name-${id}`,
    about: `A function name that ${what} is refused.`,
    source: sources.k3Probes,
    wrong: { tools: [functionTool(name, 'city', 'A tool with a name that the API refuses.')] },
    message: badName,
    lenient: true,
  }))
}

const rows: readonly RefusalRow[] = [
  ...badNames(),
  {
    id: 'tool-name-too-long',
    about: 'A function name of 257 characters is refused.',
    source: sources.vendorTests,
    wrong: { tools: [functionTool('a'.repeat(257), 'city', 'A tool with a name that the API refuses.')] },
  },
  {
    id: 'tool-type-unknown',
    lenient: true,
    about: 'An unknown tool type is refused.',
    source: sources.k3Probes,
    wrong: { tools: [{ ...weather, type: 'teleport' }] },
    message: /^Invalid request: unknown tool type: teleport, currently only function and plugin are supported$/,
  },
  {
    id: 'tool-type-missing',
    lenient: true,
    about: 'A tool without a type is refused.',
    source: sources.k3Probes,
    wrong: { tools: [{ function: weather.function }] },
    message: /^Invalid request: unknown tool type: ?, currently only function and plugin are supported$/,
  },
  {
    id: 'tool-duplicate',
    lenient: true,
    about: 'Two functions with the same name are refused.',
    source: 'reports/error-texts',
    wrong: { tools: [weather, weather] },
    message: /function name get_weather is duplicated$/,
  },
  {
    id: 'tool-parameters-not-object',
    lenient: true,
    about: 'The root of the parameters must be an object.',
    source: [sources.chat, 'reports/error-texts'],
    wrong: {
      tools: [
        {
          type: 'function',
          function: { name: 'get_weather', description: 'Weather.', parameters: { type: 'string' } },
        },
      ],
    },
    message: /tools\.function\.parameters/,
  },
  {
    id: 'tool-choice-required-thinking',
    lenient: true,
    about: 'K2.x refuses a required tool while it thinks.',
    source: [sources.toolChoice, 'bestruirui/octopus#251'],
    wrong: { tools: [weather], tool_choice: 'required' },
    message: /^tool_choice 'required' is incompatible with thinking enabled$/,
    skip: (model) =>
      skipUnlessThinking(model) ??
      (model.tool_choice.required_with_thinking === 'refused' ? null : `${model.id} accepts it`),
  },
  {
    id: 'tool-choice-named-thinking',
    lenient: true,
    about: 'A named tool is refused while the model thinks.',
    source: sources.k3Probes,
    wrong: { tools: [weather], tool_choice: named },
    message: /^tool_choice 'specified' is incompatible with thinking enabled$/,
    skip: (model) =>
      skipUnlessThinking(model) ??
      (model.tool_choice.named_with_thinking === 'refused' ? null : `${model.id} accepts it`),
  },
  {
    id: 'tool-choice-unknown-thinking',
    lenient: true,
    about: 'An unknown tool_choice is refused while the model thinks.',
    source: sources.k3Probes,
    wrong: { tools: [weather], tool_choice: 'bogus' },
    message: /^tool_choice 'specified' is incompatible with thinking enabled$/,
    skip: skipUnlessThinking,
  },
  {
    id: 'tool-choice-unknown',
    lenient: true,
    about: 'An unknown tool_choice is refused with thinking off.',
    source: sources.k3Probes,
    note: 'the exact wording is not known',
    wrong: ({ model }) => ({ ...thinkingOff(model), tools: [weather], tool_choice: 'bogus' }),
    skip: (model) => (model.thinking.form === 'always' ? `${model.id} always thinks` : null),
  },
  {
    id: 'tool-choice-required-without-tools',
    about: 'tool_choice required needs tools.',
    source: sources.vendorTests,
    wrong: ({ model }) => ({ ...thinkingOff(model), tool_choice: 'required' }),
  },
  {
    id: 'format-type-unknown',
    about: 'An unknown response_format is refused.',
    source: sources.vendorTests,
    wrong: { response_format: { type: 'yaml' } },
  },
  {
    id: 'format-schema-missing',
    about: 'json_schema needs its schema object.',
    source: sources.vendorTests,
    wrong: { response_format: { type: 'json_schema' } },
  },
  {
    id: 'format-name-missing',
    about: 'json_schema needs a name.',
    source: sources.vendorTests,
    wrong: format({ schema: { type: 'object', properties: {} } }),
  },
  {
    id: 'format-schema-not-object',
    about: 'A schema that is a string is refused.',
    source: sources.vendorTests,
    wrong: format({ name: 'city', schema: 'object' }),
  },
  {
    id: 'format-strict-string',
    about: 'A string as strict is refused.',
    source: sources.k3Probes,
    wrong: format({ name: 'city', schema: { type: 'object', properties: {} }, strict: 'yes' }),
    message: /is not acceptable$/,
  },
]

export const toolRefusals: readonly Case[] = rows.map(toRefusal)
