/** Requests that name what a tool gives in other words: adjectives, names of things, currencies, averages in SQL, and other languages. */
import {
  containing,
  described,
  like,
  listOf,
  object,
  offering,
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const lakes = offering(
  tool('get_depth', 'Get the depth of a lake', { lake: text }),
  tool('get_temperature', 'Get the water temperature of a lake', { lake: text }),
)
const snow = offering(tool('snow_report', 'Snow report', { village: described('Name of the village') }))
const desk = offering(
  tool('log_request', 'Logs a request', { message: text }),
  tool('drop_request', 'Drops a request', { message: text }),
)
const sales = offering(
  tool(
    'query_sales',
    "Queries the SQL table named 'sales' with the following columns: Region, Product, Revenue, Sold_on",
    {
      queries: listOf({ type: 'string', description: 'The query' }),
    },
  ),
)
const curator = offering(
  tool('search', 'A search engine', { query: text }),
  tool('confirm_by_curator', 'Lets a person confirm', { painter: text, title: text }),
)
const money = offering(
  tool('assign_task', 'Gives a task to a member', { member_id: described('ID of the member'), task: text }),
)
const errands = offering(tool('add_errand', 'Adds an errand', { errand: text }))
const records = offering(
  tool('records', '', {
    table: oneOf('repairs', 'parts'),
    columns: listOf(oneOf('id', 'started_on', 'finished_on', 'deadline')),
    conditions: listOf(
      object({
        column: text,
        operator: oneOf('=', '>', '<', '>=', '<='),
        value: { anyOf: [text, object({ column_name: text })] },
      }),
    ),
  }),
)
const dishes = offering(
  tool('list', 'list queries dishes by cuisine', { cuisine: oneOf('french', 'thai') }),
  tool('search', 'search queries dishes by their name', { name: text }),
  tool('get', 'get returns a dish by id', { id: text }),
)
const gates = offering(
  tool('get_opening_hours', 'Get opening hours', { gate: described('Name of the gate') }),
  tool('transfer_to_office', 'Handoff to the office', {}),
)
const trips = offering(
  tool('trip_agent', 'This agent suggests trips', { request: text }),
  tool('hotel_agent', 'This agent suggests hotels in a town', { request: text }),
)

testAnswers([
  [
    'adjectives for what two tools measure',
    'How deep is the Walensee? and how warm is the Titisee?',
    lakes,
    {
      calls: [
        ['get_depth', { lake: 'Walensee' }],
        ['get_temperature', { lake: 'Titisee' }],
      ],
    },
  ],
  [
    'a place without a capital',
    'how is the weather in nice today',
    offering(tool('weather', 'Weather of a city', { city: text })),
    { calls: [['weather', { city: 'Nice' }]] },
  ],
  [
    'a question in Spanish, with a place to translate',
    [
      system('You know snow reports. If the name of the village is not in English, translate it.'),
      user('¿Cuánta nieve hay en Ginebra?'),
    ],
    offering(tool('snow_report', 'Snow report', { location: described('Name of the village') })),
    { calls: [['snow_report', { location: 'Geneva' }]] },
  ],
  [
    'a place to ask for',
    [system('You know snow reports. If no village is given, ask for one.'), user('How much snow is there?')],
    snow,
    { text: /village\?/ },
  ],
  [
    'the request as it is',
    [
      system("Call log_request exactly once. Pass the full user message as the 'message' argument."),
      user('Please move my desk to the second floor.'),
    ],
    desk,
    { calls: [['log_request', { message: 'Please move my desk to the second floor.' }]] },
  ],
  [
    'a currency by its name',
    'What is the rate of the Polish zloty?',
    offering(tool('get_rate', 'Get the rate of a currency', { currency: text })),
    { calls: [['get_rate', { currency: 'Polish zloty' }]] },
  ],
  [
    'groups whose total has a limit',
    [system('You are an agent with a database.'), user('Which regions have a total revenue below 5000?')],
    sales,
    { calls: [['query_sales', { queries: ['SELECT Region FROM sales GROUP BY Region HAVING SUM(Revenue) < 5000;'] }]] },
  ],
  [
    'a search before a confirmation of its answer',
    'Could you find out who painted The Night Ferry? When you know, let a curator confirm it with the confirm_by_curator tool.',
    curator,
    { calls: [['search', { query: like(/Night Ferry/) }]] },
  ],
  [
    'a member whose role is said in other words',
    [
      system(
        'You manage a team of agents. Hand tasks to the member that fits.\n<team_members>\n<member id="law" name="Law"> Role: Contracts and licences </member>\n<member id="money" name="Money"> Role: Prices, budgets and fees </member>\n</team_members>',
      ),
      user('What do the two ferry lines charge for a car?'),
    ],
    money,
    { calls: [['assign_task', containing({ member_id: 'money' })]] },
  ],
  [
    'the first item of a list in the system message',
    [
      system('You help with the errands.\n\nTasks:\n1. Return the drill\n2. Buy paint'),
      user('Which one should I do first?'),
    ],
    errands,
    { text: /Return the drill/ },
  ],
  [
    'the rows of a month that were late',
    [
      system('Today is May 3, 2026.'),
      user('list the repairs from february of this year that were not finished on time'),
    ],
    records,
    {
      calls: [
        [
          'records',
          {
            table: 'repairs',
            columns: ['finished_on'],
            conditions: [
              { column: 'finished_on', operator: '>=', value: '2026-02-01' },
              { column: 'finished_on', operator: '<', value: '2026-03-01' },
              { column: 'finished_on', operator: '>', value: { column_name: 'deadline' } },
            ],
          },
        ],
      ],
    },
  ],
  [
    'something similar to a named dish',
    'We adored the Bouillabaisse, could you recommend something similar?',
    dishes,
    { calls: [['search', { name: 'Bouillabaisse' }]] },
  ],
  [
    'the name of a thing in a long question',
    'Until when is the Tower Gate open on Sundays? Please look at the opening hours.',
    gates,
    { calls: [['get_opening_hours', { gate: 'Tower Gate' }]] },
  ],
  [
    'the agent for those who have chosen',
    [
      system(
        'Use `trip_agent` to suggest trips to people with vague ideas. Use `hotel_agent` to suggest hotels when the user has chosen a town.',
      ),
      user('We picked Bergen. Where could we sleep?'),
    ],
    trips,
    { calls: [['hotel_agent', { request: 'We picked Bergen. Where could we sleep?' }]] },
  ],
])
