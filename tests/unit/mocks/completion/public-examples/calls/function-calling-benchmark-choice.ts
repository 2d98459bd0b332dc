/** The tool that fits among several, and values of all kinds: requests of the Berkeley Function-Calling Leaderboard. */
import type { PublicExample } from '../example.ts'
import { calls, everyCall, items, made, madeCalls, optional, someCalls } from './expect-calls.ts'
import { integer, list, number, oneOf, request, text, tool, user } from './requests.ts'

export const functionCallingBenchmarkChoice: readonly PublicExample[] = [
  {
    about: 'a price, where other tools of the same shop do not fit',
    source: 'BFCL: multiple_25',
    request: request(
      [
        user(
          "How much is the lowest ticket price for the musical 'Harbour Lights' at the Apollo box office in Canada?",
        ),
      ],
      [
        tool(
          'box_office_opening_hours',
          'Gets the opening hours of a box office in a country.',
          {
            theatre: text('The theatre e.g. Apollo, Globe, Odeon'),
            country: text('The country e.g. Canada, Ireland, India'),
          },
          ['theatre'],
        ),
        tool(
          'box_office_is_sold_out',
          'Tells whether a show is sold out at a box office in a country.',
          {
            show: text('The title of the show'),
            theatre: text('The theatre e.g. Apollo, Globe, Odeon'),
            country: text(),
          },
          ['show', 'theatre'],
        ),
        tool(
          'box_office_ticket_price',
          'Gets what a ticket for a show costs at a box office in a country.',
          {
            show: text('The title of the show'),
            theatre: text('The theatre e.g. Apollo, Globe, Odeon'),
            country: text('The country e.g. Canada, Ireland, India. Default to Canada'),
          },
          ['show', 'theatre'],
        ),
      ],
    ),
    good: made('box_office_ticket_price', { show: 'Harbour Lights', theatre: 'Apollo', country: 'Canada' }),
    accepts: calls('box_office_ticket_price', {
      show: /harbour lights/i,
      theatre: /^Apollo/i,
      country: optional('Canada'),
    }),
  },
  {
    about: 'a day with three drives and two visits',
    source: 'BFCL: parallel_multiple_75',
    request: request(
      [
        user(
          "\"Please help me with my Saturday. I leave from my house in Ghent and drive to a flea market called 'Old Yard' in Bruges, on the scenic road. From there I drive to another flea market called 'Blue Barn' in Kortrijk, again on the scenic road. In the end I drive back to my house, but then on the direct road. And could you get me what both flea markets sell?\"",
        ),
      ],
      [
        tool(
          'flea_market_offers_get',
          'Gets what a flea market sells, and where it is.',
          {
            name: text('How the flea market is called.'),
            town: text('The town of the flea market.'),
            day: text('The day of the visit.', { default: 'any' }),
          },
          ['name', 'town'],
        ),
        tool(
          'road_planner_plan_drive',
          'Plans a drive from one place to another.',
          {
            from: text('Where the drive starts.'),
            to: text('Where the drive ends.'),
            road: oneOf(['scenic', 'direct', 'quiet'], "The kind of road to take (default is 'scenic').", {
              default: 'scenic',
            }),
          },
          ['from', 'to'],
        ),
      ],
    ),
    good: madeCalls(
      ['road_planner_plan_drive', { from: 'Ghent', to: 'Bruges', road: 'scenic' }],
      ['road_planner_plan_drive', { from: 'Bruges', to: 'Kortrijk', road: 'scenic' }],
      ['road_planner_plan_drive', { from: 'Kortrijk', to: 'Ghent', road: 'direct' }],
      ['flea_market_offers_get', { name: 'Old Yard', town: 'Bruges' }],
      ['flea_market_offers_get', { name: 'Blue Barn', town: 'Kortrijk' }],
    ),
    accepts: someCalls(
      ['road_planner_plan_drive', { from: /ghent|house|home/i, to: /bruges|old yard/i, road: optional('scenic') }],
      ['road_planner_plan_drive', { from: /bruges|old yard/i, to: /kortrijk|blue barn/i, road: optional('scenic') }],
      ['road_planner_plan_drive', { from: /kortrijk|blue barn/i, to: /ghent|house|home/i, road: 'direct' }],
      ['flea_market_offers_get', { name: 'Old Yard', town: /bruges/i }],
      ['flea_market_offers_get', { name: 'Blue Barn', town: /kortrijk/i }],
    ),
  },
  {
    about: 'a name in quotes and a year as a string',
    source: 'BFCL: simple_python_350',
    request: request(
      [user("Find the winning team of the regatta 'Baltic Cup' in the 2019 edition.")],
      [
        tool('get_winning_team', 'Get the team that won a regatta in one edition.', {
          regatta: text('The regatta whose winner is wanted.'),
          edition: text('The edition of the regatta.'),
        }),
      ],
    ),
    good: made('get_winning_team', { regatta: 'Baltic Cup', edition: '2019' }),
    accepts: calls('get_winning_team', { regatta: /^Baltic Cup$/i, edition: /^2019/ }),
  },
  {
    about: 'a question whose words belong to one tool only',
    source: 'BFCL: multiple_75',
    request: request(
      [user('Which houseplant sells best for bathrooms at the moment?')],
      [
        tool('bus_timetable', 'Get the timetable of a bus line for a number of days.', {
          line: text('The bus line.'),
          days: integer('How many days to get.'),
        }),
        tool(
          'houseplant_sales',
          'Get the houseplant that sells best for a room of a flat.',
          {
            room: text('The kind of room e.g. Bathroom, Hall etc.'),
            span: oneOf(['Daily', 'Weekly', 'Monthly', 'Yearly'], "The span of the sales figures. Default 'Weekly'"),
          },
          ['room'],
        ),
        tool(
          'rent_index',
          'Get the average rent of a place.',
          { place: text('Town and state, e.g. Salem, OR.'), span: oneOf(['Daily', 'Weekly', 'Monthly', 'Yearly']) },
          ['place'],
        ),
      ],
    ),
    good: made('houseplant_sales', { room: 'Bathroom' }),
    accepts: calls('houseplant_sales', { room: /^bathrooms?$/i }),
  },
  {
    about: 'quantities with their units in one long sentence',
    source: 'BFCL: simple_python_50',
    request: request(
      [
        user(
          'How much energy in kilojoules does it take to warm 3 kg of olive oil from 15°C to 80°C in a vessel at 2 bar?',
        ),
      ],
      [
        tool(
          'heating_energy_compute',
          'Compute the energy that is needed to warm a mass of a substance.',
          {
            substance: text('The substance that is warmed.'),
            mass: integer('The mass in kg.'),
            start_temperature: integer('The temperature at the start in degree Celsius.'),
            end_temperature: integer('The temperature at the end in degree Celsius.'),
            pressure: integer('The pressure in bar.', { default: 1 }),
          },
          ['substance', 'mass', 'start_temperature', 'end_temperature'],
        ),
      ],
    ),
    good: made('heating_energy_compute', {
      substance: 'olive oil',
      mass: 3,
      start_temperature: 15,
      end_temperature: 80,
      pressure: 2,
    }),
    accepts: calls('heating_energy_compute', {
      substance: /^olive oil$/i,
      mass: 3,
      start_temperature: 15,
      end_temperature: 80,
      pressure: 2,
    }),
  },
  {
    about: 'two sums over one number of things',
    source: 'BFCL: parallel_multiple_25',
    request: request(
      [
        user(
          "What would 30 crates of Bodega Luna's cider cost me today? And work out the deposit I get back when each crate returns $2.40.",
        ),
      ],
      [
        tool('drinks_order_total_cost', 'Work out the cost of a number of crates of a maker.', {
          maker: text('The maker of the drinks.'),
          crates: integer('How many crates.'),
        }),
        tool('drinks_order_total_deposit', 'Work out the deposit of a number of crates whose deposit is known.', {
          crates: integer('How many crates.'),
          deposit_per_crate: number('The deposit of each crate.'),
        }),
      ],
    ),
    good: madeCalls(
      ['drinks_order_total_cost', { maker: 'Bodega Luna', crates: 30 }],
      ['drinks_order_total_deposit', { crates: 30, deposit_per_crate: 2.4 }],
    ),
    accepts: everyCall(
      ['drinks_order_total_cost', { maker: /^Bodega Luna/i, crates: 30 }],
      ['drinks_order_total_deposit', { crates: 30, deposit_per_crate: 2.4 }],
    ),
  },
  {
    about: 'a group of people that is not the default',
    source: 'BFCL: multiple_175',
    request: request(
      [user('Who holds the junior record in pole vault?')],
      [
        tool(
          'find_bicycle',
          'Look for a bicycle of some kind within a budget.',
          { budget: number('What the bicycle may cost.'), kind: text('The kind of bicycle'), brand: text() },
          ['budget', 'kind'],
        ),
        tool(
          'poisson_probability',
          'Computes a probability of the Poisson distribution.',
          { mean: number('The mean.'), events: integer('How many events.'), spans: number('', { default: 1 }) },
          ['mean', 'events'],
        ),
        tool(
          'athletics_records_get_holder',
          'Get who holds the record of a discipline.',
          {
            discipline: text('The discipline.'),
            class: text('The class of athletes. Optional.', { default: 'senior' }),
          },
          ['discipline'],
        ),
      ],
    ),
    good: made('athletics_records_get_holder', { discipline: 'pole vault', class: 'junior' }),
    accepts: calls('athletics_records_get_holder', { discipline: /^pole vault(ing)?$/i, class: /^juniors?$/i }),
  },
  {
    about: 'a plan for a group, with two lists of choices',
    source: 'BFCL: parallel_multiple_125',
    request: request(
      [
        user(
          '"Can you look after a weekend in Tucson, AZ for the 6 of us? We like hiking and would want to stay in a Lodge or a Cabin. On Sunday we would like to see a Market or a Parade. Could you find places to stay and something to see for us?"',
        ),
      ],
      [
        tool(
          'stays_find_for_group',
          'Find places to stay for a group in a town.',
          {
            place: text('The town and state, e.g. Boise, ID'),
            kind: list(oneOf(['Lodge', 'Cabin', 'Hostel', 'Resort']), 'The kinds of stay. Default is all if left out.'),
            people: integer('How many people stay.'),
          },
          ['place', 'people'],
        ),
        tool(
          'outings_find_for_group',
          'Find outings for a group in a town.',
          {
            place: text('The town and state, e.g. Boise, ID'),
            kind: list(
              oneOf(['Market', 'Parade', 'Museum', 'Rodeo']),
              'The kinds of outing. Default is all if left out.',
            ),
            people: integer('How many people take part.'),
          },
          ['place', 'people'],
        ),
      ],
    ),
    good: madeCalls(
      ['stays_find_for_group', { place: 'Tucson, AZ', kind: ['Lodge', 'Cabin'], people: 6 }],
      ['outings_find_for_group', { place: 'Tucson, AZ', kind: ['Market', 'Parade'], people: 6 }],
    ),
    accepts: someCalls(
      ['stays_find_for_group', { place: 'Tucson, AZ', kind: items('Lodge', 'Cabin'), people: 6 }],
      ['outings_find_for_group', { place: 'Tucson, AZ', kind: items('Market', 'Parade'), people: 6 }],
    ),
  },
]
