/** Single, chosen, parallel and needless calls: requests of the Berkeley Function-Calling Leaderboard. */
import type { PublicExample } from '../example.ts'
import { calls, everyCall, made, madeCalls, optional, saysMoreThan, someCalls } from './expect-calls.ts'
import { flag, integer, list, number, oneOf, request, text, tool, user } from './requests.ts'

const divisors = [84, 120, 210].map((value) => ['divisor_tools_list_divisors', { value }] as const)
const loans = [
  { name: 'car loan', amount: 12000, yearly_rate: 0.04, years: 3 },
  { name: 'kitchen loan', amount: 9000, yearly_rate: 0.055, years: 5 },
  { name: 'roof loan', amount: 20000, yearly_rate: 0.06, years: 8 },
]
const times = [7, 8.5, 10]

export const functionCallingBenchmark: readonly PublicExample[] = [
  {
    about: 'three numbers, one call for each',
    source: 'BFCL: parallel_75',
    request: request(
      [user('Which divisors do the numbers 84, 120, and 210 have?')],
      [
        tool('divisor_tools_list_divisors', 'List all divisors of a number.', {
          value: integer('The number to divide.'),
        }),
      ],
    ),
    good: madeCalls(...divisors),
    accepts: everyCall(...divisors),
  },
  {
    about: 'three loans in one paragraph, percentages as decimals',
    source: 'BFCL: parallel_175',
    request: request(
      [
        user(
          '"Can you work out the monthly rates of my loans? The car loan is $12000 with a yearly interest of 4%, to be paid back in 3 years. The kitchen loan is $9000 with a yearly interest of 5.5%, which I pay back in 5 years. The roof loan is $20000 with a yearly interest of 6% and runs for 8 years."',
        ),
      ],
      [
        tool(
          'loan_monthly_rate',
          'Work out the monthly rate of one loan from its amount, its yearly interest and its years.',
          {
            name: text('What the loan is for, e.g. car loan.'),
            amount: integer('The amount in USD.'),
            yearly_rate: number('The yearly interest as a decimal. E.g. 3% = 0.03'),
            years: integer('The years until it is paid back.'),
          },
        ),
      ],
    ),
    good: madeCalls(...loans.map((loan) => ['loan_monthly_rate', loan] as const)),
    accepts: everyCall(
      ...loans.map(
        (loan) => ['loan_monthly_rate', { ...loan, name: new RegExp(loan.name.replace(' loan', ''), 'i') }] as const,
      ),
    ),
  },
  {
    about: 'one scenario and two variations of it',
    source: 'BFCL: parallel_125',
    request: request(
      [
        user(
          'A cyclist plans a tour of 140 kilometres along a river and usually rides 18 kilometres per hour. She starts with 2 litres of water and drinks half a litre per hour. She wants to know when she arrives when she starts at 7 in the morning. As the ferry may be late, she also wants to see a start at 8:30 and a start at 10. Can you tell her the hour of arrival for each of the three starts?',
        ),
      ],
      [
        tool('tour_arrival_hour', 'Compute the hour of arrival from distance, speed and hour of the start.', {
          distance: integer('Length of the tour in kilometres.'),
          speed: integer('Average speed in kilometres per hour.'),
          start_hour: number('The hour of the start, 13.5 is half past one.'),
        }),
      ],
    ),
    good: madeCalls(
      ...times.map((start_hour) => ['tour_arrival_hour', { distance: 140, speed: 18, start_hour }] as const),
    ),
    accepts: everyCall(
      ...times.map((start_hour) => ['tour_arrival_hour', { distance: 140, speed: 18, start_hour }] as const),
    ),
  },
  {
    about: 'a question on theory beside a tool for a report',
    source: 'BFCL: irrelevance_90',
    request: request(
      [user('Which branches does linguistics have?')],
      [
        tool(
          'report_pothole',
          'Report a damaged road to the office of a town.',
          {
            damage: text('The damage, such as pothole, crack, etc.'),
            street: text('The street with the damage.'),
            remarks: text('More about the damage.'),
          },
          ['damage', 'street'],
        ),
      ],
    ),
    good: { content: 'Phonetics, phonology, morphology, syntax, semantics and pragmatics.' },
    accepts: saysMoreThan('Which branches does linguistics have?'),
  },
  {
    about: 'a question on a sight beside a tool for hotels',
    source: 'BFCL: irrelevance_210',
    request: request(
      [user('What is the best known bridge of Prague?')],
      [
        tool(
          'hotels_by_breakfast',
          'Find hotels by what they serve for breakfast.',
          {
            dish: text('The dish on the breakfast menu.'),
            town: text('The town of the hotels.'),
            stars: list(oneOf(['*', '**', '***', '****']), 'The stars wanted.'),
            lowest_score: integer('The lowest score of guests.'),
          },
          ['dish', 'town'],
        ),
      ],
    ),
    good: { content: 'The Charles Bridge is the best known bridge of Prague.' },
    accepts: saysMoreThan('What is the best known bridge of Prague?'),
  },
  {
    about: 'a question in Bengali for one of several language models',
    source: 'BFCL: live_multiple_131-50-3',
    request: request(
      [user('ভাত কীভাবে রান্না করতে হয়? Ask the llm that fits, with just this question.')],
      [
        tool(
          'web_lookup',
          'Look something up on the internet and get current facts and details.',
          { phrase: text('What to look up.'), only_recent: flag('', { default: false }) },
          ['phrase'],
        ),
        tool('paint_picture', 'Paint a picture from a description.', { phrase: text('What the picture shows.') }),
        tool(
          'south_asian_llm',
          'Ask a language model that knows Bengali, Tamil and Urdu. It has no current data and nothing after 2022. Takes prompts in these languages.',
          {
            prompt: text('The prompt as plain text, in one of the languages, not in English.'),
            language: oneOf(['Bengali', 'Tamil', 'Urdu'], 'The language of the prompt.', { default: 'Bengali' }),
            max_words: integer('', { default: 120 }),
          },
          ['prompt'],
        ),
        tool('plain_english_llm', 'Ask a language model that takes prompts in English and no others.', {
          prompt: text('The prompt in English.'),
        }),
      ],
    ),
    good: made('south_asian_llm', { prompt: 'ভাত কীভাবে রান্না করতে হয়?' }),
    accepts: calls('south_asian_llm', { prompt: /^ভাত কীভাবে রান্না করতে হয়\??$/, language: optional('Bengali') }),
  },
  {
    about: 'a command that the user spells out',
    source: 'BFCL: live_simple_160-95-17',
    request: request(
      [user('show the paint program, with the command start ms-paint:')],
      [
        tool(
          'shell_control_run',
          "Runs a command of the system with os.system() on Windows. Runs one command or several that are joined with '&&'.",
          {
            command: text("The command to run. Join several with '&&', as in 'cd docs && dir'."),
            unit: oneOf(['seconds', 'milliseconds'], 'The unit in which the run time is given'),
          },
          ['command'],
        ),
      ],
    ),
    good: made('shell_control_run', { command: 'start ms-paint:' }),
    accepts: calls('shell_control_run', { command: 'start ms-paint:' }),
  },
  {
    about: 'two places for one comparison',
    source: 'BFCL: simple_python_250',
    request: request(
      [user('How far is it from New Orleans to Montreal?')],
      [
        tool('get_distance', 'Get the distance between two towns.', {
          town1: text('The first town.'),
          town2: text('The second town.'),
        }),
      ],
    ),
    good: made('get_distance', { town1: 'New Orleans', town2: 'Montreal' }),
    accepts: calls('get_distance', { town1: /^New Orleans/, town2: /^Montr[eé]al/ }),
  },
  {
    about: 'four calls of two tools, described one after the other',
    source: 'BFCL: parallel_multiple_175',
    request: request(
      [
        user(
          "\"Please start with the 'get_tide' function and look up the tide in Brest, France, with the chart 'EU/Brest'. Then use this function once more for the tide in Halifax, Canada, with the chart 'CA/Halifax'. Next, use the 'get_ship_info' function for the full record of the ship 'Aurora' in the 'Lloyds' register, and last use it once more for a short record of the ship 'Meteor' in the 'Lloyds' register.\"",
        ),
      ],
      [
        tool(
          'get_ship_info',
          'Gets what is known of a ship by its name.',
          {
            ship: text('The name of the ship.'),
            record: text("How much to get. 'short' or 'full'."),
            register: text("The register to look in. Default is 'Lloyds'"),
          },
          ['ship', 'record'],
        ),
        tool(
          'get_tide',
          'Get the tide of a port.',
          {
            port: text('The name of the port.'),
            country: text('The country of the port.'),
            chart: text("The chart to use. Default is 'INT'."),
          },
          ['port', 'country'],
        ),
      ],
    ),
    good: madeCalls(
      ['get_tide', { port: 'Brest', country: 'France', chart: 'EU/Brest' }],
      ['get_tide', { port: 'Halifax', country: 'Canada', chart: 'CA/Halifax' }],
      ['get_ship_info', { ship: 'Aurora', record: 'full', register: 'Lloyds' }],
      ['get_ship_info', { ship: 'Meteor', record: 'short' }],
    ),
    accepts: someCalls(
      ['get_tide', { port: 'Brest', country: 'France', chart: 'EU/Brest' }],
      ['get_tide', { port: 'Halifax', country: 'Canada', chart: 'CA/Halifax' }],
      ['get_ship_info', { ship: 'Aurora', record: 'full', register: optional('Lloyds') }],
      ['get_ship_info', { ship: 'Meteor', record: 'short', register: optional('Lloyds') }],
    ),
  },
  {
    about: 'two lists of numbers in brackets, and a condition',
    source: 'BFCL: multiple_125',
    request: request(
      [
        user(
          'Compute the rank correlation of the series Rain [12, 7, 9, 15, 3] and the series Yield [5, 4, 4, 6, 2] with correction for ties.',
        ),
      ],
      [
        tool('garden_center_nearest', 'Find the nearest garden center that has something, such as roses.', {
          town: text('The town, for instance Dayton, OH'),
          plant: text('The plant, like Rose.'),
        }),
        tool(
          'rank_correlation',
          'Computes the rank correlation of two series.',
          {
            series1: list(integer(), 'The first series.'),
            series2: list(integer(), 'The second series.'),
            correct_ties: flag('Whether ties are corrected.', { default: true }),
          },
          ['series1', 'series2'],
        ),
        tool(
          'usual_pets_of',
          'Tell which pets people with a certain profession usually have.',
          { profession: text('The profession.'), count: integer('How many pets to tell, default is 3') },
          ['profession'],
        ),
      ],
    ),
    good: made('rank_correlation', { series1: [12, 7, 9, 15, 3], series2: [5, 4, 4, 6, 2], correct_ties: true }),
    accepts: calls('rank_correlation', {
      series1: [12, 7, 9, 15, 3],
      series2: [5, 4, 4, 6, 2],
      correct_ties: optional(true),
    }),
  },
]
