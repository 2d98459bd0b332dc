/** Requests of the client libraries of OpenAI and of its cookbook, and of clients for Go. */
import type { PublicExample } from '../example.ts'
import { anyOf, asks, calls, either, made, madeCalls, says, someCalls, someItems } from './expect-calls.ts'
import {
  integer,
  list,
  mustCall,
  number,
  oneOf,
  record,
  request,
  round,
  strict,
  system,
  text,
  tool,
  user,
} from './requests.ts'

const recipeTools = [
  tool(
    'browse',
    'browse lists recipes of a cuisine, and returns the names of the recipes',
    { cuisine: oneOf(['thai', 'greek', 'vegan', 'baking', 'mexican']) },
    [],
  ),
  tool('find', 'find takes the name of a recipe and returns the names and ids that fit', { name: text() }, []),
  tool(
    'open',
    'open returns the whole recipe of an id. It takes ids only, no names; find tells the id.',
    { id: text() },
    [],
  ),
]
const recipeMessages = [
  system('Answer with the help of our collection of recipes, which your functions give you access to.'),
  user('We loved the Moussaka, can you suggest another dish in that style, and say why we may like it?'),
]
const moussaka = [
  round(['find', { name: 'Moussaka' }, [{ name: 'Moussaka', id: 'r7' }]]),
  round([
    'open',
    { id: 'r7' },
    { id: 'r7', name: 'Moussaka', cuisine: 'greek', summary: 'Layers of aubergine and lamb, rich and warming.' },
  ]),
]

const strictRecipeTools = [
  tool('browseRecipes', 'Lists recipes of a cuisine, and returns the names of the recipes', {
    cuisine: oneOf(['thai', 'greek', 'vegan', 'baking', 'mexican']),
  }),
  tool('findRecipe', 'Takes the name of a recipe and returns the names and ids that fit', { name: text() }),
  tool('openRecipe', 'Returns the whole recipe of an id. It takes ids only, no names; findRecipe tells the id.', {
    id: text(),
  }),
].map(strict)
const greekRecipes = [
  round(['findRecipe', { name: 'Moussaka' }, [{ name: 'Moussaka', id: 'r7' }]]),
  round(['openRecipe', { id: 'r7' }, { id: 'r7', name: 'Moussaka', cuisine: 'greek' }]),
  round([
    'browseRecipes',
    { cuisine: 'greek' },
    [
      { name: 'Moussaka', id: 'r7' },
      { name: 'Pastitsio', id: 'r8' },
      { name: 'Stifado', id: 'r9' },
    ],
  ]),
]

const comparison = record(
  {
    column: text(),
    operator: oneOf(['=', '>', '<', '<=', '>=', '!=']),
    value: { anyOf: [text(), number(), record({ column_name: text() }, undefined, { additionalProperties: false })] },
  },
  undefined,
  { additionalProperties: false },
)
const query = strict(
  tool('Lookup', '', {
    table: oneOf(['loans', 'readers', 'books']),
    columns: list(oneOf(['id', 'state', 'due_on', 'returned_on', 'lent_on', 'renewed_on'])),
    conditions: list(comparison),
    direction: oneOf(['asc', 'desc']),
  }),
)

const mowerSystem = system(
  'You are an AI that steers a robot lawn mower. For each command of the user,\ncall the function that carries it out. When none of your functions can do it, call the refuse_command function.\nWhen a command is unclear, refuse it.',
)
const mower = [
  tool('start_mowing', 'Start to mow at a height.', {
    height: integer('The height in millimeters that the grass is cut to.'),
  }),
  tool(
    'stop_mowing',
    'Stop the mower, where it is or at another place.',
    {
      place: oneOf(['here', 'dock', 'position'], 'Where the mower stops.'),
      position: { type: 'object', description: "The position in the garden. Needed when place is 'position'." },
    },
    ['place'],
  ),
  tool('drive', 'Drive a distance in a direction.', {
    direction: oneOf(['forward', 'backward', 'left', 'right'], 'The direction.'),
    distance: integer('The distance in centimeters.'),
  }),
  tool('set_speed', 'Set how fast the mower is.', {
    speed: integer('The speed in meters per minute, from 0 to 40.', { minimum: 0 }),
  }),
  tool('set_lamp', 'Set the lamp of the mower.', { mode: oneOf(['on', 'off', 'blink'], 'The mode of the lamp.') }),
  tool('return_to_dock', 'Send the mower back to its dock to charge.'),
  tool('set_rain_mode', 'Switch the rain mode.', { status: oneOf(['on', 'off'], 'The rain mode.') }),
  tool('refuse_command', 'Use this function if the command cannot be carried out.'),
]

const careful = system(
  'Do not guess values for the parameters of functions. Ask the user when a request leaves one of them open.',
)
const unit = oneOf(['celsius', 'fahrenheit'], 'The unit of temperatures. Take what is usual at the place of the user.')
const place = text('Town and state, e.g. Madison, WI')

