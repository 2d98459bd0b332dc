/** First calls of a coding agent where the request names no file: a search for a function or a topic, a failing command, the project. */
import { offering, system, testAnswers, text, tool, user, type AnswerRow } from './table.ts'

const agent = system('You are a coding agent.\nWorking directory: /home/ada/shop')
const tools = offering(
  tool('read', 'Reads a file from the local filesystem.', { filePath: text }),
  tool('grep', 'Searches the contents of files', { pattern: text, path: text }, ['pattern']),
  tool('edit', 'Edits a file by replacing text', { filePath: text, oldString: text, newString: text }),
  tool('bash', 'Runs a command', { command: text }),
)

/** A request, and the only call for it. */
const calls: readonly (readonly [request: string, name: string, args: Record<string, string>])[] = [
  ['write a test for the tokenize function', 'grep', { pattern: 'tokenize' }],
  ['rename the method loadCart to fetchCart', 'grep', { pattern: 'loadCart' }],
  ['refactor our `Basket` class', 'grep', { pattern: 'Basket' }],
  ['explain how pagination works in this project', 'grep', { pattern: 'pagination' }],
  ['where are coupons validated in our codebase?', 'grep', { pattern: 'coupons' }],
  ['why does npm run build fail?', 'bash', { command: 'npm run build' }],
  ['`mvn verify` fails', 'bash', { command: 'mvn verify' }],
  ['what does this repository do?', 'read', { filePath: '/home/ada/shop/README.md' }],
  ['fix the discount function in src/prices.ts', 'read', { filePath: 'src/prices.ts' }],
]

const rows: AnswerRow[] = [
  ...calls.map<AnswerRow>(([request, name, args]) => [
    request,
    [agent, user(request)],
    tools,
    { calls: [[name, args]] },
  ]),
  ['no search for what is no code', [agent, user('explain the function of the liver')], tools, { text: /liver/ }],
]

testAnswers(rows)
