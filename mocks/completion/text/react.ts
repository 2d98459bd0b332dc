/**
 * Answers in the form of ReAct agents that describe their tools in the prompt and read `Thought:`, `Action:`, `Action Input:` and
 * `Final Answer:` from the text (LangChain, CrewAI, LlamaIndex).
 */
import { escapePattern, toText } from '../../common/index.ts'
import { hasCues, needs } from '../cues.ts'
import { generateFromSchema } from '../arguments/generate.ts'
import { readFacts } from '../facts.ts'
import { findObjects } from '../json-in-text.ts'
import { isRecord } from '../request-view.ts'
import { findFramedTask } from './framed-task.ts'
import type { RequestView } from '../request-view.ts'
import { chooseTools } from '../tools/choose.ts'
import type { OfferedTool } from '../tools/offered.ts'

const longest = 100_000
const mostTools = 60
const stepCues = needs('thought', ':')
const placeholder =
  /^(?:the input question|the (?:final )?answer|your (?:final )?answer|the result|tool response|\[|\{|<|the action|result of)/i

/** The next step; null where the prompt demands no such form. `answer` answers a task in plain text. */
export function writeReactStep(view: RequestView, nowSeconds: number, answer: (task: string) => string): string | null {
  const firstText = view.messages.find((message) => message.role === 'user')?.text ?? ''
  if (!hasCues(stepCues, view.systemText, firstText)) return null
  const prompt = `${view.systemText}\n${firstText}`.slice(0, longest)
  const isTools = /\bAction Input\s*:/.test(prompt) && /\bThought\s*:/.test(prompt)
  const isFinal = /(?:^|\n)[ \t]{0,20}Thought\s*:/.test(prompt) && /(?:^|\n)[ \t]{0,20}Final Answer\s*:/.test(prompt)
  const isBlob = !isTools && /\$JSON_BLOB\b/.test(prompt)
  if (!isTools && !isFinal && !isBlob) return null
  const word = /(?:^|\n)[ \t]{0,20}Final Answer\s*:/.test(prompt) ? 'Final Answer' : 'Answer'
  const task = readTask(view)
  const observation = readObservation(view)
  if (observation !== null && isBlob) return writeBlob('I know what to respond', 'Final Answer', observation)
  if (observation !== null) return `Thought: I now know the final answer\n${word}: ${observation}`
  const tools = isTools || isBlob ? readTools(prompt) : []
  const taskView = { ...view, taskText: task, userText: task, systemText: '', toolResults: [], calls: [] }
  const [chosen] = tools.length === 0 ? [] : chooseTools(tools, taskView, 'auto')
  if (isBlob) {
    if (chosen === undefined)
      return writeBlob(
        'I can answer without using a tool.',
        'Final Answer',
        answer(findFramedTask(view.userText) ?? task),
      )
    return writeBlob(
      'I need to use a tool.',
      chosen.tool.name,
      readInput(writeInput(chosen.tool, task, view.chinese, nowSeconds)),
    )
  }
  if (chosen === undefined)
    return `Thought: I can answer without using a tool.\n${word}: ${answer(findFramedTask(view.userText) ?? task)}`
  return `Thought: I need to use a tool to help me answer the question.\nAction: ${chosen.tool.name}\nAction Input: ${writeInput(chosen.tool, task, view.chinese, nowSeconds)}`
}

/** A step of an agent that reads its action from JSON in a fenced block. */
function writeBlob(thought: string, action: string, input: unknown): string {
  const blob = JSON.stringify({ action, action_input: input }, null, 2)
  return `Thought: ${thought}\nAction:\n\u0060\u0060\u0060\n${blob}\n\u0060\u0060\u0060`
}

/** The input as an object where it is one. */
function readInput(input: string): unknown {
  return findObjects(input)[0]?.value ?? input
}

/** The task: what follows its label last, otherwise the last user message that is not an observation. */
function readTask({ messages }: RequestView): string {
  for (const message of messages.toReversed()) {
    if (message.role !== 'user' || /^\s*Observation\s*:/.test(message.text)) continue
    const found = [
      ...message.text.matchAll(
        /(?:^|\n)[ \t]{0,20}(?:Question|Current Task|New message|New input|Task|Human|User Input)\s*:\s*([^\n]+)/g,
      ),
    ]
      .map((match) => (match[1] as string).trim())
      .findLast((text) => !placeholder.test(text))
    return found ?? message.text
  }
  return ''
}

/** The last observation, where the last message ends with one. */
function readObservation({ messages }: RequestView): string | null {
  const text = messages.at(-1)?.text ?? ''
  const at = text.lastIndexOf('Observation:')
  if (at < 0 || (at > 0 && text[at - 1] !== '\n')) return null
  const rest = text
    .slice(at + 'Observation:'.length)
    .replace(/\n[ \t]{0,20}Thought[ \t]{0,9}:[\s\S]*$/, '')
    .trim()
  return rest === '' || placeholder.test(rest) ? null : rest
}

/** The tools that a prompt describes: named blocks, or lines with a signature. */
function readTools(prompt: string): OfferedTool[] {
  const blocks = prompt
    .split(/(?=(?:^|\n)[ \t]{0,20}>?\s*Tool Name\s*:)/)
    .filter((block) => /^\s*>?\s*Tool Name\s*:/.test(block))
  if (blocks.length > 0) return blocks.slice(0, mostTools).map(readBlock)
  const listed = /\bValid "action" values: "Final Answer" or ([^\n]{2,2000})/.exec(prompt)?.[1]
  const names = (listed ?? /\bone of\s*[[(:]?\s*([\w$., -]{2,2000}?)\s*[\])\n]/.exec(prompt)?.[1] ?? '')
    .split(/,\s*/)
    .filter((name) => name !== '')
  return names.slice(0, mostTools).map((name) => {
    const at = prompt.search(new RegExp(String.raw`(?:^|\n)[-*\s>]*${escapePattern(name)}\s*[(:-]`))
    const line =
      at < 0
        ? ''
        : (prompt
            .slice(at, at + 2000)
            .trim()
            .split('\n')[0] as string)
    return toTool(name, line, readParameters(line))
  })
}

function readBlock(block: string): OfferedTool {
  const name = /Tool Name\s*:\s*([\w$. -]{1,64})/.exec(block)?.[1]?.trim() ?? 'tool'
  const about = /(?:Tool )?Description\s*:\s*([\s\S]{1,1000}?)(?=\n[ \t]{0,20}Tool Arg|\n\n|$)/.exec(block)?.[1] ?? ''
  return toTool(name, about, readParameters(block))
}

function toTool(name: string, description: string, parameters: Record<string, unknown>): OfferedTool {
  return {
    name,
    description: description.replace(/^[\w$. -]{1,64}\([^)]*\)\s*(?:->\s*\w+)?\s*/, ''),
    parameters,
    builtin: false,
    raw: {},
  }
}

/** The parameters of a description: a JSON object of properties, or a signature; none: a plain text. */
function readParameters(text: string): Record<string, unknown> {
  const [found] = findObjects(text.includes("': {'") ? text.replaceAll("'", '"') : text)
  if (found !== undefined) {
    const properties = isRecord(found.value['properties']) ? found.value['properties'] : found.value
    return { type: 'object', properties, required: Object.keys(properties) }
  }
  const signature = /\(([^()]{1,600})\)/.exec(text)?.[1] ?? ''
  const properties: Record<string, unknown> = {}
  for (const part of signature.split(',')) {
    const [, name, type] = /^\s*(\w{1,60})\s*:\s*(\w{1,40})/.exec(part) ?? []
    if (name !== undefined && type !== undefined) properties[name] = { type: toType(type) }
  }
  return Object.keys(properties).length === 0 ? {} : { type: 'object', properties, required: Object.keys(properties) }
}

function toType(type: string): string {
  return { int: 'integer', float: 'number', bool: 'boolean', list: 'array' }[type] ?? 'string'
}

function writeInput(tool: OfferedTool, task: string, chinese: boolean, nowSeconds: number): string {
  const facts = readFacts(task, chinese, nowSeconds)
  if (isRecord(tool.parameters['properties'])) return JSON.stringify(generateFromSchema(tool.parameters, facts))
  const value = generateFromSchema(
    { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] },
    facts,
  )
  return isRecord(value) ? toText(value['input']) : task
}
