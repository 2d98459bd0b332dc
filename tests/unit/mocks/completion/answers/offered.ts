/** Tools that several tables offer, as client libraries, agents and MCP servers describe theirs; the values are our own. */
import { date, described, integer, number, offering, oneOf, system, text, tool } from './table.ts'

export const assistantTools = offering(
  tool(
    'get_weather_forecast',
    'Returns the weather forecast for a city and a number of days',
    { city: text, days: integer },
    ['city'],
  ),
  tool(
    'search_flights',
    'Search for flights between two airports or cities',
    { origin: text, destination: text, date },
    ['origin', 'destination'],
  ),
  tool('book_restaurant', 'Book a table at a restaurant', { restaurant: text, party_size: integer, time: text }, [
    'restaurant',
    'party_size',
  ]),
  tool('set_timer', 'Start a timer', { minutes: integer }),
  tool('create_reminder', 'Create a reminder for the user', { text, time: text }, ['text']),
  tool('play_music', 'Play a song or an artist', { query: text }),
  tool('query_database', 'Run an SQL query against the analytics database', { sql: text }),
  tool('create_ticket', 'Create a support ticket', { title: text, priority: oneOf('low', 'medium', 'high') }),
  tool('refund_order', 'Refund an order', { order_id: text, reason: text }, ['order_id']),
  tool(
    'get_directions',
    'Get directions between two places',
    { from: text, to: text, mode: oneOf('walking', 'driving', 'transit') },
    ['from', 'to'],
  ),
  tool('calculate_bmi', 'Calculate the body mass index', { weight_kg: number, height_m: number }),
  tool('get_horoscope', "Get today's horoscope for an astrological sign", { sign: text }),
)
export const currentWeather = tool('get_current_weather', 'Get the current weather in a given location', {
  location: text,
})
export const webSearch = tool('web_search', 'Search the web', { query: text })
export const readPath = tool('read_file', 'Read the contents of a file', { path: text })
export const runShell = tool('run_shell_command', 'Run a command in the shell', { command: text })
export const launchTask = tool('task', 'Launch a new agent that works on complex multistep tasks on its own', {
  description: text,
  prompt: text,
  subagent_type: text,
})
export const runBash = tool('bash', 'Executes a shell command', { command: text })
export const grepFiles = tool(
  'grep',
  'Searches file contents with a regular expression',
  { pattern: text, path: text },
  ['pattern'],
)
export const fetchPage = tool('webfetch', 'Fetches the content of a URL', { url: text })
export const cityWeather = tool('get_weather', 'Current weather of a city', { city: text })
export const searchInChinese = tool(
  'search',
  '通过搜索引擎搜索互联网上的内容。当你的知识无法回答用户提出的问题时，调用此工具。',
  {
    query: described('用户搜索的内容，请从用户的提问或聊天上下文中提取。'),
  },
)
export const crawl = tool('crawl', '根据网站地址（URL）获取网页内容。', {
  url: described('需要获取内容的网站地址（URL）'),
})
export const trip = offering(
  tool('book_hotel', 'Book a hotel room', {
    city: text,
    check_in: { type: 'string', format: 'date' },
    check_out: { type: 'string', format: 'date' },
    guests: integer,
  }),
  tool('book_flight', 'Book a flight', { origin: text, destination: text, date: { type: 'string', format: 'date' } }),
  tool('rent_car', 'Rent a car', { city: text, days: integer }),
)
export const web = offering(
  tool('web_search', 'Performs a web search for a query and returns the top search results.', { query: text }),
  tool('visit_webpage', 'Visits a webpage at the given url and reads its content as markdown.', { url: text }),
  tool('final_answer', 'Provides a final answer to the given problem.', {
    answer: { type: 'string', description: 'The final answer to the problem' },
  }),
)
export const shell = offering(
  tool('developer__shell', 'Execute a command in the shell.', { command: text }),
  tool(
    'developer__text_editor',
    'Perform text editing operations on files.',
    {
      command: oneOf('view', 'write', 'str_replace', 'undo_edit'),
      path: described('Absolute path to file or directory'),
      file_text: text,
      old_str: text,
      new_str: text,
    },
    ['command', 'path'],
  ),
)
export const person = { name: text, age: integer }
export const cityTools = offering(
  tool('get_weather', 'Get the weather of a city', { city: text }),
  tool('get_time', 'Get the time in a city', { city: text }),
)
const place = described('The city and state, e.g. San Francisco, CA')
const format = {
  ...oneOf('celsius', 'fahrenheit'),
  description: 'The temperature unit. Infer it from the location.',
}
/** What OpenAI's cookbook offers in its example of function calls. */
/** What OpenAI's cookbook offers in its example of function calls. */
export const forecasts = offering(
  tool('get_current_weather', 'Get the current weather', { location: place, format }),
  tool('get_n_day_weather_forecast', 'Get an N-day weather forecast', {
    location: place,
    format,
    num_days: { type: 'integer', description: 'The number of days to forecast' },
  }),
)
export const office = offering(
  tool('create_reminder', 'Create a reminder', { title: text, due: described('When to remind, ISO 8601') }),
  tool('list_meetings', 'List the meetings of a day', { day: { type: 'string', format: 'date' } }),
  tool('send_message', 'Send a chat message to a colleague', { recipient: text, message: text }),
  tool('find_contact', 'Find the phone number or email of a person', { name: text }),
  tool('translate_text', 'Translate a text', { text, target_language: text }),
)
export const catalogue = offering(
  tool('find_products', 'Find products in the catalogue', { category: text, max_price: number, color: text }, [
    'category',
  ]),
  tool('check_stock', 'Check the stock of a product', { sku: text }),
  tool('apply_coupon', 'Apply a coupon code to the cart', { code: text }),
  tool('get_return_policy', 'Explain how returns work', {}),
)
export const weather = tool('get_weather', 'Current weather', { location: text })
export const time = tool('get_time', 'Current time in a city', { city: text })
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
export const search = tool('web_search', 'Search the web for information', { query: text })
export const email = tool('send_email', 'Send an email to a recipient', { to: text, subject: text, body: text }, ['to'])
export const answerTool = tool('final_answer', 'Provides a final answer to the given problem.', { answer: text })
export const env = system(
  'You are an interactive CLI agent.\n<env>\n  Working directory: /srv/app\n  Platform: linux\n</env>',
)
