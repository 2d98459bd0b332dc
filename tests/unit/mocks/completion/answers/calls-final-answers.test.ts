/** Calls of a tool that takes the final answer, before and after other tools. */
import { expect } from 'vitest'
import { weather, answerTool, webSearch, web } from './offered.ts'
import {
  oneOf,
  date,
  number,
  integer,
  boolean,
  called,
  containing,
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

const finalAnswer = tool('final_answer', 'Provides a final answer to the given problem.', { answer: text })
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
const final = (properties: Record<string, unknown>) =>
  offering(tool('final_result', 'The final response which ends this conversation', properties))

const rows: AnswerRow[] = [
  [
    'an action before the final tool',
    'What is the weather in Oslo?',
    offering(weather, answerTool),
    { calls: [['get_weather', { location: 'Oslo' }]] },
  ],
  [
    'the final tool after the action',
    [
      user('What is the weather in Oslo?'),
      called('get_weather', { location: 'Oslo' }, 'a'),
      result('rainy, 8 degrees', 'a'),
    ],
    offering(weather, answerTool),
    { calls: [['final_answer', { answer: 'According to get_weather: rainy, 8 degrees.' }]] },
  ],
  [
    'a final answer from knowledge',
    'What is the capital of France?',
    offering(answerTool),
    { calls: [['final_answer', { answer: 'The capital of France is Paris.' }]] },
  ],
  [
    'the final answer of smolagents after a result',
    [
      user('How many people live in Tromsø?'),
      called('web_search', { query: 'population Tromsø' }),
      result('Tromsø has 77,992 inhabitants (2025).', 'web_search_0'),
    ],
    offering(webSearch, finalAnswer),
    { calls: [['final_answer', { answer: expect.stringMatching(/77,?992/) }]] },
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
    'the thing that a complaint is about',
    'I want a refund, this kettle broke after one day!',
    offering(tool('final_result', 'The final response which ends this conversation', { product: text })),
    { calls: [['final_result', { product: 'kettle' }]] },
  ],
]

testAnswers(rows)
