/** Arguments that follow from a date of today, a unit, a role or an earlier call, and values that a request leaves open; the values are our own. */
import {
  assistant,
  called,
  described,
  integer,
  like,
  listOf,
  number,
  offering,
  oneOf,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const accounts = oneOf('checking', 'savings', 'business')
const forecast = offering(
  tool('get_forecast', 'Get the weather forecast', { city: text, date: described('Date as MM/DD/YYYY') }),
)
const weather = offering(tool('get_weather', 'Get the weather', { city: text, unit: oneOf('celsius', 'fahrenheit') }))
const files = offering(
  tool('read_file', 'Read a file', { path: text }),
  tool('write_file', 'Write a file', { path: text, content: text }),
)
const values = (items: unknown) => ({
  ...offering(tool('return_values', '', { value: items })),
  tool_choice: 'required',
})

const rows: SensibleRow[] = [
  [
    'a weekday after the date that the text gives as today, in the form of the description',
    'What is the forecast for Leeds on the upcoming Friday? Today is Monday, March 8th 2027.',
    forecast,
    { calls: [['get_forecast', { city: 'Leeds', date: '03/12/2027' }]] },
  ],
  [
    'tomorrow after the date of the system message',
    [system("You are an assistant. Today's date is 2027-02-27."), user('What is the forecast for Leeds tomorrow?')],
    offering(tool('get_forecast', 'Get the weather forecast', { city: text, date: described('YYYY-MM-DD') })),
    { calls: [['get_forecast', { city: 'Leeds', date: '2027-02-28' }]] },
  ],
  [
    'accounts by their roles',
    'Move 75 euros from my business account to my savings account',
    offering(tool('transfer', 'Transfer money', { amount: number, from_account: accounts, to_account: accounts })),
    { calls: [['transfer', { amount: 75, from_account: 'business', to_account: 'savings' }]] },
  ],
  [
    'Chinese labels',
    '给李娜发邮件，地址 lina@example.cn，主题是周报，内容是本周任务已完成',
    offering(tool('send_email', '发送邮件', { to: text, subject: text, body: text })),
    { calls: [['send_email', { to: 'lina@example.cn', subject: '周报', body: '本周任务已完成' }]] },
  ],
  [
    'a light in Chinese',
    '把卧室的灯调到30%',
    offering(tool('set_brightness', '设置灯的亮度', { room: text, brightness: integer })),
    { calls: [['set_brightness', { room: '卧室', brightness: 30 }]] },
  ],
  [
    'what is looked for, its highest price and its order',
    'Show me rain jackets under 90 dollars, cheapest first',
    offering(
      tool(
        'search_products',
        'Search for products',
        { query: text, min_price: number, max_price: number, sort_by: oneOf('price_asc', 'price_desc', 'rating') },
        ['query'],
      ),
    ),
    { calls: [['search_products', { query: 'rain jackets', max_price: 90, sort_by: 'price_asc' }]] },
  ],
  [
    'hours in minutes',
    'Book room C4 on 2027-03-02 for two hours',
    offering(tool('book_room', 'Book a room', { room: text, duration_minutes: integer })),
    { calls: [['book_room', { room: 'C4', duration_minutes: 120 }]] },
  ],
  [
    'the place of a follow-up, with the unit of the call before',
    [
      user('What is the weather in Oslo in fahrenheit?'),
      called('get_weather', { city: 'Oslo', unit: 'fahrenheit' }),
      result('{"temp": 28}', 'get_weather_0'),
      assistant('It is 28 °F in Oslo.'),
      user('And in Bergen?'),
    ],
    weather,
    { calls: [['get_weather', { city: 'Bergen', unit: 'fahrenheit' }]] },
  ],
  [
    'a Chinese follow-up',
    [
      user('北京天气怎么样，用摄氏度？'),
      called('get_weather', { city: '北京', unit: 'celsius' }),
      result('{"temp": 12}', 'get_weather_0'),
      assistant('北京 12 度。'),
      user('那广州呢？'),
    ],
    weather,
    { calls: [['get_weather', { city: '广州', unit: 'celsius' }]] },
  ],
  [
    'the content of a result for the file that is written',
    [
      user('Read draft.md and write its content to final.md'),
      called('read_file', { path: 'draft.md' }),
      result('A walk by the river.', 'read_file_0'),
    ],
    files,
    { calls: [['write_file', { path: 'final.md', content: 'A walk by the river.' }]] },
  ],
  [
    'numbers that are counted',
    'Count from 3 to 6',
    values(listOf(integer)),
    { calls: [['return_values', { value: [3, 4, 5, 6] }]] },
  ],
  [
    'things of a known kind',
    'List two colors',
    values(listOf(text)),
    { calls: [['return_values', { value: ['Red', 'Blue'] }]] },
  ],
  [
    'a thing of a known kind',
    'Return a country.',
    { ...offering(tool('return_country', '', { name: text })), tool_choice: 'required' },
    { calls: [['return_country', { name: like(/^(?:China|France|Japan)$/) }]] },
  ],
  [
    'a calculation with each of two tools',
    'Sum 4 and 9. Also subtract 4 from 9.',
    offering(tool('plus', '', { a: integer, b: integer }), tool('minus', '', { a: integer, b: integer })),
    {
      calls: [
        ['plus', { a: 4, b: 9 }],
        ['minus', { a: 9, b: 4 }],
      ],
    },
  ],
]

testSensible(rows)
