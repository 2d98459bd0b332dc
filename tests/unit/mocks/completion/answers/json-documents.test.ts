/** JSON of invoices, orders, receipts, tickets and other documents. */
import {
  date,
  integer,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  text,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'line items',
    'Order: 2 notebooks at $4.00 each and 3 pens at $1.50 each.',
    structured({ items: listOf(object({ name: text, quantity: integer, price: number })) }),
    {
      json: {
        items: [
          { name: like(/^notebooks?$/), quantity: 2, price: 4 },
          { name: like(/^pens?$/), quantity: 3, price: 1.5 },
        ],
      },
    },
  ],
  [
    'a flight confirmation',
    'Your flight LH 1832 departs from Munich at 08:45 and arrives in Porto at 11:20.',
    structured({ flight_number: text, origin: text, destination: text, departure_time: text, arrival_time: text }),
    {
      json: {
        flight_number: 'LH 1832',
        origin: 'Munich',
        destination: 'Porto',
        departure_time: '08:45',
        arrival_time: '11:20',
      },
    },
  ],
  [
    'a company',
    'Nimbus Labs was founded in 2014 by Rita Okafor and has 250 employees.',
    structured({ name: text, founded: integer, founder: text, employees: integer }),
    { json: { name: 'Nimbus Labs', founded: 2014, founder: 'Rita Okafor', employees: 250 } },
  ],
  [
    'an invoice',
    'Invoice INV-2041 from Blue Fern Ltd. Date: 2026-03-14. Total due: $150.75.',
    structured({ invoice_number: text, vendor: text, date, total: number }),
    { json: { invoice_number: 'INV-2041', vendor: 'Blue Fern Ltd', date: '2026-03-14', total: 150.75 } },
  ],
  [
    'a total among other prices',
    'Coffee $4.50, bagel $3.25, tip $1.00, total $8.75. Paid by card.',
    structured({ total: number, payment_method: oneOf('cash', 'card') }),
    { json: { total: 8.75, payment_method: 'card' } },
  ],
  [
    'an invoice',
    'Invoice No. 2026-118\nDate: 2026-02-14\nBill to: Kelp & Sons\nAmount due: EUR 480.00',
    structured({ invoice_number: text, date, customer: text, amount: number, currency: text }),
    { json: { invoice_number: '2026-118', date: '2026-02-14', customer: 'Kelp & Sons', amount: 480, currency: 'EUR' } },
  ],
  [
    'a feedback of a customer',
    'The delivery was late and the box was damaged, but support was friendly. Order #55120.',
    structured({
      order_number: text,
      issues: listOf(oneOf('late_delivery', 'damaged_item', 'wrong_item', 'missing_item')),
    }),
    { json: { order_number: like(/55120/), issues: ['late_delivery', 'damaged_item'] } },
  ],
  [
    'a flight',
    'Flight KX 482 departs from Vienna at 07:15 and arrives in Dublin at 09:20.',
    structured({
      flight_number: text,
      departure_city: text,
      departure_time: text,
      arrival_city: text,
      arrival_time: text,
    }),
    {
      json: {
        flight_number: 'KX 482',
        departure_city: 'Vienna',
        departure_time: '07:15',
        arrival_city: 'Dublin',
        arrival_time: '09:20',
      },
    },
  ],
  [
    'a receipt',
    'Receipt: Coffee $3.50, Bagel $2.25. Total $5.75. Paid with Visa.',
    structured({ items: listOf(object({ name: text, price: number })), total: number, payment_method: text }),
    {
      json: {
        items: [
          { name: 'Coffee', price: 3.5 },
          { name: 'Bagel', price: 2.25 },
        ],
        total: 5.75,
        payment_method: like(/Visa/),
      },
    },
  ],
  [
    'an invoice',
    'Invoice INV-2041, issued on March 3, 2025, due on April 2, 2025. Amount due: EUR 1,250.00.',
    structured({
      invoice_number: text,
      issue_date: { type: 'string', format: 'date' },
      due_date: { type: 'string', format: 'date' },
      total_amount: number,
      currency: oneOf('USD', 'EUR', 'GBP'),
    }),
    {
      json: {
        invoice_number: 'INV-2041',
        issue_date: '2025-03-03',
        due_date: '2025-04-02',
        total_amount: 1250,
        currency: 'EUR',
      },
    },
  ],
  [
    'a receipt',
    'Receipt\nCorner Cafe\nLatte x2 $7.00\nMuffin x1 $3.50\nTotal $10.50',
    structured({
      items: listOf(object({ name: text, price: number, quantity: integer })),
      total: number,
    }),
    {
      json: {
        items: [
          { name: 'Latte', price: 7, quantity: 2 },
          { name: 'Muffin', price: 3.5, quantity: 1 },
        ],
        total: 10.5,
      },
    },
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
    'a position by coordinates',
    'The lighthouse stands at latitude 58.25 and longitude -6.12.',
    structured({ latitude: number, longitude: number }),
    { json: { latitude: 58.25, longitude: -6.12 } },
  ],

  [
    'an order with the customer before the items',
    'Extract the order: customer Rosa Vidal number 12 bought 6 candles at 2.50 EUR and 4 vases at 11.00 EUR, total 59.00 EUR.',
    structured({
      customer: text,
      total: number,
      items: listOf(object({ name: text, quantity: integer, price: number })),
    }),
    {
      json: {
        customer: 'Rosa Vidal',
        total: 59,
        items: [
          { name: 'candles', quantity: 6, price: 2.5 },
          { name: 'vases', quantity: 4, price: 11 },
        ],
      },
    },
  ],

  [
    'the problem of a complaint',
    'My scanner jams since the update, ticket 5512, please call +1 555 0142',
    structured({ issue: text, phone: text }),
    { json: { issue: 'My scanner jams since the update', phone: '+1 555 0142' } },
  ],
]

testAnswers(rows)
