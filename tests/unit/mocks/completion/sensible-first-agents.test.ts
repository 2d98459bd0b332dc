/** Tool calls for conversations as the guides of OpenAI, LangChain, pydantic-ai and smolagents phrase them; the values are our own. */
import { expect } from 'vitest'
import {
  assistant,
  boolean,
  called,
  containing,
  described,
  forecasts,
  integer,
  like,
  offering,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const cautious = system(
  "Don't make assumptions about what values to plug into functions. Ask for clarification if a user request is ambiguous.",
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
const sums = offering(
  tool('add', 'Add two integers.', { a: integer, b: integer }),
  tool('multiply', 'Multiply two integers.', { a: integer, b: integer }),
)
const bank = offering(
  tool('customer_balance', "Returns the customer's current account balance.", { include_pending: boolean }),
  tool('final_result', 'The final response which ends this conversation', {
    support_advice: described('Advice returned to the customer'),
    block_card: { type: 'boolean', description: "Whether to block the customer's card" },
    risk: { type: 'integer', minimum: 0, maximum: 10, description: 'Risk level of query' },
  }),
)
const teller = system(
  'You are a support agent in our bank, give the customer support and judge the risk level of their query.',
)
const web = offering(
  tool('web_search', 'Performs a web search for a query and returns the top search results.', { query: text }),
  tool('visit_webpage', 'Visits a webpage at the given url and reads its content as markdown.', { url: text }),
  tool('final_answer', 'Provides a final answer to the given problem.', {
    answer: { type: 'string', description: 'The final answer to the problem' },
  }),
)
const airline = offering(
  tool(
    'transfer_to_faq_agent',
    'Handoff to the FAQ Agent agent to handle the request. A helpful agent that can answer questions about the airline.',
    {},
  ),
  tool(
    'transfer_to_seat_booking_agent',
    'Handoff to the Seat Booking Agent agent to handle the request. A helpful agent that can update a seat on a flight.',
    {},
  ),
)

const rows: SensibleRow[] = [
  [
    'a forecast of some days',
    [cautious, user('what is the weather going to be like in Glasgow, Scotland over the next 5 days')],
    forecasts,
    { calls: [['get_n_day_weather_forecast', containing({ location: like(/^Glasgow/), num_days: 5 })]] },
  ],
  [
    'the place that was asked for',
    [
      cautious,
      user("What's the weather like today"),
      assistant('Which city and state are you in?'),
      user("I'm in Leeds, UK."),
    ],
    forecasts,
    { calls: [['get_current_weather', containing({ location: like(/^Leeds/) })]] },
  ],
  ['a missing place is asked for', [cautious, user("What's the weather like today?")], forecasts, { text: /\?/ }],
  [
    'a query of a database',
    [
      system('Answer user questions by generating SQL queries against the music database.'),
      user('Hi, which 5 artists have the most albums?'),
    ],
    database,
    { calls: [['ask_database', { query: like(/^SELECT\b[\s\S]*\b(artists|albums)\b/i) }]] },
  ],
  [
    'two calculations',
    'What is 3 * 12? Also, what is 11 + 49?',
    sums,
    {
      calls: [
        ['multiply', { a: 3, b: 12 }],
        ['add', { a: 11, b: 49 }],
      ],
    },
  ],
  ['the inner calculation first', 'What is (121 + 2) * 5?', sums, { calls: [['add', { a: 121, b: 2 }]] }],
  [
    'the outer calculation next',
    [user('What is (121 + 2) * 5?'), called('add', { a: 121, b: 2 }), result('123', 'add_0')],
    sums,
    { calls: [['multiply', { a: 123, b: 5 }]] },
  ],
  [
    'tools that the system message asks for',
    [
      system(
        "You're a dice game, you should roll the die and see if the number you get back matches the user's guess. Use the player's name in the response.",
      ),
      user('My guess is 4'),
    ],
    offering(
      tool('roll_dice', 'Roll a six-sided die and return the result.', {}),
      tool('get_player_name', "Get the player's name.", {}),
    ),
    { calls: expect.arrayContaining([['roll_dice', {}]]) as [] },
  ],
  [
    'a balance',
    [teller, user('What is my balance?')],
    bank,
    { calls: [['customer_balance', { include_pending: expect.any(Boolean) }]] },
  ],
  [
    'an advice from a result',
    [
      teller,
      user('What is my balance?'),
      called('customer_balance', { include_pending: true }),
      result('$123.45', 'customer_balance_0'),
    ],
    bank,
    { calls: [['final_result', containing({ support_advice: like(/123\.45/), block_card: false })]] },
  ],
  [
    'a lost card',
    [teller, user('I just lost my card!')],
    bank,
    { calls: [['final_result', containing({ block_card: true })]] },
  ],
  [
    'a number in words',
    [
      system('Use the `roulette_wheel` function to see if the customer has won based on the number they provide.'),
      user('Put my money on square eighteen'),
    ],
    offering(tool('roulette_wheel', 'Check if the square is a winner.', { square: integer })),
    { calls: [['roulette_wheel', { square: 18 }]] },
  ],
  [
    'a hand-off by language',
    [
      system('Handoff to the appropriate agent based on the language of the request.'),
      user('Hola, ¿cómo puedo cambiar mi contraseña?'),
    ],
    offering(
      tool('transfer_to_spanish_agent', 'Handoff to the Spanish agent to handle the request.', {}),
      tool('transfer_to_english_agent', 'Handoff to the English agent to handle the request.', {}),
    ),
    { calls: [['transfer_to_spanish_agent', {}]] },
  ],
  [
    'a hand-off by task',
    'I would like to sit in 14C instead',
    airline,
    { calls: [['transfer_to_seat_booking_agent', {}]] },
  ],
  [
    'a hand-off for a question',
    'How many bags may I bring on the plane?',
    airline,
    { calls: [['transfer_to_faq_agent', {}]] },
  ],
  [
    'a seat and its booking',
    'My confirmation number is QX81LP and I want seat 23A',
    offering(
      tool('update_seat', 'Update the seat for a given confirmation number.', {
        confirmation_number: described('The confirmation number for the flight.'),
        new_seat: described('The new seat to update to.'),
      }),
    ),
    { calls: [['update_seat', { confirmation_number: 'QX81LP', new_seat: '23A' }]] },
  ],
  [
    'a question for the web',
    'Who won the cycling race in Flanders last weekend?',
    web,
    { calls: [['web_search', { query: like(/Flanders/) }]] },
  ],
  [
    'the final answer after a search',
    [
      user('How tall is the Meridian Tower?'),
      called('web_search', { query: 'Meridian Tower height' }),
      result('Meridian Tower: the building is 412 metres tall and was finished in 2019.', 'web_search_0'),
    ],
    web,
    { calls: [['final_answer', { answer: like(/412/) }]] },
  ],
  [
    'a page',
    'Summarize https://example.org/posts/42 for me',
    web,
    { calls: [['visit_webpage', { url: 'https://example.org/posts/42' }]] },
  ],
]

testSensible(rows)
