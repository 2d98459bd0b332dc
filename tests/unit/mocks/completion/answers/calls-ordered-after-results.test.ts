/** What a system message or a task orders after results, and answers that state what several calls returned. */
import {
  called,
  containing,
  described,
  like,
  offering,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const search = tool('web_search', 'Searches the web', { query: text })
const ferry = tool('book_ferry', 'Books a ferry', { from_port: text, to_port: text })
const toHostels = tool('transfer_to_hostel_agent', 'Hands over to the agent for hostels.', {})
const trip = user('book a ferry from Oban to Mull and a bed at Tobermory Hostel')

testAnswers([
  [
    'what was found is saved before the hand-off that the system message orders',
    [
      system('You search for facts and save them. Once the facts are saved, hand off to the WriterAgent.'),
      user('Write about the first lighthouses.'),
      called('search_facts', { query: 'lighthouses' }),
      result('The Pharos of Alexandria was built around 280 BC.', 'search_facts_0'),
    ],
    offering(
      tool('search_facts', 'Searches', { query: text }),
      tool('save_facts', 'Saves facts', { facts: text }),
      tool('handoff', 'Hands off.\nAgents:\nWriterAgent: writes texts', { to_agent: text, reason: text }),
    ),
    { calls: [['save_facts', { facts: 'The Pharos of Alexandria was built around 280 BC.' }]] },
  ],
  [
    'the hand-off after what was found is saved',
    [
      system('You search for facts and save them. Once the facts are saved, hand off to the WriterAgent.'),
      user('Write about the first lighthouses.'),
      called('search_facts', { query: 'lighthouses' }),
      result('The Pharos of Alexandria was built around 280 BC.', 'search_facts_0'),
      called('save_facts', { facts: 'The Pharos' }),
      result('ok', 'save_facts_0'),
    ],
    offering(
      tool('search_facts', 'Searches', { query: text }),
      tool('save_facts', 'Saves facts', { facts: text }),
      tool('handoff', 'Hands off.\nAgents:\nWriterAgent: writes texts', { to_agent: text, reason: text }),
    ),
    { calls: [['handoff', containing({ to_agent: 'WriterAgent' })]] },
  ],
  [
    'the agent for the part that is left',
    [
      trip,
      called('book_ferry', { from_port: 'Oban', to_port: 'Mull' }),
      result('The ferry from Oban to Mull is booked.', 'book_ferry_0'),
    ],
    offering(ferry, toHostels),
    { calls: [['transfer_to_hostel_agent', {}]] },
  ],
  [
    'the part of the task that the next agent has',
    [
      trip,
      called('book_ferry', { from_port: 'Oban', to_port: 'Mull' }),
      result('The ferry from Oban to Mull is booked.', 'book_ferry_0'),
      called('transfer_to_hostel_agent', {}),
      result('Transferred to hostel_agent', 'transfer_to_hostel_agent_0'),
    ],
    offering(
      tool('book_hostel', 'Books a bed', { hostel_name: text }),
      tool('transfer_to_ferry_agent', 'Hands over to the agent for ferries.', {}),
    ),
    { calls: [['book_hostel', { hostel_name: like(/Tobermory/) }]] },
  ],
  [
    'arguments that a step of the system message spells',
    [
      system('1. Use build_site to build the site.\n2. Use pack_site with format="zip" and target=\'out/site.zip\'.'),
      user('Build and pack the site.'),
      called('build_site', {}),
      result('built', 'build_site_0'),
    ],
    offering(
      tool('build_site', 'Builds the site', {}),
      tool('pack_site', 'Packs the site', { format: text, target: text }),
    ),
    { calls: [['pack_site', { format: 'zip', target: 'out/site.zip' }]] },
  ],
  [
    'a day that counts from the one which a tool told',
    [
      user('Put a vet appointment into my calendar for tomorrow at 09:30.'),
      called('get_current_date', {}),
      result('2025-06-11', 'get_current_date_0'),
    ],
    offering(
      tool('get_current_date', 'Tells the date', {}),
      tool('create_event', 'Creates an event', { title: text, date: described('YYYY-MM-DD'), time: text }),
    ),
    { calls: [['create_event', containing({ date: '2025-06-12', time: like(/09:30/) })]] },
  ],
  [
    'a date and a name of the result for the next tool',
    [
      user('Find out when the Hawk editor was released. When you know it, use ask_editor to have it checked.'),
      called('web_search', { query: 'Hawk editor' }),
      result('{"results":[{"content":"The Hawk editor was released on March 3, 2018."}]}', 'web_search_0'),
    ],
    offering(search, tool('ask_editor', 'Asks an editor', { product: text, release_date: text })),
    { calls: [['ask_editor', { product: 'Hawk', release_date: 'March 3, 2018' }]] },
  ],
  [
    'the number of files that were found',
    [
      user('How many stylesheets are there?'),
      called('glob', { pattern: '**/*.css' }),
      result('a.css\nb/c.css\nb/d.css', 'glob_0'),
    ],
    offering(tool('glob', 'Finds files', { pattern: text }), tool('read_file', 'Reads a file', { path: text })),
    { text: /\b3\b/ },
  ],
  [
    'results of calls one after the other',
    [
      user('Compare the height of Ben Nevis and Snowdon.'),
      called('height_of', { mountain: 'Ben Nevis' }, 'a'),
      result('1345', 'a'),
      called('height_of', { mountain: 'Snowdon' }, 'b'),
      result('1085', 'b'),
    ],
    offering(tool('height_of', 'The height of a mountain', { mountain: text })),
    { text: /1345[\s\S]*1085/ },
  ],
  [
    'as many jokes as a tool says',
    [
      system('Call `draw_number` first and then tell that many jokes.'),
      user('Hi there'),
      called('draw_number', {}),
      result('3', 'draw_number_0'),
    ],
    offering(tool('draw_number', 'Draws a number', {})),
    { text: /^1\. [\s\S]*^3\. /m },
  ],
])
