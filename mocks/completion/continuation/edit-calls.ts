/** Writes the call that changes a file which was read: with an old and a new text, a list of edits, blocks, or the whole file. */
import { toText } from '../../common/index.ts'
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { findChange } from './file-changes.ts'
import type { FileChange } from './file-changes.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'
import { pathName, readFiles } from './read-files.ts'

const changesFiles =
  /\b(?:set|chang|updat|bump|increas|rais|lower|reduc|decreas|switch|mak|adjust|turn|upgrad|edit|modif|enabl|disabl|renam|replac|substitut|correct|fix|typo|remov|delet|drop|add|append|insert|put|includ|migrat|convert|translat)|\b(?:instead of|rather than)\b/i
const oldName =
  /^(?:old_?(?:str(?:ing)?|text|content|code)?|search(?:_?(?:str(?:ing)?|text|block))?|find|original(?:_?(?:text|code))?|target(?:_?text)?|before)$/i
const newName =
  /^(?:new_?(?:str(?:ing)?|text|content|code)?|replace(?:ment)?(?:_?(?:str(?:ing)?|text|block))?|updated(?:_?(?:text|code))?|after)$/i
const allName = /^(?:replace_?all|all|global)$/i
const wholeName = /^(?:contents?|file_?text|text|data|file_?content)$/i
const editsName = /^(?:edits?|replacements|changes|operations|blocks)$/i
const diffName = /^(?:diff|patch|blocks|input|search_replace)$/i

/** The call that makes the change that the task spells in a file that was read; undefined where it was made, or none is spelled. */
export function findEdit(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  if (!changesFiles.test(taskText)) return undefined
  for (const { path, text } of readFiles(made)) {
    const change = findChange(taskText, text)
    if (change === undefined || isMade(made, change, path)) continue
    const calls = tools.flatMap((tool) => toEdit(tool, { ...change, lines: toWholeLines(change, text) }, path) ?? [])
    const [best] = calls.toSorted((a, b) => a.rank - b.rank)
    if (best !== undefined) return best.chosen
  }
  return undefined
}

/** Whether the change was tried: a later call has the new text, or changed the file. */
function isMade(made: readonly MadeCall[], change: FileChange, path: string): boolean {
  const added = change.new.trim()
  return made.some(({ args, result, name }) => {
    if (isRefused(result) || args['command'] === 'view') return false
    const written = Object.values(args).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    if (added !== '' && written.some((text) => text.includes(added) && text !== path)) return true
    return (
      /edit|replace|write|patch|update/i.test(name) &&
      written.some((text) => text.endsWith(path) || path.endsWith(text))
    )
  })
}

/** A change with the whole lines that it concerns, as blocks need them. */
interface LineChange extends FileChange {
  readonly lines: { readonly old: string; readonly new: string }
}

/** The old and the new text with the spaces at the beginning of their line. */
function toWholeLines(change: FileChange, file: string): LineChange['lines'] {
  const at = file.indexOf(change.old)
  const start = at <= 0 ? 0 : file.lastIndexOf('\n', at - 1) + 1
  const indent = at < 0 ? '' : file.slice(start, at)
  return indent.trim() === '' ? { old: indent + change.old, new: change.new === '' ? '' : indent + change.new } : change
}

interface Edit {
  readonly rank: number
  readonly chosen: ChosenTool
}

