/**
 * `npm run links:check`: checks the links of all Markdown files. A link into this repository must lead to a tracked file, and its anchor to
 * a heading of that file. Of URLs of other sites only the form is checked, so that the check needs no network.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Lexer, type Token } from 'marked'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = listFiles()
const anchors = new Map<string, ReadonlySet<string>>()
let links = 0
const problems = files.filter((file) => file.endsWith('.md')).flatMap(checkFile)
for (const problem of problems) console.error(problem)
console.log(
  `${links} links in ${files.filter((file) => file.endsWith('.md')).length} Markdown files, ${problems.length} wrong`,
)
process.exitCode = problems.length === 0 ? 0 : 1

/** The files that are committed or could be: all but the ignored ones. */
function listFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (git.status !== 0) throw new Error(`git ls-files failed: ${git.stderr}`)
  return git.stdout.split('\n').filter((file) => file !== '' && existsSync(join(root, file)))
}

function checkFile(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return collectTargets(text).flatMap((target) => {
    links++
    const problem = findProblem(target, file)
    return problem === null ? [] : [`${file}:${lineOf(text, target)}: ${target}: ${problem}`]
  })
}

/** Why a link is wrong; null if it is right. */
function findProblem(target: string, file: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    if (!URL.canParse(target)) return 'this is not a URL'
    return /^(?:https|mailto):/.test(target) || isLocal(new URL(target))
      ? null
      : 'a link to another site must use https'
  }
  const [path = '', anchor] = target.split('#')
  // A leading slash is the root of the documentation site.
  const base = path.startsWith('/') ? join('docs', path) : relative(root, join(root, dirname(file), decodeURI(path)))
  const found = path === '' ? file : base
  const isFolder = files.some((one) => one.startsWith(`${found.replace(/\/$/, '')}/`))
  if (!files.includes(found) && !isFolder) return 'there is no such file in the repository'
  if (anchor === undefined || !found.endsWith('.md')) return null
  return anchorsOf(found).has(anchor) ? null : `${found} has no heading for #${anchor}`
}

function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}

/** The targets of links and images, in Markdown and in HTML; not those in code. */
function collectTargets(text: string): string[] {
  const targets: string[] = []
  const visit = (token: Token) => {
    if ((token.type === 'link' || token.type === 'image') && 'href' in token) targets.push(String(token.href))
    if (token.type === 'html')
      for (const [, target] of token.raw.matchAll(/(?:href|src|srcset)="([^"\s]+)"/g)) targets.push(target!)
  }
  walk(new Lexer().lex(withoutFrontMatter(text)), visit)
  return targets
}

function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file)
  if (known) return known
  const text = readFileSync(join(root, file), 'utf8')
  const slugs = new Set<string>()
  walk(new Lexer().lex(withoutFrontMatter(text)), (token) => {
    if (token.type === 'heading' && 'text' in token) addSlug(slugs, String(token.text))
    if (token.type === 'html') for (const [, id] of token.raw.matchAll(/\bid="([^"]+)"/g)) slugs.add(id!)
  })
  anchors.set(file, slugs)
  return slugs
}

/** The anchor that GitHub gives to a heading; a second heading of the same text gets a number. */
function addSlug(slugs: Set<string>, heading: string): void {
  const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
  const slug = plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
  let unique = slug
  for (let number = 1; slugs.has(unique); number++) unique = `${slug}-${number}`
  slugs.add(unique)
}

function walk(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const token of tokens) {
    visit(token)
    if ('tokens' in token && token.tokens) walk(token.tokens, visit)
    if (token.type === 'list') for (const item of (token as { items: Token[] }).items) walk([item], visit)
    if (token.type === 'table') {
      const { header, rows } = token as unknown as { header: { tokens: Token[] }[]; rows: { tokens: Token[] }[][] }
      for (const cell of [...header, ...rows.flat()]) walk(cell.tokens, visit)
    }
  }
}

/** The text without its front matter, which is not Markdown. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[^]*?\n---\n/, '')
}

function lineOf(text: string, target: string): number {
  return text.slice(0, Math.max(0, text.indexOf(target))).split('\n').length
}
