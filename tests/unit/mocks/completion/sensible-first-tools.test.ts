/** Tool calls for tasks as the guides of OpenAI, the Vercel AI SDK and the MCP servers phrase them; the values are our own. */
import {
  containing,
  described,
  forecasts,
  like,
  listOf,
  number,
  object,
  offering,
  oneOf,
  testSensible,
  text,
  tool,
  type SensibleRow,
} from './sensible-table.ts'

const files = offering(
  tool('read_file', 'Read the complete contents of a file from the file system.', { path: text }),
  tool('write_file', 'Create a new file or completely overwrite an existing file with new content.', {
    path: text,
    content: text,
  }),
  tool('list_directory', 'Get a detailed listing of all files and directories in a specified path.', { path: text }),
  tool('move_file', 'Move or rename files and directories.', { source: text, destination: text }),
  tool('create_directory', 'Create a new directory or ensure that it exists.', { path: text }),
)

const rows: SensibleRow[] = [
  [
    'a route',
    'How long does it take to go from the Louvre to Notre-Dame by bike?',
    offering(
      tool('get_travel_duration', 'Gets the travel time between two places.', {
        start_location: described('the place from which you start your ride'),
        destination_location: described('the place of arrival'),
        transportation_type: described("The transportation type, in 'driving', 'walking', 'bicycling', or 'transit'."),
      }),
    ),
    {
      calls: [
        [
          'get_travel_duration',
          {
            start_location: like(/Louvre/),
            destination_location: like(/Notre-Dame/),
            transportation_type: 'bicycling',
          },
        ],
      ],
    },
  ],
  [
    'a change in percent',
    'By how many percent did the rainfall change from 844 to 612?',
    offering(tool('percentage_change_tool', 'Calculate the percentage change.', { start: number, end: number })),
    { calls: [['percentage_change_tool', { start: 844, end: 612 }]] },
  ],
  [
    'a conversion',
    'Convert 77 degrees Fahrenheit to Celsius.',
    offering(
      tool('weather', 'Get the weather in a location', { location: text }),
      tool('convertFahrenheitToCelsius', 'Convert a temperature in fahrenheit to celsius', { temperature: number }),
    ),
    { calls: [['convertFahrenheitToCelsius', { temperature: 77 }]] },
  ],
  [
    'a sign',
    'What is my horoscope? I am an Aquarius.',
    offering(
      tool('get_horoscope', "Get today's horoscope for an astrological sign.", {
        sign: described('An astrological sign like Taurus or Aquarius'),
      }),
    ),
    { calls: [['get_horoscope', { sign: 'Aquarius' }]] },
  ],
  [
    'two emails',
    'Can you send an email to ilse@example.com and karim@example.com saying hi?',
    offering(
      tool('send_email', 'Send an email to a given recipient with a subject and message.', {
        to: described('The recipient email address.'),
        subject: text,
        body: text,
      }),
    ),
    {
      calls: [
        ['send_email', containing({ to: 'ilse@example.com', body: like(/\bhi\b/i) })],
        ['send_email', containing({ to: 'karim@example.com', body: like(/\bhi\b/i) })],
      ],
    },
  ],
  [
    'a search with nested options',
    'Can you find 3 documents about vector databases in the knowledge base?',
    offering(
      tool('search_knowledge_base', 'Query a knowledge base to retrieve relevant info on a topic.', {
        query: described('The user question or search query.'),
        options: object({
          num_results: { type: 'integer', description: 'Number of top results to return.' },
          sort_by: oneOf('relevance', 'date'),
        }),
      }),
    ),
    {
      calls: [['search_knowledge_base', { query: like(/vector databases/), options: containing({ num_results: 3 }) }]],
    },
  ],
  [
    'a renamed file',
    'Rename /data/draft.md to /data/final.md',
    files,
    { calls: [['move_file', { source: '/data/draft.md', destination: '/data/final.md' }]] },
  ],
  [
    'a new file',
    "Create a file /tmp/hello.txt containing 'Hello there'",
    files,
    { calls: [['write_file', { path: '/tmp/hello.txt', content: 'Hello there' }]] },
  ],
  [
    'a new folder',
    'Make a folder /srv/reports please',
    files,
    { calls: [['create_directory', { path: '/srv/reports' }]] },
  ],
  [
    'a command for a task',
    'List all files in the current directory, including hidden ones',
    offering(
      tool('bash', 'Run a command in a bash shell and return its output.', {
        command: described('The bash command to run'),
      }),
    ),
    { calls: [['bash', { command: like(/^ls\b.*-\w*a/) }]] },
  ],
  [
    'an appointment',
    'Schedule a design review with maria@acme.example and tom@acme.example on 2025-03-14 from 10:00 to 11:30',
    offering(
      tool('create_event', 'Create a calendar event', {
        title: text,
        start_time: { type: 'string', format: 'date-time' },
        end_time: { type: 'string', format: 'date-time' },
        attendees: listOf(text),
      }),
    ),
    {
      calls: [
        [
          'create_event',
          {
            title: like(/design review/i),
            start_time: like(/^2025-03-14T10:00/),
            end_time: like(/^2025-03-14T11:30/),
            attendees: ['maria@acme.example', 'tom@acme.example'],
          },
        ],
      ],
    },
  ],
  [
    'a share by its company',
    "What's Microsoft's stock price?",
    offering(tool('get_stock_price', 'Get the current stock price', { symbol: described('The stock symbol') })),
    { calls: [['get_stock_price', { symbol: 'MSFT' }]] },
  ],
  ['no tool for a joke', 'Tell me a joke', forecasts, { text: /\w/ }],
]

testSensible(rows)
