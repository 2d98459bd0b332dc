/** JSON for prompts as instructor, marvin, magentic, Ollama's and OpenAI's guides, Haystack and the agents SDK phrase them; the values are our own. */
import {
  boolean,
  containing,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  oneOf,
  structured,
  system,
  testSensible,
  text,
  user,
  type SensibleRow,
} from './sensible-table.ts'
import { expect } from 'vitest'

const orNull = (type: string) => ({ anyOf: [{ type }, { type: 'null' }] })

const rows: SensibleRow[] = [
  [
    'a label of spam',
    'Classify the following text: You have been selected for a free cruise, reply with your bank details to claim',
    structured({ label: oneOf('SPAM', 'NOT_SPAM') }),
    { json: { label: 'SPAM' } },
  ],
  [
    'two labels of a ticket',
    'Classify the following support ticket: My app crashes with an error and I was charged twice on my invoice.',
    structured({ labels: listOf(oneOf('TECH_ISSUE', 'BILLING', 'GENERAL_QUERY')) }),
    { json: { labels: ['TECH_ISSUE', 'BILLING'] } },
  ],
  [
    'a receipt',
    'Receipt\nCorner Cafe\nLatte x2 $7.00\nMuffin x1 $3.50\nTotal $10.50',
    structured({
      items: listOf(object({ name: text, price: number, quantity: integer })),
      total: number,
    }),
    {
      json: {
        items: [
          { name: 'Latte', price: 7, quantity: 2 },
          { name: 'Muffin', price: 3.5, quantity: 1 },
        ],
        total: 10.5,
      },
    },
  ],
  [
    'a calendar event',
    [system('Extract the event information.'), user('Lena and Marco are going to a book club on Tuesday.')],
    structured({ name: text, date: text, participants: listOf(text) }),
    { json: { name: like(/book club/i), date: like(/Tuesday/), participants: ['Lena', 'Marco'] } },
  ],
  [
    'steps of an equation',
    [
      system('You are a helpful math tutor. Guide the user through the solution step by step.'),
      user('how can I solve 5x - 4 = 21'),
    ],
    structured({ steps: listOf(object({ explanation: text, output: text })), final_answer: text }),
    { json: containing({ final_answer: like(/\b5\b/) }) },
  ],
  [
    'an input without a violation',
    [
      system('Determine if the user input violates specific guidelines and explain if they do.'),
      user('How do I prepare for a job interview?'),
    ],
    structured({
      is_violating: boolean,
      category: { anyOf: [oneOf('violence', 'sexual', 'self_harm'), { type: 'null' }] },
      explanation_if_violating: orNull('string'),
    }),
    { json: { is_violating: false, category: null, explanation_if_violating: null } },
  ],
  [
    'a superhero',
    'Create a Superhero named Garden Man.',
    structured({ name: text, age: integer, power: text, enemies: listOf(text) }),
    { json: containing({ name: 'Garden Man' }) },
  ],
  [
    'three keys of a sentence',
    "Extract the name, company and role from: 'Sofia Lindqvist, head of logistics at Norrvik AB, will join the call.' Respond in JSON with the keys name, company and role.",
    jsonObject,
    { json: { name: 'Sofia Lindqvist', company: 'Norrvik AB', role: like(/head of logistics/i) } },
  ],
  [
    'an actor by format instructions',
    'Answer the user query.\nThe output should be formatted as a JSON instance that conforms to the JSON schema below.\n\nHere is the output schema:\n```\n{"properties": {"name": {"description": "name of an actor", "title": "Name", "type": "string"}, "film_names": {"description": "list of names of films they starred in", "items": {"type": "string"}, "title": "Film Names", "type": "array"}}, "required": ["name", "film_names"]}\n```\nVera Holm starred in "Night Ferry" and "The Long Shore".\n',
    {},
    { json: { name: 'Vera Holm', film_names: ['Night Ferry', 'The Long Shore'] } },
  ],
  [
    'an answer with its source',
    'answer the users question as best as possible.\nThe output should be a markdown code snippet formatted in the following schema, including the leading and trailing "```json" and "```":\n\n```json\n{\n\t"answer": string  // answer to the user\'s question\n\t"source": string  // source used to answer the user\'s question, should be a website.\n}\n```\nwhat\'s the capital of france?',
    {},
    { json: { answer: like(/Paris/), source: like(/\w+\.\w+/) } },
  ],
  [
    'a described person',
    'Alan Smythe is 1.83 meters tall and has blond hair.',
    structured({
      name: described('The name of the person'),
      hair_color: described("The color of the person's hair if known"),
      height_in_meters: described('Height measured in meters'),
    }),
    { json: { name: 'Alan Smythe', hair_color: 'blond', height_in_meters: like(/1\.83/) } },
  ],
  [
    'tags of a Spanish passage',
    'Extract the desired information from the following passage.\n\nPassage:\nEstoy increíblemente contento de haberte conocido! Creo que seremos muy buenos amigos!',
    structured({
      sentiment: oneOf('happy', 'neutral', 'sad'),
      aggressiveness: { type: 'integer', enum: [1, 2, 3, 4, 5] },
      language: oneOf('spanish', 'english', 'french', 'german', 'italian'),
    }),
    { json: { sentiment: 'happy', aggressiveness: 1, language: 'spanish' } },
  ],
  [
    'a genre of a plot',
    'Classify the genre of this movie plot: "A crew of astronauts flies a spaceship to a distant planet to find a new home for humanity."',
    structured({ result: oneOf('action', 'comedy', 'drama', 'horror', 'sci-fi') }),
    { json: { result: 'sci-fi' } },
  ],
  [
    'cities of a passage',
    'Create a JSON object from the information present in this passage: Larch is the capital of Ondoria. It has a population of 3,850,809. Maple is the capital of Vestria. It has a population of 2,161,000.\nOnly use information that is present in the passage. Follow this JSON schema, but only return the actual instances without any additional schema definition:\n{"$defs": {"City": {"properties": {"name": {"title": "Name", "type": "string"}, "country": {"title": "Country", "type": "string"}, "population": {"title": "Population", "type": "integer"}}, "required": ["name", "country", "population"], "title": "City", "type": "object"}}, "properties": {"cities": {"items": {"$ref": "#/$defs/City"}, "title": "Cities", "type": "array"}}, "required": ["cities"], "title": "CitiesData", "type": "object"}\nMake sure your response is a dict and not a list.',
    {},
    {
      json: {
        cities: [
          { name: 'Larch', country: 'Ondoria', population: 3850809 },
          { name: 'Maple', country: 'Vestria', population: 2161000 },
        ],
      },
    },
  ],
  [
    'homework',
    [
      system('Check if the user is asking you to do their math homework.'),
      user('Hello, can you help me solve for x: 2x + 3 = 11?'),
    ],
    structured({ reasoning: text, is_math_homework: boolean }),
    { json: containing({ is_math_homework: true }) },
  ],
  [
    'no homework',
    [
      system('Check if the user is asking you to do their math homework.'),
      user('When does your shop in Leeds open on Sundays?'),
    ],
    structured({ reasoning: text, is_math_homework: boolean }),
    { json: containing({ is_math_homework: false }) },
  ],
  [
    'a phone number',
    'You can reach Dana Whitlock at +1 (415) 555-0134 after lunch.',
    structured({ name: text, phone_number: text }),
    { json: { name: 'Dana Whitlock', phone_number: '+1 (415) 555-0134' } },
  ],
  [
    'a mail that is not given',
    'My name is Piotr and I am 34.',
    structured({ name: text, age: integer, email: orNull('string') }),
    { json: { name: 'Piotr', age: 34, email: null } },
  ],
  [
    'a country',
    'Tell me about Canada.',
    structured({ name: text, capital: text, languages: listOf(text) }),
    { json: containing({ name: 'Canada', capital: 'Ottawa' }) },
  ],
  [
    'two pets',
    'I have two pets.\nA cat named Luna who is 5 years old and loves playing with yarn. She has grey fur.\nI also have a 2 year old black dog named Loki who loves tennis balls.',
    structured({
      pets: listOf(
        object({
          name: text,
          animal: text,
          age: integer,
          color: orNull('string'),
          favorite_toy: orNull('string'),
        }),
      ),
    }),
    {
      json: {
        pets: [
          { name: 'Luna', animal: 'cat', age: 5, color: 'grey', favorite_toy: 'yarn' },
          { name: 'Loki', animal: 'dog', age: 2, color: 'black', favorite_toy: 'tennis balls' },
        ],
      },
    },
  ],
  [
    'two keys in a message',
    'The warehouse in Aalborg stores 1200 pallets. Return a JSON object with the keys "city" and "pallets".',
    jsonObject,
    { json: { city: 'Aalborg', pallets: 1200 } },
  ],
  [
    'places of a text',
    'Extract all locations mentioned: "We flew from Madrid to Helsinki and then took a train to Tampere."',
    structured({ locations: listOf(text) }),
    { json: { locations: ['Madrid', 'Helsinki', 'Tampere'] } },
  ],
  [
    'an issue of a log line',
    '2026-03-04T10:22:31Z ERROR payment-service: Timeout after 3000 ms while calling bank-gateway',
    structured({
      timestamp: text,
      level: oneOf('DEBUG', 'INFO', 'WARN', 'ERROR'),
      service: text,
      message: text,
    }),
    {
      json: {
        timestamp: '2026-03-04T10:22:31Z',
        level: 'ERROR',
        service: 'payment-service',
        message: like(/Timeout after 3000 ms/),
      },
    },
  ],
  [
    'a movie review',
    [
      system('You extract data from reviews.'),
      user('I watched Copper Sky last night. The acting was superb and the music wonderful. 9/10, highly recommended!'),
    ],
    structured({ title: text, sentiment: oneOf('positive', 'negative', 'mixed'), rating: integer }),
    { json: { title: 'Copper Sky', sentiment: 'positive', rating: 9 } },
  ],
  [
    'a list of primary colours',
    'Give me 3 fruits as a JSON object with a key "fruits" that holds an array of strings.',
    jsonObject,
    { json: { fruits: [expect.any(String), expect.any(String), expect.any(String)] } },
  ],
]

testSensible(rows)
