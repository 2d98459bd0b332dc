/** Calls for journeys, for tools that are used again, for opposites of defaults, and for numbers by their units. */
import { described, integer, number, offering, oneOf, testAnswers, text, tool } from './table.ts'

const trip = offering(
  tool('plan_trip', 'Plan a trip between two places', {
    origin: text,
    destination: text,
    means: oneOf('train', 'bus', 'car'),
  }),
)
const museums = offering(
  tool('museum_hours', 'Opening hours of a museum', { name: described('Name of the museum'), city: described('City') }),
)
const menus = offering(
  tool('get_menu', 'Gets the menu of a restaurant', {
    restaurant: described('Name'),
    town: described('Town'),
    meal: oneOf('lunch', 'dinner'),
  }),
  tool('book_table', 'Books a table', { restaurant: described('Name'), people: integer }),
)
const arrival = offering(
  tool('arrival', 'Compute the hour of arrival', {
    distance_km: integer,
    speed_kmh: integer,
    departure_hour: { ...number, description: 'The hour' },
  }),
)
const heat = offering(
  tool(
    'heat_needed',
    'Compute the heat for a substance',
    {
      substance: text,
      mass: integer,
      initial_temperature: integer,
      final_temperature: integer,
      pressure: { ...integer, default: 1, description: 'Pressure in atmospheres' },
    },
    ['substance', 'mass', 'initial_temperature', 'final_temperature'],
  ),
)
const fastest = offering(
  tool('get_fastest', 'Gets the fastest athlete', { sport: text, level: { ...text, default: 'professional' } }, [
    'sport',
  ]),
)
const languageModels = offering(
  tool('english_llm', 'A language model for English prompts only.', { prompt: text }),
  tool(
    'dravidian_llm',
    'A language model for Tamil and Telugu.',
    { prompt: text, language: { ...oneOf('Tamil', 'Telugu'), default: 'Telugu' } },
    ['prompt'],
  ),
)
const lasting = offering(
  tool('depreciate', 'Depreciation of one thing', {
    name: described('What is depreciated, e.g. a roof.'),
    cost: integer,
    years: integer,
  }),
)
const product = {
  ...offering(
    tool('Product', 'The product that was read', {
      a: integer,
      b: integer,
      result: { ...integer, description: 'The product of both' },
    }),
  ),
  tool_choice: { type: 'function', function: { name: 'Product' } },
  thinking: { type: 'disabled' },
}

testAnswers([
  [
    'the legs of a journey that ends where it began',
    'I start in Turin and take the train to Genoa. From there I go on to Pisa by bus, and finally I return to my hotel by train. Plan all three trips.',
    trip,
    {
      calls: [
        ['plan_trip', { origin: 'Turin', destination: 'Genoa', means: 'train' }],
        ['plan_trip', { origin: 'Genoa', destination: 'Pisa', means: 'bus' }],
        ['plan_trip', { origin: 'Pisa', destination: 'Turin', means: 'train' }],
      ],
    },
  ],
  [
    'two named things, each in its place',
    "What are the opening hours of the museum 'Glass House' in Malmo and of the museum 'Tall Ship' in Lund?",
    museums,
    {
      calls: [
        ['museum_hours', { name: 'Glass House', city: 'Malmo' }],
        ['museum_hours', { name: 'Tall Ship', city: 'Lund' }],
      ],
    },
  ],
  [
    'a function that is used again',
    "First use the 'get_menu' function to see the lunch menu of the Harbour Cafe in Aarhus. Then use the same function again for the dinner menu of the Old Mill in Odense. Finally use the 'book_table' function for 4 people at the Old Mill.",
    menus,
    {
      calls: [
        ['get_menu', { restaurant: 'Harbour Cafe', town: 'Aarhus', meal: 'lunch' }],
        ['get_menu', { restaurant: 'Old Mill', town: 'Odense', meal: 'dinner' }],
        ['book_table', { restaurant: 'Old Mill', people: 4 }],
      ],
    },
  ],
  [
    'several hours of departure',
    'Compute the arrival for a bus ride of 90 km at 45 km/h with a departure at 6, and also for departures at 9:15 and at 11:30.',
    arrival,
    {
      calls: [6, 9.25, 11.5].map(
        (departure_hour) => ['arrival', { distance_km: 90, speed_kmh: 45, departure_hour }] as const,
      ),
    },
  ],
  [
    'a substance of two words, and an optional number in its unit',
    'How much heat do 5 kg of sunflower oil need from 20°C to 70°C at 3 atm?',
    heat,
    {
      calls: [
        [
          'heat_needed',
          { substance: 'sunflower oil', mass: 5, initial_temperature: 20, final_temperature: 70, pressure: 3 },
        ],
      ],
    },
  ],
  [
    'the opposite of a default',
    'Who is the fastest amateur in rowing?',
    fastest,
    { calls: [['get_fastest', { sport: 'rowing', level: 'amateur' }]] },
  ],
  [
    'the year of an edition',
    'Who was the champion of the 2015 edition of the Fjord Run?',
    offering(
      tool('get_champion', 'Get the champion of a race', {
        race: described('The race'),
        edition: described('The edition'),
      }),
    ),
    { calls: [['get_champion', { race: 'Fjord Run', edition: '2015' }]] },
  ],
  [
    'a question in other letters for the model that knows the language',
    'வணக்கம், சாதம் எப்படி சமைப்பது? Query the proper llm with exactly this question.',
    languageModels,
    { calls: [['dravidian_llm', { prompt: 'வணக்கம், சாதம் எப்படி சமைப்பது?' }]] },
  ],
  [
    'what a statement is about',
    'The boat shed costs $4000 and lasts 12 years.',
    lasting,
    { calls: [['depreciate', { name: 'boat shed', cost: 4000, years: 12 }]] },
  ],
  [
    'a result that the description of a property names',
    'Return `times(21, b=14)`',
    product,
    { calls: [['Product', { a: 21, b: 14, result: 294 }]] },
  ],
])
