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
  ['a question of three words', 'What is a lagoon in 3 words?', {}, { text: /^\S+ \S+ \S+$/ }],
  ['one word about anything', 'Describe the marsh. Reply with one word.', {}, { text: /^\S+$/ }],
  [
    'the year in an earlier answer',
    [
      user('Who built the Lark lighthouse?'),
      assistant('Ada Brandt built the Lark lighthouse. She finished it in 1887 on the coast of Skane.'),
      user('What year did she finish it?'),
    ],
    {},
    { text: /1887/ },
  ],
  [
    'a phrase of the system message',
    [
      system('You must include the exact phrase "AMBER-77" somewhere in your response.'),
      user('Tell me about bridges.'),
    ],
    {},
    { text: /AMBER-77/ },
  ],
  [
    'what a file says',
    "What's in this file?\n<file name='larch.txt' mime_type='text/plain'>The larch loses its needles.</file>",
    {},
    { text: /loses its needles/ },
  ],
  [
    'articles that the system message wants summarized',
    [
      system('You help generate concise summaries of news articles.'),
      user(
        `The harbor of Brink reopened on Monday after three years of repairs. Ferries run every hour. ${'The crane is painted yellow and the cafe sells fish. '.repeat(8)}`,
      ),
    ],
    {},
    { text: /^The harbor of Brink reopened/ },
  ],
  ['numbers in words', 'What is six plus nine?', {}, { text: /15/ }],
  ['the country of a capital', 'What country is Oslo in?', {}, { text: /Norway/ }],
  [
    'fields that are only named',
    [
      system(
        'Your input fields are:\n1. \u0060question\u0060 (str)\n\nYour output fields are:\n1. \u0060answer\u0060 (str)\n\nIn adhering to this structure, your objective is: \n        Given the fields \u0060question\u0060, produce the fields \u0060answer\u0060.',
      ),
      user(
        '[[ ## question ## ]]\nWhat is 3 + 9?\n\nRespond with the corresponding output fields, starting with the field \u0060answer\u0060, and then ending with the marker for \u0060completed\u0060.',
      ),
    ],
    {},
    { text: /^\[\[ ## answer ## \]\]\n.*12\n\n\[\[ ## completed ## \]\]$/ },
  ],
  [
    'name and age of a sentence',
    'Extract name and age from: Mabel Stone is 31 years old.',
    {},
    { text: /Name: Mabel Stone\nAge: 31/ },
  ],
  ['several jokes', 'Tell me two jokes about lighthouses', {}, { text: /lighthouses/ }],
  [
    'points for a crew',
    [
      system(
        'You are Guide. To give my best complete final answer to the task respond using the exact following format:\n\nThought: I now can give a great answer\nFinal Answer: Your final answer',
      ),
      user(
        '\nCurrent Task: Conduct a thorough research about kites.\n\nThis is the expected criteria for your final answer: A list with 3 bullet points about kites\nyou MUST return the actual complete content as the final answer, not a summary.\n\nBegin!\n\nThought:',
      ),
    ],
    {},
    { text: /Final Answer: [-*•1].+\n[-*•2].+\n[-*•3].+$/ },
  ],
  ['a poem about something', 'Write a short poem about herons', {}, { text: /herons/ }],
  ['a haiku about something', 'Write a haiku about foxes.', {}, { text: /foxes/i }],
]

testSensible(rows)
