/** Texts with sums, word problems, conversions and dates. */
import { affirming } from './prompts.ts'
import { assistant, user, testAnswers, type AnswerRow } from './table.ts'

const rows: AnswerRow[] = [
  ['a sum after small talk', [user('My name is Ada.'), assistant('Hi'), user('What is 8 * 9?')], {}, { text: /72/ }],
  ['pencils in boxes', 'A box holds 12 pencils. How many pencils are in 5 boxes?', {}, { text: /\b60\b/ }],
  [
    'a rest of money',
    'Tom has $20 and spends $7.50 on lunch. How much money does he have left?',
    {},
    { text: /12\.50/ },
  ],
  ['a percentage', 'What is 15% of 240?', {}, { text: /\b36\b/ }],
  [
    'apples that are bought',
    'If I have 3 apples and buy 5 more, how many apples do I have?',
    {},
    { text: /\b(8|eight)\b/ },
  ],
  ['a temperature in the other scale', 'Convert 50°F to Celsius', {}, { text: /^50 °F is 10 °C\.$/ }],
  ['miles in kilometers', 'What is 10 miles in kilometers?', {}, { text: /\b16\.09 kilometers/ }],
  ['how many of a unit', 'How many grams are in 2 pounds?', {}, { text: /\b907\.18 grams/ }],
  ['no conversion between kinds', 'Convert 5 miles to kilograms', {}, { text: /^(?!.*\bis \d)/ }],
  ['steps after a product', 'What is 14 multiplied by 6, and then subtract 4 from the result?', {}, { text: /\b80$/ }],
  ['a sum of primes', 'What is the sum of the first 5 prime numbers?', {}, { text: /\b28\b/ }],
  ['the tomorrow of the clock', 'What day is tomorrow?', {}, { text: /^Tomorrow is Wednesday, September 2, 2026\.$/ }],
  ['a percentage', 'What is 15% of 80?', {}, { text: /\b12\b/ }],
  ['an equation', 'Solve for x: 3x - 4 = 11. Give only the number.', {}, { text: /^5\.?$/ }],
  ['a power of pi', 'Calculate pi cubed', {}, { text: /31\.00627/ }],
  ['a multiple of pi', 'What is 3 * pi?', {}, { text: /9\.42477/ }],
  ['a number that is not prime', [affirming, user('Is 21 a prime number?')], {}, { text: /^No, 21 is not a prime/ }],
  [
    'things in several boxes',
    'Ines has 4 boxes with 9 plums each. She eats 6 plums. How many plums are left?',
    {},
    { text: /= 30\D*$/ },
  ],
  [
    'things in further boxes',
    'Olaf has 7 marbles. He buys 3 more bags of marbles. Each bag has 5 marbles. How many marbles does he have now?',
    {},
    { text: /= 22\D*$/ },
  ],
  ['only a product', 'There are 6 shelves with 14 books each. How many books are there?', {}, { text: /= 84\D*$/ }],
  [
    'wages for hours',
    'Edda earns $15 an hour for gardening. Today she worked 6 hours. How much did she earn?',
    {},
    { text: /= 90\D*$/ },
  ],
  [
    'change',
    'A stall sells pears at 3 euros each. I buy 5 pears and pay with 20 euros. How much change do I get?',
    {},
    { text: /= 5\D*$/ },
  ],
  [
    'two prices',
    'Nora buys 4 cups for $7 each and 2 plates for $3.50 each. How much does she spend in total?',
    {},
    { text: /= 35\D*$/ },
  ],
  [
    'gifts to two persons',
    'I have 18 pears. I give 4 to Ines and 5 to Olaf, then buy 3 more and eat 2. How many pears do I have left?',
    {},
    { text: /= 10\D*$/ },
  ],
  [
    'what came between',
    'There are 26 chairs. After the workers come, there will be 40 chairs. How many chairs did they bring?',
    {},
    { text: /= 14\D*$/ },
  ],
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
  ['numbers in words', 'What is six plus nine?', {}, { text: /15/ }],
  ['a comparison of numbers', 'Which is larger: 0.8 or 0.75?', {}, { text: /\b0\.8\b/ }],
]

testAnswers(rows)
