/** Several calls of one tool in one answer, with the values of each. */
import { currentWeather, weather } from './offered.ts'
import {
  containing,
  described,
  integer,
  like,
  listOf,
  number,
  offering,
  text,
  tool,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const send = offering(tool('send_message', 'Send a message to a person', { recipient: text, message: text }))
const convert = offering(
  tool('convert_units', 'Convert a value between units', { value: number, from_unit: text, to_unit: text }),
)
const values = (items: unknown) => ({
  ...offering(tool('return_values', '', { value: items })),
  tool_choice: 'required',
})
const climate = offering(tool('set_climate', 'Set the target temperature of a room', { room: text, degrees: number }))

const rows: AnswerRow[] = [
  [
    'two places in parallel',
    'Compare the weather in Oslo and Rome',
    offering(currentWeather),
    {
      calls: [
        ['get_current_weather', { location: 'Oslo' }],
        ['get_current_weather', { location: 'Rome' }],
      ],
    },
  ],
  [
    'one tool for two places',
    'Compare the weather in Berlin and Madrid',
    offering(weather),
    {
      calls: [
        ['get_weather', { location: 'Berlin' }],
        ['get_weather', { location: 'Madrid' }],
      ],
    },
  ],
  [
    'quotations with a person each',
    'Send "see you at six" to Nora and "bring the maps" to Felix',
    send,
    {
      calls: [
        ['send_message', { recipient: 'Nora', message: 'see you at six' }],
        ['send_message', { recipient: 'Felix', message: 'bring the maps' }],
      ],
    },
  ],
  [
    'numbers with two units each',
    'Convert 12 feet to meters, 8 ounces to grams and 3 gallons to liters',
    convert,
    {
      calls: [
        ['convert_units', { value: 12, from_unit: 'feet', to_unit: 'meters' }],
        ['convert_units', { value: 8, from_unit: 'ounces', to_unit: 'grams' }],
        ['convert_units', { value: 3, from_unit: 'gallons', to_unit: 'liters' }],
      ],
    },
  ],
  [
    'orders with a time each',
    'Remind me to feed the cat at 8am and to lock the shed at 9pm',
    offering(tool('create_reminder', 'Create a reminder', { text, time: described('HH:MM') })),
    {
      calls: [
        ['create_reminder', { text: 'feed the cat', time: '08:00' }],
        ['create_reminder', { text: 'lock the shed', time: '21:00' }],
      ],
    },
  ],
  [
    'things that are counted by ordinals',
    'Find the areas of two plots. The first plot is 40 meters long and 25 meters wide, the second plot is 60 meters long and 35 meters wide.',
    offering(tool('plot_area', 'Area of a plot', { length: integer, width: integer })),
    {
      calls: [
        ['plot_area', { length: 40, width: 25 }],
        ['plot_area', { length: 60, width: 35 }],
      ],
    },
  ],
  [
    'a place and a date each',
    'Show the tides for Bergen on May 4, 2027 and for Porto on June 12, 2027',
    offering(tool('get_tides', 'Tides of a port on a date', { port: text, date: described('YYYY-MM-DD') })),
    {
      calls: [
        ['get_tides', { port: 'Bergen', date: '2027-05-04' }],
        ['get_tides', { port: 'Porto', date: '2027-06-12' }],
      ],
    },
  ],
  [
    'two numbers of one call',
    'Book seats for 2 adults and 3 children',
    offering(tool('book_seats', 'Book seats', { adults: integer, children: integer })),
    { calls: [['book_seats', { adults: 2, children: 3 }]] },
  ],
  [
    'things of a list in small letters',
    'Add rice, black beans and limes to the shopping list',
    offering(
      tool('add_item', 'Add an item to the shopping list', { item: text }),
      tool('remove_item', 'Remove an item from the shopping list', { item: text }),
    ),
    {
      calls: [
        ['add_item', { item: 'rice' }],
        ['add_item', { item: 'black beans' }],
        ['add_item', { item: 'limes' }],
      ],
    },
  ],
  [
    'numbers that are counted',
    'Count from 3 to 6',
    values(listOf(integer)),
    { calls: [['return_values', { value: [3, 4, 5, 6] }]] },
  ],
  [
    'things of a known kind',
    'List two colors',
    values(listOf(text)),
    { calls: [['return_values', { value: ['Red', 'Blue'] }]] },
  ],
  [
    'a thing of a known kind',
    'Return a country.',
    { ...offering(tool('return_country', '', { name: text })), tool_choice: 'required' },
    { calls: [['return_country', { name: like(/^(?:China|France|Japan)$/) }]] },
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
    'three places',
    "What's the temperature in Lima, Cairo and Oslo right now?",
    offering(tool('get_current_temperature', 'Get the current temperature for a location', { location: text })),
    {
      calls: [
        ['get_current_temperature', { location: 'Lima' }],
        ['get_current_temperature', { location: 'Cairo' }],
        ['get_current_temperature', { location: 'Oslo' }],
      ],
    },
  ],
  [
    'as many calls as the task says',
    'Roll the dice 4 times',
    offering(tool('dice_roll', 'Rolls a single six-sided die and returns the result', {})),
    {
      calls: [
        ['dice_roll', {}],
        ['dice_roll', {}],
        ['dice_roll', {}],
        ['dice_roll', {}],
      ],
    },
  ],
  [
    'a call for each quotation',
    "Call the counting_tool 3 times with values 'plum', 'pear', and 'fig'",
    offering(tool('counting_tool', 'Counts how many times it is called', { value: text })),
    {
      calls: [
        ['counting_tool', { value: 'plum' }],
        ['counting_tool', { value: 'pear' }],
        ['counting_tool', { value: 'fig' }],
      ],
    },
  ],
  [
    'a call for each password',
    'Please retrieve the secrets for each of these passwords: heron,lantern',
    offering(tool('secret_tool', 'Requires a password to retrieve a secret.', { password: text })),
    {
      calls: [
        ['secret_tool', { password: 'heron' }],
        ['secret_tool', { password: 'lantern' }],
      ],
    },
  ],
  [
    'calls that the task spells',
    "Emit exactly these calls: find_one(query='tide tables', limit=3), find_two(query='moon phases')",
    offering(
      tool('find_one', 'Finds.', { query: text, limit: integer }, ['query']),
      tool('find_two', 'Finds.', { query: text }),
    ),
    {
      calls: [
        ['find_one', { query: 'tide tables', limit: 3 }],
        ['find_two', { query: 'moon phases' }],
      ],
    },
  ],
  [
    'two cities',
    'Compare the weather in Oslo and Cairo',
    offering(tool('get_weather', 'Get the weather of a city', { city: text })),
    {
      calls: [
        ['get_weather', { city: 'Oslo' }],
        ['get_weather', { city: 'Cairo' }],
      ],
    },
  ],
  [
    'two lists of the same length',
    'Set the climate in the cellar and the studio to 14 and 23 degrees respectively',
    climate,
    {
      calls: [
        ['set_climate', { room: 'cellar', degrees: 14 }],
        ['set_climate', { room: 'studio', degrees: 23 }],
      ],
    },
  ],
  [
    'a number with its label twice',
    'Calculate the volume of a ball with radius 4 and of another one with radius 11',
    offering(tool('ball_volume', 'Volume of a ball', { radius: number })),
    {
      calls: [
        ['ball_volume', { radius: 4 }],
        ['ball_volume', { radius: 11 }],
      ],
    },
  ],
]

testAnswers(rows)
