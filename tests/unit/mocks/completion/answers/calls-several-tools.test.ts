/** Calls of several tools in one answer, and steps that wait for each other. */
import { cityWeather, time, weather, trip } from './offered.ts'
import { offering, text, tool, testAnswers, type AnswerRow } from './table.ts'

const userTools = offering(
  tool('get_user_id', 'Get the user ID for a username', { username: text }),
  tool('check_file_access', 'Check if a user can access a file', { user_id: text, filename: text }),
  tool('get_experiment_id', 'Get the experiment ID for an experiment', { experiment_name: text }),
)

const rows: AnswerRow[] = [
  [
    'two questions in Chinese',
    '北京天气怎么样？另外上海现在几点？',
    offering(cityWeather, time),
    {
      calls: [
        ['get_weather', { city: '北京' }],
        ['get_time', { city: '上海' }],
      ],
    },
  ],
  [
    'two tools for two questions',
    "What's the weather in Rome and what time is it in Oslo?",
    offering(weather, time),
    {
      calls: [
        ['get_weather', { location: 'Rome' }],
        ['get_time', { city: 'Oslo' }],
      ],
    },
  ],
  [
    'a step that waits for another',
    "First get the user ID of 'marta', then check if that user ID can access the file 'plan.txt'.",
    userTools,
    { calls: [['get_user_id', { username: 'marta' }]] },
  ],
  [
    'two steps with a tool each',
    "Get the experiment ID for 'salt_test' and get the user ID for 'noor'",
    userTools,
    {
      calls: [
        ['get_experiment_id', { experiment_name: 'salt_test' }],
        ['get_user_id', { username: 'noor' }],
      ],
    },
  ],
  [
    'one call after the other',
    'First call open_gate, wait for the result, then call close_gate, and tell me when both are done',
    offering(tool('open_gate', 'Opens the gate.', {}), tool('close_gate', 'Closes the gate.', {})),
    { calls: [['open_gate', {}]] },
  ],
  [
    'a flight and a car',
    'Book a flight from Oslo to Nice on 2026-07-01, and rent a car in Nice for 4 days',
    trip,
    {
      calls: [
        ['book_flight', { origin: 'Oslo', destination: 'Nice', date: '2026-07-01' }],
        ['rent_car', { city: 'Nice', days: 4 }],
      ],
    },
  ],
]

testAnswers(rows)
