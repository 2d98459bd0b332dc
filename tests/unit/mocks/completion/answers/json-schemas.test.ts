/** JSON for a `response_format` with a schema. */
import { expect, test } from 'vitest'
import { completeRequest } from '../complete-request.ts'
import { user, type Message } from './table.ts'

type Case = readonly [about: string, messages: readonly Message[], value: unknown, more?: Message]
const schemaFormat = (schema: unknown) => ({
  response_format: { type: 'json_schema', json_schema: { name: 'out', schema } },
})
const person = {
  title: 'Person',
  type: 'object',
  properties: { name: { title: 'Name', type: 'string' }, age: { title: 'Age', type: 'integer' } },
  required: ['name', 'age'],
}
const sentiment = {
  type: 'object',
  properties: {
    sentiment: { type: 'string', enum: ['positive', 'negative', 'neutral'] },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
  },
  required: ['sentiment', 'confidence'],
}
const people = {
  $defs: { Person: person },
  type: 'object',
  properties: { people: { type: 'array', items: { $ref: '#/$defs/Person' } } },
  required: ['people'],
}
const product = {
  type: 'object',
  properties: { name: { type: 'string' }, price: { type: 'number' }, in_stock: { type: 'boolean' } },
  required: ['name', 'price'],
}
const event = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    date: { type: 'string' },
    participants: { type: 'array', items: { type: 'string' } },
  },
  required: ['name', 'date', 'participants'],
}

/** Compact JSON as the whole content. */
const compact: readonly Case[] = [
  [
    'json_schema with a person',
    [user('My friend Dana Fox is 45 years old.')],
    { name: 'Dana Fox', age: 45 },
    schemaFormat(person),
  ],
  [
    'json_schema with several persons',
    [user('Tom is 20, Ann is 30 and Zoe is 40')],
    {
      people: [
        { name: 'Tom', age: 20 },
        { name: 'Ann', age: 30 },
        { name: 'Zoe', age: 40 },
      ],
    },
    schemaFormat(people),
  ],
  [
    'json_schema with a sentiment',
    [user('I love it, best purchase ever')],
    { sentiment: 'positive', confidence: 0.9 },
    schemaFormat(sentiment),
  ],
  [
    'json_schema with a product',
    [user('The Pixel 9 costs $799 and is in stock')],
    { name: 'Pixel 9', price: 799, in_stock: true },
    schemaFormat(product),
  ],
  [
    'json_schema with a negation',
    [user('The Nova 3 costs $120 and is not in stock')],
    { name: 'Nova 3', price: 120, in_stock: false },
    schemaFormat(product),
  ],
  [
    'json_schema with an event',
    [user('Alice and Bob are going to a science fair on Friday.')],
    { name: expect.any(String), date: 'Friday', participants: ['Alice', 'Bob'] },
    schemaFormat(event),
  ],
  [
    'json_schema with an answer',
    [user('What is 6 * 7?')],
    { reasoning: expect.any(String), answer: '6 * 7 = 42' },
    schemaFormat({
      type: 'object',
      properties: { reasoning: { type: 'string' }, answer: { type: 'string' } },
      required: ['reasoning', 'answer'],
    }),
  ],
  [
    'json_schema with labels',
    [user('Name: Priya Shah\nEmail: priya@example.org\nCity: Mumbai')],
    { name: 'Priya Shah', email: 'priya@example.org', city: 'Mumbai' },
    schemaFormat({
      type: 'object',
      properties: { name: { type: 'string' }, email: { type: 'string' }, city: { type: 'string' } },
      required: ['name', 'email', 'city'],
    }),
  ],
  [
    'json_schema with an address',
    [user('Ship it to 12 Main Street in Dublin, zip code 10115')],
    { city: 'Dublin', zip_code: '10115' },
    schemaFormat({
      type: 'object',
      properties: { city: { type: 'string' }, zip_code: { type: 'string' } },
      required: ['city', 'zip_code'],
    }),
  ],
  [
    'json_schema with a priority',
    [user('Typo on the about page, no rush')],
    { priority: 'low' },
    schemaFormat({
      type: 'object',
      properties: { priority: { enum: ['high', 'medium', 'low'] } },
      required: ['priority'],
    }),
  ],
  [
    'json_schema with a category',
    [user('I was charged twice, I want my money back')],
    { category: 'billing' },
    schemaFormat({
      type: 'object',
      properties: { category: { enum: ['technical', 'billing', 'general'] } },
      required: ['category'],
    }),
  ],
  [
    'json_schema with spam',
    [user('Congratulations! You won a prize, click here to claim')],
    { is_spam: true },
    schemaFormat({ type: 'object', properties: { is_spam: { type: 'boolean' } }, required: ['is_spam'] }),
  ],
  [
    'json_schema without spam',
    [user('The meeting moved to tomorrow, report attached')],
    { is_spam: false },
    schemaFormat({ type: 'object', properties: { is_spam: { type: 'boolean' } }, required: ['is_spam'] }),
  ],
  [
    'a nullable member without a fact',
    [user('Bob is 40')],
    { name: 'Bob', email: null },
    schemaFormat({
      type: 'object',
      properties: { name: { type: 'string' }, email: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      required: ['name', 'email'],
    }),
  ],
  [
    'a nullable member with a fact',
    [user('Bob has the address bob@example.org')],
    { name: 'Bob', email: 'bob@example.org' },
    schemaFormat({
      type: 'object',
      properties: { name: { type: 'string' }, email: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      required: ['name', 'email'],
    }),
  ],
  [
    'a calculated number',
    [user('What is 12 + 30?')],
    { result: 42 },
    schemaFormat({ type: 'object', properties: { result: { type: 'number' } }, required: ['result'] }),
  ],
]

test.each<Case>(compact)('%s', (_, messages, value, more) => {
  const content =
    completeRequest({ model: 'kimi-k2.6', messages, ...(more as Message | undefined) }).choices[0]?.content ?? ''
  expect(JSON.parse(content)).toEqual(value)
})
