/** Calls for browsers, web pages and databases. */
import { expect } from 'vitest'
import { searchInChinese, crawl, web } from './offered.ts'
import {
  called,
  described,
  like,
  offering,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const browser = offering(
  tool('browser_navigate', 'Navigate to a URL', { url: text }),
  tool('browser_click', 'Perform click on a web page', {
    element: described('Human-readable element description'),
    ref: described('Exact target element reference from the page snapshot'),
  }),
  tool('browser_snapshot', 'Capture accessibility snapshot of the current page', {}),
  tool('browser_close', 'Close the page', {}),
)
const database = offering(
  tool(
    'ask_database',
    'Use this function to answer user questions about music. Input should be a fully formed SQL query.',
    {
      query: described(
        'SQL query extracting info to answer the question, written for this schema:\nTable: artists\nColumns: ArtistId, Name\nTable: albums\nColumns: AlbumId, Title, ArtistId',
      ),
    },
  ),
)

const rows: AnswerRow[] = [
  [
    'a page in Chinese',
    '请总结这个网页的内容：https://larkfield.io/zh/about',
    offering(searchInChinese, crawl),
    { calls: [['crawl', { url: 'https://larkfield.io/zh/about' }]] },
  ],
  [
    'a page to open',
    'Open https://shop.larkfield.io/cart in the browser',
    browser,
    { calls: [['browser_navigate', { url: 'https://shop.larkfield.io/cart' }]] },
  ],
  ['a page to close', 'Close the page', browser, { calls: [['browser_close', {}]] }],
  [
    'a button to click',
    [
      user('Open https://shop.larkfield.io and click on the Checkout button'),
      called('browser_navigate', { url: 'https://shop.larkfield.io' }),
      result('- button "Search" [ref=e3]\n- button "Checkout" [ref=e7]', 'browser_navigate_0'),
    ],
    browser,
    { calls: [['browser_click', { element: like(/Checkout/i), ref: 'e7' }]] },
  ],
  [
    'a page',
    'Summarize https://example.org/posts/42 for me',
    web,
    { calls: [['visit_webpage', { url: 'https://example.org/posts/42' }]] },
  ],
  [
    'a page to visit',
    'What is the title of the page at https://docs.larkfield.io/start?',
    offering(
      tool('web_search', 'Performs a web search for a query and returns a string of the top search results.', {
        query: text,
      }),
      tool('visit_webpage', 'Visits a webpage at the given url and reads its content as a markdown string.', {
        url: text,
      }),
      tool('final_answer', 'Provides a final answer to the given problem.', { answer: text }),
    ),
    { calls: [['visit_webpage', { url: 'https://docs.larkfield.io/start' }]] },
  ],
  [
    'the tables of a database',
    [
      system(
        'You are an agent designed to interact with a SQL database. To start you should ALWAYS look at the tables in the database to see what you can query. Do NOT skip this step.',
      ),
      user('Which customer spent the most?'),
    ],
    offering(
      tool(
        'sql_db_list_tables',
        'Input is an empty string, output is a comma-separated list of tables in the database.',
        { tool_input: { type: 'string', default: '' } },
        [],
      ),
      tool(
        'sql_db_schema',
        'Input to this tool is a comma-separated list of tables, output is the schema and sample rows for those tables.',
        { table_names: text },
      ),
      tool(
        'sql_db_query',
        'Input to this tool is a detailed and correct SQL query, output is a result from the database.',
        { query: text },
      ),
    ),
    { calls: [['sql_db_list_tables', expect.anything()]] },
  ],
  [
    'a query of a table',
    'How many rows are in the orders table?',
    offering(
      tool('list_tables', 'List the tables of the database', {}),
      tool('run_query', 'Run a read-only SQL query', { sql: described('The SQL statement') }),
    ),
    { calls: [['run_query', { sql: like(/^select count\(\*\) from orders\b/i) }]] },
  ],
  [
    'a browser step',
    'Go to https://shop.example/cart and click the checkout button',
    offering(
      tool('browser_navigate', 'Navigate to a URL', { url: text }),
      tool('browser_click', 'Perform click on a web page', { element: text }),
    ),
    {
      calls: [
        ['browser_navigate', { url: 'https://shop.example/cart' }],
        ['browser_click', { element: like(/checkout/) }],
      ],
    },
  ],
  [
    'a query of a database',
    [
      system('Answer user questions by generating SQL queries against the music database.'),
      user('Hi, which 5 artists have the most albums?'),
    ],
    database,
    { calls: [['ask_database', { query: like(/^SELECT\b[\s\S]*\b(artists|albums)\b/i) }]] },
  ],
]

testAnswers(rows)
