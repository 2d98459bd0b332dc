/** Requests in everyday words for tools that have other names: a cart, a phone, a kitchen, a help desk; the values are our own. */
import {
  described,
  integer,
  listOf,
  number,
  object,
  offering,
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
  type AnswerRow,
} from './table.ts'

const absolute = described('Absolute path of the file')
const shop = offering(
  tool('search_products', 'Search the catalogue', { query: text }),
  tool('add_to_cart', 'Add a product to the cart', { product: text, quantity: integer }, ['product']),
  tool('apply_coupon', 'Apply a coupon code', { code: text }),
  tool('checkout', 'Check out the cart', { payment_method: oneOf('card', 'paypal', 'invoice') }),
)
const phone = offering(
  tool('add_task', 'Adds a task to the to-do list', { title: text }),
  tool('play_song', 'Plays a song', { title: text, artist: text }),
  tool('call_contact', 'Calls a person', { name: text }),
  tool('get_news', 'Latest headlines', {}),
  tool('get_directions', 'Directions between two places', { from: text, to: text, mode: oneOf('car', 'walk') }),
)
const coding = offering(
  tool('Bash', 'Executes a given bash command in a persistent shell session', { command: text }),
  tool('Read', 'Reads a file from the local filesystem.', { file_path: absolute }),
  tool('Grep', 'A powerful search tool', { pattern: described('The regular expression pattern to search for') }),
  tool('Glob', 'Fast file pattern matching tool', { pattern: described('The glob pattern') }),
  tool('WebSearch', 'Search the web', { query: text }),
)
const environment = system('<env>\nWorking directory: /w/desk\n</env>')
const desk = offering(
  tool('transfer_to_hardware', 'Hardware problems: devices that do not start', {}),
  tool('transfer_to_network', 'Network problems: wifi, VPN', {}),
)

