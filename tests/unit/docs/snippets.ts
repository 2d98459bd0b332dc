/** Reads the fenced code of the documentation: what a reader would copy. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commands } from '../../../scripts/commands/index.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Snippet {
  /** `docs/ci.md:12`, the line of the fence. */
  place: string
  language: string
  /** Set where the page says to save it under that name: it is a whole program. */
  file: string | null
  text: string
}

/** Every fenced block of the pages. */
export function readSnippets(): Snippet[] {
  return listPages().flatMap(readPage)
}

/** README, CONTRIBUTING and docs, without the generated reference. */
function listPages(): string[] {
  const pages = globSync(['README.md', 'CONTRIBUTING.md', 'docs/**/*.md', 'scripts/python/README.md'], { cwd: root })
  return pages.filter((page) => !/node_modules|docs\/reference\//.test(page)).sort()
}

function readPage(page: string): Snippet[] {
  const lines = readFileSync(join(root, page), 'utf8').split('\n')
  const snippets: Snippet[] = []
  let open: Snippet | null = null
  for (const [index, line] of lines.entries()) {
    const fence = /^ *```(\S*)(?: +file=(\S+))?$/.exec(line)
    if (fence === null) {
      if (open) open.text += `${line}\n`
    } else if (open) {
      snippets.push(open)
      open = null
    } else open = { place: `${page}:${index + 1}`, language: fence[1] || 'text', file: fence[2] ?? null, text: '' }
  }
  if (open) throw new Error(`${open.place}: the code is not closed`)
  return snippets
}

export interface ShellCommand {
  place: string
  /** Without comment, variables and `npm ci &&` before it. */
  line: string
}

/** The commands of the shell blocks, one by one. */
export function listCommands(snippets: readonly Snippet[]): ShellCommand[] {
  return snippets
    .filter(({ language }) => language === 'sh')
    .flatMap(({ place, text }) =>
      text
        .replace(/\\\n\s*/g, '')
        .split(/\n| && /)
        .map((line) => line.replace(/(?:^|\s+)# .*$/, '').trim())
        .map((line) => line.replace(/^(?:[A-Z_]+=(?:"[^"]*"|\S+) )+/, ''))
        .filter((line) => line !== '')
        .map((line) => ({ place, line })),
    )
}

/** Commands in the text: `npm run smoke -- --list`. */
export function readInlineCommands(): ShellCommand[] {
  return listPages().flatMap((page) =>
    readFileSync(join(root, page), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        [
          ...line.matchAll(
            /`((?:(?:npm run|npx kimi-contract|kimi-contract) [a-z]|(?:npm|npx|node|docker|pip|python3?|go) [a-z]|CI=true |\.ci\/|\.venv\/bin\/)[^`]*)`/g,
          ),
        ].map(([, command]) => ({
          place: `${page}:${index + 1}`,
          line: command!,
        })),
      ),
  )
}

/** The words of a command line; single and double quotes are removed. */
function toWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  )
}

/** The command of kimi-contract and its arguments; null for other programs. */
export function toCall(line: string): { name: string; args: string[] } | null {
  const words = toWords(line)
  if (words[0] === 'npx' && words[1] === 'kimi-contract') words.shift()
  if (words[0] === 'kimi-contract') return { name: words[1] ?? '', args: words.slice(2) }
  if (words[0] !== 'npm' || words[1] !== 'run') return null
  const name = words[2] === 'contract' ? 'check' : words[2]!
  const after = words.indexOf('--')
  return commands.some((one) => one.name === name) ? { name, args: after === -1 ? [] : words.slice(after + 1) } : null
}
