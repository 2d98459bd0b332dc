/** Finds which text of a file a task wants changed, and into what: `set MAX to 200`, `rename foo to bar`, `change "Home" to "Welcome"`. */
import { escapePattern } from '../../common/index.ts'
import { correctWord } from '../text/grammar.ts'
import { ownWordsOf } from '../tools/words.ts'

export interface FileChange {
  /** The text that is replaced, as it stands in the file. */
  readonly old: string
  readonly new: string
  /** Whether each occurrence is meant. */
  readonly isAll: boolean
  /** The whole text of the file after the change. */
  readonly whole: string
}

const longestTask = 2000

/** The change of a file; undefined where the task does not spell it, or the file has not what is changed. */
export function findChange(written: string, file: string): FileChange | undefined {
  const task = written.slice(0, longestTask)
  return (
    findQuotedChange(task, file) ??
    findInstead(task, file) ??
    findRename(task, file) ??
    findTypo(task, file) ??
    findAssignment(task, file) ??
    findRemoval(task, file) ??
    findScript(task, file) ??
    findAddition(task, file)
  )
}

const quotation = String.raw`["“\u0060']([^"”\u0060'\n]{1,200})["”\u0060']`
const changed = new RegExp(
  String.raw`\b(?:replac\w{1,3}|chang\w{1,3}|renam\w{1,3}|substitut\w{1,3}|updat\w{1,3}|swap|turn|correct|fix|set|edit|modif\w{1,3}|translat\w{1,3})\b[^\n"“\u0060']{0,80}(?<![\p{L}\d])${quotation}[^\n"“\u0060']{0,60}\b(?:with|to|by|for|into|reads?)\b[^\n"“\u0060']{0,20}${quotation}`,
  'iu',
)
const meansAll = /\b(?:every|all|each|everywhere|throughout|occurrences|wherever|globally)\b/i

/** `change the title from "Home" to "Welcome"` */
function findQuotedChange(task: string, file: string): FileChange | undefined {
  const [, old, next] = changed.exec(task) ?? []
  if (old === undefined || next === undefined) return undefined
  return file.includes(old) ? toChange(old, next, task, file) : undefined
}

const rename =
  /\b(?:renam(?:e|ing)|replac(?:e|ing)|chang(?:e|ing)|convert|switch|migrate)\s(?:(?:every|all|each|the|any|occurrences?|uses?|usages?|instances?|of|function|variable|class|method|constant|word|type|field|property|parameter|component|identifier|name|import|call|calls|string|text|value|tag)\s){0,6}["'\u0060]?([^\s"'\u0060]{1,80}?)["'\u0060]?(?:\s(?:function|variable|class|method|constant|everywhere))?(?:\sin\s\S{1,120})?\s(?:to|with|by|into)\s["'\u0060]?([^\s"'\u0060]{1,80}?)["'\u0060]?(?=[.,;!?]?(?:\s|$))/i

/** `rename getUser to fetchUser`, `change debug=true to debug=false` */
function findRename(task: string, file: string): FileChange | undefined {
  const [, old, next] = rename.exec(task) ?? []
  if (old === undefined || next === undefined || old.length < 2 || !file.includes(old)) return undefined
  // `change timeout to 60` gives a value, not another name.
  if (/^-?\d|^(?:true|false|null|on|off|yes|no)$/i.test(next) && !/[\d=:]/.test(old) && !isPlainValue(old))
    return undefined
  return toChange(old, next, task, file)
}

function isPlainValue(text: string): boolean {
  return /^(?:true|false|null|on|off|yes|no)$/i.test(text)
}

const instead =
  /["“\u0060']?([^\s"“”\u0060']{1,80})["”\u0060']?\s(?:instead of|rather than)\s(?:the\s)?["“\u0060']?([^\s"“”\u0060',;]{1,80}?)["”\u0060']?(?=[.,;!?]?(?:\s|$))/iu

