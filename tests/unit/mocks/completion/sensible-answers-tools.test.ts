// oxlint-disable max-lines -- one table, its rows read together
/**
 * Tool calls as a sensible model makes them, for prompts and tools as client libraries and agents phrase them (pydantic-ai, LiteLLM,
 * OpenAI Agents SDK, LangChain, Instructor, opencode, qwen-code, Claude Code, Cline and others); the values are our own.
 */
import { expect, test } from 'vitest'
import { completeRequest, tool } from './complete-request.ts'

type Message = Readonly<Record<string, unknown>>
type Call = readonly [name: string, args: unknown]

const text = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const user = (content: string): Message => ({ role: 'user', content })
const system = (content: string): Message => ({ role: 'system', content })
const called = (id: string, name: string, args: string): Message => ({
  role: 'assistant',
  content: '',
  reasoning_content: ' ',
  tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
})
const result = (id: string, content: string): Message => ({ role: 'tool', tool_call_id: id, content })

const person = { name: text, age: integer }
const finalResult = tool('final_result', 'The final response which ends this conversation', person)
const weather = tool('get_weather', 'Current weather', { location: text })
const time = tool('get_time', 'Current time in a city', { city: text })
const transfer = (name: string, about: string) => tool(`transfer_to_${name}`, `Handoff to the ${about}`, {})
const refunds = transfer('refund_agent', 'refund agent to handle refunds and returns')
const sales = transfer('sales_agent', 'sales agent for buying products')
const billing = transfer('billing_agent', 'billing agent, which answers questions about invoices')
const readFile = tool('read_file', 'Reads a file', {
  absolute_path: { type: 'string', description: 'The absolute path of the file; relative paths are refused' },
})
const agent = tool('agent', 'Starts another agent for a long task', {
  description: text,
  prompt: text,
  agent_type: { type: 'string', enum: ['general', 'explore'] },
})
const task = tool(
  'task',
  'Launch a new agent to handle complex, multistep tasks autonomously. Use it to search files, read code and write reports.',
  { description: text, prompt: text, subagent_type: text },
)
const bash = tool(
  'bash',
  'Executes a bash command in a persistent shell session',
  { command: text, description: text },
  ['command'],
)
const glob = tool(
  'glob',
  'Fast file pattern matching tool',
  { pattern: { type: 'string', description: 'The glob pattern to match files against' }, path: text },
  ['pattern'],
)
const grep = tool('grep', 'Searches the contents of files with a regular expression', { pattern: text, path: text }, [
  'pattern',
])
const write = tool('write', 'Writes a file to the local file system', {
  file_path: { type: 'string', description: 'Absolute path of the file' },
  content: text,
})
const todo = tool('todowrite', 'Creates and manages a structured list of todo items for the session', {
  todos: { type: 'array', items: text },
})
const listDirectory = tool('list_directory', 'Lists the entries of a directory', {
  path: { type: 'string', description: 'The absolute path to the directory to list' },
})
const search = tool('web_search', 'Search the web for information', { query: text })
const calculator = tool('calculator', 'Evaluate a math expression', { expression: text })
const email = tool('send_email', 'Send an email to a recipient', { to: text, subject: text, body: text }, ['to'])
const event = tool(
  'create_calendar_event',
  'Create an event in the calendar',
  { title: text, date: { type: 'string', format: 'date' }, time: text },
  ['title', 'date'],
)
const flight = tool(
  'search_flights',
  'Search for flights',
  { origin: text, destination: text, date: { type: 'string', format: 'date' }, passengers: integer },
  ['origin', 'destination'],
)
const table = tool('book_table', 'Reserve a table at a restaurant', {
  restaurant: text,
  party_size: integer,
  time: text,
})
const order = tool('get_order_status', 'Look up the status of an order', { order_id: text })
const stock = tool('get_stock_price', 'Get the stock price for a ticker symbol', { symbol: text })
const translate = tool('translate_text', 'Translate text into another language', { text, target_language: text })
const convert = tool('convert_currency', 'Convert an amount between currencies', {
  amount: number,
  from: text,
  to: text,
})
const lights = tool('set_light', 'Turn a light on or off', {
  room: text,
  state: { type: 'string', enum: ['on', 'off'] },
})
const reminder = tool('set_reminder', 'Set a reminder for the user', { text, time: text }, ['text'])
const ticket = tool('create_ticket', 'Create a support ticket', {
  title: text,
  priority: { type: 'string', enum: ['low', 'medium', 'high'] },
})
const saveUser = tool(
  'User',
  'Correctly extracted `User` with all the required parameters with correct types',
  { ...person, email: text },
  ['name', 'age'],
)
const answerTool = tool('final_answer', 'Provides a final answer to the given problem.', { answer: text })
const directory = system('You are a coding agent. The working directory is /home/dev/demo.')
const env = system('You are an interactive CLI agent.\n<env>\n  Working directory: /srv/app\n  Platform: linux\n</env>')

