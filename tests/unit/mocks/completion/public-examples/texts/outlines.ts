/** Examples of Outlines: stories, and objects that the schema constrains. */
import type { PublicExample } from '../example.ts'
import { about, asJson, has, isHaiku, json, reads, toWords } from './expect-text.ts'
import { boolean, chat, demand, described, integer, list, object, oneOf, text } from './requests.ts'

const complaint = object({
  category: oneOf('invoice', 'delivery', 'plants', 'tools', 'other'),
  priority: oneOf('low', 'medium', 'high', 'urgent'),
  summary: described(text, 'Brief summary of the complaint'),
  customer_mood: described(text, 'Emotional state of the customer'),
  main_points: described(list(text), 'List of main points'),
  needs_a_call: described(boolean, 'Whether someone has to call the customer'),
})
const view = object({
  person: described(text, 'The person whose view is taken.'),
  events: described(list(text), 'All events that the person knows about.'),
})
const spaceship = object({ name: text, crew: integer, devices: list(text) })
const summaries = object({
  summaries: { ...list(object({ missing_entities: text, denser_summary: text })), minItems: 5, maxItems: 5 } as const,
})
const odd = object({ result: oneOf('violin', 'cello', 'harp', 'ladder') })

export const outlines: readonly PublicExample[] = [
  {
    about: 'a short story about an animal',
    source: 'outlines: docs/features/models/tgi.md',
    request: chat('Write a short story about a hedgehog.'),
    good: {
      content: 'A hedgehog named Pim found a boot in the garden, moved in, and slept there until the spring came.',
    },
    accepts: about(12, 'hedgehog'),
  },
  {
    about: 'a haiku about a language',
    source: 'outlines: docs/features/models/tgi.md',
    request: { ...chat('Write a haiku about Lua.'), max_tokens: 50 },
    good: { content: 'A moon in the code\nLua glides through little tables\nNil waits in the dark' },
    accepts: reads(isHaiku),
  },
  {
    about: 'a complaint analysed',
    source: 'outlines: docs/guide/fastapi_vllm_deployment.md',
    request: {
      ...chat(
        'Analyze this complaint to a garden shop:\n\nCustomer ID: G-2207\nMessage: The invoice lists the same apple tree two times and' +
          ' I am really annoyed. Please pay my money back as quickly as you can!\n\nExtract the category, priority, and other' +
          ' relevant information.',
      ),
      ...demand('ComplaintAnalysis', complaint),
    },
    good: asJson({
      category: 'invoice',
      priority: 'high',
      summary: 'One apple tree is on the invoice twice',
      customer_mood: 'annoyed',
      main_points: ['charged twice'],
      needs_a_call: true,
    }),
    accepts: json(
      complaint,
      (it) => it.category === 'invoice' && it.priority !== 'low' && it.summary !== '' && it.customer_mood !== '',
    ),
  },
  {
    about: 'what one person knows of a sequence of events',
    source: 'outlines: docs/examples/simtom.md',
    request: {
      ...chat(
        'The following is a sequence of events:\n\n1 Edda entered the old_barn.\n2 Koen entered the old_barn.\n3 The lantern is in the' +
          ' iron_chest.\n4 Edda moved the lantern to the wooden_shelf.\n5 Koen left the old_barn.\n6 Timo entered the stable.\n\n' +
          'Which events does Edda know about?',
      ),
      ...demand('ViewOfAPerson', view),
    },
    good: asJson({
      person: 'Edda',
      events: ['1 Edda entered the old_barn.', '4 Edda moved the lantern to the wooden_shelf.'],
    }),
    accepts: json(
      view,
      (it) =>
        it.person === 'Edda' &&
        it.events.length > 0 &&
        it.events.every((event) => has(event, 'Edda', 'Koen', 'lantern', 'Timo')),
    ),
  },
  {
    about: 'a thing to be made up',
    source: 'outlines: docs/features/models/mistral.md',
    request: { ...chat('Create a spaceship, use the json format.'), ...demand('Spaceship', spaceship) },
    good: asJson({ name: 'Grey Heron', crew: 12, devices: ['telescope'] }),
    accepts: json(spaceship, (it) => it.name !== '' && it.name !== 'string' && it.crew >= 0 && it.crew < 1_000_000),
  },
  {
    about: 'five summaries, each denser',
    source: 'outlines: docs/examples/chain_of_density.md',
    request: {
      ...chat(
        'Article: Amalie Emmy Noether was a German mathematician who made many contributions to abstract algebra. She proved a theorem' +
          ' that connects symmetries in physics with conservation laws.\n\nYou will generate increasingly concise, entity-dense' +
          ' summaries of the above article.\n\nRepeat the following 2 steps 5 times.\n\nStep 1. Identify 1-3 informative entities' +
          ' from the article which are missing from the previous summary.\nStep 2. Write a new, denser summary of identical length' +
          ' which covers every entity of the previous summary plus the missing entities.',
      ),
      ...demand('Summaries', summaries),
    },
    good: asJson({
      summaries: [1, 2, 3, 4, 5].map(() => ({
        missing_entities: 'algebra',
        denser_summary: 'Noether linked symmetries.',
      })),
    }),
    accepts: json(
      summaries,
      (it) =>
        it.summaries.every((one) => toWords(one.denser_summary).length >= 2) &&
        has(JSON.stringify(it), 'Noether', 'algebra', 'symmetr', 'mathematic', 'theorem'),
    ),
  },
  {
    about: 'the odd word out, after examples',
    source: 'outlines: examples/pick_odd_one_out.py',
    request: {
      ...chat(
        'Pick the odd word out: apple, pear, hammer, plum.\napple is a fruit, pear is a fruit, hammer is a tool, plum is a fruit.\n' +
          'So the odd one is hammer.\n\nPick the odd word out: Danish, Greek, Peru, Welsh, Dutch.\nDanish is a language, Greek is a' +
          ' language, Peru is a country, ...\nSo the odd one is Peru.\n\nPick the odd word out: violin, cello, harp, ladder.\n' +
          'violin is an instrument, cello is an instrument, harp is an instrument, ladder is a tool.\nSo the odd one is ladder.',
      ),
      ...demand('result', odd),
    },
    good: asJson({ result: 'ladder' }),
    accepts: json(odd, (it) => it.result === 'ladder'),
  },
]
