/** The usual shell commands for orders that name a program, a folder or a task of a project. */
import { described, offering, testAnswers, tool, type AnswerRow } from './table.ts'

const shell = offering(tool('run_shell', 'Runs a shell command', { command: described('The command') }))

/** An order and the command for it. */
const commands: readonly (readonly [order: string, command: string])[] = [
  ['run the tests with yarn', 'yarn test'],
  ['Run the unit tests using pytest', 'pytest'],
  ['execute all tests via go', 'go test ./...'],
  ['Can you run the tests?', 'npm test'],
  ['install zod with pnpm', 'pnpm add zod'],
  ['build the project with bun', 'bun run build'],
  ['start the dev server', 'npm run dev'],
  ['run the linter', 'npm run lint'],
  ['delete the folder build', 'rm -r build'],
  ['Remove the directory "tmp/cache"', 'rm -r tmp/cache'],
  ['remove the dist folder', 'rm -r dist'],
]

const rows: AnswerRow[] = commands.map(([order, command]) => [
  order,
  order,
  shell,
  { calls: [['run_shell', { command }]] },
])

testAnswers(rows)