const cases: readonly (readonly [
  about: string,
  messages: readonly Message[],
  tools: readonly unknown[],
  calls: readonly Call[],
  more?: Message,
])[] = [
  [
    'a lone final tool',
    [user('A person named Bob aged 40')],
    [finalResult],
    [['final_result', { name: 'Bob', age: 40 }]],
  ],
  [
    'a lone final tool, in other words',
    [user('Ann Lee is 31 years old.')],
    [finalResult],
    [['final_result', { name: 'Ann Lee', age: 31 }]],
  ],
  [
    'a lone final tool, with a system message',
    [system('Extract the person from the text.'), user('My neighbour Carla turned 52 last week.')],
    [finalResult],
    [['final_result', { name: 'Carla', age: 52 }]],
  ],
  [
    'one of several final tools',
    [user('Rex is a dog that is 4 years old')],
    [
      tool('final_result_Cat', 'Cat: The final response which ends this conversation', person),
      tool('final_result_Dog', 'Dog: The final response which ends this conversation', person),
    ],
    [['final_result_Dog', { name: 'Rex', age: 4 }]],
  ],
  [
    'an action before the final tool',
    [user('What is the weather in Oslo?')],
    [weather, answerTool],
    [['get_weather', { location: 'Oslo' }]],
  ],
  [
    'the final tool after the action',
    [
      user('What is the weather in Oslo?'),
      called('a', 'get_weather', '{"location":"Oslo"}'),
      result('a', 'rainy, 8 degrees'),
    ],
    [weather, answerTool],
    [['final_answer', { answer: 'According to get_weather: rainy, 8 degrees.' }]],
  ],
  [
    'a final answer from knowledge',
    [user('What is the capital of France?')],
    [answerTool],
    [['final_answer', { answer: 'The capital of France is Paris.' }]],
  ],
  [
    'another attempt after a validation error',
    [
      user('A person named Bob aged 40'),
      called('a', 'final_result', '{"name":"Bob"}'),
      result('a', '1 validation error: age field required\n\nFix the errors and try again.'),
    ],
    [finalResult],
    [['final_result', { name: 'Bob', age: 40 }]],
  ],
  [
    'a reminder to use a tool',
    [
      user('Tom Hill is 23 years old'),
      { role: 'assistant', content: 'Tom is 23.' },
      user('Plain text responses are not permitted, please include your response in a tool call'),
    ],
    [finalResult],
    [['final_result', { name: 'Tom Hill', age: 23 }]],
  ],
  [
    'a rewritten tool_choice',
    [user('weather in Tokyo?'), user('Please select a tool to handle the current issue.')],
    [weather],
    [['get_weather', { location: 'Tokyo' }]],
  ],
  [
    'a rewritten tool_choice with two tools',
    [user('What time is it in Paris?'), user('Please select a tool to handle the current issue.')],
    [weather, time],
    [['get_time', { city: 'Paris' }]],
  ],
  [
    'a hand-off by topic',
    [system('Hand off weather questions to the Weather agent'), user('What is the weather in Tokyo?')],
    [
      tool(
        'transfer_to_Weather_agent',
        'Hands the conversation to the Weather agent, which answers weather questions',
        {},
      ),
    ],
    [['transfer_to_Weather_agent', {}]],
  ],
  [
    'one hand-off of three',
    [system('Route the user to the right agent.'), user('I want a refund for my shoes')],
    [sales, refunds, billing],
    [['transfer_to_refund_agent', {}]],
  ],
  [
    'another hand-off of three',
    [user('There is a mistake on my invoice')],
    [sales, refunds, billing],
    [['transfer_to_billing_agent', {}]],
  ],
  [
    'a hand-off by the system message',
    [
      system('You are a triage agent. Use transfer_to_spanish_agent when the user writes about holidays in Spain.'),
      user('Tell me about holidays in Spain'),
    ],
    [tool('transfer_to_spanish_agent', 'Handoff', {}), tool('transfer_to_math_agent', 'Handoff', {})],
    [['transfer_to_spanish_agent', {}]],
  ],
  [
    'the tools after a hand-off',
    [
      user('What is the weather in Lima?'),
      called('a', 'transfer_to_Weather_agent', '{}'),
      result('a', '{"assistant":"Weather agent"}'),
    ],
    [weather],
    [['get_weather', { location: 'Lima' }]],
  ],
  ['small talk before a hand-off', [user('Hello!')], [sales, refunds], []],
  [
    'an absolute path',
    [directory, user('Read the file notes.txt and tell me the answer')],
    [readFile, agent],
    [['read_file', { absolute_path: '/home/dev/demo/notes.txt' }]],
  ],
  [
    'an absolute path in a folder',
    [directory, user('Please read src/index.ts')],
    [readFile],
    [['read_file', { absolute_path: '/home/dev/demo/src/index.ts' }]],
  ],
  [
    'an absolute path from an environment block',
    [env, user('What does config.json contain? Read it.')],
    [readFile, task],
    [['read_file', { absolute_path: '/srv/app/config.json' }]],
  ],
  [
    'an absolute path that is given',
    [directory, user('read /etc/hosts')],
    [readFile],
    [['read_file', { absolute_path: '/etc/hosts' }]],
  ],
  [
    'an absolute path on Windows',
    [system('Current working directory: C:\\work\\demo'), user('Read the file notes.txt')],
    [readFile],
    [['read_file', { absolute_path: 'C:\\work\\demo\\notes.txt' }]],
  ],
  [
    'a directory told by the user',
    [
      user("This is the CLI. I'm currently working in the directory: /Users/kim/app"),
      { role: 'assistant', content: 'Got it.' },
      user('read README.md'),
    ],
    [readFile],
    [['read_file', { absolute_path: '/Users/kim/app/README.md' }]],
  ],
  [
    'the working directory itself',
    [directory, user('List the files in this directory')],
    [listDirectory],
    [['list_directory', { path: '/home/dev/demo' }]],
  ],
  [
    'a relative path',
    [user('open docs/guide.md')],
    [tool('open_file', 'Open a file', { path: text })],
    [['open_file', { path: 'docs/guide.md' }]],
  ],
  [
    'many tools beside the one that fits',
    [env, user('run the command `git status`')],
    [task, todo, bash, glob, grep],
    [['bash', { command: 'git status' }]],
  ],
  [
    'a command in words',
    [user('Run npm test and tell me the outcome')],
    [task, bash],
    [['bash', { command: 'npm test' }]],
  ],
  [
    'a glob',
    [user('find files that match **/*.test.ts with the glob tool')],
    [task, bash, glob, grep],
    [['glob', { pattern: '**/*.test.ts' }]],
  ],
  [
    'a search in files',
    [user('Use grep to search for "TODO" in the code')],
    [task, glob, grep],
    [['grep', { pattern: 'TODO' }]],
  ],
  [
    'a new file',
    [directory, user('Write a file hello.txt with the content "Hello there"')],
    [task, write, readFile],
    [['write', { file_path: '/home/dev/demo/hello.txt', content: 'Hello there' }]],
  ],
  [
    'a task for another agent',
    [user('Use the agent tool to explore the repository')],
    [agent, readFile],
    [['agent', { description: expect.any(String), prompt: expect.stringContaining('explore'), agent_type: 'explore' }]],
  ],
  [
    'two tools for two questions',
    [user("What's the weather in Rome and what time is it in Oslo?")],
    [weather, time],
    [
      ['get_weather', { location: 'Rome' }],
      ['get_time', { city: 'Oslo' }],
    ],
  ],
  [
    'one tool for two places',
    [user('Compare the weather in Berlin and Madrid')],
    [weather],
    [
      ['get_weather', { location: 'Berlin' }],
      ['get_weather', { location: 'Madrid' }],
    ],
  ],
  [
    'a place from before',
    [
      user('What is the weather in Paris?'),
      { role: 'assistant', content: 'It is sunny.' },
      user('What will the weather be tomorrow?'),
    ],
    [weather],
    [['get_weather', { location: 'Paris' }]],
  ],
  [
    'no second call after the result',
    [user('weather in Rome'), called('a', 'get_weather', '{"location":"Rome"}'), result('a', 'sunny')],
    [weather],
    [],
  ],
  [
    'a later step after the result',
    [
      user('Look up the weather in Rome, then send an email to ann@example.org'),
      called('a', 'get_weather', '{"location":"Rome"}'),
      result('a', 'sunny'),
    ],
    [weather, email],
    [['send_email', { to: 'ann@example.org' }]],
  ],
  ['a question that no tool answers', [user('What is the capital of Japan?')], [weather, time], []],
  ['a greeting', [user('hi, how are you?')], [weather, search], []],
  [
    'a search',
    [user('Search the web for the height of Mount Etna')],
    [weather, search],
    [['web_search', { query: 'the height of Mount Etna' }]],
  ],
  [
    'a calculation',
    [user('Calculate 12 * (7 + 5)')],
    [search, calculator],
    [['calculator', { expression: '12 * (7 + 5)' }]],
  ],
  [
    'an email',
    [user('Send an email to eva@example.com with subject "Lunch" saying see you at noon')],
    [email, search],
    [['send_email', { to: 'eva@example.com', subject: 'Lunch', body: 'see you at noon' }]],
  ],
  [
    'an event with a date and a time',
    [user('Create an event "Team sync" on 2026-10-05 at 14:30 in my calendar')],
    [event, email],
    [['create_calendar_event', { title: 'Team sync', date: '2026-10-05', time: '14:30' }]],
  ],
  [
    'an event on a day in words',
    [user('Create a calendar event called "Dentist" on October 9, 2026 at 9am')],
    [event],
    [['create_calendar_event', { title: 'Dentist', date: '2026-10-09', time: '09:00' }]],
  ],
  [
    'a flight',
    [user('Find flights from Boston to Lisbon on 2026-11-02 for 3 passengers')],
    [flight, weather],
    [['search_flights', { origin: 'Boston', destination: 'Lisbon', date: '2026-11-02', passengers: 3 }]],
  ],
  [
    'a table',
    [user('Book a table at Luigi for 4 people at 19:30')],
    [table],
    [['book_table', { restaurant: 'Luigi', party_size: 4, time: '19:30' }]],
  ],
  [
    'an order',
    [user('What is the status of order A-1042?')],
    [order, email],
    [['get_order_status', { order_id: 'A-1042' }]],
  ],
  ['a stock', [user('What is the stock price of NVDA?')], [stock, weather], [['get_stock_price', { symbol: 'NVDA' }]]],
  [
    'a translation',
    [user('Translate "good morning" to French')],
    [translate],
    [['translate_text', { text: 'good morning', target_language: 'French' }]],
  ],
  [
    'a conversion',
    [user('Convert 250 USD to EUR')],
    [convert],
    [['convert_currency', { amount: 250, from: 'USD', to: 'EUR' }]],
  ],
  [
    'a light',
    [user('Turn off the light, room: kitchen')],
    [lights],
    [['set_light', { room: 'kitchen', state: 'off' }]],
  ],
  [
    'a reminder',
    [user('Set a reminder at 18:00: remind me to water the plants')],
    [reminder],
    [['set_reminder', { text: 'water the plants', time: '18:00' }]],
  ],
  [
    'a priority that is described',
    [user('Create a ticket titled "Login broken". This is urgent, production is down!')],
    [ticket],
    [['create_ticket', { title: 'Login broken', priority: 'high' }]],
  ],
  [
    'an extraction with a named tool',
    [user('Jason is 25 years old and his email is jason@example.org')],
    [saveUser],
    [['User', { name: 'Jason', age: 25, email: 'jason@example.org' }]],
    { tool_choice: { type: 'function', function: { name: 'User' } } },
  ],
  [
    'an extraction with required',
    [user('Extract: Mia Wong, 27')],
    [tool('Person', 'Information about a person.', person)],
    [['Person', { name: 'Mia Wong', age: 27 }]],
    { tool_choice: 'required' },
  ],
  [
    'an extraction of several objects',
    [user('Alice is 30 and Bob is 25')],
    [
      tool('People', 'Correctly extracted people', {
        people: { type: 'array', items: { type: 'object', properties: person, required: ['name', 'age'] } },
      }),
    ],
    [
      [
        'People',
        {
          people: [
            { name: 'Alice', age: 30 },
            { name: 'Bob', age: 25 },
          ],
        },
      ],
    ],
    { tool_choice: 'required' },
  ],
  [
    'a classification',
    [user('Classify: I love this phone, it is amazing')],
    [
      tool('classify', 'Classify the sentiment', {
        label: { type: 'string', enum: ['negative', 'neutral', 'positive'] },
      }),
    ],
    [['classify', { label: 'positive' }]],
    { tool_choice: 'required' },
  ],
  [
    'a list of words',
    [user('Add milk, eggs and bread to the shopping list')],
    [tool('add_items', 'Add items to the shopping list', { items: { type: 'array', items: text } })],
    [['add_items', { items: ['milk', 'eggs', 'bread'] }]],
  ],
  [
    'numbers in order',
    [user('What is 15 times 4?')],
    [tool('multiply', 'Multiplies a and b.', { a: integer, b: integer })],
    [['multiply', { a: 15, b: 4 }]],
  ],
  [
    'a number with its unit',
    [user('Set a timer for 25 minutes')],
    [tool('set_timer', 'Set a timer', { minutes: integer })],
    [['set_timer', { minutes: 25 }]],
  ],
  [
    'a temperature',
    [user('Set the thermostat to 21 degrees')],
    [tool('set_thermostat', 'Set the thermostat', { temperature: number })],
    [['set_thermostat', { temperature: 21 }]],
  ],
  ['Chinese', [user('上海明天的天气怎么样？')], [weather, time], [['get_weather', { location: '上海' }]]],
  [
    'a tool without parameters',
    [user('Use the ping tool')],
    [tool('ping', 'Checks that the server answers', {})],
    [['ping', {}]],
  ],
  [
    'tools that must not be used',
    [user('Do not use any tools. What is the weather like in general in Rome?')],
    [weather],
    [],
  ],
  [
    'a nickname of a city',
    [user('The windy city in the US of A.')],
    [tool('final_result', 'The final response which ends this conversation', { city: text, country: text })],
    [['final_result', { city: 'Chicago', country: 'United States' }]],
  ],
  [
    'a short name of a city',
    [user('what is the weather in sf')],
    [weather],
    [['get_weather', { location: 'San Francisco' }]],
  ],
  [
    'a name without a capital',
    [user('Extract jason is 25 years old.')],
    [saveUser],
    [['User', { name: 'Jason', age: 25 }]],
    { tool_choice: 'required' },
  ],
  [
    'a hand-off by language',
    [system('Hand off to the agent for the language of the request.'), user('Hola, ¿qué hora es?')],
    [transfer('english_agent', 'English agent'), transfer('spanish_agent', 'Spanish agent, which speaks Spanish')],
    [['transfer_to_spanish_agent', {}]],
  ],
  [
    'a hand-off by subject',
    [user('can you solve 4x - 6 = 10?')],
    [
      transfer('history_tutor', 'History Tutor, for historical questions'),
      transfer('math_tutor', 'Math Tutor, for math questions'),
    ],
    [['transfer_to_math_tutor', {}]],
  ],
  [
    'a file in a task with tags',
    [
      user(
        '<task>\nCreate a file called about.html\n</task>\n\n# Current Working Directory (/home/me/site) Files\nREADME.md',
      ),
    ],
    [tool('write_to_file', 'Write content to a file at the specified path', { path: text }), answerTool],
    [['write_to_file', { path: 'about.html' }]],
  ],
  [
    'tests as a list of arguments',
    [user('run the tests')],
    [tool('shell', 'Runs a shell command and returns its output.', { command: { type: 'array', items: text } })],
    [['shell', { command: ['npm', 'test'] }]],
  ],
  ['a git command in words', [user('show me git status')], [bash, readFile], [['bash', { command: 'git status' }]]],
  [
    'a replacement',
    [user('In src/app.py replace "foo" with "bar"')],
    [tool('edit_file', 'Replace text in a file', { file_path: text, old_string: text, new_string: text })],
    [['edit_file', { file_path: 'src/app.py', old_string: 'foo', new_string: 'bar' }]],
  ],
  [
    'a program',
    [user('Use python to compute 3**7')],
    [tool('python', 'Execute python code', { code: text })],
    [['python', { code: 'print(3**7)' }]],
  ],
  [
    'a payment',
    [user('Send $45.50 to Carol for dinner')],
    [tool('send_payment', 'Send money to a contact', { recipient: text, amount: number })],
    [['send_payment', { recipient: 'Carol', amount: 45.5 }]],
  ],
  [
    'a song',
    [user('Play Yesterday Again by Nora Blue')],
    [tool('play_song', 'Play a song', { title: text, artist: text })],
    [['play_song', { title: 'Yesterday Again', artist: 'Nora Blue' }]],
  ],
  [
    'an alarm',
    [user('Wake me up at 6:30')],
    [tool('set_alarm', 'Set an alarm clock to wake the user', { time: text })],
    [['set_alarm', { time: '06:30' }]],
  ],
  [
    'a number as a word',
    [user('Book a hotel in Prague for two nights from March 3 for 2 adults')],
    [
      tool('book_hotel', 'Book a hotel room', {
        city: text,
        check_in: { type: 'string', format: 'date' },
        nights: integer,
        guests: integer,
      }),
    ],
    [['book_hotel', { city: 'Prague', check_in: '2026-03-03', nights: 2, guests: 2 }]],
  ],
]

test.each(cases)('%s', (_, messages, tools, calls, more) => {
  const choice = completeRequest({ model: 'kimi-k2.6', messages, tools, ...(more as Message | undefined) }).choices[0]
  const made = (choice?.toolCalls ?? []).map((call) => [call.name, JSON.parse(call.arguments) as unknown])
  expect(made).toEqual(calls)
})
