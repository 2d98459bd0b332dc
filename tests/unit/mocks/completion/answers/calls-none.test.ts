/** Requests with tools that are answered in text, and orders of the system message about tools. */
import { expect } from 'vitest'
import { weather, time, search, forecasts, office, catalogue } from './offered.ts'
import { assistant, like, number, offering, system, text, tool, user, testAnswers, type AnswerRow } from './table.ts'

const assistantTools = offering(
  tool('search_contacts', 'Search the address book by name', { query: text }),
  tool('send_email', 'Send an email', { to: text, subject: text, body: text }),
  tool('get_weather', 'Current weather', { city: text }),
)

const rows: AnswerRow[] = [
  ['a question that no tool answers', 'What is the capital of Japan?', offering(weather, time), { calls: [] }],
  ['a greeting', 'hi, how are you?', offering(weather, search), { calls: [] }],
  [
    'tools that must not be used',
    'Do not use any tools. What is the weather like in general in Rome?',
    offering(weather),
    { calls: [] },
  ],
  [
    'a tool that the system message always wants',
    [system('You analyze markets. Always use run_market_study with the subject from the input.'), user('solar panels')],
    offering(tool('run_market_study', 'Run a long study', { subject: text })),
    { calls: [['run_market_study', { subject: 'solar panels' }]] },
  ],
  [
    'no greeting for such a tool',
    [system('You analyze markets. Always use run_market_study with the subject from the input.'), user('Hello!')],
    offering(tool('run_market_study', 'Run a long study', { subject: text })),
    { text: /./ },
  ],
  [
    'no other tools than the named one',
    'Call the start_count tool once. Do not call any other tools.',
    offering(tool('start_count', 'Start the counter', {}), tool('stop_count', 'Stop the counter', {})),
    { calls: [['start_count', {}]] },
  ],
  [
    'thanks',
    [user('Add milk to my list'), assistant('Done, milk is on your list.'), user('Thanks, that is all!')],
    offering(tool('add_item', 'Adds an item to the shopping list', { item: text })),
    { text: /\S/ },
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
  ['no tool for a joke', 'Tell me a joke', forecasts, { text: /\w/ }],
  [
    'a tool that does not fit',
    'Tell me a fun fact about otters.',
    offering(
      tool('determine_body_mass_index', 'Calculate body mass index given weight and height.', {
        weight: number,
        height: number,
      }),
    ),
    { text: /\S/ },
  ],
  ['no tool for thanks', 'Great, thank you so much!', office, { text: /./ }],
  ['no tool for a general question', 'Why is the sky blue?', catalogue, { text: /./ }],
  [
    'a demanded call',
    'Hi there',
    { ...offering(tool('greet_user', 'Greet the user', { greeting: text })), tool_choice: 'required' },
    { calls: [['greet_user', { greeting: like(/./) }]] },
  ],
  ['an explanation without tools', 'Explain what a semaphore is', assistantTools, { text: /semaphore/i }],
]

testAnswers(rows)
