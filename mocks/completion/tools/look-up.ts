/** Finds the tool for a request for information that shares no words with any tool: one that takes what is asked about, or a search. */
import { keepFor, toText } from '../../common/index.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { generateFromSchema } from '../arguments/generate.ts'
import { readFacts } from '../facts.ts'
import { mentions } from '../arguments/property.ts'
import { guard, hasCues, needs } from '../cues.ts'
import { findCapital } from '../facts/countries.ts'
import { readPlaces } from '../facts/places.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { findProperNoun } from '../arguments/text-extracts.ts'
import { findLanguageOf } from '../text/text-languages.ts'
import { findTrivia, triviaCues } from '../text/trivia.ts'
import type { OfferedTool } from './offered.ts'
import { handOffName } from './tool-words.ts'

const longest = 600
const asks =
  /\?\s*$|^\s*(?:please\s|can you\s|could you\s|i(?:['’]d like| want| need) (?:you )?to\s|help me\s){0,4}(?:what|who|when|where|which|how|why|do|does|did|is|are|was|were|tell|find|search|look|give|show|get|list|research|check)\b|\b(?:details|information|info|facts|news|updates?) (?:about|on|for|of|from)\b|^(?:查|搜|找|请问|谁|什么|哪)/i
/** Requests that a model answers by itself. */
const isOwn =
  /^\W*(?:hi|hello|hey|thanks|thank you|bye|ok|okay|good (?:morning|evening))\b|\b(?:joke|poem|haiku|story|essay|riddle|your name|who are you|what can you do|are you|how are you|introduce yourself|translate|summari[sz]e|rewrite|this (?:document|image|text|file|passage)|the following|in one sentence|meaning of life)\b|\d\s*[-+*/×÷^]\s*\d/i
/** Requests that only documents answer otherwise. */
const isAdvice = /\b(?:do|can|should|could|would) (?:you|i|we)\b|\bmy\b/i
const polite =
  /^\W{0,3}(?:can|could|would|will) you (?:please )?(?=(?:find|search|look|get|list|tell|show|give|check|fetch|research)\b)/i
const ofDocuments = /retriev|knowledge|\bdocs?\b|document|vector|\brag\b|handbook|\bmanual|\bfaq/i
const isSearch =
  /search|retriev|knowledge|look_?up|wiki|google|tavily|duckduckgo|bing|browse_web|web_?query|find_(?:docs?|documents?|information)|\b(?:information|info|answers?|data|questions?) (?:about|on|from|in|regarding)\b|\babout [\w -]{2,40} documents\b/i
const isQuery = /^(?:query|q|queries|question|search_?\w*|keywords?|term|input|topic|text|request)$/i
const isPlace = /^(?:city|location|place|country|town|port|station|city_?name|location_?name|destination)$/i
const isName = /^(?:name|title)$/i
const looksUp = /^(?:find|search|look_?up|query)/i
const acts =
  /^(?:book|create|send|delete|update|set|add|make|buy|order|cancel|transfer|post|write|play|schedule|reserve|turn|move)/i

/** The tool that looks up what is asked; undefined if none does, or if a model knows the answer. */
export function findLookUp(tools: readonly OfferedTool[], { taskText, chinese }: RequestView): OfferedTool | undefined {
  if (taskText === '' || taskText.length > longest) return undefined
  const [only, ...others] = tools
  const { withTables, withSql, open, mayLookUp } = readLookUps(tools)
  const ofTable =
    withTables.length === 0 || isOwn.test(taskText) || !wantsRows.test(taskText)
      ? undefined
      : withTables.find((tool) => readTables(tool).some((one) => mentions(taskText, one)))
  if (ofTable !== undefined) return ofTable
  if (
    only !== undefined &&
    others.length === 0 &&
    asks.test(taskText) &&
    !isOwn.test(taskText) &&
    isFiltered(only, taskText)
  )
    return only
  if (withSql !== undefined && asksForData.test(taskText) && !isOwn.test(taskText) && !isKnown(taskText, chinese))
    return withSql
  if (open.length === 0 || !asks.test(taskText) || isOwn.test(taskText)) return undefined
  const ofPlace = open.find((one) => readKind(one) === 'place')
  if (ofPlace !== undefined && asksForDetails.test(taskText) && readPlaces(taskText).length > 0) return ofPlace
  const language = others.length > 0 ? undefined : findLanguageOf(taskText)
  // A question in another language shares no words with the tool.
  if (
    only !== undefined &&
    language !== undefined &&
    language !== 'English' &&
    readKind(only) === 'place' &&
    readPlaces(taskText).length > 0
  )
    return only
  // A request about a file is none for a search.
  if (!mayLookUp || findPaths(taskText).length > 0) return undefined
  const isForDocuments = isAdvice.test(taskText.replace(polite, ''))
  const search = open.find(
    (one) =>
      readKind(one) === 'search' &&
      (!isForDocuments || ofDocuments.test(`${one.name.replaceAll('_', ' ')} ${one.description.slice(0, 120)}`)),
  )
  if (search !== undefined) return isKnown(taskText, chinese) ? undefined : search
  const named = open.find((one) => readKind(one) === 'named')
  return named === undefined || findProperNoun(taskText) === undefined || isKnown(taskText, chinese) ? undefined : named
}

const asksForDetails = guard(/\b(?:details|info|information|facts|about|everything)\b/i)

/** The tools that look something up. */
const readLookUps = keepFor((tools: readonly OfferedTool[]) => ({
  withTables: tools.filter((tool) => readTables(tool).length > 0),
  withSql: tools.find(takesSql),
  open: tools.filter((tool) => readKind(tool) !== 'other'),
  /** Whether some take something other than a place. */
  mayLookUp: tools.some((tool) => readKind(tool) === 'search' || readKind(tool) === 'named'),
}))

const filters = /^(?:search|find|list|query|get|look_?up)(?:_|[A-Z])/i

/** Whether a search that requires nothing takes at least two of the values that a text gives. */
function isFiltered({ name, parameters }: OfferedTool, text: string): boolean {
  const { required, properties } = parameters
  if (!filters.test(name) || !isRecord(properties) || (Array.isArray(required) && required.length > 0)) return false
  const value = generateFromSchema(parameters, readFacts(text, false, 0))
  return isRecord(value) && Object.keys(value).length > 1
}

const wantsRows =
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:find|look up|list|show|get|give me|fetch|which|what|how many)\b/i
/** Questions about the rows of a database: `How many customers are there?`, `Query the database for …`. */
const asksForData =
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:how many|(?:list|show|find|get|give me|fetch|count)\b(?:\s(?:me|us))?\s(?:all|the|our|every|any)\b|which \p{L}{3,30}s\b|(?:who|what) (?:are|is|was|were) (?:our|the (?:total|average|most|highest|lowest|top|number|sum|newest|latest|oldest))|query\b)|\bthe (?:database|db)\b/iu

/** Whether a tool runs a statement in SQL. */
const takesSql = keepFor(({ name, description, parameters }: OfferedTool): boolean => {
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  return (
    /\bsql\b/i.test(`${name.replaceAll('_', ' ')} ${description.slice(0, 200)} ${properties.join(' ')}`) &&
    properties.some((key) => /^(?:sql|sql_?query|query|statement)$/i.test(key))
  )
})

const tableName = /^(?:table|table_name|collection|dataset|entity_type|resource_type)$/i

/** The tables that a tool lets choose. */
const readTables = keepFor(({ parameters }: OfferedTool): readonly string[] => {
  const properties = isRecord(parameters['properties']) ? Object.entries(parameters['properties']) : []
  const [, schema] = properties.find(([key]) => tableName.test(key)) ?? []
  return isRecord(schema) && Array.isArray(schema['enum'])
    ? schema['enum'].filter((one) => typeof one === 'string')
    : []
})

/** What a tool looks up, by its definition as sent. */
const readKind = keepFor((tool: OfferedTool): 'place' | 'search' | 'named' | 'other' => {
  if (handOffName.test(tool.name) || acts.test(tool.name)) return 'other'
  if (takesOnly(tool, isPlace)) return 'place'
  if (looksUp.test(tool.name) && takesOnly(tool, isName)) return 'named'
  return isSearch.test(`${tool.name} ${tool.description.slice(0, 120)}`) && takesOnly(tool, isQuery)
    ? 'search'
    : 'other'
})

/** Whether all that a tool requires is of a kind. */
function takesOnly({ parameters }: OfferedTool, kind: RegExp): boolean {
  const properties = isRecord(parameters['properties']) ? Object.keys(parameters['properties']) : []
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
  const needed = required.length > 0 ? required : properties.slice(0, 1)
  return needed.length > 0 && needed.every((name) => kind.test(name))
}

function isKnown(text: string, chinese: boolean): boolean {
  return (
    (hasCues(triviaCues, text) && findTrivia(text) !== null) ||
    (hasCues(capitalCues, text) && findCapital(text, chinese) !== null)
  )
}

const capitalCues = needs('capital 首')
