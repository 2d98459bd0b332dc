/** Frames of prompts and schemas that several tables use, as client libraries write them; the texts are our own. */
import { object, system } from './table.ts'

export const always = (properties: Record<string, unknown>, title = 'Answer') =>
  system(
    `Always respond with a JSON object that's compatible with this schema:\n\n${JSON.stringify({ ...object(properties), title })}\n\nDon't include any text or Markdown fencing before or after.`,
  )
export const orNull = (schema: Record<string, unknown>) => ({ anyOf: [schema, { type: 'null' }] })
export const typeOrNull = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] })
export const strict = (task: string, members: string) =>
  `${task}\nYou must answer strictly in the following JSON format: {\n${members}\n}`
export const affirming = system("Always answer 'Yes, ', 'No, ', or 'Maybe, ' followed by a short explanation.")
export const fence = '\u0060\u0060\u0060'
export const frame = (task: string) =>
  `\nCurrent Task: ${task}\n\nThis is the expected criteria for your final answer: The result.\nyou MUST return the actual complete content as the final answer, not a summary.`