/** `use port 4000 rather than 3000` */
function findInstead(task: string, file: string): FileChange | undefined {
  const [, next, old] = instead.exec(task) ?? []
  return next === undefined || old === undefined || !file.includes(old) ? undefined : toChange(old, next, task, file)
}

const typo =
  /\b(?:typo|misspell\w{0,5}|spelling|misspelt)\b[^\n"'“\u0060]{0,30}["'“\u0060](\p{L}{3,30})["'”\u0060](?:[^\n"'“\u0060]{0,30}["'“\u0060](\p{L}{3,30})["'”\u0060])?/iu

function findTypo(task: string, file: string): FileChange | undefined {
  const [, wrong, given] = typo.exec(task) ?? []
  if (wrong === undefined) {
    if (!/\b(?:typos?|spelling|misspell)/i.test(task)) return undefined
    const found = /\p{L}{4,30}/gu
    for (const [one] of file.slice(0, 20_000).matchAll(found)) {
      const right = correctWord(one)
      if (right !== undefined && right !== one) return toChange(one, right, task, file)
    }
    return undefined
  }
  const right = given ?? correctWord(wrong)
  return right === undefined || !file.includes(wrong) ? undefined : toChange(wrong, right, task, file)
}

const verbs =
  'set|change|update|bump|increase|raise|lower|reduce|decrease|switch|make|adjust|turn|upgrade|put|move|edit|modify|enable|disable'
const assigned = new RegExp(
  String.raw`\b(?:${verbs})\s(?:the\s|our\s|my\s)?(?:(?:default\s|current\s)?(?:value|setting|option|field|key|constant|variable)\s(?:of\s)?)?(?:the\s)?["'\u0060]?([\p{L}_$][\p{L}\d_$.-]{0,60}(?:\s(?!to\b|from\b|in\b|of\b|at\b|as\b)[\p{L}\d_$.-]{1,40}){0,3}?)["'\u0060]?(?:\s(?:value|setting|option|field|key|constant|variable|number))?(?:\s(?:in|of|for|inside|at)\s(?:the\s)?[\p{L}\d@_./\u0060'" -]{1,80}?)?(?:\sfrom\s["'\u0060]?(\S{1,80}?)["'\u0060]?)?\s(?:to|=|as|at|into)\s["'\u0060]?([^\s"'\u0060]{1,80}?|[^"'\u0060\n]{1,80}(?=["'\u0060]))["'\u0060]?(?=[.,;!?]?(?:\s|$|\)))`,
  'iu',
)
const toggled = new RegExp(
  String.raw`\b(enable|disable|turn on|turn off|switch on|switch off)\s(?:the\s)?["'\u0060]?([\p{L}_$][\p{L}\d_$.-]{0,60}(?:\s(?!in\b)[\p{L}\d_$.-]{1,40}){0,2}?)["'\u0060]?(?:\s(?:mode|option|setting|flag|feature))?(?=\s(?:in|of|for)\b|[.,;!?]|\s*$)`,
  'iu',
)
const longestFile = 50_000
const mostLines = 2000

/** `set MAX to 200`: the value of the line that assigns the name. */
function findAssignment(task: string, file: string): FileChange | undefined {
  const [, key, from, to] = assigned.exec(task) ?? []
  if (key !== undefined && to !== undefined) {
    const found = findLine(key, from, file)
    return found === undefined ? undefined : toValued(found, to, file)
  }
  const [, switched, name] = toggled.exec(task) ?? []
  if (switched === undefined || name === undefined) return undefined
  const found = findLine(name, undefined, file)
  return found === undefined || !/^(?:true|false|on|off|yes|no|0|1)$/i.test(found.value)
    ? undefined
    : toValued(found, toSwitch(found.value, /enable|on$/i.test(switched)), file)
}

