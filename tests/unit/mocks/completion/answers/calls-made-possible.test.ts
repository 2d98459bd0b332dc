/** What a result makes possible next: pages, names and ids that it gives, columns for a query, facts for a graph. */
import {
  called,
  described,
  integer,
  listOf,
  object,
  offering,
  oneOf,
  result,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const search = tool('web_search', 'Searches the web', { query: text })
const open = tool('open_page', 'Opens a page and returns its text', { url: text })
const dishes = tool('list_dishes', 'Lists the dishes of today', {})
const price = tool('dish_price', 'The price of a dish', { dish: described('Name of the dish') })
const navigate = tool('browser_navigate', 'Opens an address', { url: text })
const snapshot = tool('browser_snapshot', 'Shows the elements of the page', {})
const click = tool('browser_click', 'Clicks an element', { element: text, ref: text })
const entities = tool('create_entities', 'Creates entities', {
  entities: listOf(object({ name: text, entityType: text, observations: listOf(text) })),
})
const relations = tool('create_relations', 'Creates relations', {
  relations: listOf(object({ from: text, to: text, relationType: text })),
})
const observations = tool('add_observations', 'Adds observations', {
  observations: listOf(object({ entityName: text, contents: listOf(text) })),
})
const nodes = tool('search_nodes', 'Searches the graph', { query: text })
const graph = offering(nodes, entities, relations, observations)
const graphSystem = system('You keep a knowledge graph of what the user tells you.')

testAnswers([
  [
    'the page that a search has found',
    [
      user('Search for the Kestrel parser and explain what it is.'),
      called('web_search', { query: 'Kestrel parser' }),
      result('[{"title":"Kestrel","link":"https://kestrel.example/guide"}]', 'web_search_0'),
    ],
    offering(search, open),
    { calls: [['open_page', { url: 'https://kestrel.example/guide' }]] },
  ],
  [
    'a search that answers the question',
    [
      user('When was the Kestrel parser released?'),
      called('web_search', { query: 'Kestrel parser release' }),
      result('[{"title":"Kestrel was released in May 2019","link":"https://kestrel.example/guide"}]', 'web_search_0'),
    ],
    offering(search, open),
    { text: /2019/ },
  ],
  [
    'the name that a label of the result gives',
    [
      user('What is the fish of the day and what does it cost?'),
      called('list_dishes', {}),
      result('Fish of the day: Grilled Perch\nSoup of the day: Leek Cream', 'list_dishes_0'),
    ],
    offering(dishes, price),
    { calls: [['dish_price', { dish: 'Grilled Perch' }]] },
  ],
  [
    'an id in a plain text',
    [
      user('I would like to return the grey scarf I ordered, it has a hole.'),
      called('find_purchase', { description: 'grey scarf' }),
      result('purchase_40917', 'find_purchase_0'),
    ],
    offering(
      tool('find_purchase', 'Finds the id of a purchase', { description: text }),
      tool('return_purchase', 'Starts the return of a purchase', { purchase_id: text }),
    ),
    { calls: [['return_purchase', { purchase_id: 'purchase_40917' }]] },
  ],
  [
    'the number of the record that the task describes',
    [
      user('Close the ticket about the broken login in team/web.'),
      called('list_tickets', { project: 'team/web' }),
      result(
        '[{"number":8,"title":"Slow images"},{"number":15,"title":"Login is broken on phones"}]',
        'list_tickets_0',
      ),
    ],
    offering(
      tool('list_tickets', 'Lists tickets', { project: text }),
      tool('close_ticket', 'Closes a ticket', { project: text, ticket_number: integer }),
    ),
    { calls: [['close_ticket', { project: 'team/web', ticket_number: 15 }]] },
  ],
  [
    'the list of what is similar',
    [
      user('I liked Nosferatu. Can you suggest something similar?'),
      called('get_movie', { id: 'm3' }),
      result('{"id":"m3","title":"Nosferatu","genre":"horror"}', 'get_movie_0'),
    ],
    offering(
      tool('get_movie', 'Shows a movie by its id', { id: text }),
      tool('list_movies', 'Lists movies of a genre', { genre: oneOf('comedy', 'horror', 'drama') }),
    ),
    { calls: [['list_movies', { genre: 'horror' }]] },
  ],
  [
    'the elements of a page before one is clicked',
    [
      user('Open https://inn.example and press the Book now button.'),
      called('browser_navigate', { url: 'https://inn.example' }),
      result('Opened https://inn.example', 'browser_navigate_0'),
    ],
    offering(navigate, snapshot, click),
    { calls: [['browser_snapshot', {}]] },
  ],
  [
    'the columns before a query',
    [
      user('How many members live in Portugal?'),
      called('list_tables', {}),
      result('members, payments', 'list_tables_0'),
    ],
    offering(
      tool('list_tables', 'Lists the tables', {}),
      tool('describe_table', 'Shows the columns of a table', { table_name: text }),
      tool('run_sql', 'Runs a SQL query', { query: text }),
    ),
    { calls: [['describe_table', { table_name: 'members' }]] },
  ],
  [
    'a query with a column of the result',
    [
      user('How many members are from Portugal?'),
      called('list_tables', {}),
      result('members, payments', 'list_tables_0'),
      called('describe_table', { table_name: 'members' }),
      result('id INTEGER, name TEXT, country TEXT', 'describe_table_0'),
    ],
    offering(
      tool('list_tables', 'Lists the tables', {}),
      tool('describe_table', 'Shows the columns of a table', { table_name: text }),
      tool('run_sql', 'Runs a SQL query', { query: text }),
    ),
    { calls: [['run_sql', { query: "SELECT COUNT(*) FROM members WHERE country = 'Portugal';" }]] },
  ],
  [
    'a relation of two entities that are known',
    [
      graphSystem,
      user('Remember that Eli_Novak leads Team_Fern.'),
      called('search_nodes', { query: 'Eli_Novak' }),
      result(
        '{"entities":[{"name":"Eli_Novak","entityType":"person"},{"name":"Team_Fern","entityType":"team"}],"relations":[]}',
        'search_nodes_0',
      ),
    ],
    graph,
    { calls: [['create_relations', { relations: [{ from: 'Eli_Novak', to: 'Team_Fern', relationType: 'leads' }] }]] },
  ],
  [
    'an observation of an entity that is known',
    [
      graphSystem,
      user('Remember that Eli_Novak collects stamps.'),
      called('search_nodes', { query: 'Eli_Novak' }),
      result('{"entities":[{"name":"Eli_Novak","entityType":"person"}],"relations":[]}', 'search_nodes_0'),
    ],
    graph,
    { calls: [['add_observations', { observations: [{ entityName: 'Eli_Novak', contents: ['Collects stamps'] }] }]] },
  ],
  [
    'an entity that is not known yet',
    [
      graphSystem,
      user('Remember that Mara Lind is a potter from Lund.'),
      called('search_nodes', { query: 'Mara Lind' }),
      result('{"entities":[],"relations":[]}', 'search_nodes_0'),
    ],
    graph,
    {
      calls: [
        [
          'create_entities',
          { entities: [{ name: 'Mara Lind', entityType: 'person', observations: ['Is a potter from Lund'] }] },
        ],
      ],
    },
  ],
  [
    'the file of a failed test before it is edited',
    [
      user('The tests fail. Fix lib/area.js'),
      called('run', { command: 'npm test' }),
      result('FAIL: expected 12, got 7', 'run_0'),
    ],
    offering(
      tool('run', 'Runs a command', { command: text }),
      tool('read_file', 'Reads a file', { path: text }),
      tool('edit_file', 'Edits a file', { path: text, old_string: text, new_string: text }),
    ),
    { calls: [['read_file', { path: 'lib/area.js' }]] },
  ],
])
