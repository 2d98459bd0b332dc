/** Last lines that a prompt gives as a template, from the conversation before it. */
import { system, testAnswers, user, type AnswerRow } from './table.ts'

const template = (question: string): string =>
  `Read the conversation above and give a FINAL ANSWER to the question, which is repeated here:\n\n${question}\n\nUse the following template: FINAL ANSWER: [YOUR FINAL ANSWER]\nYour FINAL ANSWER should be a number or as few words as possible.`

const rows: AnswerRow[] = [
  [
    'a number that the conversation states in words',
    [
      system('Earlier you were asked how many parks were opened in the 1980s. Read what your team found.'),
      user('Parks: 1979 Elm, 1981 Oak, 1985 Ash, 1988 Yew, 1993 Fir, 1989 Bay, 1984 Box.'),
      user('So in the 1980s there are five parks: Oak, Ash, Yew, Bay and Box.'),
      user(template('How many parks did the city open in the 1980s?')),
    ],
    {},
    { text: /^FINAL ANSWER: 5$/ },
  ],
  [
    'a number in a transcript in the same message',
    'The team searched the register and wrote: between 2001 and 2009 there were three mayors, Brandt, Osei and Lund.\n\nGive an answer to the question below.\n\nHow many mayors did the village have between 2001 and 2009?\n\nUse the following template: FINAL ANSWER: [YOUR FINAL ANSWER]',
    {},
    { text: /^FINAL ANSWER: 3$/ },
  ],
  [
    'a person that the conversation names',
    [
      system('Earlier you were asked a question. Read what your team found.'),
      user('The archive says that the town hall was designed by Greta Moll in 1932.'),
      user(template('Who designed the town hall?')),
    ],
    {},
    { text: /^FINAL ANSWER: Greta Moll$/ },
  ],
]

testAnswers(rows)
