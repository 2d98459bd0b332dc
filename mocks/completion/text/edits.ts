/**
 * Writes new files and changes of files that a prompt contains, in the forms of coding agents: SEARCH/REPLACE blocks, listings of whole
 * files, and commit messages.
 */
import { lookUp } from '../../common/index.ts'
import { findReplacement } from '../arguments/replacements.ts'
import { findBody } from '../arguments/text-extracts.ts'
import type { RequestView } from '../request-view.ts'

const longest = 100_000
const fence = '\u0060\u0060\u0060'
const listing = /(?:^|\n)([\w./\\-]{1,200}\.[a-z][a-z\d]{0,5})[ \t]*\n(\u0060{3,4})[a-z]{0,12}\n/gi
const languages: Readonly<Record<string, string>> = {
  py: 'python',
  js: 'javascript',
  ts: 'typescript',
  rs: 'rust',
  rb: 'ruby',
  sh: 'bash',
  md: 'markdown',
  yml: 'yaml',
}

interface FileText {
  path: string
  text: string
}

/** A SEARCH/REPLACE block or a file listing for the change that a request names; null if the prompt demands neither. */
export function writeEdit(view: RequestView): string | null {
  const prompt = `${view.systemText.slice(0, longest)}\n${view.taskText.slice(0, longest)}`
  const form = /SEARCH\/REPLACE|<<<<<<< SEARCH/.test(prompt)
    ? 'block'
    : /\bfile listing\b/i.test(prompt)
      ? 'listing'
      : null
  if (form === null) return null
  const created = findNewFile(view.taskText.slice(0, longest))
  if (created !== null) {
    const text = form === 'listing' ? created.text : toBlock('', `${created.text}\n`)
    return `I create \u0060${created.path}\u0060 as asked.\n\n${toListing(created.path, text)}`
  }
  const files = view.messages.filter(({ role }) => role === 'user').flatMap(({ text }) => readFiles(text))
  const change = findChange(view.taskText)
  const file =
    files.findLast(({ text, path }) =>
      change === undefined ? view.taskText.includes(path) : text.includes(change.old),
    ) ?? files.at(-1)
  if (file === undefined) return null
  const { before, after } = toLines(file, change, view.taskText)
  const text = form === 'listing' ? file.text.replace(before, () => after) : toBlock(`${before}\n`, `${after}\n`)
  return `I change \u0060${file.path}\u0060 as asked.\n\n${toListing(file.path, text)}`
}

function toBlock(before: string, after: string): string {
  return `<<<<<<< SEARCH\n${before}=======\n${after}>>>>>>> REPLACE`
}

function toListing(path: string, text: string): string {
  const ending = path.split('.').at(-1) ?? ''
  return `${path}\n${fence}${lookUp(languages, ending) ?? ending}\n${text}\n${fence}`
}

/** `create a file notes.txt with the text hello`; null if the request names no new file or no text. */
function findNewFile(task: string): FileText | null {
  const path =
    /\b(?:create|write|make|add)\s{1,3}(?:(?:an?|the|new|text|file|called|named)\s{1,3}){0,6}["'\u0060]?([\w./-]{1,200}\.[a-z][a-z\d]{0,5})\b/i.exec(
      task,
    )?.[1]
  const text = findBody(task)
  return path === undefined || text === undefined ? null : { path, text }
}

/** The files that a message lists: a path on a line, then a fenced block. */
function readFiles(message: string): FileText[] {
  const text = message.slice(0, longest)
  const found: FileText[] = []
  for (const match of text.matchAll(listing)) {
    const from = match.index + match[0].length
    const end = text.indexOf(`\n${match[2]}`, from - 1)
    if (end >= from) found.push({ path: match[1] as string, text: text.slice(from, end) })
  }
  return found
}

