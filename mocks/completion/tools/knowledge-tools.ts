/** Finds the tool that a system message requires before every answer: `Check your knowledge base before answering any questions.` */
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'

/** `Check the documents before you answer`, `Only answer from the knowledge base`. */
const beforeAnswers =
  /\b(?:check|search|consult|query|use|look (?:up|in))\b[^.\n]{0,60}\b(?:knowledge base|documents?|docs|database|memory|tools?)\b[^.\n]{0,60}\b(?:before|answer\w*|every|any|all)\b|\b(?:start|begin)\b[^.\n]{0,60}\b(?:get(?:ting)?|retriev\w{1,3}|recall\w{0,3}|read(?:ing)?|look\w{0,3})\b[^.\n]{0,60}\b(?:memory|memories|knowledge (?:graph|base))\b|\bonly (?:respond|answer)\b[^.\n]{0,60}\b(?:tool calls?|knowledge base|documents?|context)\b/i
const smallTalk = /^\W*(?:hi|hello|hey|thanks|thank you|bye|ok|okay)\b[^.!?]{0,20}[.!?]?\s*$/i
const asks = /\?\s*$|^\s*(?:what|who|when|where|which|how|why|do|does|is|are|can|tell)\b/i
const lookUp = /^(?:get|search|query|find|retriev|look|ask|fetch|recall|read)/i
const keep = /^(?:add|save|store|remember|create|insert|upsert|write|record)/i
const about = /knowledge|information|resource|document|memory|memories|fact|context|search|query|note/i

/** The tool that looks up the answer to a question or stores a statement; undefined if the system message requires no such tool. */
export function findKnowledgeTool(
  tools: readonly OfferedTool[],
  { systemText, taskText }: RequestView,
): OfferedTool | undefined {
  if (systemText === '' || !beforeAnswers.test(systemText.slice(0, 8000)) || smallTalk.test(taskText)) return undefined
  const verb = asks.test(taskText) ? lookUp : keep
  return tools.find((tool) => verb.test(tool.name) && about.test(`${tool.name} ${tool.description.slice(0, 300)}`))
}
