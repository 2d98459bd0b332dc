/** Answers after results of tools, and calls that need earlier messages or a plan; the values are our own. */
import { expect } from 'vitest'
import {
  assistant,
  called,
  containing,
  described,
  integer,
  like,
  listOf,
  offering,
  result,
  system,
  testSensible,
  text,
  tool,
  user,
  type SensibleRow,
} from './sensible-table.ts'

const rows: SensibleRow[] = [
  [
    'a weather that came back',
    [
      user('How is the weather in Bergen?'),
      called('get_weather', { city: 'Bergen' }),
      result('{"city":"Bergen","temperature_c":8,"condition":"light rain"}', 'get_weather_0'),
    ],
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    { text: /8[\s\S]*light rain|light rain[\s\S]*8/ },
  ],
  [
    'a search that came back empty',
    [
      user('Find the phone number of Bistro Larch.'),
      called('search_places', { query: 'Bistro Larch' }),
      result('[]', 'search_places_0'),
    ],
    offering(tool('search_places', 'Search for places', { query: text })),
    { text: /\b(no|not|couldn't|empty|nothing|without)\b/i },
  ],
  [
    'a meeting',
    'Schedule a meeting with Bea and Jonas on 2026-05-04 at 14:00 about the budget for 45 minutes.',
    offering(
      tool('schedule_meeting', 'Schedules a meeting', {
        attendees: listOf(text),
        date: described('Date in YYYY-MM-DD'),
        time: described('Time in HH:MM'),
        duration_minutes: integer,
        topic: text,
      }),
    ),
    {
      calls: [
        [
          'schedule_meeting',
          {
            attendees: ['Bea', 'Jonas'],
            date: '2026-05-04',
            time: '14:00',
            duration_minutes: 45,
            topic: like(/budget/),
          },
        ],
      ],
    },
  ],
  [
    'a picture to draw',
    'Draw a lighthouse in a storm',
    offering(
      tool('image_gen', 'AI painting (image generation) service, input text description, and return the image URL.', {
        prompt: described('Detailed description of the desired image content'),
      }),
      tool('code_interpreter', 'Python code sandbox', { code: text }),
    ),
    { calls: [['image_gen', { prompt: like(/lighthouse in a storm/) }]] },
  ],
  [
    'the tables of a database',
    [
      system(
        'You are an agent designed to interact with a SQL database. To start you should ALWAYS look at the tables in the database to see what you can query. Do NOT skip this step.',
      ),
      user('Which customer spent the most?'),
    ],
    offering(
      tool(
        'sql_db_list_tables',
        'Input is an empty string, output is a comma-separated list of tables in the database.',
        { tool_input: { type: 'string', default: '' } },
        [],
      ),
      tool(
        'sql_db_schema',
        'Input to this tool is a comma-separated list of tables, output is the schema and sample rows for those tables.',
        { table_names: text },
      ),
      tool(
        'sql_db_query',
        'Input to this tool is a detailed and correct SQL query, output is a result from the database.',
        { query: text },
      ),
    ),
    { calls: [['sql_db_list_tables', expect.anything()]] },
  ],
  [
    'a place told before',
    [
      user('I live in Trondheim.'),
      assistant('Nice! How can I help you today?'),
      user('Do I need an umbrella tomorrow?'),
    ],
    offering(tool('get_forecast', 'Weather forecast for a city', { city: text, days: integer }, ['city'])),
    { calls: [['get_forecast', containing({ city: 'Trondheim' })]] },
  ],
]

testSensible(rows)
