/**
 * Answers to a third batch of prompts of assistants and extraction, measured after the changes for the second. The values are our own.
 */
import {
  assistant,
  boolean,
  integer,
  like,
  number,
  offering,
  oneOf,
  structured,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const shop = offering(
  tool('search_products', 'Search the product catalogue', { query: text, max_price: number }, ['query']),
  tool('add_to_cart', 'Add a product to the shopping cart', { product: text, quantity: integer }),
  tool('cancel_order', 'Cancel an order', { order_id: text }),
  tool('track_shipment', 'Track the shipment of an order', { tracking_number: text }),
  tool('get_account_balance', 'Get the balance of an account', { account_id: text }),
  tool('transfer_money', 'Transfer money to another account', { recipient: text, amount: number, currency: text }),
  tool('set_thermostat', 'Set the temperature of the thermostat', { temperature: number }),
  tool('lock_door', 'Lock or unlock a door', { door: text, locked: boolean }),
  tool('create_todo', 'Add an item to the to-do list', { item: text }),
  tool('define_word', 'Look up the definition of a word', { word: text }),
  tool('get_crypto_price', 'Get the price of a cryptocurrency', { coin: text }),
)

const rows: SensibleRow[] = [
  [
    'a search with a limit',
    'Find me running shoes under $80',
    shop,
    { calls: [['search_products', { query: like(/running shoes/), max_price: 80 }]] },
  ],
  [
    'a cart',
    'Add 2 blue mugs to my cart',
    shop,
    { calls: [['add_to_cart', { product: like(/^blue mugs?$/), quantity: 2 }]] },
  ],
  ['a cancellation', 'Please cancel order B-4410', shop, { calls: [['cancel_order', { order_id: 'B-4410' }]] }],
  [
    'a shipment',
    'Where is my package with tracking number 1Z999AA1?',
    shop,
    { calls: [['track_shipment', { tracking_number: '1Z999AA1' }]] },
  ],
  [
    'a transfer',
    'Transfer 75 euros to Sofia',
    shop,
    { calls: [['transfer_money', { recipient: 'Sofia', amount: 75, currency: 'EUR' }]] },
  ],
  ['a thermostat', 'Set the heating to 21 degrees', shop, { calls: [['set_thermostat', { temperature: 21 }]] }],
  ['a door', 'Lock the front door', shop, { calls: [['lock_door', { door: like(/front/), locked: true }]] }],
  [
    'a to-do item',
    'Put "call the bank" on my to-do list',
    shop,
    { calls: [['create_todo', { item: 'call the bank' }]] },
  ],
  ['a definition', 'What does "ephemeral" mean?', shop, { calls: [['define_word', { word: 'ephemeral' }]] }],
  [
    'a coin',
    'What is Bitcoin worth right now?',
    shop,
    { calls: [['get_crypto_price', { coin: like(/^(bitcoin|btc)$/i) }]] },
  ],
  ['no tool for a question about the assistant', 'What can you do for me?', shop, { text: /./ }],
  ['no tool for a compliment', 'You are awesome!', shop, { text: /./ }],
  [
    'a book',
    'Hollow Pines is a novel by Greta Lindqvist, published in 1998 with 312 pages.',
    structured({ title: text, author: text, year: integer, pages: integer }),
    { json: { title: 'Hollow Pines', author: 'Greta Lindqvist', year: 1998, pages: 312 } },
  ],
  [
    'a property listing',
    'For sale: 3 bedroom house in Denver with 2 bathrooms, asking price $540,000.',
    structured({ bedrooms: integer, bathrooms: integer, city: text, price: number }),
    { json: { bedrooms: 3, bathrooms: 2, city: 'Denver', price: 540000 } },
  ],
  [
    'a weather report',
    'It is 18 °C and cloudy in Ghent with 60% humidity.',
    structured({ city: text, temperature: number, humidity: number, condition: oneOf('sunny', 'cloudy', 'rainy') }),
    { json: { city: 'Ghent', temperature: 18, humidity: 60, condition: 'cloudy' } },
  ],
  [
    'a support message',
    'I was charged twice for my subscription this month.',
    structured({ category: oneOf('technical', 'billing', 'sales'), urgent: boolean }),
    { json: { category: 'billing', urgent: false } },
  ],
  [
    'a product',
    'The Orbit 3 speaker by Sonaris costs $129 and is out of stock.',
    structured({ name: text, brand: text, price: number, in_stock: boolean }),
    { json: { name: like(/^Orbit 3/), brand: 'Sonaris', price: 129, in_stock: false } },
  ],
  [
    'a person with a job',
    'Priya Nair works as a pharmacist at Lotus Health in Pune.',
    structured({ name: text, occupation: text, company: text, city: text }),
    { json: { name: 'Priya Nair', occupation: 'pharmacist', company: 'Lotus Health', city: 'Pune' } },
  ],
  [
    'a recalled date',
    [user('My flight leaves on 3 May.'), assistant('Have a good trip!'), user('When does my flight leave?')],
    {},
    { text: /3 May/ },
  ],
  [
    'a rule of the system message',
    [
      system('The support line is open from 9 am to 5 pm. The refund period is 30 days.'),
      user('How long is the refund period?'),
    ],
    {},
    { text: /30 days/ },
  ],
]

testSensible(rows)
