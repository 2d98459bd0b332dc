/** Tool calls for prompts as the guides of Anthropic, Gemini, Cohere, Haystack, CrewAI and agents of shops and offices phrase them; the values are our own. */
import {
  boolean,
  called,
  described,
  like,
  listOf,
  number,
  offering,
  oneOf,
  result,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const office = offering(
  tool('create_reminder', 'Create a reminder', { title: text, due: described('When to remind, ISO 8601') }),
  tool('list_meetings', 'List the meetings of a day', { day: { type: 'string', format: 'date' } }),
  tool('send_message', 'Send a chat message to a colleague', { recipient: text, message: text }),
  tool('find_contact', 'Find the phone number or email of a person', { name: text }),
  tool('translate_text', 'Translate a text', { text, target_language: text }),
)
const shop = offering(
  tool('find_products', 'Find products in the catalogue', { category: text, max_price: number, color: text }, [
    'category',
  ]),
  tool('check_stock', 'Check the stock of a product', { sku: text }),
  tool('apply_coupon', 'Apply a coupon code to the cart', { code: text }),
  tool('get_return_policy', 'Explain how returns work', {}),
)
const devices = offering(
  tool('set_light_values', 'Sets the brightness and color temperature of a light.', {
    brightness: { type: 'integer', description: 'Light level from 0 to 100.' },
    color_temp: oneOf('daylight', 'cool', 'warm'),
  }),
  tool('start_music', 'Play some music matching the specified parameters.', { energetic: boolean, loud: boolean }),
)
const experts = offering(
  tool('transfer_to_billing_agent', 'Transfer to the billing agent', {}),
  tool('transfer_to_technical_support_agent', 'Transfer to the technical support agent', {}),
  tool('transfer_to_sales_agent', 'Transfer to the sales agent', {}),
)

const rows: SensibleRow[] = [
  [
    'meetings of a day',
    'What meetings do I have on 2026-11-02?',
    office,
    { calls: [['list_meetings', { day: '2026-11-02' }]] },
  ],
  [
    'a message to a colleague',
    'Tell Fatima that the report is ready',
    office,
    { calls: [['send_message', { recipient: 'Fatima', message: like(/report is ready/) }]] },
  ],
  ['a contact', "What is Gustav Lind's phone number?", office, { calls: [['find_contact', { name: 'Gustav Lind' }]] }],
  [
    'a translation',
    "Translate 'where is the station' into Italian",
    office,
    { calls: [['translate_text', { text: 'where is the station', target_language: like(/^(Italian|it)$/i) }]] },
  ],
  ['a stock by its number', 'Is SKU BK-2291 still in stock?', shop, { calls: [['check_stock', { sku: 'BK-2291' }]] }],
  ['a coupon', 'I have the coupon code SPRING25', shop, { calls: [['apply_coupon', { code: 'SPRING25' }]] }],
  ['a policy', 'How do I return something I bought?', shop, { calls: [['get_return_policy', {}]] }],
  [
    'a scene of light',
    'Dim the lights to 30 and make them warm',
    devices,
    { calls: [['set_light_values', { brightness: 30, color_temp: 'warm' }]] },
  ],
  [
    'music for a party',
    'Play something energetic and loud',
    devices,
    { calls: [['start_music', { energetic: true, loud: true }]] },
  ],
  [
    'an agent for money',
    'Why is there a second charge on my card?',
    experts,
    { calls: [['transfer_to_billing_agent', {}]] },
  ],
  [
    'an agent for a defect',
    'My router keeps losing the connection',
    experts,
    { calls: [['transfer_to_technical_support_agent', {}]] },
  ],
  [
    'an agent for a purchase',
    'I want to upgrade to the enterprise plan',
    experts,
    { calls: [['transfer_to_sales_agent', {}]] },
  ],
  [
    'a second step with the id of the first result',
    [
      user('Look up the customer Elif Kaya and then open a ticket for her about a broken screen.'),
      called('find_customer', { name: 'Elif Kaya' }),
      result('{"customer_id": "C-901", "name": "Elif Kaya"}', 'find_customer_0'),
    ],
    offering(
      tool('find_customer', 'Find a customer by name', { name: text }),
      tool('open_ticket', 'Open a support ticket', { customer_id: text, subject: text }),
    ),
    { calls: [['open_ticket', { customer_id: 'C-901', subject: like(/broken screen/) }]] },
  ],
  [
    'a text after the results of two tools',
    [
      user('Compare the weather in Oslo and Cairo'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [
          { id: 'w_0', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
          { id: 'w_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Cairo"}' } },
        ],
      },
      result('{"temp_c": 4}', 'w_0'),
      result('{"temp_c": 31}', 'w_1'),
    ],
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    { text: /\b4\b[\s\S]*\b31\b/ },
  ],
  [
    'two cities',
    'Compare the weather in Oslo and Cairo',
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    {
      calls: [
        ['get_weather', { city: 'Oslo' }],
        ['get_weather', { city: 'Cairo' }],
      ],
    },
  ],
  ['no tool for thanks', 'Great, thank you so much!', office, { text: /./ }],
  ['no tool for a general question', 'Why is the sky blue?', shop, { text: /./ }],
  [
    'a demanded call',
    'Hi there',
    { ...offering(tool('greet_user', 'Greet the user', { greeting: text })), tool_choice: 'required' },
    { calls: [['greet_user', { greeting: like(/./) }]] },
  ],
  [
    'an expense',
    'I spent 42.50 euros on a taxi yesterday',
    offering(
      tool('log_expense', 'Record an expense', {
        amount: number,
        currency: oneOf('USD', 'EUR', 'GBP'),
        category: oneOf('food', 'transport', 'lodging'),
        date: { type: 'string', format: 'date' },
      }),
    ),
    { calls: [['log_expense', { amount: 42.5, currency: 'EUR', category: 'transport', date: '2026-08-31' }]] },
  ],
  [
    'a file to be written',
    'Save "x = 1" to settings/local.py',
    offering(
      tool('write', 'Write a file', { filePath: text, content: text }),
      tool('read', 'Read a file', { filePath: text }),
    ),
    { calls: [['write', { filePath: 'settings/local.py', content: 'x = 1' }]] },
  ],
  [
    'a route of a map',
    'How do I get from Utrecht to Delft by train?',
    offering(
      tool('get_directions', 'Get directions between two places', {
        origin: text,
        destination: text,
        mode: oneOf('driving', 'walking', 'transit'),
      }),
    ),
    { calls: [['get_directions', { origin: 'Utrecht', destination: 'Delft', mode: 'transit' }]] },
  ],
  [
    'a birth date and an age',
    'Create a profile for Hana Sato, born on 12 May 1994, email hana@sato.example',
    offering(
      tool('create_profile', 'Create a user profile', {
        full_name: text,
        birth_date: { type: 'string', format: 'date' },
        email: text,
      }),
    ),
    { calls: [['create_profile', { full_name: 'Hana Sato', birth_date: '1994-05-12', email: 'hana@sato.example' }]] },
  ],
  [
    'items of a list',
    'Add milk, eggs and bread to my shopping list',
    offering(tool('add_items', 'Add items to the shopping list', { items: listOf(text) })),
    { calls: [['add_items', { items: ['milk', 'eggs', 'bread'] }]] },
  ],
]

testSensible(rows)
