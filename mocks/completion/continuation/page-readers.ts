/** Finds the tool that shows a page, after the page was opened and before something on it is used. */
import { toSnakeCase } from '../arguments/property.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const opens =
  /(?:^|_)(?:navigate|goto|go_to|visit|open(?:_(?:page|site|url|website|browser|tab))?|load(?:_page)?)(?:_|$)/
const shows =
  /(?:^|_)(?:snapshot|extract\w*|scrape\w*|get_(?:page_)?(?:text|content|html|markdown|page|state|elements?)|read_page|page_(?:text|content)|observe|get_(?:clickable_)?elements|screenshot|take_screenshot)(?:_|$)/
const tellsOfPage =
  /\b(?:reads?|gets?|extracts?|shows?|returns?|captures?|takes?|lists?)\b[^.]{0,60}\b(?:page|screen|tab)\b/i
const longestEcho = 160
/** What is to be done beside opening the page. */
const more =
  /\b(?:click|press|type|fill|enter|log ?in|sign|read|digest|summar\w+|find|extract|scrape|tell|list|what|which|how|create|check|see|look|get|search|compare|collect|price|title|heading|text|report)\b/i
const reference = /^(?:ref|uid|element_id|element_ref|node_id|index)$/

/** The call that shows the page which was opened last. */
export function findPageReader(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !opens.test(toSnakeCase(last.name).replaceAll('-', '_')) || isRefused(last.result))
    return undefined
  const rest = last.result.replaceAll(/https?:\/\/\S{1,300}/g, ' ')
  if (rest.length > longestEcho || /\[?ref=|\buid=/.test(rest)) return undefined
  if (!more.test(taskText.replaceAll(/https?:\/\/\S{1,300}/g, ' '))) return undefined
  const readers = tools.filter(({ name, description, parameters }) => {
    const { required } = readProperties(parameters)
    return (
      required.length < 2 &&
      (tellsOfPage.test(description.slice(0, 200)) || shows.test(toSnakeCase(name).replaceAll('-', '_'))) &&
      !made.some((call) => call.name === name) &&
      !required.some((key) => reference.test(toSnakeCase(key)))
    )
  })
  const tool = readers.toSorted((a, b) => rankOf(a) - rankOf(b))[0]
  return tool === undefined ? undefined : { tool, hits: new Set() }
}

/** Text is read before a picture is taken. */
function rankOf({ name }: OfferedTool): number {
  return /screenshot|picture|image|photo/i.test(name) ? 1 : 0
}
