/** Asks for a missing argument where the system message demands that instead of a guess. */
import { hasEvidence } from '../arguments/evidence.ts'
import type { Facts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from './offered.ts'
import { asksAgain } from './retries.ts'

const wantsQuestion =
  /\bask (?:the user |them )?(?:for (?:clarification|more (?:information|details)|(?:any |the )?missing)|a (?:clarifying|follow-?up) question|clarifying questions)|\b(?:don['’]t|do not|never) (?:make assumptions|assume|guess)\b/i

/** A question for the first required argument of which the conversation says nothing; null if none is missing or a guess is allowed. */
export function askForMissing(tool: OfferedTool, facts: Facts, view: RequestView): string | null {
  if (!wantsQuestion.test(view.systemText.slice(0, 8000))) return null
  const properties = isRecord(tool.parameters['properties']) ? tool.parameters['properties'] : {}
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'] : []
  for (const name of required) {
    if (typeof name !== 'string' || !isPersonal.test(name)) continue
    const schema = isRecord(properties[name]) ? properties[name] : {}
    if (schema['type'] !== 'string' || schema['enum'] !== undefined || schema['default'] !== undefined) continue
    const description = typeof schema['description'] === 'string' ? schema['description'] : ''
    if (isGiven(name, description, facts)) continue
    const words = name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replaceAll(/[_-]+/g, ' ')
      .toLowerCase()
    return view.chinese ? `请问${words}是什么？` : `Could you please tell me the ${words}?`
  }
  return null
}

const wanted =
  /\b(?:provide|specify|give|enter|need|requires?|missing:?)\s(?:me\s)?((?:the|a|an|your|their)\s[a-z][a-z -]{2,40}?)(?=[.,;!\n]|$)/i

/** A question for what a tool's refusal asks for, where no call can give it; null where the refusal asks for nothing. */
export function askForCorrection({ toolResults, chinese }: RequestView): string | null {
  const failed = toolResults.find(({ text }) => asksAgain(text))
  const what = failed === undefined ? undefined : wanted.exec(failed.text.slice(0, 1000))?.[1]
  if (what === undefined) return null
  return chinese ? `请问${what}是什么？` : `Could you please tell me ${what}?`
}

/** Arguments that cannot be guessed. */
const isPersonal =
  /location|city|place|address|origin|destination|^from$|^to$|email|phone|recipient|date|order|account|number|(?:^|_)id$|name/i

function isGiven(name: string, description: string, facts: Facts): boolean {
  // A place is always a candidate: without one in the conversation it is a guess.
  if (/location|city|place/i.test(name)) return facts.places.length > 0
  return hasEvidence({ name, description }, facts)
}
