/** Makes up the members of usual things: the tasks of a plan, their numbers, names, titles, ingredients, options of a test. */

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

const ingredients = ['Flour', 'Eggs', 'Milk', 'Salt', 'Butter', 'Onions', 'Oil']
const amounts = ['250 g', '2 pieces', '100 ml', '1 pinch', '50 g', '1 piece', '2 tablespoons']
const ages = [30, 27, 41, 35, 52, 24, 46]

/** A member of an item of a made-up list: an ingredient, its amount, an age; undefined for others and for facts. */
export function inventMember(value: unknown, name: string, list: string, index: number, request: string): unknown {
  if (/^ingredients$/i.test(list) && typeof value === 'string' && isOfRequest(value, request)) {
    if (/^(?:name|ingredient|item)$/i.test(name)) return ingredients[index % ingredients.length]
    if (/^(?:amount|quantity|measure)$/i.test(name)) return amounts[index % amounts.length]
  }
  // A number that only counts the items is no age.
  const isCount =
    typeof value === 'number' &&
    value < 13 &&
    list !== '' &&
    !/\bage[ds]?\b[^.\n]{0,12}\d|\d[ -]years?\b|\bold\b/.test(request)
  return /^age$/i.test(name) && isCount ? ages[index % ages.length] : undefined
}

/** Whether a word is that of a request which lists nothing, or only stands for a value. */
function isOfRequest(value: string, request: string): boolean {
  const plain = value.toLowerCase().replace(/ \d{1,4}$/, '')
  return (
    /^(?:recipe|dish|meal|name|ingredient|amount|quantity|item)$/.test(plain) ||
    (!/[,:\n]/.test(request) && request.includes(plain))
  )
}

/** A made-up question of a test with usual options, of which the first is the answer. */
export function withAnswer(question: Record<string, unknown>, request: string): Record<string, unknown> {
  if (!/\b(?:quiz|trivia|questions?|test|exam)\b/.test(request)) return question
  const choices = ['options', 'choices', 'answers', 'answer_options'].find((key) => Array.isArray(question[key]))
  const answer = ['answer', 'correct_answer', 'correct', 'correct_option', 'solution'].find(
    (key) => typeof question[key] === 'string',
  )
  const list = choices === undefined ? undefined : question[choices]
  if (choices === undefined || answer === undefined || !Array.isArray(list) || typeof list[0] !== 'string')
    return question
  if (list.includes(question[answer])) return question
  const options = request.includes(String(list[0]).toLowerCase()) || list.length < 2 ? usualOptions : list
  return { ...question, [choices]: options, [answer]: options[0] }
}

const usualOptions = ['Option A', 'Option B', 'Option C', 'Option D']

/** The number of an item in a list, and the one before it; undefined for other members. */
export function inventNumber(value: unknown, name: string, list: string, index: number, request: string): unknown {
  if (/^day(?:_?number)?$/i.test(name) && typeof value === 'number' && list !== '') return index + 1
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

/** The examples of a description: `e.g. warrior, mage, or thief`. */
export function findOffered(description: unknown): string[] {
  if (typeof description !== 'string') return []
  const listed = /\b(?:e\.g\.|such as|for example|like),?\s([\w -]{2,30}(?:, (?:or |and )?[\w -]{2,30}){1,8})/i.exec(
    description.slice(0, 400),
  )?.[1]
  return (listed ?? '')
    .split(/,\s(?:or |and )?|\s(?:or|and)\s/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^etc$/i.test(one))
}
