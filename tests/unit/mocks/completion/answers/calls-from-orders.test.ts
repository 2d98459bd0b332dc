/** Tool calls that system messages and descriptions of tools order: what comes first, what follows a result, and who answers last. */
import {
  assistant,
  called,
  containing,
  described,
  integer,
  like,
  offering,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const archive = offering(
  tool('search_archive', 'Search the archive. Returns entry IDs, not their text.', { query: text }),
  tool('get_entry', 'Get the text of an entry', { entry_id: text }),
)
const parcels = offering(
  tool('list_parcels_of', 'List the parcels of a customer', { customer_id: text }),
  tool('get_parcel_state', 'Get the state of a parcel', { parcel_id: text }),
  tool(
    'stop_parcel',
    'Stop a parcel that is WAITING. You should call "get_parcel_state" first, before calling this tool.',
    { parcel_id: text },
  ),
)
const sketches = offering(
  tool('find_tide', 'Look up the tide of a harbour', { harbour: text }),
  tool('draw_picture', 'Draws a picture', { prompt: text }),
)
const game = offering(tool('draw_card', 'Draw a card', {}), tool('get_host_name', 'Get the name of the host', {}))
const desk = offering(
  tool('return_bike', 'Return a rented bike', { bike_id: text }),
  tool('transfer_to_counter_agent', 'Hand off to the counter agent', {}),
  tool('transfer_to_user', 'Hand off to the user', {}),
)
const pipeline = offering(
  tool('run_sketch_job', 'Delegate a job to the sketch service', { task: text }),
  tool('download_sketch_archive', 'Download an archive of the sketches', { archive_id: text, output_path: text }),
)
const crew = offering(
  tool('transfer_to_search_agent', 'Assigns the task to the agent that looks things up', {}),
  tool('transfer_to_math_agent', 'Assigns the task to the agent for math', {}),
)
const counter = offering(
  tool('letter_counter_tool', 'Counts the letters of a given string', { text: described('The string to count') }),
)
const editor = offering(
  tool('view_file', 'View a file', { path: text }),
  tool('edit_file', 'Replace text in a file', { path: text, old_text: text, new_text: text }),
)
const person = offering(tool('find_member', 'Find a member of the club', { name: text }))
const bank = offering(
  tool('get_balance', 'Get the balance of an account.', { account: described('Account id') }),
  tool('transfer_funds', 'Transfer funds to an account.', { to: described('Destination account id'), amount: integer }),
)
const patches = offering(
  tool('read_file', 'Read a file with the numbers of its lines', { path: text }),
  tool('apply_diff', 'Apply changes to a file', {
    path: text,
    diff: described('SEARCH/REPLACE blocks with the text to search and the text to replace it with'),
  }),
)
const mail = offering(
  tool('get_contact', 'Look up the address of a person', { name: text }),
  tool('send_email', 'Send an email', { to: text, subject: text, body: text }),
)
const menu = offering(
  tool('get_dishes', 'Lists the dishes of today', {}),
  tool('get_dish_price', 'Gives the price of a dish', { dish: text }),
)
const findNote = user('Find the note about the broken lens and extract all promises')
const stopAll = user('Please stop all waiting parcels of customer customer_q.')
const tide = system(
  'You answer questions about tides. Look up the tide of the harbour, then draw a picture of the harbour.',
)
const rentals = system(
  'You take back rented bikes with return_bike. When the return is complete, hand off to the counter agent.',
)
const steps = system(
  '- Step 1: Use run_sketch_job to create the sketches.\n- Step 2: Use download_sketch_archive to save them.\n- Step 3: Tell the user where they are.',
)
const supervisor = system('You are a supervisor. Assign work to one agent at a time. Do not do any work yourself.')
const harvest = user('find the harvest of Malta and of Gozo in 2021. what % of it was on Gozo?')
const transfer = user('Check the balance of account K-4, then transfer $80 to account M-9.')

testAnswers([
  [
    'the details of what a search has found by its id',
    [findNote, called('search_archive', { query: 'broken lens' }, 's'), result('{"hits":[{"id":"L-88"}]}', 's')],
    archive,
    { calls: [['get_entry', { entry_id: 'L-88' }]] },
  ],
  [
    'a call for each listed thing, of the tool that a description demands before',
    [stopAll, called('list_parcels_of', { customer_id: 'customer_q' }, 'l'), result('["P7","P9"]', 'l')],
    parcels,
    {
      calls: [
        ['get_parcel_state', { parcel_id: 'P7' }],
        ['get_parcel_state', { parcel_id: 'P9' }],
      ],
    },
  ],
  [
    'only what is in the state that is meant',
    [
      stopAll,
      called('list_parcels_of', { customer_id: 'customer_q' }, 'l'),
      result('["P7","P9"]', 'l'),
      called('get_parcel_state', { parcel_id: 'P7' }, 'a'),
      called('get_parcel_state', { parcel_id: 'P9' }, 'b'),
      result('DELIVERED', 'a'),
      result('WAITING', 'b'),
    ],
    parcels,
    { calls: [['stop_parcel', { parcel_id: 'P9' }]] },
  ],
  [
    'what a system message orders after the first tool',
    [tide, user('The tide in Dover'), called('find_tide', { harbour: 'Dover' }, 't'), result('High at 4 pm', 't')],
    sketches,
    { calls: [['draw_picture', { prompt: like(/./) }]] },
  ],
  [
    'a further tool without arguments that a system message asks for',
    [
      system('You should draw the card and compare it with the guess. Use the name of the host in the response.'),
      user('I guess a seven'),
      called('draw_card', {}, 'c'),
      result('seven', 'c'),
    ],
    game,
    { calls: [['get_host_name', {}]] },
  ],
  [
    'the number that the user gives after a question',
    [
      rentals,
      user('I want to return my bike.'),
      assistant('Could you please tell me your bike number?'),
      called('transfer_to_user', {}, 'u'),
      result('Transferred to user', 'u'),
      user('40117'),
    ],
    desk,
    { calls: [['return_bike', { bike_id: '40117' }]] },
  ],
  ['no made-up reference', [rentals, user('I want to return my bike.')], desk, { text: /bike id/ }],
  [
    'the hand-off for the end of the work',
    [rentals, user('Return bike 40117'), called('return_bike', { bike_id: '40117' }, 'r'), result('Returned.', 'r')],
    desk,
    { calls: [['transfer_to_counter_agent', {}]] },
  ],
  [
    'the first of numbered steps',
    [steps, user('Have the service create a few sketches, then download the archive of the sketches.')],
    pipeline,
    { calls: [['run_sketch_job', { task: like(/sketches/) }]] },
  ],
  [
    'the agent for the second question to a supervisor',
    [
      supervisor,
      harvest,
      called('transfer_to_search_agent', {}, 'x'),
      result('Successfully transferred to search_agent', 'x'),
      assistant('Malta harvested 300 tons and Gozo 75 tons.'),
    ],
    crew,
    { calls: [['transfer_to_math_agent', {}]] },
  ],
  [
    'a tool that a system message names in words, for a labelled text',
    [
      system('You check captions. Use the Letter Counter Tool.'),
      user('Check that the given caption is short enough.\n\nCAPTION:\nGulls over the pier'),
    ],
    counter,
    { calls: [['letter_counter_tool', { text: 'Gulls over the pier' }]] },
  ],
  [
    'reading a file in which an edit did not find its text',
    [
      user('In docks.txt replace "pier 4" with "pier 5".'),
      called('edit_file', { path: 'docks.txt', old_text: 'pier 4', new_text: 'pier 5' }, 'e'),
      result('Error: old_text not found in file', 'e'),
    ],
    editor,
    { calls: [['view_file', { path: 'docks.txt' }]] },
  ],
  [
    'a question for what a refusal asks for',
    [
      user('Who is Ingrid?'),
      called('find_member', { name: 'Ingrid' }, 'm'),
      result('Provide the family name.\n\nFix the errors and try again.', 'm'),
    ],
    person,
    { text: /family name\?/ },
  ],
  [
    'the second step about money after the first',
    [transfer, called('get_balance', { account: 'K-4' }, 'b'), result('account K-4 balance: $310', 'b')],
    bank,
    { calls: [['transfer_funds', { to: 'M-9', amount: 80 }]] },
  ],
  [
    'a block that replaces a line of a file that was read',
    [
      user('In conf/pump.js change the rate from 40 to 55.'),
      called('read_file', { path: 'conf/pump.js' }, 'f'),
      result('1 | const pump = {\n2 |   rate: 40,\n3 | }\n', 'f'),
    ],
    patches,
    {
      calls: [
        [
          'apply_diff',
          { path: 'conf/pump.js', diff: '<<<<<<< SEARCH\n  rate: 40,\n=======\n  rate: 55,\n>>>>>>> REPLACE' },
        ],
      ],
    },
  ],
  [
    'the address of a person who is only named',
    'Send an email to Vera saying the ferry leaves at 6pm',
    mail,
    { calls: [['get_contact', { name: 'Vera' }]] },
  ],
  [
    'mail to the address of a result',
    [
      user('Send an email to Vera saying the ferry leaves at 6pm'),
      called('get_contact', { name: 'Vera' }, 'v'),
      result('{"name":"Vera","email":"vera@quay.example"}', 'v'),
    ],
    mail,
    { calls: [['send_email', containing({ to: 'vera@quay.example' })]] },
  ],
  [
    'what a pronoun means in a short question',
    [
      user('What is the dish of today?'),
      called('get_dishes', {}, 'd'),
      result('Smoked Eel', 'd'),
      assistant('The dish of today is Smoked Eel.'),
      user('How much does that cost?'),
    ],
    menu,
    { calls: [['get_dish_price', { dish: 'Smoked Eel' }]] },
  ],
])
