/** Calls for prompts as Moonshot's guides, LangGraph, AutoGen, Vercel's SDK, LiteLLM's tests, playwright-mcp and coding agents phrase them; the values are our own. */
import { expect } from 'vitest'
import { search, crawl, runner, browser, github, coding, shop, trip } from './sensible-fifth-offered.ts'
import {
  assistant,
  boolean,
  called,
  containing,
  described,
  integer,
  like,
  listOf,
  number,
  object,
  offering,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a search in Chinese',
    '请联网搜索“上下文缓存”，并告诉我它是什么。',
    offering(search, crawl),
    { calls: [['search', { query: like(/上下文缓存/) }]] },
  ],
  [
    'a page in Chinese',
    '请总结这个网页的内容：https://larkfield.io/zh/about',
    offering(search, crawl),
    { calls: [['crawl', { url: 'https://larkfield.io/zh/about' }]] },
  ],
  [
    'code in Chinese',
    '编程判断 104729 是否是素数。',
    offering(runner),
    { calls: [['CodeRunner', { language: expect.any(String), code: like(/104729/) }]] },
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
    'an issue to write',
    'Create an issue in larkfield/portal titled "Login fails on Safari"',
    github,
    { calls: [['create_issue', containing({ owner: 'larkfield', repo: 'portal', title: 'Login fails on Safari' })]] },
  ],
  [
    'issues to list',
    'List the open issues of larkfield/portal',
    github,
    { calls: [['list_issues', { owner: 'larkfield', repo: 'portal', state: 'open' }]] },
  ],
  [
    'a pull request',
    'What does pull request 214 in larkfield/portal change?',
    github,
    { calls: [['get_pull_request', { owner: 'larkfield', repo: 'portal', pull_number: 214 }]] },
  ],
  [
    'a string to replace',
    'In /srv/shop/config.ts replace "port: 3000" with "port: 8080"',
    coding,
    { calls: [['edit', { filePath: '/srv/shop/config.ts', oldString: 'port: 3000', newString: 'port: 8080' }]] },
  ],
  [
    'tests to run',
    'Run `npm test` and tell me whether it passes',
    coding,
    { calls: [['bash', containing({ command: 'npm test' })]] },
  ],
  [
    'a name to search for',
    'Where is the function `parseHeader` used in this project?',
    coding,
    { calls: [['grep', containing({ pattern: like(/parseHeader/) })]] },
  ],
  [
    'a page to fetch',
    'Read https://larkfield.io/llms.txt and summarize it',
    coding,
    { calls: [['webfetch', containing({ url: 'https://larkfield.io/llms.txt' })]] },
  ],
  [
    'an edit after reading',
    [
      user('In /srv/shop/app.py change the timeout from 10 to 30'),
      called('read', { filePath: '/srv/shop/app.py' }),
      result('1: import time\n2: timeout = 10\n3: print(timeout)', 'read_0'),
    ],
    coding,
    {
      calls: [
        ['edit', { filePath: '/srv/shop/app.py', oldString: like(/timeout = 10/), newString: like(/timeout = 30/) }],
      ],
    },
  ],
  [
    'products under a price',
    'Find me running shoes under 80 dollars',
    shop,
    { calls: [['search_products', containing({ query: like(/running shoes/), max_price: 80 })]] },
  ],
  [
    'a product of a result',
    [
      user('Find running shoes'),
      called('search_products', { query: 'running shoes' }),
      result('[{"product_id":"p-81","name":"Swift Runner","price":69}]', 'search_products_0'),
      assistant('I found the Swift Runner (p-81) for $69.'),
      user('Add two of them to my cart'),
    ],
    shop,
    { calls: [['add_to_cart', { product_id: 'p-81', quantity: 2 }]] },
  ],
  ['a cart to show', "What's in my cart?", shop, { calls: [['get_cart', {}]] }],
  [
    'a hotel',
    'Book a hotel in Turin from 2026-06-03 to 2026-06-07 for two guests',
    trip,
    { calls: [['book_hotel', { city: 'Turin', check_in: '2026-06-03', check_out: '2026-06-07', guests: 2 }]] },
  ],
  [
    'a flight and a car',
    'Book a flight from Oslo to Nice on 2026-07-01, and rent a car in Nice for 4 days',
    trip,
    {
      calls: [
        ['book_flight', { origin: 'Oslo', destination: 'Nice', date: '2026-07-01' }],
        ['rent_car', { city: 'Nice', days: 4 }],
      ],
    },
  ],
  [
    'two people extracted',
    'Kirsten is 30 years old and Omar is 41 years old.',
    {
      ...offering(
        tool('save_people', 'Saves the people found in a text', {
          people: listOf(object({ name: text, age: integer })),
        }),
      ),
      tool_choice: { type: 'function', function: { name: 'save_people' } },
      thinking: { type: 'disabled' },
    },
    {
      calls: [
        [
          'save_people',
          {
            people: [
              { name: 'Kirsten', age: 30 },
              { name: 'Omar', age: 41 },
            ],
          },
        ],
      ],
    },
  ],
  [
    'a result of an error',
    [
      user('What is the price of LRK stock?'),
      called('get_stock_price', { symbol: 'LRK' }),
      result('Error: unknown symbol LRK', 'get_stock_price_0'),
    ],
    offering(tool('get_stock_price', 'Get the current stock price', { symbol: text })),
    { text: /(error|unknown|not|unable|could)/i },
  ],
  [
    'two results in one answer',
    [
      user('Compare the populations of Larch and Maple.'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'population', arguments: '{"city":"Larch"}' } },
          { id: 'b', type: 'function', function: { name: 'population', arguments: '{"city":"Maple"}' } },
        ],
      },
      result('{"city":"Larch","population":81000}', 'a'),
      result('{"city":"Maple","population":240500}', 'b'),
    ],
    offering(tool('population', 'Population of a city', { city: text })),
    { text: /(?=[\s\S]*81[,.]?000)(?=[\s\S]*240[,.]?500)/ },
  ],
  [
    'thanks',
    [user('Add milk to my list'), assistant('Done, milk is on your list.'), user('Thanks, that is all!')],
    offering(tool('add_item', 'Adds an item to the shopping list', { item: text })),
    { text: /\S/ },
  ],
  [
    'an item of a list',
    'Please add oat milk to my shopping list',
    offering(tool('add_item', 'Adds an item to the shopping list', { item: text })),
    { calls: [['add_item', { item: 'oat milk' }]] },
  ],
  [
    'an alarm',
    'Wake me up at 6:45 tomorrow',
    offering(
      tool('set_alarm', 'Sets an alarm', { time: described('HH:MM') }),
      tool('set_timer', 'Starts a countdown', { minutes: integer }),
    ),
    { calls: [['set_alarm', { time: like(/^0?6:45$/) }]] },
  ],
  [
    'a timer',
    'Set a timer for ten minutes',
    offering(
      tool('set_alarm', 'Sets an alarm', { time: described('HH:MM') }),
      tool('set_timer', 'Starts a countdown', { minutes: integer }),
    ),
    { calls: [['set_timer', { minutes: 10 }]] },
  ],
  [
    'a temperature to set',
    'Set the thermostat in the living room to 21 degrees',
    offering(tool('set_temperature', 'Sets the target temperature of a room', { room: text, temperature: number })),
    { calls: [['set_temperature', { room: 'living room', temperature: 21 }]] },
  ],
  [
    'a door to unlock',
    'Unlock the garage door',
    offering(tool('set_lock', 'Locks or unlocks a door', { door: text, locked: boolean })),
    { calls: [['set_lock', { door: like(/garage/), locked: false }]] },
  ],
  [
    'a knowledge base',
    [
      system(
        'You are a helpful assistant. Check your knowledge base before answering any questions. Only respond to questions using information from tool calls.',
      ),
      user("What are my grandmother's favourite flowers?"),
    ],
    offering(
      tool(
        'addResource',
        'add a resource to your knowledge base. If the user provides a random piece of knowledge unprompted, use this tool without asking for confirmation.',
        { content: text },
      ),
      tool('getInformation', 'get information from your knowledge base to answer questions.', {
        question: described('the users question'),
      }),
    ),
    { calls: [['getInformation', { question: like(/flowers/) }]] },
  ],
  [
    'a piece of knowledge',
    [
      system(
        'You are a helpful assistant. Check your knowledge base before answering any questions. Only respond to questions using information from tool calls.',
      ),
      user("My grandmother's favourite flowers are peonies."),
    ],
    offering(
      tool(
        'addResource',
        'add a resource to your knowledge base. If the user provides a random piece of knowledge unprompted, use this tool without asking for confirmation.',
        { content: text },
      ),
      tool('getInformation', 'get information from your knowledge base to answer questions.', {
        question: described('the users question'),
      }),
    ),
    { calls: [['addResource', { content: like(/peonies/) }]] },
  ],
]

testSensible(rows)
