/** Makes up the tasks of a plan, their numbers, and the title of what a request wants created. */

/** Names of lists of tasks. */
export const ofTasks =
  /^(?:sub_?)?(?:tasks?|to_?dos?|to_?do_?(?:list|items)|action_?items|check_?list|chores|milestones|jobs_to_do)$/i
/** Members of a task that name it. */
export const namesTask = /^(?:title|name|task|text|content|label|item|summary|description|todo|action)$/i

const tasks: readonly ((topic: string) => string)[] = [
  (topic) => `Write down what is needed: ${topic}`,
  (topic) => `Set a date and a budget: ${topic}`,
  (topic) => `Do the first part: ${topic}`,
  (topic) => `Check the result: ${topic}`,
]
const leads =
  /^(?:(?:break|split|divide|plan)(?:\sdown)?\s|(?:the\s|an?\s)?(?:json\s)?(?:to-?do(?:s|\slists?)?|tasks?|list|plan|project|goal)\s(?:for\s|of\s|to\s)?(?:an?\s|the\s)?)/i

/** The name of a task about a topic. */
export function writeTask(topic: string, index: number): string {
  return (tasks[index % tasks.length] as (about: string) => string)(toPlainTopic(topic))
}

/** A topic as a title. */
export function toTitle(topic: string): string {
  const plain = toPlainTopic(topic)
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** `birthday party` of "to-dos for a birthday party". */
function toPlainTopic(topic: string): string {
  return topic
    .replace(leads, '')
    .replace(leads, '')
    .replace(/\s(?:in)?to (?:\w+ )?(?:tasks?|steps?|sub-?tasks|parts|milestones)$/i, '')
    .replaceAll(/["“”]/g, '')
}

const usualNames: readonly (readonly [thing: RegExp, name: string])[] = [
  [/\b(?:company|startup|business|brand|shop)\b/i, 'Northwind Labs'],
  [/\bproduct\b/i, 'Harbour Lamp'],
  [/\b(?:pet|dog|cat)\b/i, 'Luna'],
  [/\brecipe\b/i, 'Vegetable Soup'],
  [/\bcity\b/i, 'Paris'],
  [/\bcountry\b/i, 'France'],
]

/** A name for a thing that is no person; undefined for others. */
export function findUsualName(thing: string): string | undefined {
  return usualNames.find(([what]) => what.test(thing))?.[1]
}

/** The number of an item in a list, and the one before it; undefined for other members. */
export function inventNumber(value: unknown, name: string, list: string, index: number, request: string): unknown {
  if (list === '' || /\d/.test(request)) return undefined
  if (value === 1 && /^(?:id|number|no|step|step_number|order|index|position|rank)$/i.test(name)) return index + 1
  if (
    /^(?:depends_?on|dependencies|sub_?tasks)$/i.test(name) &&
    Array.isArray(value) &&
    value.every((one) => one === 1)
  )
    return index === 0 || /^sub/i.test(name) ? [] : [index]
  return undefined
}
