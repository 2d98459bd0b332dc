/** Writes a query in SQL for a question, from the tables that a description lists. */
import { oneToTen } from '../number-words.ts'
import { ownWordsOf } from '../tools/words.ts'

interface Table {
  name: string
  columns: readonly string[]
}

const longest = 8000
const forms: readonly RegExp[] = [
  /\btable:?\s+(?:called |named )?["'\u0060]?(\w{1,60})["'\u0060]?(?:\s*[,;\n(]\s*|\s)(?:which has |that has |has |with )?(?:these |the |the following |following )?columns?:?\s+([\w ,"\u0060]{1,600})/gi,
  /\bcreate table (?:if not exists )?["\u0060]?(\w{1,60})["\u0060]?\s*\(([^;]{1,1500}?)\)\s*(?:;|$|\n\n)/gi,
  /(?:^|[\s:;-])(\w{2,60})\s?\(((?:\w{1,40}(?: \w{1,20}){0,3},\s?){1,40}\w{1,40}(?: \w{1,20}){0,3})\)/gi,
]

const asksForCount = /\bhow many\b|\bnumber of\b|\bcount\b/i

/** A query for a question; undefined where nothing in it asks for data. */
export function writeSql(question: string, about: string): string | undefined {
  const text = question.slice(0, 2000)
  if (/^\s*select\b[^;]{1,400}?\bfrom\b/i.test(text)) return text.trim()
  const changed = writeChange(text)
  if (changed !== undefined) return changed
  const plain = writePlainChange(text)
  if (plain !== undefined) return plain
  const described = readTables(about.slice(0, longest))
  const tables = described.length > 0 ? described : readTables(text)
  const words = ownWordsOf(text)
  const table = tables
    .map((one) => ({
      one,
      hits: [one.name, ...one.columns].filter((name) => shares(name, words)).length + (shares(one.name, words) ? 2 : 0),
    }))
    .toSorted((a, b) => b.hits - a.hits)[0]
  const name =
    table?.one.name ??
    /\b(?:the |a )?["\u0060]?(\w{2,60})["\u0060]? table\b/i.exec(text)?.[1] ??
    /\b(?:all|many|of|from|the|list|show)\s+(?:the |our |all )?([a-z_]{3,30}s)\b/i.exec(text)?.[1]?.toLowerCase()
  if (name === undefined) return undefined
  const columns = table?.one.columns.filter((column) => shares(column, words)) ?? []
  const ranked = /\b(?:top|most|highest|largest|best|biggest|longest)\b/i.test(text)
  const place = /\b(?:(last|latest|newest|most recent)|first|oldest)\s+(?!\d)/i.exec(text)
  if (place !== null && table !== undefined && !ranked && !asksForCount.test(text)) {
    const by = table.one.columns.find((column) => /^created|date|time/i.test(column)) ?? 'id'
    const wanted = columns[0] ?? table.one.columns.find((column) => /name|title|content/i.test(column)) ?? '*'
    return `SELECT ${wanted} FROM ${name} ORDER BY ${by} ${place[1] === undefined ? 'ASC' : 'DESC'} LIMIT 1;`
  }
  const limit = /\b(?:top|first|last|latest)?\s?(\d{1,4})\b/i.exec(text)?.[1]
  if (asksForCount.test(text) && !ranked)
    return `SELECT COUNT(*) FROM ${name}${toCondition(text, columns) || toReference(text, table?.one, tables)};`
  const having = toGroups(text, columns, name) ?? toRepeated(text, columns, name)
  if (having !== undefined) return having
  const amount = /\b(average|total|sum|maximum|minimum)\b/i.exec(text)?.[1]?.toLowerCase()
  if (amount !== undefined && columns.length > 0 && !ranked) {
    const call = { average: 'AVG', total: 'SUM', sum: 'SUM', maximum: 'MAX', minimum: 'MIN' }[amount] ?? 'SUM'
    return `SELECT ${call}(${columns.at(-1)}) FROM ${name};`
  }
  const chosen =
    columns.length > 0 ? columns.join(', ') : (table?.one.columns.find((column) => /name|title/i.test(column)) ?? '*')
  const most = limit === undefined ? '' : ` LIMIT ${limit}`
  if (!ranked) {
    const condition = toCondition(text, columns) || toPlace(text, table?.one) || toReference(text, table?.one, tables)
    return `SELECT ${chosen} FROM ${name}${condition}${most};`
  }
  const order = columns.length > 0 ? ` ORDER BY ${columns.at(-1)} DESC` : ` GROUP BY ${chosen} ORDER BY COUNT(*) DESC`
  return `SELECT ${chosen} FROM ${name}${order}${most};`
}

const limitOf =
  /\b(average|mean|total|sum of)\b[^.?!\n]{0,60}?\b(?:(exceeds?|above|over|more than|greater than|higher than|at least)|(below|under|less than|lower than|fewer than|at most))\s(?:an?\s)?\$?(\d+(?:\.\d+)?)/i
const isAmount =
  /hours?|time|amount|price|cost|weight|count|number|total|kilos?|score|salary|expense|age|distance|revenue|quantity|days/i

/** `SELECT variety FROM harvest GROUP BY variety HAVING AVG(weight) > 900` for groups whose average has a limit. */
function toGroups(text: string, columns: readonly string[], name: string): string | undefined {
  const [, kind = '', more, less, value] = limitOf.exec(text) ?? []
  const measured = columns.find((column) => isAmount.test(column) && !/^day_of|day_of_the/i.test(column))
  const group = columns.find((column) => column !== measured)
  if (value === undefined || measured === undefined || group === undefined || (more ?? less) === undefined)
    return undefined
  const call = /average|mean/i.test(kind) ? 'AVG' : 'SUM'
  return `SELECT ${group} FROM ${name} GROUP BY ${group} HAVING ${call}(${measured}) ${more === undefined ? '<' : '>'} ${value};`
}

/** `SELECT customer FROM orders GROUP BY customer HAVING COUNT(*) > 5` for what occurs so many times. */
function toRepeated(text: string, [group]: readonly string[], name: string): string | undefined {
  const [, more, least, count] = /\b(?:(more than|over)|(at least)) (\d{1,9}) times\b/i.exec(text) ?? []
  if (group === undefined || count === undefined || (more ?? least) === undefined) return undefined
  return `SELECT ${group} FROM ${name} GROUP BY ${group} HAVING COUNT(*) ${more === undefined ? '>=' : '>'} ${count};`
}

/** `customers in Ghent`: a condition on the column for the place. */
function toPlace(text: string, table: Table | undefined): string {
  const named = /\b(?:in|from)\s["']?(\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30})?)/u.exec(text)?.[1]
  const column = table?.columns.find((one) => /^(?:city|town|country|location|place|region|state)$/i.test(one))
  return named === undefined || column === undefined ? '' : ` WHERE ${column} = '${named}'`
}

const deletion =
  /^\W*(?:please\s)?(?:delete|remove)\s(?:all\s|every\s|the\s)?(?:rows?|records?|entries|entry)\s(?:from|in|of)\s(?:the\s)?(?:table\s)?([a-z_]\w{0,60})(?:\stable)?(?:\s(?:where|with|whose)\s([^\n]{3,200}?))?[.!]?\s*$/i
const change =
  /^\W*(?:please\s)?(?:set|change|update)\s(?:the\s)?([a-z_]\w{0,40})\sto\s("[^"\n]{1,80}"|'[^'\n]{1,80}'|-?\d[\d.]{0,12}|[a-z]\w{0,40})\s(?:in|of|for|on)\s(?:the\s)?(?:table\s)?([a-z_]\w{0,60})(?:\stable)?\s(?:where|with|whose)\s([^\n]{3,200}?)[.!]?\s*$/i
const comparison = /^\w+\s?(?:=|<|>|<=|>=|<>|!=|like|in|is)\s?\S/i
const valued = /^(\w+)\s(?:is\s|equals\s)?("[^"\n]{1,80}"|'[^'\n]{1,80}'|-?\d[\d.]{0,12})$/i

/** The statement of a request that spells its table and its condition: `Delete all rows from logs where level = 'debug'`. */
function writeChange(text: string): string | undefined {
  const removed = deletion.exec(text)
  if (removed !== null) {
    const where = removed[2] === undefined ? '' : toWhere(removed[2])
    return where === undefined ? undefined : `DELETE FROM ${removed[1]}${where};`
  }
  const set = change.exec(text)
  const where = set === null ? undefined : toWhere(set[4] as string)
  return set === null || where === undefined
    ? undefined
    : `UPDATE ${set[3]} SET ${set[1]} = ${toLiteral(set[2] as string)}${where};`
}

const olderThan =
  /^\W*(?:please\s)?(?:delete|remove)\s(?:all\s|every\s)?(?:the\s)?([a-z_]{3,30})\s(?:that are\s)?(older than|before|from before|newer than|after)\s((?:19|20)\d\d(?:-\d\d-\d\d)?)/i
const inserted =
  /^\W*(?:please\s)?(?:insert|add)\s(?:an?\s|the\s)?(?:new\s)?[a-z_]{3,30}\s(?:named|called)\s["']?(\p{Lu}[\p{L}' -]{0,40}?)["']?\s(?:in)?to\s(?:the\s)?(?:table\s)?([a-z_]{3,30})\b/iu
const ranking =
  /^\W*(?:please\s)?(?:show|list|find|get|give me|what are|which are)\s(?:me\s)?(?:the\s)?(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s(most expensive|cheapest|oldest|newest|largest|smallest|latest)\s([a-z_]{3,30})\b/i
const orders: Readonly<Record<string, string>> = {
  'most expensive': 'price DESC',
  cheapest: 'price ASC',
  oldest: 'created_at ASC',
  newest: 'created_at DESC',
  latest: 'created_at DESC',
  largest: 'size DESC',
  smallest: 'size ASC',
}

/** The statement of a request about a table that nothing describes: rows before a year, a new name, the first by an order. */
function writePlainChange(text: string): string | undefined {
  const [, old, side = '', date = ''] = olderThan.exec(text) ?? []
  if (old !== undefined)
    return `DELETE FROM ${old.toLowerCase()} WHERE created_at ${/older|before/i.test(side) ? '<' : '>'} '${date.length === 4 ? `${date}-01-01` : date}';`
  const [, name, into] = inserted.exec(text) ?? []
  if (name !== undefined && into !== undefined)
    return `INSERT INTO ${into} (name) VALUES ('${name.replaceAll("'", "''")}');`
  const [, count = '', by = '', of] = ranking.exec(text) ?? []
  return of === undefined
    ? undefined
    : `SELECT * FROM ${of.toLowerCase()} ORDER BY ${orders[by.toLowerCase()] ?? 'id'} LIMIT ${oneToTen[count.toLowerCase()] ?? count};`
}

function toWhere(condition: string): string | undefined {
  if (comparison.test(condition)) return ` WHERE ${condition}`
  const [, column, value] = valued.exec(condition) ?? []
  return column === undefined || value === undefined ? undefined : ` WHERE ${column} = ${toLiteral(value)}`
}

function toLiteral(value: string): string {
  return /^-?\d/.test(value) ? value : `'${value.replace(/^["']|["']$/g, '')}'`
}

function readTables(text: string): Table[] {
  for (const form of forms) {
    const tables = Array.from(text.matchAll(form), (match) => ({
      name: match[1] as string,
      columns: (match[2] as string)
        .split(/[,\n]/)
        .map((column) => /[\w]+/.exec(column)?.[0] ?? '')
        .filter((column) => column !== '' && !/^(?:primary|foreign|constraint|unique|table)$/i.test(column)),
    }))
    if (tables.length > 0) return tables.slice(0, 60)
  }
  return []
}

function shares(name: string, words: ReadonlySet<string>): boolean {
  return [...ownWordsOf(name.replaceAll('_', ' '))].some((word) => word.length > 1 && word !== 'id' && words.has(word))
}

/** `in Berlin`, `older than 30`: a condition where a column suits. */
function toCondition(text: string, columns: readonly string[]): string {
  const [column] = columns
  const compared =
    /\b(?:(more|greater|older|higher|above|over)|(less|fewer|younger|lower|below|under))\s+(?:than\s+)?\$?(\d+(?:\.\d+)?)/i.exec(
      text,
    )
  if (column !== undefined && compared !== null)
    return ` WHERE ${column} ${compared[1] === undefined ? '<' : '>'} ${compared[3]}`
  const named =
    /\b(?:in|from|named|called|with (?:name|status|country|city))\s+["']?(\p{Lu}[\p{L}-]{1,30}|(?<=["'])[\p{L} -]{1,40})["']?/u.exec(
      text,
    )?.[1]
  return column !== undefined && named !== undefined ? ` WHERE ${column} = '${named}'` : ''
}

/** `comments from John`: a condition on the table to which a column refers, where that table has names. */
function toReference(text: string, table: Table | undefined, tables: readonly Table[]): string {
  const named = /\b(?:from|by|of|to|for|named|called)\s+["']?(\p{Lu}[\p{L}-]{1,30})\b/u.exec(text)?.[1]
  if (table === undefined || named === undefined) return ''
  if (table.columns.includes('name')) return ` WHERE name = '${named}'`
  const other = tables.find(
    (one) => one.columns.includes('name') && table.columns.includes(`${one.name.replace(/s$/, '')}_id`),
  )
  return other === undefined
    ? ''
    : ` WHERE ${other.name.replace(/s$/, '')}_id IN (SELECT id FROM ${other.name} WHERE name = '${named}')`
}
