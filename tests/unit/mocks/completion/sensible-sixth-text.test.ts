/** Texts for requests as recorded exchanges of client libraries and agents have them (PydanticAI, Mirascope, CrewAI); the values are our own. */
import { assistant, system, testSensible, user, type SensibleRow } from './sensible-table.ts'

const crew = (task: string, criteria: string): string =>
  `\nCurrent Task: ${task}\n\nThis is the expected criteria for your final answer: ${criteria}\nyou MUST return the actual complete content as the final answer, not a summary.\n\nProvide your complete response:`

const rows: SensibleRow[] = [
  [
    'a result that is multiplied',
    [user('What is 12 * 14?'), assistant('12 * 14 is 168.'), user('Now multiply that result by 3.')],
    {},
    { text: /504/ },
  ],
  ['a result that grows', [user('What is 20 + 5?'), assistant('25'), user('Now add 17 to that.')], {}, { text: /42/ }],
  [
    'a result that is halved',
    [user('What is 20 + 6?'), assistant('The sum is 26.'), user('Halve it.')],
    {},
    { text: /13/ },
  ],
  ['the day', 'What day is today?', {}, { text: /September 1, 2026/ }],
  ['the date', "What is today's date?", {}, { text: /September 1, 2026/ }],
  ['the year', 'What year is it now?', {}, { text: /2026/ }],
  [
    'the task of a crew',
    [
      system('You are Greeter. You only greet.\nYour personal goal is: Greet'),
      user(crew('say howdy partner', 'A greeting')),
    ],
    {},
    { text: /howdy partner/i },
  ],
  [
    'a sum for a crew',
    [
      system('You are Tutor. You are good at sums.\nYour personal goal is: Help'),
      user(crew('What is 31 + 12?', 'The sum')),
    ],
    {},
    { text: /43/ },
  ],
  [
    'a step of a plan',
    [
      system(
        'You are Tutor. You are executing a specific step in a multi-step plan. Do not think or act ahead about future steps.',
      ),
      user('## Current Step\nMultiply 6 * 9.\n\nComplete this step and provide your result.'),
    ],
    {},
    { text: /54/ },
  ],
  [
    'a factorial',
    'Write a Python function that computes the factorial of a number.',
    {},
    { text: /def factorial\([\s\S]*return/ },
  ],
  [
    'a palindrome',
    'Write a JavaScript function that checks whether a string is a palindrome.',
    {},
    { text: /function \w+\([\s\S]*reverse/ },
  ],
  [
    'a named function',
    'Implement a Python function named `swap_ends` that reverses a string.',
    {},
    { text: /def swap_ends\([\s\S]*::-1/ },
  ],
  [
    'a mail',
    'Write a short email to Nora Lind from Tom about the delayed delivery.',
    {},
    { text: /^Subject: [\s\S]*Dear Nora Lind,[\s\S]*delayed delivery[\s\S]*Tom$/ },
  ],
  ['a recipe', 'I want a recipe for lentil soup.', {}, { text: /lentil soup[\s\S]*Ingredients:[\s\S]*Instructions:/i }],
  ['a story', 'Tell me a story about a snail who sails.', {}, { text: /Once upon a time[\s\S]*snail/ }],
  ['an itinerary', 'Create a 4 day itinerary for a trip to Porto.', {}, { text: /Day 1[\s\S]*Day 4/ }],
  ['a recommendation', 'Recommend a gardening book.', {}, { text: /recommend[^.]*gardening book/i }],
  [
    'a number alone',
    'How many seats does a tandem for 2 have? Answer ONLY with the number, not the reason.',
    {},
    { text: /^(?!number)/ },
  ],
  [
    'words that must not be said',
    'Describe rain. Do not say "wet" or "water".',
    {},
    { text: /^(?![\s\S]*\b(?:wet|water)\b)/ },
  ],
  ['a statement about the user', 'My favorite tree is the larch.', {}, { text: /your favorite tree is the larch/i }],
  ['a topic of a question', 'What are some good reasons to learn chess?', {}, { text: /good reasons to learn chess/ }],
  [
    'a topic after a polite request',
    'Could you please explain the difference between mist and fog?',
    {},
    { text: /mist and fog/ },
  ],
]

testSensible(rows)
