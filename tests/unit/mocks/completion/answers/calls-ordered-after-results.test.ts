/** What a system message or a task orders after results, and answers that state what several calls returned. */
import {
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
  [
    'the tool that the system message of the next agent spells',
    [
      system(
        'You look after soil samples. Get them with the get_soil_samples tool. Hand back to the planner when you are done.',
      ),
      user('Prepare the planting advice for PLOT9'),
      called('transfer_to_soil_agent', {}),
      result('Transferred to soil_agent.', 'transfer_to_soil_agent_0'),
    ],
    offering(
      tool('get_soil_samples', 'Gets the samples of a plot', { plot: text }),
      tool('transfer_to_planner', 'Hands back.', {}),
    ),
    { calls: [['get_soil_samples', { plot: 'PLOT9' }]] },
  ],
  [
    'the second of two questions about one thing',
    [
      user('Who keeps bird B-77 and how heavy is it?'),
      called('birdKeeper', { birdId: 'B-77' }),
      result('Ines', 'birdKeeper_0'),
    ],
    offering(
      tool('birdKeeper', 'Gets the keeper of a bird', { birdId: text }),
      tool('birdWeight', 'Gets the weight of a bird', { birdId: text }),
    ),
    { calls: [['birdWeight', { birdId: 'B-77' }]] },
  ],
  [
    'the question of its own sentence',
    [
      user('How late are the ferries in Kiel? How busy is it in Puttgarden?'),
      called('get_delay', { port: 'Kiel' }),
      result('5 minutes', 'get_delay_0'),
    ],
    offering(
      tool('get_delay', 'Gets the delay of the ferries', { port: text }),
      tool('get_occupancy', 'Gets how full a port is', { port: text }),
    ),
    { calls: [['get_occupancy', { port: 'Puttgarden' }]] },
  ],
  [
    'what a tool without arguments has told',
    [
      user('How old is the tree in front of my house?'),
      called('garden-get_own_tree', {}),
      result('Lime 4', 'garden-get_own_tree_0'),
    ],
    offering(
      tool('trees-get_age', 'Gets the age of a tree', { tree: text }),
      tool('garden-get_own_tree', 'Gets the tree of the user', {}),
    ),
    { calls: [['trees-get_age', { tree: 'Lime 4' }]] },
  ],
  [
    'the step that a Chinese system message orders next',
    [
      system('你是花店助手。先查询花的价格，再用画图工具画一张花的图，最后写一句话。'),
      user('玫瑰'),
      called('flower_price', { flower: '玫瑰' }),
      result('十元一枝', 'flower_price_0'),
    ],
    offering(tool('flower_price', '查询花的价格', { flower: text }), tool('draw_image', '画图服务', { prompt: text })),
    { calls: [['draw_image', { prompt: like(/./) }]] },
  ],
  [
    'the result in the tool that ends the work',
    [
      user('Two crates weigh 31.4 kilos. What does one weigh?'),
      called('calculator', { term: '31.4 / 2' }),
      result('{"value":15.7}', 'calculator_0'),
    ],
    {
      ...offering(
        tool('calculator', 'Computes a term', { term: text }),
        tool('finish', 'Says that the work is done', { solution: described('The solution') }),
      ),
      tool_choice: 'required',
    },
    { calls: [['finish', { solution: like(/15\.7/) }]] },
  ],
  [
    'the year of a result for the next tool',
    [
      user('Find out when the Elbe lift opened. As soon as you know, have it checked with the ask_archive tool.'),
      called('web_search', { query: 'Elbe lift' }),
      result('The Elbe lift was opened in May 1899.', 'web_search_0'),
    ],
    offering(search, tool('ask_archive', 'Asks an archivist', { building: text, year_of_opening: text })),
    { calls: [['ask_archive', containing({ year_of_opening: '1899' })]] },
  ],
  [
    'a power of the first result',
    [user('What is (21 - 17) ** 2?'), called('subtract', { a: 21, b: 17 }), result('4', 'subtract_0')],
    offering(
      tool('power', 'Raises a to b', { a: integer, b: integer }),
      tool('subtract', 'Takes b from a', { a: integer, b: integer }),
    ),
    { calls: [['power', { a: 4, b: 2 }]] },
  ],
  [
    'the text of a page by the description of its tool',
    [
      user('Write a short report about the prices on https://market.example'),
      called('tab_open', { url: 'https://market.example' }),
      result('Opened: https://market.example', 'tab_open_0'),
    ],
    offering(
      tool('tab_open', 'Opens a URL', { url: text }),
      tool('tab_words', 'Returns the text of the page that is open', { about: text }),
      tool('tab_press', 'Presses something', { what: text }),
    ),
    { calls: [['tab_words', { about: like(/./) }]] },
  ],
])
