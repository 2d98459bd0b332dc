/** Texts after the results of tools. */
import { assistantTools, weather, cityTools } from './offered.ts'
import { assistant, called, integer, offering, result, text, tool, user, testAnswers, type AnswerRow } from './table.ts'

const continued =
  'Analyze the tool result. If requirements are met, provide the Final Answer. Otherwise, call the next tool. Deliver only the answer without meta-commentary.'

const rows: AnswerRow[] = [
  [
    'a final answer after the results of several calls',
    [
      user('Which is warmer, Oslo or Rome?'),
      called('get_weather_forecast', { city: 'Oslo' }, 'a'),
      result('Oslo: 4 °C', 'a'),
      called('get_weather_forecast', { city: 'Rome' }, 'b'),
      result('Rome: 16 °C', 'b'),
    ],
    assistantTools,
    { text: /16/ },
  ],
  [
    'a result of a tool',
    [
      user('What is in notes.txt?'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'read_file', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'The answer is 42.' },
    ],
    {},
    { text: /The answer is 42\./ },
  ],
  [
    'no second call after the result',
    [user('weather in Rome'), called('get_weather', { location: 'Rome' }, 'a'), result('sunny', 'a')],
    offering(weather),
    { calls: [] },
  ],
  [
    'a result of an error',
    [
      user('What is the price of LRK stock?'),
      called('get_stock_price', { symbol: 'LRK' }),
      result('Error: unknown symbol LRK', 'get_stock_price_0'),
    ],
    offering(tool('get_stock_price', 'Get the current stock price', { symbol: text })),
    { text: /(error|unknown|not|unable|could)/i },
  ],
  [
    'two results in one answer',
    [
      user('Compare the populations of Larch and Maple.'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'population', arguments: '{"city":"Larch"}' } },
          { id: 'b', type: 'function', function: { name: 'population', arguments: '{"city":"Maple"}' } },
        ],
      },
      result('{"city":"Larch","population":81000}', 'a'),
      result('{"city":"Maple","population":240500}', 'b'),
    ],
    offering(tool('population', 'Population of a city', { city: text })),
    { text: /(?=[\s\S]*81[,.]?000)(?=[\s\S]*240[,.]?500)/ },
  ],
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
    'no call again',
    [
      user('What is the weather in Oslo?'),
      called('get_weather', { city: 'Oslo' }),
      result('It is snowing.', 'get_weather_0'),
    ],
    cityTools,
    { text: /snowing/ },
  ],
  [
    'a result before the order to go on',
    [
      user('\nCurrent Task: What is 8 times 9?\n\nThis is the expected criteria for your final answer: The result.'),
      called('multiplier', { a: 8, b: 9 }),
      result('72', 'multiplier_0'),
      user(continued),
    ],
    offering(tool('multiplier', 'Multiplies two numbers.', { a: integer, b: integer })),
    { text: /72/ },
  ],
  [
    'an answer that was given',
    [
      user('What is the weather in Oslo?'),
      called('get_weather', { city: 'Oslo' }),
      result('It is snowing.', 'get_weather_0'),
      assistant('It is snowing in Oslo.'),
    ],
    cityTools,
    { text: /./ },
  ],
  [
    'a text after the results of two tools',
    [
      user('Compare the weather in Oslo and Cairo'),
      {
        role: 'assistant',
        content: '',
        reasoning_content: ' ',
        tool_calls: [
          { id: 'w_0', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
          { id: 'w_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Cairo"}' } },
        ],
      },
      result('{"temp_c": 4}', 'w_0'),
      result('{"temp_c": 31}', 'w_1'),
    ],
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    { text: /\b4\b[\s\S]*\b31\b/ },
  ],
  [
    'results told apart by the argument of their calls',
    [
      user('How warm is it in Bergen and in Faro?'),
      called('get_temperature', { city: 'Bergen' }, 'a'),
      result('{"temp":4}', 'a'),
      called('get_temperature', { city: 'Faro' }, 'b'),
      result('{"temp":19}', 'b'),
    ],
    offering(tool('get_temperature', 'Temperature in a city', { city: text })),
    { text: /Bergen: .*4[\s\S]*Faro: .*19/ },
  ],
  [
    'a comparison of bare results',
    [
      user('Which is colder, Bergen or Faro?'),
      called('get_temperature', { city: 'Bergen' }, 'a'),
      result('{"temp":4}', 'a'),
      called('get_temperature', { city: 'Faro' }, 'b'),
      result('{"temp":19}', 'b'),
    ],
    offering(tool('get_temperature', 'Temperature in a city', { city: text })),
    { text: /^Bergen: 4, against 19\./ },
  ],
  [
    'results of calls whose arguments have members of objects',
    [
      user('How warm is it in Bergen and in Faro?'),
      called('get_temperature', { city: { toString: 1, constructor: null } }, 'a'),
      result('Bergen: 4', 'a'),
      called('get_temperature', {}, 'b'),
      result('Faro: 19', 'b'),
    ],
    offering(tool('get_temperature', 'Temperature in a city', { city: text })),
    { text: /Bergen: 4[\s\S]*Faro: 19/ },
  ],
]

testAnswers(rows)
