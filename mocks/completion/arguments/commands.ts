/** The shell commands that a text spells, or that do what it asks for. */
import { withNamedProgram } from './named-programs.ts'
import { guard } from '../cues.ts'
import { findUsualCommand, writeFileCommand } from './file-commands.ts'
import { oneToTen } from '../number-words.ts'
import { splitSteps } from '../tools/steps.ts'

const scanned = 2000
const programs =
  'npm|npx|yarn|pnpm|bun|pip3?|poetry|uv|cargo|go|make|mvn|gradle|\\./gradlew|pytest|jest|vitest|docker|git|python3?|node|curl|dotnet|composer|bundle|rake|mix|swift|deno|terraform|kubectl|eslint|ruff|mypy|tsc|phpunit|rspec|tox'
/** `with npm ci`, `using the start calc: command`. */
const means = guard(
  new RegExp(
    String.raw`\b(?:with|using|via|by running)\s(?:the\s)?["'\u0060]?((?:${programs})(?:\s[^\s,;"'\u0060]{1,60}){1,8}?)["'\u0060]?(?=[.!]?\s*$|[,;]|\s(?:and|then|in|for|to)\s|\scommand\b)|\b(?:using|with|via)\s(?:the\s|this\s)?command:?\s["'\u0060]?([a-z][^"'\u0060\n]{2,120}?)["'\u0060]?[.!]?\s*$|\b(?:using|with|via)\sthe\s(?:command\s)?["'\u0060]?((?!following\b|same\b|right\b|appropriate\b|correct\b)[a-z][^,"'\u0060\n]{2,80}?)["'\u0060]?\scommand\b`,
    'i',
  ),
)

/** The commands of the steps of a text in their order: `npm test` and `git diff` of "run the tests and then show the git diff". */
export function findCommands(text: string): string[] {
  const steps = mayHaveSteps.test(text) ? splitSteps(text.slice(0, scanned)) : [text]
  const found = steps.length < 2 ? [] : steps.flatMap((step) => findCommandOf(step) ?? [])
  return found.length > 1 ? [...new Set(found)] : [findCommandOf(text)].filter((one) => one !== undefined)
}

const mayHaveSteps = guard(/\band\b|\bthen\b/i)

/** `run ls -la`, `执行 npm test`, a command in backticks; else the usual command for what is asked; of several steps all, joined. */
export function findCommand(text: string): string | undefined {
  const found = findCommands(text)
  return found.length === 0 ? undefined : found.join(' && ')
}

function findCommandOf(text: string): string | undefined {
  const sample = text.slice(0, scanned)
  const given = means.exec(sample)
  if (given !== null) return (given[1] ?? given[2] ?? given[3])?.replace(/(?<![./])[.!]$/, '')
  const quoted = /(?:\b(?:run|execute|command)|运行|执行)[^\u0060\n]{0,40}\u0060([^\u0060\n]{1,200})\u0060/i.exec(
    sample,
  )?.[1]
  if (quoted !== undefined) return quoted
  const spelled =
    /(?:\b(?:run|execute)|运行|执行)\s+(?:the\s+)?(?:command\s+|shell command\s+)?["']?((?!(?:tests?|unit|all|it|this|the|a|linter|lint|type|formatter|build|app|server|dev|project|program|script|code|benchmarks?|migrations?|coverage|everything|again)\b)[a-z][\w.-]{0,30}(?:\s+[^\s，。,;?？"']{1,60}){0,12})/i
      .exec(sample)?.[1]
      ?.replace(/[.!]{1,5}$/, '')
  if (spelled !== undefined) return spelled.replace(/\s+(?:command|and tell|for me|please)\b.*$/i, '')
  const commits = commitCount.exec(sample)?.[1]
  if (commits !== undefined) return `git log -${oneToTen[commits.toLowerCase()] ?? commits}`
  const usual = writeCommand(sample) ?? findUsualCommand(sample)
  return usual === undefined ? undefined : withNamedProgram(usual, sample)
}

const commitCount =
  /\b(?:last|latest|recent|previous) (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) commits\b/i

/** The command that installs or commits what a text names. */
function writeCommand(sample: string): string | undefined {
  const commit = /\bcommit\b[^"'\n]{0,60}\bmessage\s["']([^"'\n]{1,120})["']/i.exec(sample)?.[1]
  if (commit !== undefined) return `git add -A && git commit -m "${commit}"`
  const files = writeFileCommand(sample)
  if (files !== undefined) return files
  const program = version.exec(sample)
  if (program !== null) return `${(program[1] ?? program[2] ?? '').toLowerCase()} --version`
  const name = /^\W*(?:please\s)?install\s(?:the\s)?([@a-z][\w@/.-]{1,60}?)(?=[.!]?(?:\s|$))/i.exec(sample)?.[1]
  if (name === undefined || sample.includes('\u0060')) return undefined
  if (/^(?:dependencies|packages|modules|everything|it|them)$/i.test(name)) return 'npm install'
  return /\bpip\b|\bpython\b/i.test(sample) ? `pip install ${name}` : `npm install ${name}`
}

const version =
  /\bversion of (?:the )?(node|npm|python3?|pip|git|docker|java|ruby|go|rustc|cargo|php|deno|bun)\b|\b(node|npm|python3?|pip|git|docker|java|ruby|go|rustc|cargo|php|deno|bun)(?:\.js)? version\b/i
