/** Tells which tool runs the kind of SQL statement that a task needs: one for `SELECT`, one for changes, one for new tables. */

/** The words of descriptions, and what a task says for each kind. */
const statements: readonly (readonly [tool: RegExp, task: RegExp])[] = [
  [
    /\bselect\b/i,
    /^\s*(?:please\s)?(?:(?:run|execute)\b.{0,30}\bselect\b|select|show|list|find|get|give|fetch|count|how|what|which|who|when|where)\b/i,
  ],
  [
    /\b(?:insert|update|delete)\b/i,
    /^\s*(?:please\s)?(?:(?:run|execute)\b.{0,30}\b(?:insert|update|delete)\b|insert|update|delete|remove|set|change|add|mark)\b/i,
  ],
  [/\bcreate table\b/i, /\bcreate (?:a |the )?(?:new )?(?:[\w"']{1,40} )?table\b/i],
]
const asksForData =
  /\bhow many\b|\b(?:rows|records|entries|select|insert|update|delete|where|table|column)\b|\b(?:list|show|count) (?:all|every|the)\b/i

export const asksForCount = /\bhow many\b|\bcount\b|\baverage\b|\btotal\b/i

/** What a task says for the kinds of statements that a description names. */
export function readStatements(description: string): readonly RegExp[] {
  return statements.filter(([tool]) => tool.test(description)).map(([, task]) => task)
}

/** The points of a tool that runs such statements only. */
export function scoreStatements(known: readonly RegExp[], text: string): number {
  if (!known.some((task) => task.test(text))) return -8
  if (asksForCount.test(text)) return 12
  return asksForData.test(text) ? 8 : 0
}
