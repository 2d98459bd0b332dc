/** Tool calls about accounts, customers and orders: logging in, changing a record, finding the one that a result listed. */
import {
  boolean,
  called,
  containing,
  integer,
  number,
  offering,
  result,
  assistant,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const accounts = offering(
  tool('login', 'Log in to the shop', { username: text, password: text }),
  tool('logout', 'Log out of the shop', {}),
  tool('reset_password', 'Send an e-mail that resets the password', { email: text }),
)
const records = offering(
  tool('update_customer_email', 'Change the e-mail address of a customer', { customer_id: integer, email: text }),
  tool('create_customer', 'Add a customer', { name: text, email: text }),
  tool('create_product', 'Add a product', { name: text, price: number }),
)
const shop = offering(
  tool('search_products', 'Search the products', { query: text }),
  tool('add_to_cart', 'Add a product to the cart', { product_id: text, quantity: integer }, ['product_id']),
)
const agent = offering(
  tool('execute_command', 'Run a command on the system', { command: text, requires_approval: boolean }),
)

testAnswers([
  [
    'a name and a password in one sentence',
    'Sign in as petra.w with password Kiosk!42',
    accounts,
    { calls: [['login', { username: 'petra.w', password: 'Kiosk!42' }]] },
  ],
  ['the end of a session', 'Please log me out', accounts, { calls: [['logout', {}]] }],
  [
    'a forgotten password',
    'I forgot my password, my address is lin@hafen.example',
    accounts,
    { calls: [['reset_password', { email: 'lin@hafen.example' }]] },
  ],
  [
    'an address beside the number of its customer',
    'Change the email of customer 31 to kay@post.example',
    records,
    { calls: [['update_customer_email', { customer_id: 31, email: 'kay@post.example' }]] },
  ],
  [
    'the id of what an earlier result listed',
    [
      user('Show me teapots'),
      called('search_products', { query: 'teapots' }, 's'),
      result('[{"id": "T-4", "name": "Blue teapot"}, {"id": "T-9", "name": "Iron teapot"}]', 's'),
      assistant('There are a blue teapot and an iron teapot.'),
      user('Put the Iron teapot in my cart'),
    ],
    shop,
    { calls: [['add_to_cart', containing({ product_id: 'T-9' })]] },
  ],
  [
    'a command that needs approval',
    'Install the chalk package with npm',
    agent,
    { calls: [['execute_command', { command: 'npm install chalk', requires_approval: true }]] },
  ],
])
