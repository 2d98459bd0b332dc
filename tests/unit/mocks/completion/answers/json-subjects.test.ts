/** JSON with what a text is about: a thing, a place, a label that the text does not name, a question that the text answers, a grade. */
import { always } from './prompts.ts'
import {
  boolean,
  containing,
  integer,
  like,
  number,
  oneOf,
  structured,
  system,
  testAnswers,
  text,
  user,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'a thing with a proper name at the beginning',
    'Silver Heron carries 12 passengers',
    structured({ boat: text, passengers: integer }),
    { json: { boat: 'Silver Heron', passengers: 12 } },
  ],
  [
    'a thing after its article',
    'Extract the bridge is ninety metres long',
    structured({ structure: text, length: integer }),
    { json: { structure: 'bridge', length: 90 } },
  ],
  [
    'a proper name that ends with the name of the property',
    'The choir meets on May 3, 2025, for a weekend at the Old Mill Lodge near the lake.',
    structured({ date: text, lodge: text }),
    { json: { date: '2025-05-03', lodge: 'Old Mill Lodge' } },
  ],
  [
    'the venue of an event',
    'The workshop will be held on 7 May 2025, at the Blue River Theatre located at 12 Quay Street.',
    structured({ date: text, location: text }),
    { json: { date: '2025-05-07', location: 'Blue River Theatre' } },
  ],
  [
    'a trade after an age',
    'Tove is a 44 years old plumber',
    structured({ name: text, age: integer, trade: text }),
    { json: { name: 'Tove', age: 44, trade: 'plumber' } },
  ],
  [
    'the label between praise and blame',
    'Which bus goes to the harbour?',
    structured({ mood: oneOf('Pleased', 'Upset', 'Even') }),
    { json: { mood: 'Even' } },
  ],
  [
    'an advertisement',
    'Classify the following text: Order now and save 40% on all our garden chairs, while stocks last',
    structured({ label: oneOf('promotion', 'no_promotion') }),
    { json: { label: 'promotion' } },
  ],
  [
    'the kind of a query that the request lists in other words',
    [
      system('You sort queries about a library.'),
      user(
        'Sort this query:\n  Query: Who may borrow the atlas of 1890?\n\n  Determine the kind (shelf place, who may borrow, or due date) and be careful.',
      ),
    ],
    structured({ kind: oneOf('due_date', 'shelf_place', 'who_may_borrow') }),
    { json: { kind: 'who_may_borrow' } },
  ],
  [
    'a question and its answer from a text',
    [
      system('Make a question from the text that the user gives.'),
      user('Here is the text:\nThe Vela lighthouse was finished on 12 May 1911. It is 40 metres high.'),
    ],
    structured({ question: text, answer: text }),
    { json: { question: 'When was the Vela lighthouse finished?', answer: 'On 12 May 1911.' } },
  ],
  [
    'a score that agrees with the verdict',
    [
      always({ reason: text, pass: boolean, score: number }),
      user('<Output>5</Output>\n<Rubric>The answer is the sum of 2 and 3</Rubric>'),
    ],
    {},
    { json: containing({ pass: true, score: 1, reason: like(/\w/) }) },
  ],
  [
    'a number that is well known',
    'How many bones does an adult human have?',
    structured({ result: integer }),
    { json: { result: 206 } },
  ],
]

testAnswers(rows)
