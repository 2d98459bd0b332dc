/** Writes the query in SQL that a prompt with tables asks for, behind the label that its format gives. */
import { needs } from '../cues.ts'
import { writeSql } from '../arguments/sql.ts'
import type { RequestView } from '../request-view.ts'

/** Cues of such a prompt: tables, and a word that asks for a query. */
export const sqlCues = needs('create', 'table', '( ;')

const longest = 20_000
const asksForSql =
  /\b(?:sql(?:ite3?)?|t-sql|mysql|postgres\w*)\b[^.\n]{0,40}\b(?:query|queries|statement|code)\b|\bquery in sql\b|\bsqlquery\b|\bto sql\b/i
const isQuery = /^\W{0,12}(?:sql\w{0,8}\s?:?\s?)?\W{0,12}\b(?:select|with)\b[\s\S]{1,2000}\bfrom\b/i
const label = /(?:^|\n)[ \t]*(SQL ?Query)[ \t]?:/i
const refersToError = /^\W*(?:\w+ )?(?:error|exception)\b/i

/** The query for the question of the task, or the earlier one again after an error; null where no query is asked for. */
export function findSqlAnswer({ taskText, systemText, messages }: RequestView): string | null {
  const prompt = `${systemText}\n${taskText}`
  if (prompt.length > longest || !/\bcreate table\b/i.test(prompt)) return null
  const earlier = messages.findLast(({ role }) => role === 'assistant')?.text ?? ''
  if (!asksForSql.test(prompt) && !isQuery.test(earlier)) return null
  const name = label.exec(prompt)?.[1]
  const start = name === undefined ? '' : `${name}: `
  if (refersToError.test(taskText) && earlier !== '') {
    const query = /\bselect\b[\s\S]{1,2000}$/i.exec(earlier)?.[0].replace(/[\s;]{0,5}['\u0060]?[\s;]{0,5}$/, '')
    return query === undefined ? null : `${start}${query};`
  }
  const last = taskText.slice(taskText.toLowerCase().lastIndexOf('question:') + 1)
  const question = /^uestion:\s*([^\n]{1,2000})/i.exec(last)?.[1] ?? taskText.trim().split('\n').at(-1) ?? ''
  const query = writeSql(question, prompt)
  return query === undefined ? null : `${start}${query}`
}
