/** Calls for shops, orders, payments, accounts and shares. */
import { expect } from 'vitest'
import { email, weather, catalogue } from './offered.ts'
import {
  assistant,
  boolean,
  called,
  containing,
  described,
  integer,
  like,
  number,
  offering,
  oneOf,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const shop = offering(
  tool('search_products', 'Search the product catalog', { query: text, max_price: number, category: text }, ['query']),
  tool('add_to_cart', 'Add a product to the cart', { product_id: text, quantity: integer }),
  tool('get_cart', 'Show the contents of the cart', {}),
  tool('checkout', 'Place the order for everything in the cart', {}),
)
const balance = tool('customer_balance', "Returns the customer's current account balance.", {
  include_pending: boolean,
})
const support = tool('final_result', 'The final response which ends this conversation', {
  support_advice: described('Advice returned to the customer'),
  block_card: { type: 'boolean', description: 'Whether to block their card or not' },
  risk: { type: 'integer', description: 'Risk level of query', minimum: 0, maximum: 10 },
})
const payments = offering(
  tool('retrieve_payment_status', 'Get payment status of a transaction', {
    transaction_id: described('The transaction id.'),
  }),
  tool('retrieve_payment_date', 'Get payment date of a transaction', {
    transaction_id: described('The transaction id.'),
  }),
)
const order = tool('get_order_status', 'Look up the status of an order', { order_id: text })
const stock = tool('get_stock_price', 'Get the stock price for a ticker symbol', { symbol: text })
const convert = tool('convert_currency', 'Convert an amount between currencies', {
  amount: number,
  from: text,
  to: text,
})

const rows: AnswerRow[] = [
  [
    'an order',
    'What is the status of order A-1042?',
    offering(order, email),
    { calls: [['get_order_status', { order_id: 'A-1042' }]] },
  ],
  [
    'a stock',
    'What is the stock price of NVDA?',
    offering(stock, weather),
    { calls: [['get_stock_price', { symbol: 'NVDA' }]] },
  ],
  [
    'a conversion',
    'Convert 250 USD to EUR',
    offering(convert),
    { calls: [['convert_currency', { amount: 250, from: 'USD', to: 'EUR' }]] },
  ],
  [
    'a payment',
    'Send $45.50 to Carol for dinner',
    offering(tool('send_payment', 'Send money to a contact', { recipient: text, amount: number })),
    { calls: [['send_payment', { recipient: 'Carol', amount: 45.5 }]] },
  ],
  [
    'the tool that looks up for a question, not the one that changes',
    'What are my current subscriptions?',
    offering(
      tool('get_account_subscriptions', 'Get the subscriptions of an account', {}),
      tool('set_current_subscriptions', 'Set the current subscriptions', { subscriptions: text }),
    ),
    { calls: [['get_account_subscriptions', {}]] },
  ],
  [
    'what is looked for, its highest price and its order',
    'Show me rain jackets under 90 dollars, cheapest first',
    offering(
      tool(
        'search_products',
        'Search for products',
        { query: text, min_price: number, max_price: number, sort_by: oneOf('price_asc', 'price_desc', 'rating') },
        ['query'],
      ),
    ),
    { calls: [['search_products', { query: 'rain jackets', max_price: 90, sort_by: 'price_asc' }]] },
  ],
  [
    'products under a price',
    'Find me running shoes under 80 dollars',
    shop,
    { calls: [['search_products', containing({ query: like(/running shoes/), max_price: 80 })]] },
  ],
  [
    'a product of a result',
    [
      user('Find running shoes'),
      called('search_products', { query: 'running shoes' }),
      result('[{"product_id":"p-81","name":"Swift Runner","price":69}]', 'search_products_0'),
      assistant('I found the Swift Runner (p-81) for $69.'),
      user('Add two of them to my cart'),
    ],
    shop,
    { calls: [['add_to_cart', { product_id: 'p-81', quantity: 2 }]] },
  ],
  ['a cart to show', "What's in my cart?", shop, { calls: [['get_cart', {}]] }],
  [
    'a share by its company',
    "What's Microsoft's stock price?",
    offering(tool('get_stock_price', 'Get the current stock price', { symbol: described('The stock symbol') })),
    { calls: [['get_stock_price', { symbol: 'MSFT' }]] },
  ],
  [
    'an order',
    'Hi, can you tell me the delivery date for my order? The order id is 88213.',
    offering(
      tool('get_delivery_date', "Get the delivery date for a customer's order.", {
        order_id: described("The customer's order ID."),
      }),
    ),
    { calls: [['get_delivery_date', { order_id: '88213' }]] },
  ],
  [
    'a payment status',
    "What's the status of my transaction T1001?",
    payments,
    { calls: [['retrieve_payment_status', { transaction_id: 'T1001' }]] },
  ],
  [
    'a payment date',
    'On which day was transaction T2040 paid?',
    payments,
    { calls: [['retrieve_payment_date', { transaction_id: 'T2040' }]] },
  ],
  [
    'a customer and an order',
    'Cancel order O-553 for customer C-17, please',
    offering(
      tool('get_customer_info', 'Retrieves customer information based on their customer ID.', { customer_id: text }),
      tool('get_order_details', 'Retrieves the details of a specific order based on the order ID.', { order_id: text }),
      tool('cancel_order', 'Cancels an order based on the provided order ID.', { order_id: text }),
    ),
    { calls: [['cancel_order', { order_id: 'O-553' }]] },
  ],
  [
    'an exchange of currencies',
    'How much is 120 US dollars in Japanese yen?',
    offering(
      tool('currency_calculator', 'Currency exchange calculator.', {
        base_amount: { type: 'number', description: 'Amount of currency in base_currency' },
        base_currency: oneOf('USD', 'EUR', 'JPY'),
        quote_currency: oneOf('USD', 'EUR', 'JPY'),
      }),
    ),
    { calls: [['currency_calculator', { base_amount: 120, base_currency: 'USD', quote_currency: 'JPY' }]] },
  ],
  [
    'a stock by its number',
    'Is SKU BK-2291 still in stock?',
    catalogue,
    { calls: [['check_stock', { sku: 'BK-2291' }]] },
  ],
  ['a coupon', 'I have the coupon code SPRING25', catalogue, { calls: [['apply_coupon', { code: 'SPRING25' }]] }],
  ['a policy', 'How do I return something I bought?', catalogue, { calls: [['get_return_policy', {}]] }],
  [
    'an expense',
    'I spent 42.50 euros on a taxi yesterday',
    offering(
      tool('log_expense', 'Record an expense', {
        amount: number,
        currency: oneOf('USD', 'EUR', 'GBP'),
        category: oneOf('food', 'transport', 'lodging'),
        date: { type: 'string', format: 'date' },
      }),
    ),
    { calls: [['log_expense', { amount: 42.5, currency: 'EUR', category: 'transport', date: '2026-08-31' }]] },
  ],
  [
    'a lost card',
    [
      system('You are a support agent in our bank, give the customer support and judge the risk level of their query.'),
      user('I just lost my card!'),
    ],
    offering(balance, support),
    { calls: [['final_result', containing({ block_card: true })]] },
  ],
  [
    'a balance',
    [
      system('You are a support agent in our bank, give the customer support and judge the risk level of their query.'),
      user('What is my balance?'),
    ],
    offering(balance, support),
    { calls: [['customer_balance', { include_pending: expect.any(Boolean) }]] },
  ],
]

testAnswers(rows)