const rows: AnswerRow[] = [
  [
    'a counted thing for the cart',
    'Put three of the green bowls in my cart',
    shop,
    { calls: [['add_to_cart', { product: 'green bowls', quantity: 3 }]] },
  ],
  ['a coupon', "I've got a coupon: AUTUMN25", shop, { calls: [['apply_coupon', { code: 'AUTUMN25' }]] }],
  ['a way to pay', "Let's pay by invoice", shop, { calls: [['checkout', { payment_method: 'invoice' }]] }],
  ['a person to ring', 'Ring my cousin Petra', phone, { calls: [['call_contact', { name: 'Petra' }]] }],
  [
    'a song to put on',
    'Put on Slow River by Nadia Brook',
    phone,
    { calls: [['play_song', { title: 'Slow River', artist: 'Nadia Brook' }]] },
  ],
  ['what is new', "What's happening in the world of sailing?", phone, { calls: [['get_news', {}]] }],
  [
    'two places with articles',
    'How do I walk from the harbour to the castle?',
    phone,
    { calls: [['get_directions', { from: 'harbour', to: 'castle', mode: 'walk' }]] },
  ],
  [
    'a package',
    [environment, user('install express')],
    coding,
    { calls: [['Bash', { command: 'npm install express' }]] },
  ],
  [
    'a commit',
    [environment, user('commit everything with the message "Add search"')],
    coding,
    { calls: [['Bash', { command: 'git add -A && git commit -m "Add search"' }]] },
  ],
  [
    'a file to look at',
    [environment, user('Look at router.js and explain the paths')],
    coding,
    { calls: [['Read', { file_path: '/w/desk/router.js' }]] },
  ],
  [
    'files that import',
    [environment, user('which files import "./cache"?')],
    coding,
    { calls: [['Grep', { pattern: './cache' }]] },
  ],
  [
    'files of a kind',
    [environment, user('list all yaml files')],
    coding,
    { calls: [['Glob', { pattern: '**/*.yaml' }]] },
  ],
  ['a device that does not start', 'My printer will not turn on', desk, { calls: [['transfer_to_hardware', {}]] }],
  ['a connection that fails', 'The wifi in our kitchen keeps dropping', desk, { calls: [['transfer_to_network', {}]] }],
  [
    'a path with backslashes',
    [system('<env>\nWorking directory: E:\\jobs\n</env>'), user('Read lib\\tools.rs')],
    offering(tool('read', 'Reads a file', { filePath: described('The absolute path to the file') })),
    { calls: [['read', { filePath: 'E:\\jobs\\lib\\tools.rs' }]] },
  ],
  [
    'two absolute paths',
    [environment, user('Rename start.css to base.css')],
    offering(tool('move_file', 'Moves or renames a file', { source: absolute, destination: absolute })),
    { calls: [['move_file', { source: '/w/desk/start.css', destination: '/w/desk/base.css' }]] },
  ],
  [
    'two files to compare',
    [environment, user('Compare v1.json with v2.json')],
    offering(tool('diff_files', 'Compares two files', { left: absolute, right: absolute })),
    { calls: [['diff_files', { left: '/w/desk/v1.json', right: '/w/desk/v2.json' }]] },
  ],
  [
    'a file to read before it is written',
    [environment, user('read settings.yaml, then write its content to backup.yaml')],
    offering(
      tool('read_file', 'Reads a file', { path: absolute }),
      tool('write_file', 'Writes a file', { path: absolute, content: text }),
    ),
    { calls: [['read_file', { path: '/w/desk/settings.yaml' }]] },
  ],
  [
    'the length of a password',
    'generate a password with 18 characters',
    offering(tool('generate_password', 'Generates a random password', { length: integer }, [])),
    { calls: [['generate_password', { length: 18 }]] },
  ],
  [
    'the only text of a tool',
    'Where can I park near the theatre in Linz?',
    offering(tool('find_parking', 'Find parking near a place', { near: text })),
    { calls: [['find_parking', { near: 'theatre in Linz' }]] },
  ],
  [
    'amounts with units',
    'Ingredients: 150 g sugar, 3 lemons, 250 ml cream',
    offering(
      tool('final_result', 'The final response which ends this conversation', {
        ingredients: listOf(object({ name: text, amount: number })),
      }),
    ),
    {
      calls: [
        [
          'final_result',
          {
            ingredients: [
              { name: 'sugar', amount: 150 },
              { name: 'lemons', amount: 3 },
              { name: 'cream', amount: 250 },
            ],
          },
        ],
      ],
    },
  ],
  [
    'several files of one call',
    [environment, user('Read part1.md, part2.md and part3.md')],
    offering(tool('read_many_files', 'Reads several files', { paths: listOf(absolute) })),
    { calls: [['read_many_files', { paths: ['/w/desk/part1.md', '/w/desk/part2.md', '/w/desk/part3.md'] }]] },
  ],
  [
    'where a ride begins and ends',
    'I need a taxi from the harbour to Hotel Miramar',
    offering(tool('book_ride', 'Books a ride', { pickup: text, dropoff: text })),
    { calls: [['book_ride', { pickup: 'harbour', dropoff: 'Hotel Miramar' }]] },
  ],
  [
    'a message to a number',
    'Text +49 171 5550123 that the keys are here',
    offering(
      tool('get_weather', 'Current weather', { city: text }),
      tool('send_sms', 'Send a text message', { phone: text, message: text }),
    ),
    { calls: [['send_sms', { phone: '+49 171 5550123', message: 'the keys are here' }]] },
  ],
  [
    'a currency of another name',
    'How much is 75 euros in francs?',
    offering(
      tool('search_customers', 'Search customers by name', { query: text }),
      tool('convert_currency', 'Convert money', { amount: number, from: text, to: text }),
    ),
    { calls: [['convert_currency', { amount: 75, from: 'EUR', to: 'CHF' }]] },
  ],
  [
    'a list of names after with',
    'The meeting "Outlook" is with Eva, Tom and Kai',
    offering(
      tool('final_result', 'The final response which ends this conversation', {
        title: text,
        participants: listOf(text),
      }),
    ),
    { calls: [['final_result', { title: 'Outlook', participants: ['Eva', 'Tom', 'Kai'] }]] },
  ],
  [
    'a person in Chinese',
    '陈晓住在杭州，是一名律师',
    offering(
      tool('final_result', 'The final response which ends this conversation', {
        name: described('姓名'),
        city: described('城市'),
        job: described('职业'),
      }),
    ),
    { calls: [['final_result', { name: '陈晓', city: '杭州', job: '律师' }]] },
  ],
]

testAnswers(rows)
