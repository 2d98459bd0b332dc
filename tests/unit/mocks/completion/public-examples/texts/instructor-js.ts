/** Examples of instructor-js: values of meetings, contracts and messages. */
import type { PublicExample } from '../example.ts'
import { asJson, has, json } from './expect-text.ts'
import { schemaMode, scriptMode } from './instructor-prompts.ts'
import { described, list, number, object, oneOf, system, text } from './requests.ts'

const trip = object({
  hikers: described(list(object({ name: text, email: text, phone: text })), 'The people who take part'),
  date: text,
  hut: text,
  cost: number,
  deadline: text,
})
const hikers = [
  { name: 'Lena Brandt', email: 'lena@trailclub.org', phone: '555-0142' },
  { name: 'Omar Aziz', email: 'omar@trailclub.org', phone: '555-0177' },
  { name: 'Petra Novak', email: 'petra@trailclub.org', phone: '555-0119' },
  { name: 'Sven Dahl', email: 'sven@trailclub.org', phone: '555-0103' },
]
const figure = object({
  age: number,
  name: text,
  traits: described(list(object({ name: text, value: text })), 'A trait defined by a name and value'),
})
const dog = object({ weight: number, name: text })
const mail = object({ class_label: oneOf('URGENT', 'CAN_WAIT') })
const lookups = object({
  searches: list(
    object({
      title: described(text, 'Title of the request'),
      query: described(text, 'Query to search for relevant content'),
      type: described(oneOf('PHOTO', 'LETTER'), 'Type of search'),
    }),
  ),
})
const entities = object({
  entities: list(
    object({
      id: described(number, 'Unique identifier for the entity, used for deduplication'),
      subquote_string: list(text),
      entity_title: text,
      properties: list(object({ key: text, value: text, resolved_absolute_value: text })),
      dependencies: list(number),
    }),
  ),
})

export const instructorJs: readonly PublicExample[] = [
  {
    about: 'people and dates of a planned hike',
    source: 'instructor-js: docs/concepts/streaming.md',
    request: scriptMode(
      trip,
      '\nLast night the trail club met online to plan the autumn hike.\nThese members take part, with their contact details:\n\n' +
        hikers.map(({ name, email, phone }) => `- Name: ${name}, Email: ${email}, Phone: ${phone}\n`).join('') +
        '\nThe hike takes place on October 4th, 2025,\nwith a night at the Falcon Hut, which stands at the end of Ridge Road 12.' +
        ' Dr. Ute Berg, a geologist, will explain the rocks.\n\nThe cost for the group is $1,850, meals and beds included.\n' +
        'Each member pays their share by September 12th.\n\nA call to check the equipment is set for September 20th at 6 PM.\n',
    ),
    good: asJson({ hikers, date: 'October 4th, 2025', hut: 'Falcon Hut', cost: 1850, deadline: 'September 12th' }),
    accepts: json(
      trip,
      (it) =>
        hikers.every(({ name, email }) =>
          it.hikers.some((one) => one.name === name && one.email === email && one.phone.length > 4),
        ) &&
        has(it.date, 'October 4', '4 October', '2025 10 04') &&
        has(it.hut, 'Falcon Hut', 'Ridge Road') &&
        it.cost === 1850 &&
        has(it.deadline, 'September 12', '12 September', '09 12', '2025 09 12'),
    ),
  },
  {
    about: 'a known figure by its name alone',
    source: 'instructor-js: docs/blog/posts/anyscale.md',
    request: schemaMode('Figure', figure, 'Sherlock Holmes'),
    good: asJson({ age: 40, name: 'Sherlock Holmes', traits: [{ name: 'job', value: 'detective' }] }),
    accepts: json(figure, (it) => has(it.name, 'Sherlock Holmes') && it.age > 0 && it.age < 220),
  },
  {
    about: 'two values of a short sentence',
    source: 'instructor-js: docs/why.md',
    request: scriptMode(dog, 'Bruno Waldi weighs 23 kilograms'),
    good: asJson({ weight: 23, name: 'Bruno Waldi' }),
    accepts: json(dog, (it) => it.weight === 23 && it.name === 'Bruno Waldi'),
  },
  {
    about: 'a label in capitals',
    source: 'instructor-js: docs/examples/classification.md',
    request: scriptMode(
      mail,
      '"Classify the following message: The cellar is flooded and the water is still rising, please come at once',
    ),
    good: asJson({ class_label: 'URGENT' }),
    accepts: json(mail, (it) => it.class_label === 'URGENT'),
  },
  {
    about: 'one request split into several searches',
    source: 'instructor-js: examples/multiple_search_queries/index.ts',
    request: scriptMode(
      lookups,
      system('You are a helpful assistant.'),
      'Consider the data below:\nCould you find the photo from last summer of the lighthouse festival and the letters about the' +
        ' insurance of the boat? and segment it into multiple search queries',
    ),
    good: asJson({
      searches: [
        { title: 'Festival', query: 'photo of the lighthouse festival last summer', type: 'PHOTO' },
        { title: 'Insurance', query: 'letters about the insurance of the boat', type: 'LETTER' },
      ],
    }),
    accepts: json(lookups, (it) =>
      it.searches.some((one) => one.type === 'PHOTO' && has(`${one.title} ${one.query}`, 'lighthouse', 'festival')),
    ),
  },
  {
    about: 'entities of a contract, resolved',
    source: 'instructor-js: examples/resolving-complex-entitities/index.ts',
    request: scriptMode(
      entities,
      system(
        'You are a perfect entity resolution system that extracts facts from the document. Extract and resolve a list of' +
          ' entities from the following document:',
      ),
      '\nCharter of a Sailing Boat\nCharter Contract\n\nThis contract is concluded on 2023-05-09 between Aldo Marine ("the Owner")' +
        ' and Kite School ("the Charterer").\n\nArticle 1: Boat\n\nThe Owner hands over the boat 14 days after the date of the' +
        ' contract.\n\nArticle 2: Price\n\nThe price of the charter is $7,200.\n',
    ),
    good: asJson({
      entities: [
        {
          id: 1,
          subquote_string: ['between Aldo Marine'],
          entity_title: 'Owner',
          properties: [{ key: 'name', value: 'Aldo Marine', resolved_absolute_value: 'Aldo Marine' }],
          dependencies: [],
        },
      ],
    }),
    accepts: json(
      entities,
      (it) =>
        it.entities.length > 0 && has(JSON.stringify(it), '2023 05 09', 'Aldo Marine', 'Kite School', '7 200', '7200'),
    ),
  },
]
