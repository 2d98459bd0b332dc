/** Writes what another agent is asked, which is a tool with the request as its only argument. */
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'
import { readToolWords } from './tool-words.ts'

const polite = /^\W{0,3}(?:(?:please|hi|hello|hey)[,!]?\s|(?:can|could|would) you (?:please\s)?){1,3}/i
const longestInput = 1000

/** What another agent is asked: the step that is for it, or the request; undefined for other tools. */
export function toAgentInput(
  tool: OfferedTool,
  { step }: ChosenTool,
  view: RequestView,
): Readonly<Record<string, unknown>> | undefined {
  if (!readToolWords(tool).isAgent || view.toolResults.length > 0) return undefined
  const [key] = isRecord(tool.parameters['properties']) ? Object.keys(tool.parameters['properties']) : []
  const text = (step ?? view.taskText).replace(polite, '').trim().slice(0, longestInput)
  const value = key === undefined || text === '' ? undefined : { [key]: text }
  return value !== undefined && accepts(tool.parameters, value, tool.parameters, { left: mostSteps })
    ? value
    : undefined
}
