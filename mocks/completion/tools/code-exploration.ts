/**
 * Finds the first step of a coding agent where the request names no file: it searches for the function that is to be changed or the topic
 * that is asked about, runs the command that fails, or reads what describes the project.
 */
import { keepFor } from '../../common/index.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { guard } from '../cues.ts'
import { findWorkingDirectory } from '../facts/whereabouts.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from './fitting.ts'
import type { OfferedTool } from './offered.ts'

const longest = 400
const kindsOfCode = 'functions?|methods?|class|component|hook|endpoint|handler|middleware|module|helper'
/** `a test for the parse function`, `rename the function getUser`. */
const symbol = guard(
  new RegExp(
    String.raw`\b(?:the|our|my|this)\s(?:(?:${kindsOfCode})\s(?:called\s|named\s)?["'\u0060]?([A-Za-z_$][\w$]{2,60})|["'\u0060]?((?!following\b|new\b|above\b|below\b|given\b|same\b|whole\b|entire\b|first\b|last\b|other\b|right\b)[A-Za-z_$][\w$]{2,60})["'\u0060]?\s(?:${kindsOfCode})\b)`,
    'i',
  ),
)
const changes =
  /^\W{0,3}(?:(?:please|can you|could you|now|then)\s){0,2}(?:add|write|fix|refactor|rename|update|change|remove|extend|document|test|optimi[sz]e|improve|explain|find|clean up|simplify|debug|move)\b/i
const project = String.raw`(?:this|the|our|my) (?:project|code ?base|repo(?:sitory)?|app(?:lication)?|code)`
/** `how authentication works in this project`, `where are sessions stored?` */
const topic = guard(
  new RegExp(
    String.raw`\b(?:how (?:does |do |is |are )?|where (?:is |are |do we |does |do )?)(?:the |our |we )?(?:\w{2,20} ){0,2}?([a-z]{4,30}) (?:works?|work|is|are|gets?|handled|implemented|configured|stored|validated|done)\b[^?.\n]{0,30}\b(?:in|of) ${project}\b`,
    'i',
  ),
)
const overview = guard(
  new RegExp(
    String.raw`\b(?:what (?:does|is)|explain|summari[sz]e|describe|overview of|tell me about|understand|explore)\b[^.?\n]{0,20}\b${project}\b(?:\s(?:do|does|about|is|for me))?\W{0,3}$`,
    'i',
  ),
)
const command = String.raw`((?:npm|npx|yarn|pnpm|bun|cargo|go|make|mvn|gradle|pytest|jest|vitest|docker|dotnet|composer|bundle|mix|deno|terraform|eslint|ruff|mypy|tsc|tox)(?:\s[\w:./-]{1,40}){0,3}?)`
const failing = guard(
  new RegExp(
    String.raw`\bwhy (?:does|do|is|are|did)\s["'\u0060]?${command}["'\u0060]?\s(?:fail|failing|failed|not|break|breaking|crash|crashing)\b|["'\u0060]?\b${command}["'\u0060]?\s(?:fails|failed|is failing|breaks|crashes|does not|doesn['’]t)\b`,
    'i',
  ),
)

/** Work that another agent is to do. */
const delegated = guard(/\bsub-?agents?\b|\bagents?\b/i)

type Kind = 'search' | 'read' | 'shell'

/** What a tool does for a coding agent, with the name of its main argument; undefined for other tools. */
const readKind = keepFor(({ name, parameters }: OfferedTool): { kind: Kind; key: string } | undefined => {
  const keys = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  const find = (pattern: RegExp) => keys.find((key) => pattern.test(key))
  const searched = /grep|search_?(?:files|code|file_content|text)|ripgrep|code_?search/i.test(name)
    ? find(/^(?:pattern|regex|query|search)$/i)
    : undefined
  if (searched !== undefined) return { kind: 'search', key: searched }
  const run = /bash|shell|command|terminal|exec/i.test(name) ? find(/^(?:command|cmd)$/i) : undefined
  if (run !== undefined) return { kind: 'shell', key: run }
  const path = /^(?:read|view|cat|open)(?:_?file)?$/i.test(name) ? find(/path|file/i) : undefined
  return path === undefined ? undefined : { kind: 'read', key: path }
})

/** The call with which the work begins; undefined where the tools are none of a coding agent, or the request names a file. */
export function findExploration(
  tools: readonly OfferedTool[],
  { taskText, systemText }: RequestView,
): ChosenTool | undefined {
  if (taskText === '' || taskText.length > longest || delegated.test(taskText)) return undefined
  const call = (kind: Kind, value: string): ChosenTool | undefined => {
    const tool = tools.find((one) => readKind(one)?.kind === kind)
    const key = tool === undefined ? undefined : readKind(tool)?.key
    return tool === undefined || key === undefined ? undefined : { tool, hits: new Set(), given: { [key]: value } }
  }
  const failed = failing.exec(taskText)
  const run = failed?.[1] ?? failed?.[2]
  if (run !== undefined) return call('shell', run)
  const asked = topic.exec(taskText)?.[1] ?? (changes.test(taskText) ? findSymbol(taskText) : undefined)
  if (asked !== undefined && findPaths(taskText).length === 0) return call('search', asked)
  if (!overview.test(taskText)) return undefined
  const folder = findWorkingDirectory(systemText)
  return call('read', folder === null ? 'README.md' : `${folder}${folder.includes('\\') ? '\\' : '/'}README.md`)
}

function findSymbol(text: string): string | undefined {
  const found = symbol.exec(text)
  return found?.[1] ?? found?.[2]
}