export const openaiClients: readonly PublicExample[] = [
  {
    about: 'openai-node: a recommendation begins with a search',
    source: 'openai-node: examples/chat-completions/tool-call-helpers.ts',
    request: request(recipeMessages, recipeTools),
    good: made('find', { name: 'Moussaka' }),
    accepts: someCalls(['find', { name: /moussaka/i }], ['browse', { cuisine: 'greek' }]),
  },
  {
    about: 'openai-node: others of the same kind, after the details',
    source: 'openai-node: examples/chat-completions/tool-call-helpers.ts',
    request: request([...recipeMessages, ...moussaka], recipeTools),
    good: made('browse', { cuisine: 'greek' }),
    accepts: calls('browse', { cuisine: 'greek' }),
  },
  {
    about: 'openai-node: details of what a list offers, or a recommendation at once',
    source: 'openai-node: examples/chat-completions/tool-call-helpers-zod.ts',
    request: request([...recipeMessages, ...greekRecipes], strictRecipeTools),
    good: made('openRecipe', { id: 'r8' }),
    accepts: either(someCalls(['openRecipe', { id: 'r8' }], ['openRecipe', { id: 'r9' }]), says(/Pastitsio|Stifado/)),
  },
  {
    about: 'openai-node: a recommendation after all details',
    source: 'openai-node: examples/chat-completions/tool-call-helpers-zod.ts',
    request: request(
      [
        ...recipeMessages,
        ...greekRecipes,
        round(
          [
            'openRecipe',
            { id: 'r8' },
            { id: 'r8', name: 'Pastitsio', cuisine: 'greek', summary: 'Baked pasta with beef and a white sauce.' },
          ],
          [
            'openRecipe',
            { id: 'r9' },
            { id: 'r9', name: 'Stifado', cuisine: 'greek', summary: 'A stew of beef and small onions.' },
          ],
        ),
      ],
      strictRecipeTools,
    ),
    good: { content: 'Try Pastitsio: it is baked in layers and rich like Moussaka.' },
    accepts: says(/Pastitsio|Stifado/),
  },
  {
    about: 'openai-python: a query on a table with conditions',
    source: 'openai-python: examples/responses/streaming_tools.py',
    request: request(
      [user('find all my loans in march of this year that were renewed but not returned in time')],
      [query],
    ),
    good: made('Lookup', {
      table: 'loans',
      columns: ['id', 'state'],
      conditions: [{ column: 'returned_on', operator: '>', value: { column_name: 'due_on' } }],
      direction: 'asc',
    }),
    accepts: calls('Lookup', { table: 'loans', columns: someItems, conditions: someItems }),
  },
  {
    about: 'openai-python: two towns, one of them abbreviated, with their country',
    source: 'openai-python: examples/parsing_tools_stream.py',
    request: request(
      [user('How many people live in LA and in Chicago?')],
      [strict(tool('get_population', '', { town: text(), country: text() }))],
    ),
    good: madeCalls(
      ['get_population', { town: 'Los Angeles', country: 'US' }],
      ['get_population', { town: 'Chicago', country: 'US' }],
    ),
    accepts: someCalls(
      ['get_population', { town: anyOf(/^l\.?a\.?$/i, /^los angeles/i), country: /us|united states|america/i }],
      ['get_population', { town: /^chicago/i, country: /us|united states|america/i }],
    ),
  },
  {
    about: 'go-openai: a sentence from a tool as the answer',
    source: 'go-openai: examples/completion-with-tool/main.go',
    request: request(
      [
        user('How is the surf at Nazaré today?'),
        round(['get_surf_report', { beach: 'Nazaré, Portugal' }, 'Waves of 6 meters, offshore wind.']),
      ],
      [
        tool(
          'get_surf_report',
          'Get the surf report of a beach',
          { beach: text('Beach and country, e.g. Bells Beach, Australia'), unit: oneOf(['meters', 'feet']) },
          ['beach'],
        ),
      ],
    ),
    good: { content: 'The waves at Nazaré are 6 meters high, with offshore wind.' },
    accepts: says(/\b6\b|offshore/i),
  },
  {
    about: 'openai-cookbook: a command with a choice',
    source: 'openai-cookbook: examples/Fine_tuning_for_function_calling.ipynb',
    request: request([mowerSystem, user('Stop the mower at the dock')], mower, mustCall),
    good: made('stop_mowing', { place: 'dock' }),
    accepts: either(calls('stop_mowing', { place: 'dock' }), calls('return_to_dock')),
  },
  {
    about: 'openai-cookbook: a command with a number',
    source: 'openai-cookbook: examples/Fine_tuning_for_function_calling.ipynb',
    request: request([mowerSystem, user('Mow the grass down to 35 millimeters')], mower, mustCall),
    good: made('start_mowing', { height: 35 }),
    accepts: calls('start_mowing', { height: 35 }),
  },
  {
    about: 'openai-cookbook: a command that cannot be carried out',
    source: 'openai-cookbook: examples/Fine_tuning_for_function_calling.ipynb',
    request: request([mowerSystem, user('sing me a sea shanty!')], mower, mustCall),
    good: made('refuse_command'),
    accepts: calls('refuse_command'),
  },
  {
    about: 'openai-cookbook: a question that leaves the place open',
    source: 'openai-cookbook: examples/How_to_call_functions_with_chat_models.ipynb',
    request: request(
      [careful, user('How high is the UV index today')],
      [
        tool('get_uv_index', 'Get the current UV index', { place, format: unit }),
        tool('get_uv_outlook', 'Get the UV index of the next days', {
          place,
          format: unit,
          days: integer('How many days'),
        }),
      ],
    ),
    good: { content: 'For which town and state would you like to know it?' },
    accepts: asks(/place|where|town|city|location|state/i),
  },
]
