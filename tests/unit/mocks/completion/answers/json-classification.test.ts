/** JSON with a label, a category or a priority for a text. */
import { expect } from 'vitest'
import { boolean, like, listOf, object, oneOf, structured, system, user, testAnswers, type AnswerRow } from './table.ts'

const spam = structured({ label: oneOf('SPAM', 'NOT_SPAM') })

const rows: AnswerRow[] = [
  [
    'an intent',
    'I want to cancel my subscription.',
    structured({ intent: oneOf('cancel_subscription', 'upgrade_plan', 'technical_help') }),
    { json: { intent: 'cancel_subscription' } },
  ],
  [
    'a language',
    'Detect the language: "Où est la gare, s\'il vous plaît ?"',
    structured({ language: oneOf('english', 'french', 'german') }),
    { json: { language: 'french' } },
  ],
  [
    'a ticket with a priority',
    'The checkout page is down for all customers, we lose money every minute! Please fix ASAP.',
    structured({ priority: oneOf('low', 'medium', 'high'), category: oneOf('billing', 'outage', 'feature_request') }),
    { json: { priority: 'high', category: 'outage' } },
  ],
  [
    'a support message',
    'I was charged twice for my subscription this month.',
    structured({ category: oneOf('technical', 'billing', 'sales'), urgent: boolean }),
    { json: { category: 'billing', urgent: false } },
  ],
  [
    'no spam',
    'Classify the following text: Hey, are we still on for lunch on Tuesday?',
    spam,
    { json: { label: 'NOT_SPAM' } },
  ],
  [
    'spam',
    'Classify the following text: You have won a free cruise! Click here now to claim your prize',
    spam,
    { json: { label: 'SPAM' } },
  ],
  [
    'several labels',
    'Classify the following support ticket: My account is locked and I cannot see my last invoice.',
    structured({
      labels: {
        type: 'array',
        items: oneOf('ACCOUNT', 'BILLING', 'GENERAL_QUERY'),
        description: 'Only select the labels that apply to the support ticket.',
      },
    }),
    { json: { labels: ['ACCOUNT', 'BILLING'] } },
  ],
  [
    'a genre',
    'Classify the genre of this movie plot: "A group of astronauts travel through a wormhole in search of a new planet for humanity."',
    structured({ result: oneOf('action', 'comedy', 'drama', 'horror', 'sci-fi') }),
    { json: { result: 'sci-fi' } },
  ],
  [
    'a label of spam',
    'Classify the following text: You have been selected for a free cruise, reply with your bank details to claim',
    structured({ label: oneOf('SPAM', 'NOT_SPAM') }),
    { json: { label: 'SPAM' } },
  ],
  [
    'two labels of a ticket',
    'Classify the following support ticket: My app crashes with an error and I was charged twice on my invoice.',
    structured({ labels: listOf(oneOf('TECH_ISSUE', 'BILLING', 'GENERAL_QUERY')) }),
    { json: { labels: ['TECH_ISSUE', 'BILLING'] } },
  ],
  [
    'a genre of a plot',
    'Classify the genre of this movie plot: "A crew of astronauts flies a spaceship to a distant planet to find a new home for humanity."',
    structured({ result: oneOf('action', 'comedy', 'drama', 'horror', 'sci-fi') }),
    { json: { result: 'sci-fi' } },
  ],
  [
    'a part of a word that excludes it',
    'Minor typo in a non-critical page',
    structured({ severity: oneOf('critical', 'major', 'minor') }),
    { json: { severity: 'minor' } },
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
    'labels that the description explains',
    'Classify the ticket: <ticket>The screen of my tablet is cracked and I was charged twice.</ticket>',
    {
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'Labels',
          strict: true,
          schema: {
            ...object({ labels: listOf(oneOf('HARDWARE', 'MONEY', 'VISIT')) }),
            description:
              'Examples:\n- "The cracked screen needs a repair": ["HARDWARE"]\n- "I was charged for nothing": ["MONEY"]\n- "Which days are you open?": ["VISIT"]',
          },
        },
      },
    },
    { json: { labels: ['HARDWARE', 'MONEY'] } },
  ],
  [
    'a label that the description explains',
    'Classify the following question: Where are the pictures of the beach?',
    {
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'Kind',
          strict: true,
          schema: {
            ...object({ kind: oneOf('PERSON', 'ALBUM', 'LETTER') }),
            description: 'PERSON: finds someone\nALBUM: finds photos or pictures\nLETTER: finds an email',
          },
        },
      },
    },
    { json: { kind: 'ALBUM' } },
  ],

  [
    'spam that promises money',
    'Classify: Dear friend, a prince wants to transfer you money.',
    structured({ label: oneOf('spam', 'not_spam') }),
    { json: { label: 'spam' } },
  ],
  [
    'a list that ends with other information',
    'Message: I was invoiced twice, please pay it back as soon as possible.\n\nExtract the topic, priority, and other useful information.',
    structured({ topic: oneOf('technical', 'billing', 'other'), priority: oneOf('low', 'medium', 'high') }),
    { json: { topic: 'billing', priority: 'high' } },
  ],

  [
    'an order that did not arrive',
    'I never got the parcel that I ordered last week',
    structured({ label: oneOf('activate_app', 'parcel_arrival', 'exchange_rate') }),
    { json: { label: 'parcel_arrival' } },
  ],
  [
    'a conclusion in the last sentence',
    'A fern is a plant, a moss is a plant, a spoon is a tool, a lichen grows on stones.\nSo the odd one is spoon.',
    structured({ result: oneOf('fern', 'moss', 'spoon', 'lichen') }),
    { json: { result: 'spoon' } },
  ],
  [
    'a session that ends',
    'The portal keeps logging me out during the exam.',
    structured({ area: oneOf('billing', 'login', 'delivery') }),
    { json: { area: 'login' } },
  ],
  [
    'a user who is signed out',
    'I am signed out of the shop after every click',
    structured({ area: oneOf('delivery', 'authentication', 'billing') }),
    { json: { area: 'authentication' } },
  ],
]

testAnswers(rows)
