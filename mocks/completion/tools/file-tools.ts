/** Finds the tool that reads or writes the one file that a short order names, where the words of the order do not tell it from others. */
import { findPaths } from '../arguments/path-extracts.ts'
import { guard } from '../cues.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { verbOf } from './verbs.ts'

const longest = 2000
const start = String.raw`^\W{0,3}(?:(?:please|can you|could you|now|then)\s){0,3}`
const namesFile = guard(/\.[a-z]|\b(?:README|LICENSE|CHANGELOG|Makefile|Dockerfile)\b/i)
const writes = new RegExp(String.raw`${start}(?:create|write|make|add|save|generate|put|store)\b`, 'i')
const reads = new RegExp(
  String.raw`${start}(?:read|open|print|display|cat|view|show|look at|(?:what(?:['’]s| is) in|what does)\b)`,
  'i',
)
const isPath = /path|file|^name$/i
const isContent = /^(?:new_?)?(?:content|contents|text|body|data|source|file_?(?:text|content))$/i

/** The tool that writes or reads the file of an order; undefined where the order names none, or several. */
export function findFileTool(tools: readonly OfferedTool[], { taskText }: RequestView): OfferedTool | undefined {
  if (taskText.length > longest || !namesFile.test(taskText)) return undefined
  const isWrite = writes.test(taskText)
  if ((!isWrite && !reads.test(taskText)) || findPaths(taskText).length !== 1) return undefined
  return tools.find((tool) => {
    const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'].map(String) : []
    const keys = isRecord(tool.parameters['properties']) ? Object.keys(tool.parameters['properties']) : []
    const verb = verbOf(tool.name)
    return isWrite
      ? verb === 'create' && keys.some((key) => isPath.test(key)) && keys.some((key) => isContent.test(key))
      : verb === 'read' && required.length > 0 && required.every((key) => isPath.test(key))
  })
}
