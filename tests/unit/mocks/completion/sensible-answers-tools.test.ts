/**
 * Tool calls as a sensible model makes them, for prompts and tools as client libraries and agents phrase them (pydantic-ai, LiteLLM,
 * OpenAI Agents SDK, LangChain, Instructor, opencode, qwen-code, Claude Code, Cline and others); the values are our own.
 */
import {
  text,
  integer,
  number,
  user,
  called,
  result,
  person,
  weather,
  time,
  search,
  calculator,
  email,
  event,
  flight,
  table,
  order,
  stock,
  translate,
  convert,
  lights,
  reminder,
  ticket,
  saveUser,
  tool,
  testToolCalls,
  type ToolRow,
} from './sensible-tools.ts'

const rows: readonly ToolRow[] = [
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

testToolCalls(rows)
