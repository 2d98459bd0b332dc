/** Calls of a tool whose arguments are what is extracted. */
import { expect } from 'vitest'
import { person, weather, time, cityWeather } from './offered.ts'
import {
  called,
  integer,
  like,
  listOf,
  object,
  offering,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const finalResultWith = (properties: Record<string, unknown>) =>
  tool('final_result', 'The final response which ends this conversation', properties)
const rate = tool('exchange_rate', 'Exchange rate between two currencies', { base: text, target: text })
const finalResult = tool('final_result', 'The final response which ends this conversation', person)
const saveUser = tool(
  'User',
  'Correctly extracted `User` with all the required parameters with correct types',
  { ...person, email: text },
  ['name', 'age'],
)

const rows: AnswerRow[] = [
  [
    'a named function',
    'Tomato soup, 30 minutes, for 2 people',
    {
      ...offering(tool('save_recipe', 'Saves a recipe', { name: text, minutes: integer, servings: integer })),
      tool_choice: { type: 'function', function: { name: 'save_recipe' } },
      thinking: { type: 'disabled' },
    },
    { calls: [['save_recipe', { name: like(/^tomato soup$/i), minutes: 30, servings: 2 }]] },
  ],
  [
    'a lone final tool',
    'A person named Bob aged 40',
    offering(finalResult),
    { calls: [['final_result', { name: 'Bob', age: 40 }]] },
  ],
  [
    'a lone final tool, in other words',
    'Ann Lee is 31 years old.',
    offering(finalResult),
    { calls: [['final_result', { name: 'Ann Lee', age: 31 }]] },
  ],
  [
    'a lone final tool, with a system message',
    [system('Extract the person from the text.'), user('My neighbour Carla turned 52 last week.')],
    offering(finalResult),
    { calls: [['final_result', { name: 'Carla', age: 52 }]] },
  ],
  [
    'one of several final tools',
    'Rex is a dog that is 4 years old',
    offering(
      tool('final_result_Cat', 'Cat: The final response which ends this conversation', person),
      tool('final_result_Dog', 'Dog: The final response which ends this conversation', person),
    ),
    { calls: [['final_result_Dog', { name: 'Rex', age: 4 }]] },
  ],
  [
    'another attempt after a validation error',
    [
      user('A person named Bob aged 40'),
      called('final_result', { name: 'Bob' }, 'a'),
      result('1 validation error: age field required\n\nFix the errors and try again.', 'a'),
    ],
    offering(finalResult),
    { calls: [['final_result', { name: 'Bob', age: 40 }]] },
  ],
  [
    'a reminder to use a tool',
    [
      user('Tom Hill is 23 years old'),
      { role: 'assistant', content: 'Tom is 23.' },
      user('Plain text responses are not permitted, please include your response in a tool call'),
    ],
    offering(finalResult),
    { calls: [['final_result', { name: 'Tom Hill', age: 23 }]] },
  ],
  [
    'a rewritten tool_choice',
    [user('weather in Tokyo?'), user('Please select a tool to handle the current issue.')],
    offering(weather),
    { calls: [['get_weather', { location: 'Tokyo' }]] },
  ],
  [
    'a rewritten tool_choice with two tools',
    [user('What time is it in Paris?'), user('Please select a tool to handle the current issue.')],
    offering(weather, time),
    { calls: [['get_time', { city: 'Paris' }]] },
  ],
  [
    'a user as instructor extracts it',
    'Extract the user: Kate Lund is 29 years old and her email is kate@lund.example',
    {
      ...offering(
        tool('UserInfo', 'Correctly extracted `UserInfo` with all the required parameters', {
          name: text,
          age: integer,
          email: text,
        }),
      ),
      tool_choice: { type: 'function', function: { name: 'UserInfo' } },
      thinking: { type: 'disabled' },
    },
    { calls: [['UserInfo', { name: 'Kate Lund', age: 29, email: 'kate@lund.example' }]] },
  ],
  [
    'a city as pydantic-ai extracts it',
    'The windy city in the US of A.',
    offering(tool('final_result', 'The final response which ends this conversation', { city: text, country: text })),
    {
      calls: [
        ['final_result', { city: 'Chicago', country: expect.stringMatching(/^(?:US|USA|United States|US of A)/) }],
      ],
    },
  ],
  [
    'a book',
    'The Hobbit was written by J.R.R. Tolkien in 1937',
    offering(finalResultWith({ title: text, author: text, year: integer })),
    { calls: [['final_result', { title: 'The Hobbit', author: 'J.R.R. Tolkien', year: 1937 }]] },
  ],
  [
    'a city and its country',
    'Porto has a population of 240000 and lies in Portugal',
    offering(finalResultWith({ city: text, country: text, population: integer })),
    { calls: [['final_result', { city: 'Porto', country: 'Portugal', population: 240000 }]] },
  ],
  [
    'a person in Chinese',
    '李雷今年28岁，住在上海',
    offering(finalResultWith({ name: text, age: integer, city: text })),
    { calls: [['final_result', { name: '李雷', age: 28, city: '上海' }]] },
  ],
  [
    'currencies after a rewritten tool_choice',
    [user("What's 100 USD in EUR?"), user('Please select a tool to handle the current issue.')],
    offering(cityWeather, rate),
    { calls: [['exchange_rate', { base: 'USD', target: 'EUR' }]] },
  ],
  [
    'an extraction with a named tool',
    'Jason is 25 years old and his email is jason@example.org',
    { ...offering(saveUser), tool_choice: { type: 'function', function: { name: 'User' } } },
    { calls: [['User', { name: 'Jason', age: 25, email: 'jason@example.org' }]] },
  ],
  [
    'an extraction with required',
    'Extract: Mia Wong, 27',
    { ...offering(tool('Person', 'Information about a person.', person)), tool_choice: 'required' },
    { calls: [['Person', { name: 'Mia Wong', age: 27 }]] },
  ],
  [
    'an extraction of several objects',
    'Alice is 30 and Bob is 25',
    {
      ...offering(
        tool('People', 'Correctly extracted people', {
          people: { type: 'array', items: { type: 'object', properties: person, required: ['name', 'age'] } },
        }),
      ),
      tool_choice: 'required',
    },
    {
      calls: [
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
    },
  ],
  [
    'a classification',
    'Classify: I love this phone, it is amazing',
    {
      ...offering(
        tool('classify', 'Classify the sentiment', {
          label: { type: 'string', enum: ['negative', 'neutral', 'positive'] },
        }),
      ),
      tool_choice: 'required',
    },
    { calls: [['classify', { label: 'positive' }]] },
  ],
  [
    'a nickname of a city',
    'The windy city in the US of A.',
    offering(tool('final_result', 'The final response which ends this conversation', { city: text, country: text })),
    { calls: [['final_result', { city: 'Chicago', country: 'United States' }]] },
  ],
  [
    'a name without a capital',
    'Extract jason is 25 years old.',
    { ...offering(saveUser), tool_choice: 'required' },
    { calls: [['User', { name: 'Jason', age: 25 }]] },
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
    'a named function as the schema',
    'Rosa Lindgren is 30 years old.',
    {
      tools: [
        tool('UserInfo', 'Correctly extracted `UserInfo` with all the required parameters with correct types', {
          name: text,
          age: integer,
        }),
      ],
      tool_choice: { type: 'function', function: { name: 'UserInfo' } },
    },
    { calls: [['UserInfo', { name: 'Rosa Lindgren', age: 30 }]] },
  ],
]

testAnswers(rows)
