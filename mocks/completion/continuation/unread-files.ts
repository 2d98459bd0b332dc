/** Reads the file that a task names before it is edited, where neither the task nor a result has the text to be replaced. */
import { findReplacement } from '../arguments/replacements.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { toSnakeCase } from '../arguments/property.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'
import { pathName } from './read-files.ts'

const oldName = /^(?:old_?(?:str(?:ing)?|text|content)?|edits?|diff|patch|search)$/i
const reads = /^(?:read|view|cat|open|get)(?:_|$)/

/** The chosen tools, with a tool that reads in the place of one that cannot know yet what it replaces. */
export function withReading(
  chosen: ChosenTool[],
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool[] {
  const [only, ...others] = chosen
  if (only === undefined || others.length > 0 || only.given !== undefined || only.value !== undefined) return chosen
  if (!Object.keys(readProperties(only.tool.parameters).properties).some((name) => oldName.test(name))) return chosen
  const [path] = findPaths(taskText)
  if (path === undefined || findReplacement(taskText) !== undefined) return chosen
  const name = path.split('/').at(-1) ?? path
  if (made.some(({ args }) => JSON.stringify(args).includes(name))) return chosen
  const reader = tools.find(({ name: own, parameters }) => {
    const [first, ...more] = readProperties(parameters).required
    return reads.test(toSnakeCase(own)) && first !== undefined && more.length === 0 && pathName.test(first)
  })
  return reader === undefined ? chosen : [{ tool: reader, hits: new Set() }]
}
