/** Lists what is like a thing that was looked up: the books of its genre for `recommend me something similar`. */
import { toText } from '../../common/index.ts'
import { accepts, mostSteps } from '../arguments/accepts.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { changes } from '../tools/score.ts'
import { verbOf } from '../tools/verbs.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'
import { readLabelled } from './result-labels.ts'

const wantsLike =
  /\b(?:recommend\w*|suggest\w*|similar|like (?:it|this|that|the one)|related|alternatives?|same (?:kind|genre|type|category|style)|more of|comparable|(?:in|of) (?:that|this|the same) (?:style|kind|sort|type|vein|genre)|another (?:one|like))\b|推荐|类似|相似/i

/** The call of a tool that was not called, of which a result gives each required value under its name. */
export function findRelated(
  uncalled: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || isRefused(last.result) || !wantsLike.test(taskText)) return undefined
  const labels = readLabelled(last.result)
  if (labels.length === 0) return undefined
  for (const tool of uncalled) {
    const { properties, required: named } = readProperties(tool.parameters)
    const required = named.length > 0 ? named : Object.keys(properties)
    if (required.length === 0 || changes.has(verbOf(tool.name) ?? '')) continue
    const given: Record<string, unknown> = {}
    for (const name of required) {
      const found = labels.find(({ label }) => isSame(label, name))?.value
      const entries = properties[name]?.['enum']
      const value = Array.isArray(entries)
        ? entries.find((one) => toText(one).toLowerCase() === found?.toLowerCase())
        : found
      if (value !== undefined && accepts(properties[name], value, tool.parameters, { left: mostSteps }))
        given[name] = value
    }
    // A thing is not like itself: its own id or name gives no others.
    if (required.every((name) => Object.hasOwn(given, name)) && required.some((name) => !isOwn.test(name)))
      return { tool, hits: new Set(), given }
  }
  return undefined
}

const isOwn = /^(?:\w+_?)?(?:id|name|title)$/i

function isSame(label: string, name: string): boolean {
  return toLetters(label) === toLetters(name)
}

function toLetters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}
