/** JSON for prompts as the guides of LlamaIndex, Marvin, BAML, mem0, RAGAS and LangGraph phrase them; the values are our own. */
import { expect } from 'vitest'
import {
  containing,
  date,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  system,
  testSensible,
  text,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a resume',
    'Extract from this resume:\n\nLaila Haddad\nlaila.haddad@mail.example\n\nExperience:\nData engineer at Northwind (2019-2023)\n\nSkills: Python, Spark and Airflow',
    structured({ name: text, email: text, skills: listOf(text) }),
    { json: { name: 'Laila Haddad', email: 'laila.haddad@mail.example', skills: ['Python', 'Spark', 'Airflow'] } },
  ],
  [
    'facts about the user',
    [
      system(
        'You are a Personal Information Organizer. Return the facts and preferences in a json format as shown below: {"facts": ["Name is John", "Is a Software engineer"]}',
      ),
      user('Hi, my name is Teo. I am a carpenter.'),
    ],
    jsonObject,
    { json: { facts: expect.arrayContaining([like(/Teo/), like(/carpenter/)]) } },
  ],
  [
    'an order with lines',
    'Order from Mira Stein: 3 x blue mugs at $8.50 and 1 x teapot at $24.00.',
    structured({ customer: text, lines: listOf(object({ item: text, quantity: integer, unit_price: number })) }),
    {
      json: {
        customer: 'Mira Stein',
        lines: [
          { item: like(/blue mugs?/), quantity: 3, unit_price: 8.5 },
          { item: 'teapot', quantity: 1, unit_price: 24 },
        ],
      },
    },
  ],
  [
    'a meeting with a duration',
    'The retro with Ines and Paul is on 2026-10-05 at 14:00 and takes 45 minutes.',
    structured({ date, time: text, duration_minutes: integer, attendees: listOf(text) }),
    { json: { date: '2026-10-05', time: like(/^14:00/), duration_minutes: 45, attendees: ['Ines', 'Paul'] } },
  ],
  [
    'a language and its confidence',
    'Detect the language: "Guten Tag, wo ist der Bahnhof?"',
    structured({ language: oneOf('en', 'fr', 'de', 'es'), confidence: { type: 'number', minimum: 0, maximum: 1 } }),
    { json: { language: 'de', confidence: expect.any(Number) } },
  ],
  [
    'a news article',
    'Classify this headline: "Central bank raises interest rates for the third time this year"',
    structured({ category: oneOf('sports', 'business', 'entertainment', 'science') }),
    { json: { category: 'business' } },
  ],
  [
    'an intent',
    'Classify the user intent.\n\nUser: I would like to move my dentist visit to Thursday',
    structured({ intent: oneOf('book_appointment', 'reschedule_appointment', 'cancel_appointment', 'other') }),
    { json: { intent: 'reschedule_appointment' } },
  ],
  [
    'a priority',
    'Ticket: Production database is down, customers cannot check out!',
    structured({
      priority: oneOf('low', 'medium', 'high', 'critical'),
      department: oneOf('billing', 'engineering', 'sales'),
    }),
    { json: { priority: like(/^(high|critical)$/), department: 'engineering' } },
  ],
  [
    'statements of an answer',
    'Break the following answer into simple statements.\n\nAnswer: The bridge was opened in 1932. It is 503 metres long. It carries trains and cars.',
    structured({ statements: listOf(text) }),
    { json: { statements: [like(/1932/), like(/503/), like(/trains/)] } },
  ],
  [
    'a verdict on faithfulness',
    [
      system(
        'Your task is to judge whether the statement can be inferred from the context. Answer with verdict 1 or 0.',
      ),
      user('Context: The museum in Tartu is closed on Mondays.\nStatement: The museum in Tartu is closed on Mondays.'),
    ],
    structured({ reason: text, verdict: { type: 'integer', enum: [0, 1] } }),
    { json: { reason: like(/\w/), verdict: 1 } },
  ],
  [
    'an album and its songs',
    'Extract the album: "Tides" by Nora Vale has the songs Low Water, Harbour and North Light.',
    structured({ name: text, artist: text, songs: listOf(text) }),
    { json: { name: 'Tides', artist: 'Nora Vale', songs: ['Low Water', 'Harbour', 'North Light'] } },
  ],
  [
    'a position by coordinates',
    'The lighthouse stands at latitude 58.25 and longitude -6.12.',
    structured({ latitude: number, longitude: number }),
    { json: { latitude: 58.25, longitude: -6.12 } },
  ],
  [
    'a record by labels',
    'Name: Ola Berg\nDate of birth: 1988-04-12\nBlood type: O+\nAllergies: penicillin',
    structured({ name: text, date_of_birth: date, blood_type: text, allergies: listOf(text) }),
    { json: { name: 'Ola Berg', date_of_birth: '1988-04-12', blood_type: 'O+', allergies: ['penicillin'] } },
  ],
  [
    'a missing value',
    'Contact: Rune Dahl, rune@dahl.example',
    structured({ name: text, email: text, phone: { type: ['string', 'null'] } }),
    { json: { name: 'Rune Dahl', email: 'rune@dahl.example', phone: null } },
  ],
  [
    'a filter of a search',
    'Show me comedies from the 1990s with a rating above 8',
    structured({ genre: text, year_from: integer, year_to: integer, min_rating: number }),
    { json: { genre: like(/^comed/i), year_from: 1990, year_to: 1999, min_rating: 8 } },
  ],
  [
    'a summary and a title',
    'Article: The library of Aros opens a new reading room in May. It has 120 seats and a roof garden. Entry is free.',
    structured({ title: text, summary: text, tags: listOf(text) }),
    {
      json: {
        title: like(/library|reading room/i),
        summary: like(/reading room/),
        tags: expect.arrayContaining([like(/\w/)]),
      },
    },
  ],
  [
    'a new topic or not',
    [
      system(
        "Analyze if this message indicates a new conversation topic. If it does, extract a 2-3 word title that captures the new topic. Format your response as a JSON object with two fields: 'isNewTopic' (boolean) and 'title' (string, or null if isNewTopic is false). Only include these fields, no other text.",
      ),
      user('fix the flaky websocket test'),
    ],
    {},
    { json: { isNewTopic: true, title: like(/websocket|flaky/i) } },
  ],
  [
    'an action of an agent',
    [
      system(
        'Respond with JSON in this format: {"thought": "what to do next", "action": "one of search, calculate, finish", "input": "the input of the action"}',
      ),
      user('How much is 18 * 7?'),
    ],
    jsonObject,
    { json: containing({ action: 'calculate', input: like(/18 \* 7/) }) },
  ],
]

testSensible(rows)
