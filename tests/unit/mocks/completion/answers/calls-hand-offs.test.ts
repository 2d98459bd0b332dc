/** Hand-offs to the agent, the worker or the coworker that fits. */
import { expect } from 'vitest'
import { weather } from './offered.ts'
import { frame } from './prompts.ts'
import {
  called,
  described,
  offering,
  oneOf,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

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
const languages = offering(
  tool(
    'transfer_to_spanish_agent',
    'Handoff to the Spanish agent to handle the request. An assistant that speaks Spanish.',
    {},
  ),
  tool(
    'transfer_to_english_agent',
    'Handoff to the English agent to handle the request. An assistant that speaks English.',
    {},
  ),
)
const tutors = offering(
  tool(
    'transfer_to_history_tutor',
    'Handoff to the History Tutor agent. Specialist agent for historical questions',
    {},
  ),
  tool('transfer_to_math_tutor', 'Handoff to the Math Tutor agent. Specialist agent for math questions', {}),
)
const team = (members: string[]) =>
  offering(tool('route', 'Select the next role.', { next: oneOf(...members, 'FINISH') }))
const experts = offering(
  tool('transfer_to_billing_agent', 'Transfer to the billing agent', {}),
  tool('transfer_to_technical_support_agent', 'Transfer to the technical support agent', {}),
  tool('transfer_to_sales_agent', 'Transfer to the sales agent', {}),
)
const transfer = (name: string, about: string) => tool(`transfer_to_${name}`, `Handoff to the ${about}`, {})
const refunds = transfer('refund_agent', 'refund agent to handle refunds and returns')
const sales = transfer('sales_agent', 'sales agent for buying products')
const billing = transfer('billing_agent', 'billing agent, which answers questions about invoices')
const handOffTo = (name: string) => tool(`transfer_to_${name}`, `Hands the conversation to the ${name}`, {})

const rows: AnswerRow[] = [
  [
    'a hand-off by topic',
    [system('Hand off weather questions to the Weather agent'), user('What is the weather in Tokyo?')],
    offering(
      tool(
        'transfer_to_Weather_agent',
        'Hands the conversation to the Weather agent, which answers weather questions',
        {},
      ),
    ),
    { calls: [['transfer_to_Weather_agent', {}]] },
  ],
  [
    'one hand-off of three',
    [system('Route the user to the right agent.'), user('I want a refund for my shoes')],
    offering(sales, refunds, billing),
    { calls: [['transfer_to_refund_agent', {}]] },
  ],
  [
    'another hand-off of three',
    'There is a mistake on my invoice',
    offering(sales, refunds, billing),
    { calls: [['transfer_to_billing_agent', {}]] },
  ],
  [
    'a hand-off by the system message',
    [
      system('You are a triage agent. Use transfer_to_spanish_agent when the user writes about holidays in Spain.'),
      user('Tell me about holidays in Spain'),
    ],
    offering(tool('transfer_to_spanish_agent', 'Handoff', {}), tool('transfer_to_math_agent', 'Handoff', {})),
    { calls: [['transfer_to_spanish_agent', {}]] },
  ],
  [
    'the tools after a hand-off',
    [
      user('What is the weather in Lima?'),
      called('transfer_to_Weather_agent', {}, 'a'),
      result('{"assistant":"Weather agent"}', 'a'),
    ],
    offering(weather),
    { calls: [['get_weather', { location: 'Lima' }]] },
  ],
  ['small talk before a hand-off', 'Hello!', offering(sales, refunds), { calls: [] }],
  [
    'a hand-off by language',
    [system('Hand off to the agent for the language of the request.'), user('Hola, ¿qué hora es?')],
    offering(
      transfer('english_agent', 'English agent'),
      transfer('spanish_agent', 'Spanish agent, which speaks Spanish'),
    ),
    { calls: [['transfer_to_spanish_agent', {}]] },
  ],
  [
    'a hand-off by subject',
    'can you solve 4x - 6 = 10?',
    offering(
      transfer('history_tutor', 'History Tutor, for historical questions'),
      transfer('math_tutor', 'Math Tutor, for math questions'),
    ),
    { calls: [['transfer_to_math_tutor', {}]] },
  ],
  [
    'a hand-off once, whatever the task counts',
    'My card was charged twice',
    offering(
      tool('transfer_to_billing', 'Questions on invoices and charges', {}),
      tool('transfer_to_support', 'Errors of the app', {}),
    ),
    { calls: [['transfer_to_billing', {}]] },
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
  ['a Spanish message', 'Hola, ¿cómo estás?', languages, { calls: [['transfer_to_spanish_agent', {}]] }],
  [
    'an English message',
    'Good evening, can you help me with my booking?',
    languages,
    { calls: [['transfer_to_english_agent', {}]] },
  ],
  [
    'a question of history',
    [
      system("You determine which agent to use based on the user's homework question"),
      user('Who was the first emperor of Rome?'),
    ],
    tutors,
    { calls: [['transfer_to_history_tutor', {}]] },
  ],
  [
    'a question of mathematics',
    [
      system("You determine which agent to use based on the user's homework question"),
      user('How do I find the derivative of x squared?'),
    ],
    tutors,
    { calls: [['transfer_to_math_tutor', {}]] },
  ],
  [
    'the next worker of a team',
    [
      system(
        'You are a supervisor tasked with managing a conversation between the following workers: Researcher, Coder. Given the following user request, respond with the worker to act next. When finished, respond with FINISH.',
      ),
      user('Write a Python script that prints the first ten primes'),
    ],
    { ...team(['Researcher', 'Coder']), tool_choice: { type: 'function', function: { name: 'route' } } },
    { calls: [['route', { next: 'Coder' }]] },
  ],
  [
    'another worker of a team',
    [
      system('You are a supervisor managing these workers: Researcher, Coder. Select the worker to act next.'),
      user('Search the web for recent papers about tidal energy'),
    ],
    { ...team(['Researcher', 'Coder']), tool_choice: { type: 'function', function: { name: 'route' } } },
    { calls: [['route', { next: 'Researcher' }]] },
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
    'a coworker of the description',
    frame('Ask the colleague for the name of the river.'),
    offering(
      tool(
        'ask_question_to_coworker',
        'Ask a specific question to one of the following coworkers: Cartographer\nThe input should be the question.',
        {
          question: text,
          coworker: described('The role/name of the coworker to ask'),
        },
      ),
    ),
    { calls: [['ask_question_to_coworker', { question: expect.any(String), coworker: 'Cartographer' }]] },
  ],
  [
    'a hand-off for what belongs to its topic',
    [
      system('Hand off train questions to the train agent and hotel questions to the hotel agent.'),
      user('Is parking included with my room?'),
    ],
    offering(handOffTo('train_agent'), handOffTo('hotel_agent')),
    { calls: [['transfer_to_hotel_agent', {}]] },
  ],
  [
    'the tool of the new agent',
    [
      user('How do I bake focaccia?'),
      called('transfer_to_Baker', {}),
      result('{"assistant":"Baker"}', 'transfer_to_Baker_0'),
    ],
    offering(tool('get_recipe', 'Looks up a recipe', { dish: text }), handOffTo('Triage')),
    { calls: [['get_recipe', { dish: 'focaccia' }]] },
  ],
  [
    'something else',
    [system('You are an agent for train times.'), user('My suitcase was stolen')],
    offering(weather, tool('transfer_back_to_reception', 'Call this if the user asks about something else', {})),
    { calls: [['transfer_back_to_reception', {}]] },
  ],
  [
    'an integral for the agent for mathematics',
    'integrate x^3 from 1 to 2',
    offering(
      tool('transfer_to_math_tutor', 'Handoff to the Math Tutor. Specialist for math questions', {}),
      tool('transfer_to_music_tutor', 'Handoff to the Music Tutor. Specialist for music', {}),
    ),
    { calls: [['transfer_to_math_tutor', {}]] },
  ],
]

testAnswers(rows)