/** `change the greeting from "Hello" to "Bye"`, `rename total to sum`. */
function findChange(task: string): { old: string; new: string } | undefined {
  const quoted =
    /["'\u0060“]([^"'\u0060”\n]{1,200})["'\u0060”]\s+(?:to|with|by|into)\s+["'\u0060“]([^"'\u0060”\n]{1,200})["'\u0060”]/i.exec(
      task,
    )
  if (quoted !== null) return { old: quoted[1] as string, new: quoted[2] as string }
  const spoken =
    /\b(?:change|replace|rename|update|set|switch)\b[^.\n]{0,60}?\bfrom\s+(\S{1,80})\s+to\s+(\S{1,80}?)(?=[.,]?(?:\s|$))/i.exec(
      task,
    )
  if (spoken !== null) return { old: spoken[1] as string, new: spoken[2] as string }
  const named =
    /\brename\s+(?:the\s+)?(?:function|method|variable|class|constant|parameter)?\s*(\w{1,80})\s+to\s+(\w{1,80})/i.exec(
      task,
    )
  return named === null ? findReplacement(task) : { old: named[1] as string, new: named[2] as string }
}

/** The lines to replace and those in their place; without a known change a comment with the request is added. */
function toLines(
  file: FileText,
  change: { old: string; new: string } | undefined,
  task: string,
): { before: string; after: string } {
  const lines = file.text.split('\n')
  if (change !== undefined && file.text.includes(change.old)) {
    const first = lines.findIndex((line) => line.includes(change.old))
    const last = lines.findLastIndex((line) => line.includes(change.old))
    const before = lines.slice(first, last + 1).join('\n')
    return { before, after: before.replaceAll(change.old, () => change.new) }
  }
  const last = lines.findLast((line) => line.trim() !== '') ?? ''
  const sign = /\.(?:py|sh|rb|ya?ml|toml)$/.test(file.path) ? '#' : '//'
  const [request = ''] = task.trim().split('\n')
  return { before: last, after: `${last}\n${sign} ${request.slice(0, 200)}` }
}

/** A commit message for a diff in the prompt; null if none is asked for. */
export function writeCommitMessage(view: RequestView): string | null {
  const prompt = `${view.systemText.slice(0, 8000)}\n${view.taskText.slice(0, 2000)}`
  if (!/\bcommit message|\bpull request (?:title|description)/i.test(prompt)) return null
  const diff = view.taskText.slice(0, longest)
  const paths = [
    ...new Set(
      Array.from(diff.matchAll(/^(?:\+\+\+ b?\/?|diff --git a\/)([^\s]{1,200})/gm), (match) => match[1] as string),
    ),
  ].filter((path) => path !== 'dev/null')
  const added = diff.match(/^\+(?!\+\+)/gm)?.length ?? 0
  const removed = diff.match(/^-(?!--)/gm)?.length ?? 0
  if (added + removed === 0) return null
  const isNew = /^new file mode/m.test(diff) || /^--- \/dev\/null/m.test(diff)
  const type = toType(paths, diff, isNew, added, removed)
  const isConventional = /<type>|conventional|\bfeat\b|\bfix:/i.test(prompt)
  const subject = `${toVerb(type, isNew, added, removed)} ${toName(paths)}`
  return isConventional ? `${type}: ${subject}` : subject.charAt(0).toUpperCase() + subject.slice(1)
}

function toVerb(type: string, isNew: boolean, added: number, removed: number): string {
  if (isNew) return 'add'
  if (removed > 0 && added === 0) return 'remove code from'
  return type === 'fix' ? 'fix' : 'update'
}

/** The name of the only file, otherwise the number of files. */
function toName(paths: readonly string[]): string {
  const [path] = paths
  if (path === undefined) return 'files'
  return paths.length === 1 ? (path.split('/').at(-1) as string) : `${paths.length} files`
}

function toType(paths: readonly string[], diff: string, isNew: boolean, added: number, removed: number): string {
  const all = (pattern: RegExp): boolean => paths.length > 0 && paths.every((path) => pattern.test(path))
  if (all(/\.(?:md|rst|txt)$|^docs\//i)) return 'docs'
  if (all(/(?:^|\/)(?:tests?|spec|__tests__)\/|[._-](?:test|spec)\./i)) return 'test'
  if (all(/package(?:-lock)?\.json$|\.lock$|\.ya?ml$|\.toml$|^\./i)) return 'chore'
  if (/^\+.*\b(?:fix|bug|null check|guard)\b/im.test(diff)) return 'fix'
  return isNew || added > removed ? 'feat' : 'refactor'
}
