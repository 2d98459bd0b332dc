/** Final answers, hand-offs, results and Chinese requests, in variations of those on which programs depend; the values are our own. */
import {
  boolean,
  called,
  date,
  described,
  integer,
  number,
  offering,
  oneOf,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
  type AnswerRow,
} from './table.ts'

const final = (properties: Record<string, unknown>) =>
  offering(tool('final_result', 'The final response which ends this conversation', properties))
const transfer = (name: string) => tool(`transfer_to_${name}`, `Hands the conversation to the ${name}`, {})
const general = offering(
  tool('search_contacts', 'Search the address book by name', { query: text }),
  tool('send_email', 'Send an email', { to: text, subject: text, body: text }),
  tool('get_weather', 'Current weather', { city: text }),
)

const rows: AnswerRow[] = [
  [
    'a counted product with its price',
    'Order: 5 lanterns at 17.25 each, ship to Turin',
    final({ product: text, quantity: integer, unit_price: number, destination: text }),
    { calls: [['final_result', { product: 'lanterns', quantity: 5, unit_price: 17.25, destination: 'Turin' }]] },
  ],
  [
    'the thing that a review is about',
    'I really hated this kettle, it leaked within a week.',
    final({ sentiment: oneOf('positive', 'neutral', 'negative'), product: text }),
    { calls: [['final_result', { sentiment: 'negative', product: 'kettle' }]] },
  ],
  [
    'what a person likes',
    'My name is Ida, I love sailing, and I was born on March 9th 1984.',
    final({ name: text, dob: date, bio: text }),
    { calls: [['final_result', { name: 'Ida', dob: '1984-03-09', bio: 'I love sailing' }]] },
  ],
  [
    'the answer to a question',
    'Is 119 a prime number?',
    final({ response: boolean }),
    { calls: [['final_result', { response: false }]] },
  ],
  [
    'the unit of measures',
    'A crate measures 60 by 45 by 25 mm',
    final({ length: integer, width: integer, height: integer, unit: text }),
    { calls: [['final_result', { length: 60, width: 45, height: 25, unit: 'mm' }]] },
  ],
  [
    'a hand-off for what belongs to its topic',
    [
      system('Hand off train questions to the train agent and hotel questions to the hotel agent.'),
      user('Is parking included with my room?'),
    ],
    offering(transfer('train_agent'), transfer('hotel_agent')),
    { calls: [['transfer_to_hotel_agent', {}]] },
  ],
  [
    'the tool of the new agent',
    [
      user('How do I bake focaccia?'),
      called('transfer_to_Baker', {}),
      result('{"assistant":"Baker"}', 'transfer_to_Baker_0'),
    ],
    offering(tool('get_recipe', 'Looks up a recipe', { dish: text }), transfer('Triage')),
    { calls: [['get_recipe', { dish: 'focaccia' }]] },
  ],
  [
    'the cheapest of several',
    [
      user('Book the cheapest ferry to Crete'),
      called('search_ferries', { to: 'Crete' }),
      result('[{"ferry_id":"F12","price":88},{"ferry_id":"F40","price":61}]', 'search_ferries_0'),
    ],
    offering(
      tool('search_ferries', 'Search ferries', { to: text }),
      tool('book_ferry', 'Book a ferry', { ferry_id: text }),
    ),
    { calls: [['book_ferry', { ferry_id: 'F40' }]] },
  ],
  [
    'the address that a look-up gave',
    [
      user('Look up the user jonas and email him the link https://files.example/7'),
      called('find_user', { name: 'jonas' }),
      result('{"id": 12, "email": "jonas@files.example"}', 'find_user_0'),
    ],
    offering(
      tool('find_user', 'Find a user by name', { name: text }),
      tool('send_email', 'Send an email', { to: text, body: text }),
    ),
    {
      calls: [['send_email', { to: 'jonas@files.example', body: 'email him the link https://files.example/7' }]],
    },
  ],
  ['an explanation without tools', 'Explain what a semaphore is', general, { text: /semaphore/i }],
  [
    'a train in Chinese',
    '帮我订一张2027-01-05从广州到武汉的高铁票',
    offering(
      tool('book_train', '预订火车票', {
        from: described('出发城市'),
        to: described('到达城市'),
        date: described('日期，格式 YYYY-MM-DD'),
      }),
    ),
    { calls: [['book_train', { from: '广州', to: '武汉', date: '2027-01-05' }]] },
  ],
  [
    'a message in Chinese',
    '给王芳发短信，说我周五中午回来',
    offering(tool('send_sms', '发送短信', { to: described('收件人'), content: described('短信内容') })),
    { calls: [['send_sms', { to: '王芳', content: '我周五中午回来' }]] },
  ],
  [
    'a switch in Chinese',
    '卧室的灯关掉',
    offering(tool('control_light', '控制灯光', { room: described('房间'), action: oneOf('on', 'off') })),
    { calls: [['control_light', { room: '卧室', action: 'off' }]] },
  ],
  [
    'a company in Chinese',
    '查一下比亚迪的股价',
    offering(
      tool('get_stock', '查询股票价格', { name: described('股票名称') }),
      tool('get_weather', '查询天气', { city: described('城市') }),
    ),
    { calls: [['get_stock', { name: '比亚迪' }]] },
  ],
]

testAnswers(rows)
