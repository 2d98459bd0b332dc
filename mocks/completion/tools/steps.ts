/** Divides a task into steps: sentences, and parts that begin with a verb or a question word after `and` or `then`. */

const longest = 4000
const begins =
  "get|fetch|find|look|search|check|tell|show|give|list|read|write|create|make|add|set|send|email|mail|message|notify|text|remind|book|reserve|schedule|plan|delete|remove|cancel|update|change|edit|rename|move|copy|open|close|run|execute|start|stop|turn|switch|play|pause|convert|calculate|compute|multiply|divide|subtract|sum|translate|summari[sz]e|count|compare|roll|draw|generate|save|store|record|log|post|publish|share|call|order|buy|pay|transfer|track|verify|lock|unlock|adjust|increase|decrease|raise|lower|dim|build|determine|estimate|analy[sz]e|evaluate|predict|retrieve|provide|use|what|who|when(?= (?:is|are|was|were|did|does|do|will|can))|where|which|how|is|are|i(?= want| need|[’']d| would| am)|can|could|let|then|also|finally"
const joint = new RegExp(
  String.raw`(?<=[.!?;。；？！])\s+|\n+|(?:,\s*|\s)(?:and\s+(?:then\s+|also\s+|please\s+)*|then\s+|plus\s+|also\s+)(?=(?:please\s|the\s)?(?:${begins})\b)|,\s+(?=(?:${begins})\b)|[，,]?(?:然后|并且|再|还有)`,
  'gi',
)
const mostKept = 20
/** The steps of a plan that is to be written down are not those of the task. */
const listing =
  /^[^:.\n]{0,80}\b(?:to-?do|todos?|task|tasks|plan|check)[ -]?(?:list|items?)?\b[^:.\n]{0,50}:\s[^.!?\n]{4,600}[.!?]?/i
/** Who someone is, which belongs to the order that follows. */
const statement =
  /^(?:i am|i['’]m)\s(?!looking|trying|planning|going|having|interested|searching|flying|travell?ing|unable)[^?]{1,60}$/i
const order = new RegExp(
  String.raw`^(?:(?:please|first|second|third|next|finally|lastly|now|so|ok|okay|hi|hey|hello|the|and|also|then|,)[,:]?\s+)*(?:${begins})\b|^[\u4e00-\u9fff]`,
  'i',
)

/** A task without one of these words or marks is a single step. */
const hasJoint = /[.!?;,]\s|[\n。；？！，]|\s(?:and|then|plus|also)\s|然后|并且|再|还有/

/** The steps of a task, in order. A part that is neither an instruction nor a question belongs to the next one. */
export function splitSteps(text: string): string[] {
  if (!hasJoint.test(text)) return [text]
  const steps: string[] = []
  let open = ''
  const listed = listing.exec(text.slice(0, longest))
  const rest = listed === null ? '' : text.slice(listed.index + listed[0].length)
  if (listed !== null) open = listed[0].trim()
  for (const part of (listed === null ? text : rest).slice(0, longest).split(joint)) {
    const step = part.trim()
    if (step === '') continue
    open = open === '' ? step : `${open} ${step}`
    if (!order.test(step) || statement.test(step)) continue
    steps.push(open)
    open = ''
  }
  if (open !== '') steps.push(open)
  return steps.slice(0, mostKept)
}
