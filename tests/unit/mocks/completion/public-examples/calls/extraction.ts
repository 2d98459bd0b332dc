/** Data taken from a text with one tool that has to be called. */
import type { PublicExample } from '../example.ts'
import { anyOf, calls, fits, items, made, optional, someText } from './expect-calls.ts'
import { flag, forced, integer, list, number, oneOf, record, request, system, text, tool, user } from './requests.ts'

const called = (name: string) => `\`${name}\` read from the text, complete and with the types of the schema`

/** The tool of a library that wraps a model class, here as the items of a list. */
const listTool = (name: string, item: string, properties: Parameters<typeof record>[0], key = 'tasks') =>
  tool(name, called(name), { [key]: list({ $ref: `#/$defs/${item}` }, '', { title: key }) }, [key], {
    $defs: { [item]: record(properties) },
  })

const verdict = tool(
  'RelevanceVerdict',
  called('RelevanceVerdict'),
  {
    reasoning: text('How question and passage were compared, step by step', { title: 'Reasoning' }),
    grounds: text('The main reasons for the verdict', { title: 'Grounds' }),
    related: flag('Whether question and passage are about the same thing', { title: 'Related' }),
  },
  ['grounds', 'reasoning', 'related'],
)

const step = tool(
  'Step',
  called('Step'),
  { step: { anyOf: [{ $ref: '#/$defs/Find' }, { $ref: '#/$defs/Open' }], title: 'Step' } },
  ['step'],
  {
    $defs: {
      Find: record({ terms: text() }, ['terms'], { additionalProperties: false }),
      Open: record({ page_number: integer() }, ['page_number'], { additionalProperties: false }),
    },
  },
)

const crew = [
  { name: 'Ines Duarte', age: 44 },
  { name: 'Tomas Lind', age: 31 },
  { name: 'Ruth Okafor', age: 57 },
]

