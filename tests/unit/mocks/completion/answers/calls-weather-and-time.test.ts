/** Calls for the weather and for times of zones. */
import { weather, time, forecasts } from './offered.ts'
import {
  date,
  assistant,
  called,
  containing,
  described,
  integer,
  like,
  offering,
  oneOf,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const forecast = offering(
  tool('get_forecast', 'Get the weather forecast', { city: text, date: described('Date as MM/DD/YYYY') }),
)
const weatherInUnit = offering(
  tool('get_weather', 'Get the weather', { city: text, unit: oneOf('celsius', 'fahrenheit') }),
)
const cautious = system(
  "Don't make assumptions about what values to plug into functions. Ask for clarification if a user request is ambiguous.",
)
const clock = offering(
  tool('get_current_time', 'Get current time in a specific timezone', {
    timezone: described("IANA timezone name (e.g., 'America/New_York', 'Europe/London')."),
  }),
  tool('convert_time', 'Convert time between timezones', {
    source_timezone: described('Source IANA timezone name'),
    time: described('Time to convert in 24-hour format (HH:MM)'),
    target_timezone: described('Target IANA timezone name'),
  }),
)
const cityState = described('The city and state, e.g. San Francisco, CA')
const inChosenUnits = offering(
  tool('get_weather', 'Get the current weather in a given location', {
    location: text,
    unit: oneOf('celsius', 'fahrenheit'),
  }),
)
const events = offering(
  tool('create_event', 'Create a calendar event', { title: text, date, start_time: described('HH:MM') }),
)

const rows: AnswerRow[] = [
  [
    'a place from before',
    [
      user('What is the weather in Paris?'),
      { role: 'assistant', content: 'It is sunny.' },
      user('What will the weather be tomorrow?'),
    ],
    offering(weather),
    { calls: [['get_weather', { location: 'Paris' }]] },
  ],
  ['Chinese', '上海明天的天气怎么样？', offering(weather, time), { calls: [['get_weather', { location: '上海' }]] }],
  [
    'a short name of a city',
    'what is the weather in sf',
    offering(weather),
    { calls: [['get_weather', { location: 'San Francisco' }]] },
  ],
  [
    'a weekday after the date that the text gives as today, in the form of the description',
    'What is the forecast for Leeds on the upcoming Friday? Today is Monday, March 8th 2027.',
    forecast,
    { calls: [['get_forecast', { city: 'Leeds', date: '03/12/2027' }]] },
  ],
  [
    'tomorrow after the date of the system message',
    [system("You are an assistant. Today's date is 2027-02-27."), user('What is the forecast for Leeds tomorrow?')],
    offering(tool('get_forecast', 'Get the weather forecast', { city: text, date: described('YYYY-MM-DD') })),
    { calls: [['get_forecast', { city: 'Leeds', date: '2027-02-28' }]] },
  ],
  [
    'the place of a follow-up, with the unit of the call before',
    [
      user('What is the weather in Oslo in fahrenheit?'),
      called('get_weather', { city: 'Oslo', unit: 'fahrenheit' }),
      result('{"temp": 28}', 'get_weather_0'),
      assistant('It is 28 °F in Oslo.'),
      user('And in Bergen?'),
    ],
    weatherInUnit,
    { calls: [['get_weather', { city: 'Bergen', unit: 'fahrenheit' }]] },
  ],
  [
    'a Chinese follow-up',
    [
      user('北京天气怎么样，用摄氏度？'),
      called('get_weather', { city: '北京', unit: 'celsius' }),
      result('{"temp": 12}', 'get_weather_0'),
      assistant('北京 12 度。'),
      user('那广州呢？'),
    ],
    weatherInUnit,
    { calls: [['get_weather', { city: '广州', unit: 'celsius' }]] },
  ],
  [
    'a forecast of some days',
    [cautious, user('what is the weather going to be like in Glasgow, Scotland over the next 5 days')],
    forecasts,
    { calls: [['get_n_day_weather_forecast', containing({ location: like(/^Glasgow/), num_days: 5 })]] },
  ],
  [
    'the place that was asked for',
    [
      cautious,
      user("What's the weather like today"),
      assistant('Which city and state are you in?'),
      user("I'm in Leeds, UK."),
    ],
    forecasts,
    { calls: [['get_current_weather', containing({ location: like(/^Leeds/) })]] },
  ],
  ['a missing place is asked for', [cautious, user("What's the weather like today?")], forecasts, { text: /\?/ }],
  [
    'a place of an earlier message',
    [
      user('I live in Trondheim.'),
      assistant('Nice! How can I help you today?'),
      user('Do I need an umbrella tomorrow?'),
    ],
    offering(tool('get_forecast', 'Weather forecast for a city', { city: text, days: integer }, ['city'])),
    { calls: [['get_forecast', containing({ city: 'Trondheim' })]] },
  ],
  [
    'a time of a zone',
    'What time is it in Tokyo right now?',
    clock,
    { calls: [['get_current_time', { timezone: 'Asia/Tokyo' }]] },
  ],
  [
    'a time to convert',
    "When it's 16:30 in New York, what time is it in London?",
    clock,
    {
      calls: [
        ['convert_time', { source_timezone: 'America/New_York', time: '16:30', target_timezone: 'Europe/London' }],
      ],
    },
  ],
  [
    'a city with its state',
    "What's the weather like in Seattle?",
    offering(tool('get_current_weather', 'Get the current weather in a given location', { location: cityState })),
    { calls: [['get_current_weather', { location: 'Seattle, WA' }]] },
  ],
  [
    'coordinates as texts',
    "What's the weather in Lisbon? (38.7223, -9.1393)",
    offering(tool('weather', 'Gets current weather for a location', { latitude: text, longitude: text })),
    { calls: [['weather', { latitude: '38.7223', longitude: '-9.1393' }]] },
  ],
  [
    'a choice beside each place',
    'What is the weather in Accra in fahrenheit and in Quito in celsius?',
    inChosenUnits,
    {
      calls: [
        ['get_weather', { location: 'Accra', unit: 'fahrenheit' }],
        ['get_weather', { location: 'Quito', unit: 'celsius' }],
      ],
    },
  ],
  [
    'the temperature of a place',
    "What's the temperature in Tampa in Celsius?",
    inChosenUnits,
    { calls: [['get_weather', { location: like(/^Tampa/), unit: 'celsius' }]] },
  ],
  [
    'an event at noon',
    'Add a team breakfast on March 3 2027 at noon',
    events,
    { calls: [['create_event', { title: 'team breakfast', date: '2027-03-03', start_time: '12:00' }]] },
  ],
  [
    'the next day of a holiday',
    'How many days until Halloween?',
    offering(tool('days_until', 'Days until a date', { date })),
    { calls: [['days_until', { date: '2026-10-31' }]] },
  ],
]

testAnswers(rows)
