/** Chooses the agent to which a conversation is handed over, where nothing but hand-offs is offered or a supervisor continues. */
import { keepFor } from '../../common/index.ts'
import type { RequestView } from '../request-view.ts'
import { findBest, toScored } from './fitting.ts'
import { smallTalk } from './instructed.ts'
import type { OfferedTool } from './offered.ts'
import { scoreTool } from './score.ts'
import { splitSteps } from './steps.ts'
import { handOffName, readToolWords } from './tool-words.ts'

/** Where only other agents are offered, the one that the task is about most; a triage agent hands over every request. */
export function findAgent(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  if (!areAgents(tools) || smallTalk.test(view.taskText)) return undefined
  const best = findBest(tools, view)
  if (best !== undefined && scoreTool(best, toScored(view)).points > 3) return best
  return findsOut.test(view.taskText) ? tools.find(({ name }) => ofResearch.test(name)) : undefined
}

const areAgents = keepFor(
  (tools: readonly OfferedTool[]) =>
    tools.length > 0 && tools.every((tool) => handOffName.test(tool.name) || readToolWords(tool).isAgent),
)

const findsOut =
  /^\W{0,3}(?:please\s)?(?:find|look|search|research|get|gather|who|what|when|where|which|how (?:many|much))\b/i
const ofResearch = /research|search|information|knowledge|data/i

const ofMath = /%|\bpercent|\b(?:sum|total|add|multiply|divide|calculate|compute|average|difference)\b/i

/** The agent for a further question of the task, where another agent has answered the first one to a supervisor. */
export function findNextAgent(tools: readonly OfferedTool[], view: RequestView): OfferedTool | undefined {
  const made = new Set(view.calls.filter((call) => call.isCurrent).map((call) => call.name))
  const steps = splitSteps(view.taskText)
  if (steps.length < 2 || ![...made].every((name) => handOffName.test(name))) return undefined
  const open = tools.filter(({ name }) => handOffName.test(name) && !made.has(name))
  return open.find(({ name, description }) => {
    const about = `${name.replaceAll('_', ' ')} ${description}`
    if (/\bmath/i.test(about) && steps.slice(made.size).some((step) => ofMath.test(step))) return true
    const tool = open.find((one) => one.name === name)
    return (
      tool !== undefined &&
      steps.slice(made.size).some((step) => scoreTool(tool, toScored({ ...view, taskText: step })).points > 6)
    )
  })
}
