/** Calls of the tools that MCP servers offer: repositories, channels, databases and browsers. */
import { described, integer, listOf, number, offering, testAnswers, text, tool } from './table.ts'

const repositories = offering(
  tool('get_file_contents', 'Get the contents of a file from a GitHub repository', {
    owner: text,
    repo: text,
    path: text,
  }),
  tool('search_repositories', 'Search for GitHub repositories', { query: described('Search query') }),
)
const channels = offering(
  tool('list_channels', 'List the channels of the workspace', {}),
  tool('post_message', 'Post a new message to a channel', {
    channel_id: described('The ID of the channel'),
    text: described('The message text'),
  }),
  tool('get_channel_history', 'Get recent messages from a channel', { channel_id: text, limit: integer }, [
    'channel_id',
  ]),
)
const database = offering(
  tool('read_query', 'Execute a SELECT query on the SQLite database', {
    query: described('SELECT SQL query to execute'),
  }),
  tool('write_query', 'Execute an INSERT, UPDATE, or DELETE query on the SQLite database', {
    query: described('SQL query to execute'),
  }),
  tool('list_tables', 'List all tables in the SQLite database', {}),
  tool('describe_table', 'Get the schema information for a specific table', {
    table_name: described('Name of the table'),
  }),
)
const browser = offering(
  tool('browser_navigate', 'Navigate to a URL', { url: described('The URL to navigate to') }),
  tool('browser_click', 'Perform click on a web page', {
    element: text,
    ref: described('Reference from the page snapshot'),
  }),
  tool('browser_snapshot', 'Capture accessibility snapshot of the current page', {}),
  tool('browser_press_key', 'Press a key on the keyboard', { key: text }),
  tool('browser_wait_for', 'Wait for text to appear or for a time to pass', { time: number, text }, []),
)
const files = offering(
  tool(
    'search_files',
    'Recursively search for files and directories matching a pattern.',
    {
      path: text,
      pattern: text,
      excludePatterns: listOf(text),
    },
    ['path', 'pattern'],
  ),
  tool('read_text_file', 'Read the complete contents of a file', { path: text }),
)

testAnswers([
  [
    'a file and the repository that has it',
    'Read the file notes/plan.md of oak/barn',
    repositories,
    { calls: [['get_file_contents', { owner: 'oak', repo: 'barn', path: 'notes/plan.md' }]] },
  ],
  [
    'the topic of repositories',
    'Find repositories about weaving',
    repositories,
    { calls: [['search_repositories', { query: 'weaving' }]] },
  ],
  [
    'a message for a channel with an ID',
    'Post "The kettle is on" to channel C0977',
    channels,
    { calls: [['post_message', { channel_id: 'C0977', text: 'The kettle is on' }]] },
  ],
  [
    'the last messages of a channel',
    'Show the last 7 messages of C0977',
    channels,
    { calls: [['get_channel_history', { channel_id: 'C0977', limit: 7 }]] },
  ],
  ['the tables of a database', 'Which tables are there?', database, { calls: [['list_tables', {}]] }],
  [
    'the columns of a table',
    'What columns does suppliers have?',
    database,
    { calls: [['describe_table', { table_name: 'suppliers' }]] },
  ],
  [
    'rows before a year',
    'Delete the invoices older than 2019',
    database,
    { calls: [['write_query', { query: "DELETE FROM invoices WHERE created_at < '2019-01-01';" }]] },
  ],
  [
    'the first rows by an order',
    'Show the three cheapest tents',
    database,
    { calls: [['read_query', { query: 'SELECT * FROM tents ORDER BY price ASC LIMIT 3;' }]] },
  ],
  [
    'a site without its scheme',
    'Visit openstreetmap.org',
    browser,
    { calls: [['browser_navigate', { url: 'https://openstreetmap.org' }]] },
  ],
  [
    'a click that needs a look at the page first',
    'Go to https://example.net and click on Register',
    browser,
    { calls: [['browser_navigate', { url: 'https://example.net' }]] },
  ],
  ['what a page shows', 'What is on the page now?', browser, { calls: [['browser_snapshot', {}]] }],
  ['a key', 'Press Escape', browser, { calls: [['browser_press_key', { key: 'Escape' }]] }],
  ['a time to wait', 'Wait for 4 seconds', browser, { calls: [['browser_wait_for', { time: 4 }]] }],
  [
    'files by their ending, without a star',
    'Find all .toml files in /etc/app',
    files,
    { calls: [['search_files', { path: '/etc/app', pattern: '**/*.toml' }]] },
  ],
])
