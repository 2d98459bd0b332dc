/** Calls for flights, hotels, tables, routes and places. */
import { weather, trip } from './offered.ts'
import {
  containing,
  described,
  integer,
  like,
  offering,
  oneOf,
  text,
  tool,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const flight = tool(
  'search_flights',
  'Search for flights',
  { origin: text, destination: text, date: { type: 'string', format: 'date' }, passengers: integer },
  ['origin', 'destination'],
)
const table = tool('book_table', 'Reserve a table at a restaurant', {
  restaurant: text,
  party_size: integer,
  time: text,
})

const rows: AnswerRow[] = [
  [
    'a flight',
    'Find flights from Boston to Lisbon on 2026-11-02 for 3 passengers',
    offering(flight, weather),
    { calls: [['search_flights', { origin: 'Boston', destination: 'Lisbon', date: '2026-11-02', passengers: 3 }]] },
  ],
  [
    'a table',
    'Book a table at Luigi for 4 people at 19:30',
    offering(table),
    { calls: [['book_table', { restaurant: 'Luigi', party_size: 4, time: '19:30' }]] },
  ],
  [
    'a number as a word',
    'Book a hotel in Prague for two nights from March 3 for 2 adults',
    offering(
      tool('book_hotel', 'Book a hotel room', {
        city: text,
        check_in: { type: 'string', format: 'date' },
        nights: integer,
        guests: integer,
      }),
    ),
    { calls: [['book_hotel', { city: 'Prague', check_in: '2026-03-03', nights: 2, guests: 2 }]] },
  ],
  [
    'a hotel',
    'Book a hotel in Turin from 2026-06-03 to 2026-06-07 for two guests',
    trip,
    { calls: [['book_hotel', { city: 'Turin', check_in: '2026-06-03', check_out: '2026-06-07', guests: 2 }]] },
  ],
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
    'a flight with a cabin',
    'Find flights from Oslo to Lisbon on June 3, 2026 for 2 adults in business class',
    offering(
      tool('search_flights', 'Search for flights', {
        origin: text,
        destination: text,
        departure_date: { type: 'string', format: 'date' },
        adults: integer,
        cabin: oneOf('economy', 'business', 'first'),
      }),
    ),
    {
      calls: [
        [
          'search_flights',
          { origin: 'Oslo', destination: 'Lisbon', departure_date: '2026-06-03', adults: 2, cabin: 'business' },
        ],
      ],
    },
  ],
  [
    'a reservation',
    'Book a table for six at Trattoria Nove tomorrow at 7pm under the name Petra',
    offering(
      tool('book_table', 'Book a table at a restaurant', {
        restaurant: text,
        party_size: integer,
        time: text,
        name: text,
      }),
    ),
    {
      calls: [
        ['book_table', { restaurant: like(/Trattoria Nove/), party_size: 6, time: like(/19:00|7 ?pm/), name: 'Petra' }],
      ],
    },
  ],
  [
    'two cities',
    'How far is Turin from Genoa?',
    offering(tool('calculate_distance', '', { city_a: text, city_b: text })),
    { calls: [['calculate_distance', { city_a: 'Turin', city_b: 'Genoa' }]] },
  ],
  [
    'a tool for what is asked about',
    'Tell me about Vienna',
    offering(tool('get_city_info', 'Get detailed information about a city.', { city_name: text })),
    { calls: [['get_city_info', { city_name: 'Vienna' }]] },
  ],
  [
    'the room that a traveller wants',
    'How much is a deluxe room at the Hotel Aurora for 4 nights?',
    offering(
      tool('hotel_pricing', 'Get pricing for a hotel room', { hotel_name: text, room_type: text, nights: integer }),
    ),
    { calls: [['hotel_pricing', containing({ room_type: 'deluxe', nights: 4 })]] },
  ],
  [
    'a route of a map',
    'How do I get from Utrecht to Delft by train?',
    offering(
      tool('get_directions', 'Get directions between two places', {
        origin: text,
        destination: text,
        mode: oneOf('driving', 'walking', 'transit'),
      }),
    ),
    { calls: [['get_directions', { origin: 'Utrecht', destination: 'Delft', mode: 'transit' }]] },
  ],
  [
    'a one-way journey for two',
    'Book a one-way train from Porto to Lisbon for two on 3 June 2027',
    offering(tool('book_train', 'Books a train', { from: text, to: text, passengers: integer })),
    { calls: [['book_train', { from: 'Porto', to: 'Lisbon', passengers: 2 }]] },
  ],
]

testAnswers(rows)
