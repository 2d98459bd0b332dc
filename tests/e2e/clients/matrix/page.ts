/** docs/clients.md from the results of run.ts. */
import { agentsWithoutRow, task } from './agents.ts'

export const agentRowNames = ['starts', 'accepted', 'streams', 'tool', 'file', 'finishes'] as const

export const rowNames = [
  'chat',
  'stream',
  'multi-turn',
  'tool-loop',
  'parallel-tools',
  'vision',
  'json_object',
  'json_schema',
  'reasoning',
  'stream-usage',
  '401',
  '429-retried',
  'abort',
  'broken-stream',
  'timeout',
] as const

export interface RowResult {
  row: string
  /** `defect`: the client makes a documented mistake, and the program found it. */
  outcome: 'works' | 'not offered' | 'defect' | 'fails' | 'not run'
  detail: string
}

export interface ClientResult {
  name: string
  language: string
  /** The day of the run. */
  date: string
  rows: readonly RowResult[]
  /** Why nothing was run. */
  note?: string
}

const legend = `- \`chat\`, \`stream\`: an answer, whole and in pieces
- \`multi-turn\`: the answer is sent back, and the next one recalls what was said
- \`tool-loop\`: thinking on, one call, its result, the final answer; \`parallel-tools\`: the same with two calls at once
- \`vision\`: an image as base64
- \`json_object\`, \`json_schema\`: structured output, the second through the parse helper of the client where it has one
- \`reasoning\`: the program reaches the text of \`reasoning_content\`
- \`stream-usage\`: token counts of a stream
- \`401\`: a wrong key is an error of its own; \`429-retried\`: two refusals, then an answer, without help of the program
- \`abort\`: the program stops reading, and the mock sees the connection close; \`broken-stream\`: a stream that is cut is an error; \`timeout\`: a late answer is one`

const cells: Readonly<Record<RowResult['outcome'], string>> = {
  works: 'yes',
  'not offered': 'no',
  defect: 'defect',
  fails: 'fails',
  'not run': '?',
}

const agentLegend = `- \`starts\`: the mock gets a chat request; \`accepted\`: none of its requests is refused; \`streams\`: it reads a stream to the end
- \`tool\`: it carries out a tool call and sends the result; \`file\`: the file has the text; \`finishes\`: it ends with exit code 0`

/** The page of all results; `settings` says how the run changed an agent's settings, by its name. */
export function toPage(results: readonly ClientResult[], settings: ReadonlyMap<string, string>): string {
  const libraries = results.filter(({ language }) => language !== 'agent')
  const agents = results.filter(({ language }) => language === 'agent')
  return `# Client libraries against the mock

Written by \`.ci/clients\`. Each client is the published package, unmodified, in a folder of its own, with the model kimi-k2.6 and thinking on. It
talks to the mock over HTTP; with *(msw)* in its name, the mock is in the same process (\`kimi-contract/node\`). Every cell was run on the day in
its line.

${toTable(rowNames, libraries)}

${legend}

\`yes\`: works. \`no\`: the client does not offer it. \`defect\`: a mistake of the client, which the run saw again. \`?\`: not run. The reasons:

${libraries
  .flatMap((result) => toNotes(result, settings))
  .join('\n')
  .trimEnd()}

## Agents

Each agent runs in its mode without a terminal, in an empty folder, with the task "${task}" and the mock's address as its base URL.

${toTable(agentRowNames, agents)}

${agentLegend}

${agents
  .flatMap((result) => toNotes(result, settings))
  .join('\n')
  .trimEnd()}

### Without a row

${agentsWithoutRow.map(({ name, reason }) => `- ${name}: ${toLine(reason)}`).join('\n')}
`
}

function toTable(names: readonly string[], results: readonly ClientResult[]): string {
  const lines = results.map(({ name, language, date, rows }) => {
    const row = names.map((wanted) => cells[rows.find((one) => one.row === wanted)?.outcome ?? 'not run'])
    return `| ${[name, language, date, ...row].join(' | ')} |`
  })
  return [
    `| client | language | run | ${names.join(' | ')} |`,
    `|---|---|---|${names.map(() => '---').join('|')}|`,
    ...lines,
  ].join('\n')
}

function toNotes({ name, rows, note }: ClientResult, settings: ReadonlyMap<string, string>): string[] {
  const setting = settings.get(name)
  const list = rows
    .filter(({ outcome }) => outcome === 'not offered' || outcome === 'defect' || outcome === 'fails')
    .map(({ row, outcome, detail }) => `- \`${row}\`, ${toWords(outcome)}: ${toLine(detail)}`)
  if (setting !== undefined) list.unshift(`- with the setting ${toLine(setting)}`)
  const all = note === undefined ? list : [`- ${toLine(note)}`]
  return all.length === 0 ? [] : [`### ${name}`, '', ...all, '']
}

function toWords(outcome: RowResult['outcome']): string {
  return outcome === 'defect' ? 'defect of the client' : outcome
}

/** One line of Markdown: no line breaks, no table or HTML syntax. */
function toLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('<', '&lt;')
    .replaceAll('|', String.raw`\|`)
}
