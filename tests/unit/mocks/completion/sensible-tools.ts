/** Tools as client libraries and agents offer them, and the test of a table of their calls; the values are our own. */
import { expect, test } from 'vitest'
import { completeRequest, tool } from './complete-request.ts'

export type Message = Readonly<Record<string, unknown>>
type Call = readonly [name: string, args: unknown]
export const text = { type: 'string' }
export const integer = { type: 'integer' }
export const number = { type: 'number' }
export const user = (content: string): Message => ({ role: 'user', content })
export const system = (content: string): Message => ({ role: 'system', content })
export const called = (id: string, name: string, args: string): Message => ({
  role: 'assistant',
  content: '',
  reasoning_content: ' ',
  tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
})
export const result = (id: string, content: string): Message => ({ role: 'tool', tool_call_id: id, content })
export const person = { name: text, age: integer }
export const finalResult = tool('final_result', 'The final response which ends this conversation', person)
export const weather = tool('get_weather', 'Current weather', { location: text })
export const time = tool('get_time', 'Current time in a city', { city: text })
export const transfer = (name: string, about: string) => tool(`transfer_to_${name}`, `Handoff to the ${about}`, {})
export const refunds = transfer('refund_agent', 'refund agent to handle refunds and returns')
export const sales = transfer('sales_agent', 'sales agent for buying products')
export const billing = transfer('billing_agent', 'billing agent, which answers questions about invoices')
export const readFile = tool('read_file', 'Reads a file', {
  absolute_path: { type: 'string', description: 'The absolute path of the file; relative paths are refused' },
})
export const agent = tool('agent', 'Starts another agent for a long task', {
  description: text,
  prompt: text,
  agent_type: { type: 'string', enum: ['general', 'explore'] },
})
export const task = tool(
  'task',
  'Launch a new agent to handle complex, multistep tasks autonomously. Use it to search files, read code and write reports.',
  { description: text, prompt: text, subagent_type: text },
)
export const bash = tool(
  'bash',
  'Executes a bash command in a persistent shell session',
  { command: text, description: text },
  ['command'],
)
export const glob = tool(
  'glob',
  'Fast file pattern matching tool',
  { pattern: { type: 'string', description: 'The glob pattern to match files against' }, path: text },
  ['pattern'],
)
export const grep = tool(
  'grep',
  'Searches the contents of files with a regular expression',
  { pattern: text, path: text },
  ['pattern'],
)
export const write = tool('write', 'Writes a file to the local file system', {
  file_path: { type: 'string', description: 'Absolute path of the file' },
  content: text,
})
export const todo = tool('todowrite', 'Creates and manages a structured list of todo items for the session', {
  todos: { type: 'array', items: text },
})
export const listDirectory = tool('list_directory', 'Lists the entries of a directory', {
  path: { type: 'string', description: 'The absolute path to the directory to list' },
})
export const search = tool('web_search', 'Search the web for information', { query: text })
export const calculator = tool('calculator', 'Evaluate a math expression', { expression: text })
export const email = tool('send_email', 'Send an email to a recipient', { to: text, subject: text, body: text }, ['to'])
export const event = tool(
  'create_calendar_event',
  'Create an event in the calendar',
  { title: text, date: { type: 'string', format: 'date' }, time: text },
  ['title', 'date'],
)
export const flight = tool(
  'search_flights',
  'Search for flights',
  { origin: text, destination: text, date: { type: 'string', format: 'date' }, passengers: integer },
  ['origin', 'destination'],
)
export const table = tool('book_table', 'Reserve a table at a restaurant', {
  restaurant: text,
  party_size: integer,
  time: text,
})
export const order = tool('get_order_status', 'Look up the status of an order', { order_id: text })
export const stock = tool('get_stock_price', 'Get the stock price for a ticker symbol', { symbol: text })
export const translate = tool('translate_text', 'Translate text into another language', { text, target_language: text })
export const convert = tool('convert_currency', 'Convert an amount between currencies', {
  amount: number,
  from: text,
  to: text,
})
export const lights = tool('set_light', 'Turn a light on or off', {
  room: text,
  state: { type: 'string', enum: ['on', 'off'] },
})
export const reminder = tool('set_reminder', 'Set a reminder for the user', { text, time: text }, ['text'])
export const ticket = tool('create_ticket', 'Create a support ticket', {
  title: text,
  priority: { type: 'string', enum: ['low', 'medium', 'high'] },
})
export const saveUser = tool(
  'User',
  'Correctly extracted `User` with all the required parameters with correct types',
  { ...person, email: text },
  ['name', 'age'],
)
export const answerTool = tool('final_answer', 'Provides a final answer to the given problem.', { answer: text })
export const directory = system('You are a coding agent. The working directory is /home/dev/demo.')
export const env = system(
  'You are an interactive CLI agent.\n<env>\n  Working directory: /srv/app\n  Platform: linux\n</env>',
)

/** What is called for a conversation with these tools. */
export type ToolRow = readonly [
  about: string,
  messages: readonly Message[],
  tools: readonly unknown[],
  calls: readonly Call[],
  more?: Message,
]

/** One test a row. */
export function testToolCalls(rows: readonly ToolRow[]): void {
  test.each(rows)('%s', (_, messages, tools, calls, more) => {
    const choice = completeRequest({ model: 'kimi-k2.6', messages, tools, ...(more as Message | undefined) }).choices[0]
    const made = (choice?.toolCalls ?? []).map((call) => [call.name, JSON.parse(call.arguments) as unknown])
    expect(made).toEqual(calls)
  })
}
export { tool }
