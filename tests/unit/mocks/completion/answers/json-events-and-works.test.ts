/** JSON of events, advertisements, recipes, books and other works. */
import { expect } from 'vitest'
import {
  boolean,
  date,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'a meeting and its participants',
    'Alice and Bob are going to a science fair on Friday.',
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: expect.stringMatching(/science fair/i), date: 'Friday', participants: ['Alice', 'Bob'] } },
  ],
  [
    'an event',
    [system('Extract the event information.'), user('Nadia and Piet are going to a book fair on Friday.')],
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: like(/book fair/i), date: like(/Friday|\d{4}-\d\d-\d\d/), participants: ['Nadia', 'Piet'] } },
  ],
  [
    'a calendar event',
    [system('Extract the event information.'), user('Lena and Marco are going to a book club on Tuesday.')],
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: like(/book club/i), date: like(/Tuesday/), participants: ['Lena', 'Marco'] } },
  ],
  [
    'the first lines of a paper',
    'Cheap Sensors for Old Bridges\nVera Holm, Idris Okafor\nAbstract: We measure bridges with cheap sensors.\nKeywords: sensors, bridges',
    structured({ title: text, authors: listOf(text), keywords: listOf(text) }),
    {
      json: {
        title: 'Cheap Sensors for Old Bridges',
        authors: ['Vera Holm', 'Idris Okafor'],
        keywords: ['sensors', 'bridges'],
      },
    },
  ],
  [
    'a list of single names before a verb',
    [system('Extract the event information.'), user('Ines, Olaf and Petra meet for the garden party on Sunday.')],
    structured({ day: text, attendees: listOf(text) }),
    { json: { day: 'Sunday', attendees: ['Ines', 'Olaf', 'Petra'] } },
  ],
  [
    'a meeting with a duration',
    'The retro with Ines and Paul is on 2026-10-05 at 14:00 and takes 45 minutes.',
    structured({ date, time: text, duration_minutes: integer, attendees: listOf(text) }),
    { json: { date: '2026-10-05', time: like(/^14:00/), duration_minutes: 45, attendees: ['Ines', 'Paul'] } },
  ],
  [
    'a job posting',
    'We are hiring a Senior Data Engineer in Hamburg. Salary: 85000 EUR per year. Remote work is possible.',
    structured({ title: text, location: text, salary: integer, currency: text, remote: boolean }),
    { json: { title: 'Senior Data Engineer', location: 'Hamburg', salary: 85000, currency: 'EUR', remote: true } },
  ],
  [
    'a property listing',
    'For sale: 3 bedroom house in Denver with 2 bathrooms, asking price $540,000.',
    structured({ bedrooms: integer, bathrooms: integer, city: text, price: number }),
    { json: { bedrooms: 3, bathrooms: 2, city: 'Denver', price: 540000 } },
  ],
  [
    'a job posting',
    'We are hiring a Senior Data Engineer in Rotterdam. Salary 70000 to 85000 EUR. Remote work is possible. Skills: Python, Spark, SQL.',
    structured({
      title: text,
      location: text,
      salary_min: integer,
      salary_max: integer,
      remote: boolean,
      skills: listOf(text),
    }),
    {
      json: {
        title: 'Senior Data Engineer',
        location: 'Rotterdam',
        salary_min: 70000,
        salary_max: 85000,
        remote: true,
        skills: ['Python', 'Spark', 'SQL'],
      },
    },
  ],
  [
    'a job advert',
    'We are hiring a Senior Backend Engineer in Porto. Salary: 65,000 EUR per year. Remote work possible.',
    structured({ title: text, location: text, salary: number, currency: text, remote: boolean }),
    {
      json: { title: like(/Backend Engineer/), location: like(/^Porto/), salary: 65000, currency: 'EUR', remote: true },
    },
  ],
  [
    'a recipe',
    'Pancakes: mix 200 g flour, 2 eggs and 300 ml milk. Serves 4 people and takes 20 minutes.',
    structured({ name: text, servings: integer, minutes: integer }),
    { json: { name: 'Pancakes', servings: 4, minutes: 20 } },
  ],
  [
    'a recipe in parts',
    'Pancakes: mix 2 eggs, 250 ml milk and 150 g flour. Fry for 3 minutes. Serves 4.',
    structured({ name: text, servings: integer, ingredients: listOf(text) }),
    {
      json: {
        name: 'Pancakes',
        servings: 4,
        ingredients: expect.arrayContaining([like(/eggs/), like(/milk/), like(/flour/)]),
      },
    },
  ],
  [
    'a book',
    'Hollow Pines is a novel by Greta Lindqvist, published in 1998 with 312 pages.',
    structured({ title: text, author: text, year: integer, pages: integer }),
    { json: { title: 'Hollow Pines', author: 'Greta Lindqvist', year: 1998, pages: 312 } },
  ],
  [
    'a book',
    '"The Salt Road" by Henrik Dahl, published in 2008 by Northlight Press, 312 pages, ISBN 978-1-56619-909-4',
    structured({
      title: text,
      author: text,
      year: integer,
      publisher: text,
      pages: integer,
      isbn: described('The ISBN of the book'),
    }),
    {
      json: {
        title: 'The Salt Road',
        author: 'Henrik Dahl',
        year: 2008,
        publisher: 'Northlight Press',
        pages: 312,
        isbn: '978-1-56619-909-4',
      },
    },
  ],
  [
    'an instance of a schema in the prompt',
    [
      system(
        `Answer with JSON that matches this schema: ${JSON.stringify(object({ title: text, year: integer, director: text }))}`,
      ),
      user('Silver Tide is a film of 2019, directed by Lena Ortiz.'),
    ],
    jsonObject,
    { json: { title: 'Silver Tide', year: 2019, director: 'Lena Ortiz' } },
  ],
  [
    'an album and its songs',
    'Extract the album: "Tides" by Nora Vale has the songs Low Water, Harbour and North Light.',
    structured({ name: text, artist: text, songs: listOf(text) }),
    { json: { name: 'Tides', artist: 'Nora Vale', songs: ['Low Water', 'Harbour', 'North Light'] } },
  ],
  [
    'a weather report',
    'It is 18 °C and cloudy in Ghent with 60% humidity.',
    structured({ city: text, temperature: number, humidity: number, condition: oneOf('sunny', 'cloudy', 'rainy') }),
    { json: { city: 'Ghent', temperature: 18, humidity: 60, condition: 'cloudy' } },
  ],
  [
    'a product',
    'The Orbit 3 speaker by Sonaris costs $129 and is out of stock.',
    structured({ name: text, brand: text, price: number, in_stock: boolean }),
    { json: { name: like(/^Orbit 3/), brand: 'Sonaris', price: 129, in_stock: false } },
  ],
  [
    'a time span',
    'The workshop runs from 3 March 2026 to 5 March 2026.',
    structured({ start_date: { type: 'string', format: 'date' }, end_date: { type: 'string', format: 'date' } }),
    { json: { start_date: '2026-03-03', end_date: '2026-03-05' } },
  ],
  [
    'a version and its kind',
    'Release 2.4.1 fixes a crash on startup.',
    structured({ version: text, type: oneOf('feature', 'bugfix', 'security') }),
    { json: { version: '2.4.1', type: 'bugfix' } },
  ],

  [
    'a work after the order to extract it',
    'Extract The Night Ferry by Ines Calder',
    structured({ title: text, author: text }),
    { json: { title: 'The Night Ferry', author: 'Ines Calder' } },
  ],
]

testAnswers(rows)
