/** JSON with facts of a sentence: places, measures, tags, counts, relations. */
import { expect } from 'vitest'
import { always } from './prompts.ts'
import {
  boolean,
  containing,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
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
    'tags',
    'Tags: travel, budget, asia. Write-up about a trip through Vietnam.',
    structured({ tags: listOf(text) }),
    { json: { tags: ['travel', 'budget', 'asia'] } },
  ],
  [
    'keys in words',
    'Return a JSON object with the keys "product" and "price" for: The Aero lamp costs $39.',
    jsonObject,
    { json: { product: expect.stringMatching(/Aero/), price: 39 } },
  ],
  [
    'measures in a row',
    [always({ width: integer, height: integer, depth: integer, units: text }), user('The crate is 45x60x80 cm')],
    jsonObject,
    { json: { width: 45, height: 60, depth: 80, units: 'cm' } },
  ],
  [
    'two measures with spaces',
    'The screen is 1920 x 1080 pixels.',
    structured({ width: integer, height: integer }),
    { json: { width: 1920, height: 1080 } },
  ],
  [
    'a triple',
    'Extract the relation from: "Silvia Marek founded Lumen Labs in 2012."',
    structured({ subject: text, predicate: text, object: text }),
    { json: { subject: 'Silvia Marek', predicate: 'founded', object: like(/^Lumen Labs$/) } },
  ],
  [
    'a search query',
    'Show me two-bedroom apartments in Lyon under 1500 euros with a balcony',
    structured({ city: text, bedrooms: integer, max_price: integer, has_balcony: boolean }),
    { json: { city: 'Lyon', bedrooms: 2, max_price: 1500, has_balcony: true } },
  ],
  [
    'entities by kind',
    'Extract the entities: Tim Baker met Laura Chen at the Globex headquarters in Berlin.',
    structured({ people: listOf(text), organizations: listOf(text), locations: listOf(text) }),
    { json: { people: ['Tim Baker', 'Laura Chen'], organizations: [like(/^Globex/)], locations: ['Berlin'] } },
  ],
  [
    'cities of a passage',
    'Create a JSON object from the information present in this passage: Larch is the capital of Ondoria. It has a population of 3,850,809. Maple is the capital of Vestria. It has a population of 2,161,000.\nOnly use information that is present in the passage. Follow this JSON schema, but only return the actual instances without any additional schema definition:\n{"$defs": {"City": {"properties": {"name": {"title": "Name", "type": "string"}, "country": {"title": "Country", "type": "string"}, "population": {"title": "Population", "type": "integer"}}, "required": ["name", "country", "population"], "title": "City", "type": "object"}}, "properties": {"cities": {"items": {"$ref": "#/$defs/City"}, "title": "Cities", "type": "array"}}, "required": ["cities"], "title": "CitiesData", "type": "object"}\nMake sure your response is a dict and not a list.',
    {},
    {
      json: {
        cities: [
          { name: 'Larch', country: 'Ondoria', population: 3850809 },
          { name: 'Maple', country: 'Vestria', population: 2161000 },
        ],
      },
    },
  ],
  [
    'two keys in a message',
    'The warehouse in Aalborg stores 1200 pallets. Return a JSON object with the keys "city" and "pallets".',
    jsonObject,
    { json: { city: 'Aalborg', pallets: 1200 } },
  ],
  [
    'places of a text',
    'Extract all locations mentioned: "We flew from Madrid to Helsinki and then took a train to Tampere."',
    structured({ locations: listOf(text) }),
    { json: { locations: ['Madrid', 'Helsinki', 'Tampere'] } },
  ],
  [
    'an issue of a log line',
    '2026-03-04T10:22:31Z ERROR payment-service: Timeout after 3000 ms while calling bank-gateway',
    structured({
      timestamp: text,
      level: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
      service: text,
      message: text,
    }),
    {
      json: {
        timestamp: '2026-03-04T10:22:31Z',
        level: 'ERROR',
        service: 'payment-service',
        message: like(/Timeout after 3000 ms/),
      },
    },
  ],
  [
    'a movie review',
    [
      system('You extract data from reviews.'),
      user('I watched Copper Sky last night. The acting was superb and the music wonderful. 9/10, highly recommended!'),
    ],
    structured({ title: text, sentiment: oneOf('positive', 'negative', 'mixed'), rating: integer }),
    { json: { title: 'Copper Sky', sentiment: 'positive', rating: 9 } },
  ],
  [
    'statements of an answer',
    'Break the following answer into simple statements.\n\nAnswer: The bridge was opened in 1932. It is 503 metres long. It carries trains and cars.',
    structured({ statements: listOf(text) }),
    { json: { statements: [like(/1932/), like(/503/), like(/trains/)] } },
  ],
  [
    'a filter of a search',
    'Show me comedies from the 1990s with a rating above 8',
    structured({ genre: text, year_from: integer, year_to: integer, min_rating: number }),
    { json: { genre: like(/^comed/i), year_from: 1990, year_to: 1999, min_rating: 8 } },
  ],
  [
    'a count that an outline describes',
    [
      system(
        'I will provide the input data, and your job is to extract information as described below.\n\nYour Output must be valid JSON with no other text, in the format below:\n\nOutput Format:\n  {\n    "ticket_count": "the number of tickets"\n  }',
      ),
      user('{ so far, there were 4,817 tickets sold }'),
    ],
    {},
    { json: { ticket_count: '4,817' } },
  ],
  [
    'a count that an outline of the same message describes',
    'Extract information as described below.\n\nYour Output must be valid JSON in the output format below:\n\nOutput Format:\n  {\n  "seat_count": "the number of seats"\n  }\n\nThe hall had 1,250 seats in all',
    {},
    { json: { seat_count: '1,250' } },
  ],
  [
    'nothing to find',
    'Content to store:\nCounting apples is a good game for rainy days.',
    structured({ entities: listOf(text), dates: listOf(text) }),
    { json: { entities: [], dates: [] } },
  ],
  [
    'names and dates to find',
    'Content to store:\nOn 2026-03-04 we met Greta Holm in Oslo.',
    structured({ entities: listOf(text), dates: listOf(text) }),
    { json: { entities: expect.arrayContaining(['Greta Holm', 'Oslo']), dates: ['2026-03-04'] } },
  ],
  [
    'a described number',
    'The pool is 25 m long.',
    structured({ length: { ...number, description: 'Length in metres' }, place: described('What is measured') }),
    { json: containing({ length: 25 }) },
  ],

  [
    'the result of several steps',
    'The mill ground 300 sacks on Friday. It sold 120 sacks in the morning and 45 sacks in the afternoon. A shop returned 5 unsold sacks. How many sacks were left?',
    structured({ reasoning: text, answer: integer }),
    { json: containing({ answer: 140 }) },
  ],

  [
    'the parts of a comparison',
    'What is the difference in area between Chad and Mali?',
    structured({ question: text, sub_questions: listOf(text) }),
    {
      json: {
        question: 'What is the difference in area between Chad and Mali?',
        sub_questions: ['What is the area of Chad?', 'What is the area of Mali?'],
      },
    },
  ],
  [
    'a capital and its country',
    'The capital of Peru?',
    structured({ city: text, country: text }),
    { json: { city: 'Lima', country: 'Peru' } },
  ],
  [
    'several founders and a place',
    'Borg AB was founded by Nina Falk and Olle Berg in Malmö in 1998.',
    structured({ company: text, founders: listOf(text), location: text, year: integer }),
    { json: { company: 'Borg AB', founders: ['Nina Falk', 'Olle Berg'], location: 'Malmö', year: 1998 } },
  ],
  [
    'a million in words',
    'The town has about two million people.',
    structured({ population: integer }),
    { json: { population: 2_000_000 } },
  ],
]

testAnswers(rows)