function toSwitch(value: string, isOn: boolean): string {
  const pairs: readonly (readonly [off: string, on: string])[] = [
    ['false', 'true'],
    ['off', 'on'],
    ['no', 'yes'],
    ['0', '1'],
    ['False', 'True'],
  ]
  const pair = pairs.find((one) => one.includes(value)) ?? ['false', 'true']
  return isOn ? pair[1] : pair[0]
}

interface FoundLine {
  readonly line: string
  readonly value: string
  /** Where the value stands in the line. */
  readonly at: number
}

const valueForm = /(?:[:=]|=>|\breturn\b|\s)\s*(?:"([^"\n]*)"|'([^'\n]*)'|([-\w./:%]{1,80}))/g

/** The line that assigns a name, whatever its style, and the value in it. */
function findLine(key: string, from: string | undefined, file: string): FoundLine | undefined {
  const wanted = toWords(key)
  let best: (FoundLine & { points: number }) | undefined
  for (const line of file.slice(0, longestFile).split('\n').slice(0, mostLines)) {
    if (line.length > 500 || (from !== undefined && !line.includes(from))) continue
    const sign = /[:=]|=>|\s/.exec(line.trim()) === null ? -1 : line.search(/[:=](?!=)|\s(?=\S+\s*$)/)
    const left = sign < 0 ? line : line.slice(0, sign)
    const have = toWords(left)
    const hits = [...wanted].filter((word) => have.has(word)).length
    const exact = line.includes(key) ? 2 : 0
    if (hits === 0 && exact === 0) continue
    const place =
      from === undefined ? findValue(line, sign < 0 ? 0 : sign, key) : { value: from, at: line.lastIndexOf(from) }
    if (place === undefined) continue
    const points = 2 * hits + exact - Math.max(0, have.size - hits) * 0.1
    if (hits < wanted.size / 2 && exact === 0) continue
    if (best === undefined || points > best.points) best = { line, ...place, points }
  }
  return best
}

function findValue(line: string, from: number, key: string): { value: string; at: number } | undefined {
  const start = Math.max(from, line.includes(key) ? line.indexOf(key) + key.length : 0)
  for (const match of line.slice(start).matchAll(valueForm)) {
    const value = match[1] ?? match[2] ?? match[3]
    if (
      value === undefined ||
      value === '' ||
      /^(?:string|number|int|float|bool|boolean|const|let|var|str)$/.test(value)
    )
      continue
    const plain = match[3] === undefined ? value : value.replace(/[.:]+$/, '')
    return { value: plain, at: start + match.index + match[0].lastIndexOf(value) }
  }
  return undefined
}

