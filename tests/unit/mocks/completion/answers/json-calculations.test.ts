/** JSON with the result of a word problem. */
import {
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  structured,
  system,
  testAnswers,
  text,
  user,
  type AnswerRow,
} from './table.ts'

const result = structured({ answer: number })

const rows: AnswerRow[] = [
  [
    'what is missing of a price',
    'Omar wants a tent that costs $80. He has a quarter of the money he needs. His aunt gives him $10, and his uncle gives him twice as much as his aunt. How much more money does Omar need?',
    result,
    { json: { answer: 30 } },
  ],
  [
    'examples of problems beside the problem',
    [
      system(`Answer in JSON that matches this schema: ${JSON.stringify(object({ thoughts: text, answer: integer }))}`),
      user(
        '<query>\nA tram had 41 riders. At the market 12 left and 5 came aboard. How\nmany riders were on the tram then?\n</query>\n<examples>\nQ: Kim has 6 pens and buys 3 more. How many pens does Kim have?\nA: The answer is 9.\n</examples>',
      ),
    ],
    jsonObject,
    { json: { thoughts: like(/\w/), answer: 34 } },
  ],
  [
    'packages for what is left',
    'Nils has 46 cards. Nils loses 4 of the cards. He puts 6 cards in each box. How many boxes can Nils fill?',
    result,
    { json: { answer: 7 } },
  ],
  [
    'a rate by the hour for some minutes',
    'Eva earns $18 an hour for mowing. Today she mowed for 40 minutes. How much did she earn?',
    result,
    { json: { answer: 12 } },
  ],
  [
    'a discount',
    'The usual price of a coat is $140. Members get a discount of 25%. How much does a member pay?',
    result,
    { json: { answer: 105 } },
  ],
  [
    'the same number on several days',
    'There were six trees in the yard. Two more trees were planted each day, from Tuesday to Friday. How many trees are in the yard now?',
    result,
    { json: { answer: 14 } },
  ],
  [
    'a step beside the answer',
    'A barrel held 90 litres. In the morning 35 litres were used and in the evening 20 litres were added. How many litres are in it now?',
    structured({ steps: listOf(object({ step: integer, question: text, result: text })), answer: integer }),
    {
      json: {
        steps: [{ step: 1, question: 'How many litres are in it now?', result: '75' }],
        answer: 75,
      },
    },
  ],
]

testAnswers(rows)
