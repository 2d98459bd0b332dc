/** Values whose role a request tells: coefficients, how many of how many, fields, names in a row, recurrences; and what is left to ask or to write. */
import { described, integer, listOf, number, offering, oneOf, testAnswers, text, tool } from './table.ts'

const rover = offering(
  tool('solve_quadratic', 'Solves a quadratic equation', { a: number, b: number, c: number }),
  tool('count_permutations', 'Number of permutations', { n: described('all items'), k: described('chosen items') }),
)
const permutations = offering(tool('count_permutations', 'Number of permutations', { n: integer, k: integer }))
const laureates = offering(
  tool('get_laureate', 'Gets the laureate of a prize', { category: described('Category of the prize'), year: integer }),
)
const quotes = offering(tool('get_quotes', 'Get stock prices', { companies: listOf(text), days: integer }))
const reminders = offering(
  tool(
    'create_reminder',
    'Creates a reminder',
    { title: text, time: described('HH:MM'), recurrence: oneOf('none', 'daily', 'weekly', 'monthly') },
    ['title', 'time'],
  ),
)
const shows = offering(
  tool('search_shows', 'Search shows', { actor: text, year_from: integer, year_to: integer, genre: text }, []),
)
const weather = offering(tool('get_weather', 'Get weather of a city', { city: text }))
const tables = offering(tool('book_table', 'Book a table', { restaurant: text, people: integer, time: text }))
const orders = offering(tool('send_parcel', 'Send a parcel to somebody', { address: described('delivery address') }))

testAnswers([
  [
    'the coefficients of an equation',
    'What are the roots of 2x^2 - 7x + 3 = 0?',
    rover,
    { calls: [['solve_quadratic', { a: 2, b: -7, c: 3 }]] },
  ],
  [
    'how many of how many',
    'How many arrangements are there of 4 flags from 9?',
    permutations,
    { calls: [['count_permutations', { n: 9, k: 4 }]] },
  ],
  [
    'the field of a prize',
    'Who got the prize in chemistry in 1954?',
    laureates,
    { calls: [['get_laureate', { category: 'chemistry', year: 1954 }]] },
  ],
  [
    'companies that a request joins',
    'Get me the stock prices of Nestle, Novartis and Sika for the last 5 days',
    quotes,
    { calls: [['get_quotes', { companies: ['Nestle', 'Novartis', 'Sika'], days: 5 }]] },
  ],
  [
    'a weekday that recurs',
    'Remind me to feed the fish every Thursday at 7 pm',
    reminders,
    { calls: [['create_reminder', { title: 'feed the fish every Thursday', time: '19:00', recurrence: 'weekly' }]] },
  ],
  [
    'optional values that a request gives',
    'Which shows starring Vera Holm were released between 1998 and 2004?',
    shows,
    { calls: [['search_shows', { actor: 'Vera Holm', year_from: 1998, year_to: 2004 }]] },
  ],
  ['a poem about what a tool reports', 'Write a haiku about rain', weather, { text: /\n/ }],
  ['an order without its details', 'Please book a table for tonight', tables, { text: /restaurant.*\?/ }],
  [
    'a street without a town',
    'Send a parcel with books to 7 Harbour Road',
    orders,
    { calls: [['send_parcel', { address: '7 Harbour Road' }]] },
  ],
])