/** The words of a name in any style. */
function toWords(name: string): ReadonlySet<string> {
  return ownWordsOf(name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').replaceAll(/[_.-]+/g, ' '))
}

function toValued({ line, value, at }: FoundLine, to: string, file: string): FileChange {
  const next = line.slice(0, at) + to + line.slice(at + value.length)
  return toReplaced(line.trim(), next.trim(), false, file)
}

const removed =
  /\b(?:remove|delete|drop|take out|get rid of)\s(?:the\s|all\s|every\s|any\s)?(?:(?:line|lines|statement|statements|call|calls|import|imports|unused|comment|comments|entry|dependency|function|debug|with|that|says?|of|to|from|for|containing)\s){0,5}["'“\u0060]?([^\s"'“”\u0060]{2,80}?|[^"'“”\u0060\n]{2,80}(?=["'”\u0060]))["'”\u0060]?(?=[.,;!?]?(?:\s|$))/i

/** `remove the console.log`: the line that has it. */
function findRemoval(task: string, file: string): FileChange | undefined {
  const [, what] = removed.exec(task) ?? []
  if (what === undefined || what.length < 3 || !file.includes(what)) return undefined
  const line = file.split('\n').find((one) => one.includes(what))
  return line === undefined ? undefined : toReplaced(`${line}\n`, '', false, file.endsWith('\n') ? file : `${file}\n`)
}

const script =
  /\b(?:add|create|define)\b[^\n"'\u0060]{0,40}["'\u0060]?([\w:-]{2,30})["'\u0060]?\sscript\b[^\n"'\u0060]{0,60}["'\u0060]([^"'\u0060\n]{2,120})["'\u0060]|\bscript\b[^\n"'\u0060]{0,20}["'\u0060]([\w:-]{2,30})["'\u0060][^\n"'\u0060]{0,60}["'\u0060]([^"'\u0060\n]{2,120})["'\u0060]/i

/** ``add a `lint` script that runs `eslint .` ``: a member of the scripts of a package. */
function findScript(task: string, file: string): FileChange | undefined {
  const match = script.exec(task)
  const [name, command] = [match?.[1] ?? match?.[3], match?.[2] ?? match?.[4]]
  const head = /^([ \t]*)"scripts"\s?:\s?\{/m.exec(file)
  if (name === undefined || command === undefined || head === null || file.includes(`"${name}":`)) return undefined
  const isOpen = /^\s*\}/.test(file.slice(head.index + head[0].length))
  const line = `\n${head[1]}${head[1] === '' ? '  ' : head[1]}"${name}": ${JSON.stringify(command)}${isOpen ? '' : ','}`
  return toReplaced(head[0].trim(), head[0].trim() + line, false, file)
}

const added =
  /\b(?:add|append|insert|put|include)\s(?:(?:a|an|the|new|another|line|entry|text|item|sentence|heading|comment|import|rule|to|saying|that|says|with|reading|containing)\s){0,6}["“\u0060']([^"”\u0060\n]{1,200}?)["”\u0060'](?=[\s.,;!?]|$)/i

/** `add "dist" to .gitignore`: a line at the end, or at the top where the task says so. */
function findAddition(task: string, file: string): FileChange | undefined {
  const [, what] = added.exec(task) ?? []
  if (what === undefined || /^\s*[[{]/.test(file) || file.trim() === '' || file.split('\n').includes(what))
    return undefined
  const lines = file.replace(/\n+$/, '').split('\n')
  const isFirst = /\b(?:top|beginning|start|first line)\b/i.test(task)
  const near = isFirst ? lines[0] : lines.at(-1)
  if (near === undefined) return undefined
  return toReplaced(
    near,
    isFirst ? `${what}\n${near}` : `${near}\n${what}`,
    false,
    file,
    isFirst ? 0 : file.lastIndexOf(near),
  )
}

/** The change of a text: all of its occurrences where the task means them, else the line that the task means. */
function toChange(old: string, next: string, task: string, file: string): FileChange {
  const isAll = meansAll.test(task)
  if (isAll && countIn(file, old) > 1)
    return { old, new: next, isAll: true, whole: file.replaceAll(toPattern(old), () => next) }
  const words = toWords(task)
  const lines = file.split('\n').filter((line) => toPattern(old).test(line) || line.includes(old))
  const [line = old] = lines.toSorted((a, b) => countShared(b, words) - countShared(a, words))
  return toReplaced(
    line.trim(),
    line.trim().replace(old, () => next),
    isAll,
    file,
  )
}

function countShared(line: string, words: ReadonlySet<string>): number {
  return [...toWords(line)].filter((word) => words.has(word)).length
}

function countIn(file: string, text: string): number {
  return file.match(toPattern(text))?.length ?? 0
}

/** A text as a whole word, where it is one. */
function toPattern(text: string): RegExp {
  return /^\w+$/.test(text)
    ? new RegExp(String.raw`\b${escapePattern(text)}\b`, 'g')
    : new RegExp(escapePattern(text), 'g')
}

function toReplaced(old: string, next: string, isAll: boolean, file: string, at = file.indexOf(old)): FileChange {
  const whole = at < 0 ? file : file.slice(0, at) + next + file.slice(at + old.length)
  return { old, new: next, isAll, whole }
}