/** The call of one tool, the more exact the lower its rank. */
function toEdit(tool: OfferedTool, change: LineChange, path: string): Edit | undefined {
  const { properties } = readProperties(tool.parameters)
  const names = Object.keys(properties)
  const named = (form: RegExp): string | undefined => names.find((name) => form.test(name))
  const [place, old, next, all, whole, edits, diff] = [
    pathName,
    oldName,
    newName,
    allName,
    wholeName,
    editsName,
    diffName,
  ].map(named)
  const given: Record<string, unknown> = place === undefined ? {} : { [place]: path }
  const accepted = (rank: number): Edit | undefined =>
    Object.entries(given).every(([name, value]) =>
      accepts(properties[name], value, tool.parameters, { left: mostSteps }),
    )
      ? { rank, chosen: { tool, hits: new Set(), given } }
      : undefined
  if (place !== undefined && old !== undefined && next !== undefined) {
    const command = properties['command']?.['enum']
    if (Array.isArray(command)) {
      const entry = command.find((one) => typeof one === 'string' && /replace|edit/i.test(one))
      if (entry === undefined) return undefined
      given['command'] = entry
    }
    given[old] = change.old
    given[next] = change.new
    if (all !== undefined && change.isAll) given[all] = true
    return accepted(change.isAll && all === undefined ? 3 : 0)
  }
  if (place !== undefined && edits !== undefined) {
    const list = toEdits(properties[edits] as Record<string, unknown>, change, tool.parameters)
    if (list === undefined) return undefined
    given[edits] = list
    return accepted(1)
  }
  if (diff !== undefined && whole === undefined) {
    const about = `${tool.name} ${tool.description.slice(0, 2000)} ${toText(properties[diff]?.['description'] ?? '').slice(0, 1000)}`
    const block = /start_line/.test(about) ? undefined : writeBlock(about, change.lines, path)
    if (block === undefined) return undefined
    given[diff] = block
    return accepted(2)
  }
  if (place !== undefined && whole !== undefined && /write|create|save|overwrite|update/i.test(tool.name)) {
    given[whole] = change.whole
    return accepted(4)
  }
  return undefined
}

/** `{ oldText, newText }` in the form of the schema: one object, or a list of them. */
function toEdits(
  schema: Readonly<Record<string, unknown>>,
  change: FileChange,
  root: Readonly<Record<string, unknown>>,
): unknown {
  for (const option of [schema, ...toOptions(schema)]) {
    const own = resolve(option, root)
    const isList = own['type'] === 'array'
    const items = isList && isRecord(own['items']) ? resolve(own['items'], root) : own
    const { properties } = readProperties(items)
    const names = Object.keys(properties)
    const [old, next, all] = [oldName, newName, allName].map((form) => names.find((name) => form.test(name)))
    if (old === undefined || next === undefined) continue
    const edit = {
      [old]: change.old,
      [next]: change.new,
      ...(all !== undefined && change.isAll ? { [all]: true } : {}),
    }
    return isList ? [edit] : edit
  }
  return undefined
}

function toOptions(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const options = schema['anyOf'] ?? schema['oneOf']
  return Array.isArray(options) ? options.filter(isRecord) : []
}

function resolve(
  schema: Readonly<Record<string, unknown>>,
  root: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return schema
  const [, table, name] = /^#\/(\$defs|definitions)\/([^/]{1,200})$/.exec(reference) ?? []
  const definitions = table === undefined ? undefined : root[table]
  const found =
    isRecord(definitions) && name !== undefined && Object.hasOwn(definitions, name) ? definitions[name] : undefined
  return isRecord(found) ? found : schema
}

/** The change in the form that the tool describes: blocks that search and replace, a patch, or a unified diff. */
function writeBlock(about: string, change: LineChange['lines'], path: string): string | undefined {
  const old = change.old.replace(/\n$/, '')
  if (/\*\*\* begin patch|apply_?patch/i.test(about)) {
    const lines = [
      ...old.split('\n').map((line) => `-${line}`),
      ...(change.new === '' ? [] : change.new.split('\n').map((line) => `+${line}`)),
    ]
    return `*** Begin Patch\n*** Update File: ${path}\n@@\n${lines.join('\n')}\n*** End Patch`
  }
  if (/search/i.test(about) && /replace/i.test(about)) {
    const marks = /-{7}\s?SEARCH/.test(about)
      ? ['------- SEARCH', '+++++++ REPLACE']
      : ['<<<<<<< SEARCH', '>>>>>>> REPLACE']
    return `${marks[0]}\n${old}\n=======\n${change.new}\n${marks[1]}`
  }
  if (!/unified|diff/i.test(about)) return undefined
  return `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-${old}\n+${change.new}\n`
}