export const extraction: readonly PublicExample[] = [
  {
    about: 'a passage that has nothing to do with the question',
    source: 'instructor: examples/llm-judge-relevance/run.py',
    request: request(
      [
        system(
          'You compare a question with a passage and decide whether they are related. Explain your decision first, then give "true" when they are related and "false" when they are not.',
        ),
        user(
          'The question:\n\n<question>\nHow do bees find their way back to the hive?\n</question>\n\nThe passage:\n<passage>\nThe Gotthard road tunnel was opened in 1980. It is almost 17 kilometres long and connects the cantons of Uri and Ticino.\n</passage>',
        ),
      ],
      [verdict],
      forced('RelevanceVerdict'),
    ),
    good: made('RelevanceVerdict', { reasoning: 'Bees and a tunnel.', grounds: 'Other topics.', related: false }),
    accepts: calls('RelevanceVerdict', { reasoning: someText, grounds: someText, related: false }),
  },
  {
    about: 'three members of a crew with their ages, one on a line',
    source: 'instructor: docs/learning/patterns/list_extraction.md',
    request: request(
      [
        user(
          '\n        The crew of our boat:\n        - Ines Duarte is 44 years old\n        - Tomas Lind is 31 years old\n        - Ruth Okafor is 57 years old\n        ',
        ),
      ],
      [listTool('CrewList', 'Sailor', { name: text(), age: integer() }, 'sailors')],
      forced('CrewList'),
    ),
    good: made('CrewList', {
      sailors: crew,
    }),
    accepts: calls('CrewList', {
      sailors: items(...crew),
    }),
  },
  {
    about: 'wares with their prices in brackets',
    source: 'instructor: docs/learning/patterns/list_extraction.md',
    request: request(
      [user('Price list: Tent ($120), Stove ($45), Lantern ($18)')],
      [listTool('WareList', 'Ware', { title: text(), price: number() }, 'wares')],
      forced('WareList'),
    ),
    good: made('WareList', {
      wares: [
        { title: 'Tent', price: 120 },
        { title: 'Stove', price: 45 },
        { title: 'Lantern', price: 18 },
      ],
    }),
    accepts: calls('WareList', {
      wares: items({ title: /tent/i, price: 120 }, { title: /stove/i, price: 45 }, { title: /lantern/i, price: 18 }),
    }),
  },
  {
    about: 'the open task of a remark in a meeting',
    source: 'instructor: examples/stream_action_items/run.py',
    request: request(
      [
        system(
          'You keep the minutes of a team. You get what was noted so far and a new piece of the recording. Bring the list of tasks up to date.',
        ),
        user(
          'Read this piece of the recording and return the tasks in it\n\nNadia: Right. One more thing, somebody has to renew the fire insurance of the workshop before spring. It is not urgent, but we must not forget it.',
        ),
      ],
      [
        listTool('IterableTask', 'Task', {
          key: text('A short identifier that occurs once'),
          title: text('What has to be done'),
          reason: text('The thought that led to this task, in short'),
          is_done: flag('Whether it is done'),
        }),
      ],
      forced('IterableTask'),
    ),
    good: made('IterableTask', {
      tasks: [
        {
          key: 'renew-insurance',
          title: 'Renew the fire insurance',
          reason: 'Nadia asks for it.',
          is_done: false,
        },
      ],
    }),
    accepts: calls('IterableTask', {
      tasks: (tasks) =>
        Array.isArray(tasks) && tasks.some((task) => fits({ title: /insurance/i, is_done: false }, task)),
    }),
  },
  {
    about: 'a request that is split into two searches of different kinds',
    source: 'instructor: docs/examples/search.md',
    request: request(
      [
        user(
          "Look at the text below: '\nFind me a video of a steam engine and a picture of a lighthouse' and split it into single searches",
        ),
      ],
      [
        tool(
          'IterableLookup',
          'The searches, one for each thing',
          { tasks: list({ $ref: '#/$defs/Lookup' }, 'The list of `Lookup` items') },
          ['tasks'],
          {
            $defs: {
              Lookup: record({
                terms: text('What to search for'),
                kind: oneOf(['web', 'image', 'video'], 'The kind of search'),
              }),
            },
          },
        ),
      ],
      forced('IterableLookup'),
    ),
    good: made('IterableLookup', {
      tasks: [
        { terms: 'steam engine', kind: 'video' },
        { terms: 'lighthouse', kind: 'image' },
      ],
    }),
    accepts: calls('IterableLookup', {
      tasks: items({ terms: /steam engine/i, kind: 'video' }, { terms: /lighthouse/i, kind: 'image' }),
    }),
  },
  {
    about: 'an invented member of a known cast',
    source: 'instructor: examples/partial_streaming/run.py',
    request: request(
      [user('give me a sherlock holmes figure as json, with name and profession')],
      [tool('PartialFigure', called('PartialFigure'), { name: text(), profession: text() })],
      forced('PartialFigure'),
    ),
    good: made('PartialFigure', { name: 'Watson', profession: 'physician' }),
    accepts: calls('PartialFigure', { name: someText, profession: someText }),
  },
  {
    about: 'the result of a function that is known by its signature',
    source: 'instructor: examples/distilations/math_finetunes.jsonl',
    request: request(
      [
        system(
          'Say what this function returns:\n\ndef fn(x: int, y: int, label: str) -> __main__.Product\n"""\n_summary_\n\nArgs:\n    x (int): _description_\n    y (int): _description_\n    label (str): _description_\n\nReturns:\n    Response: _description_\n"""',
        ),
        user('Return `fn(312, y=45, label="rows")`'),
      ],
      [
        tool('Product', called('Product'), {
          x: integer(),
          y: integer(),
          result: integer('The product of both numbers'),
        }),
      ],
      forced('Product'),
    ),
    good: made('Product', { x: 312, y: 45, result: 14040 }),
    accepts: calls('Product', { x: 312, y: 45, result: 14040 }),
  },
  {
    about: 'features of a short exclamation, with an answer to it',
    source: 'langchainjs: examples/src/models/chat/openai_functions_zod.ts',
    request: request(
      [user('This soup tastes terrible!')],
      [
        tool(
          'describer',
          'Describes the input by some features.',
          {
            mood: oneOf(['positive', 'negative'], 'Whether the input is positive or negative on the whole'),
            thing: text('The thing that the input is about'),
            number_of_words: number('How many words the input has'),
            reply: text('What one could answer to the person'),
            last_mark: text('The punctuation mark at the end of the input, if it has one.'),
          },
          ['mood', 'thing', 'number_of_words', 'reply'],
        ),
      ],
      forced('describer'),
    ),
    good: made('describer', {
      mood: 'negative',
      thing: 'soup',
      number_of_words: 4,
      reply: 'I am sorry to hear that.',
      last_mark: '!',
    }),
    accepts: calls('describer', {
      mood: 'negative',
      thing: /soup/i,
      number_of_words: 4,
      reply: someText,
      last_mark: optional('!'),
    }),
  },
  {
    about: 'features of a person, all of them optional, with a unit to convert',
    source: 'langchain: docs/docs/tutorials/extraction.ipynb',
    request: request(
      [
        system(
          'You are good at taking facts out of texts. Take only what the text says. Where the value of an attribute is not known, give null for it.',
        ),
        user('Greta Holm is 5 feet tall and has red hair.'),
      ],
      [
        tool(
          'Suspect',
          'What is known of a person.',
          {
            name: { anyOf: [text(), { type: 'null' }], default: null, description: 'How the person is called' },
            hair: {
              anyOf: [text(), { type: 'null' }],
              default: null,
              description: "The colour of the person's hair if the text gives it",
            },
            height_in_meters: { anyOf: [text(), { type: 'null' }], default: null, description: 'The height in meters' },
          },
          [],
        ),
      ],
      forced('Suspect'),
    ),
    good: made('Suspect', { name: 'Greta Holm', hair: 'red', height_in_meters: '1.52' }),
    accepts: calls('Suspect', { name: 'Greta Holm', hair: /^red( hair)?$/i, height_in_meters: /^1\.5(2|$| ?m)/ }),
  },
  {
    about: 'one of two forms of a step, the one for a search',
    source: 'instructor: docs/concepts/unions.md',
    request: request(
      [system('You help readers of an archive to find or open pages.'), user('Find pages about the flood of 1953')],
      [step],
      forced('Step'),
    ),
    good: made('Step', { step: { terms: 'flood of 1953' } }),
    accepts: calls('Step', { step: { terms: anyOf(/flood.*1953/i, /1953.*flood/i) } }),
  },
]
