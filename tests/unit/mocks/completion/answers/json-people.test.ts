/** JSON with persons: names, ages, occupations, roles. */
import { expect } from 'vitest'
import { person } from './offered.ts'
import { typeOrNull, strict } from './prompts.ts'
import {
  boolean,
  described,
  integer,
  jsonObject,
  like,
  listOf,
  number,
  object,
  structured,
  system,
  text,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const parsed = (title: string, properties: Record<string, unknown>) =>
  system(
    `As a genius expert, your task is to understand the content and provide the parsed objects in json that match the following json_schema:\n\n${JSON.stringify({ ...object(properties), title })}\n\nMake sure to return an instance of the JSON, not the schema itself`,
  )

const rows: AnswerRow[] = [
  [
    'several people',
    'John is 31, Maria is 27 and Chen is 45 years old.',
    structured({ people: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        people: [
          { name: 'John', age: 31 },
          { name: 'Maria', age: 27 },
          { name: 'Chen', age: 45 },
        ],
      },
    },
  ],
  [
    'a person with a job',
    'Priya Nair works as a pharmacist at Lotus Health in Pune.',
    structured({ name: text, occupation: text, company: text, city: text }),
    { json: { name: 'Priya Nair', occupation: 'pharmacist', company: 'Lotus Health', city: 'Pune' } },
  ],
  [
    'a person with a role and a salary',
    [
      parsed('Employee', { name: text, role: text, salary: number }),
      user('Extract: Tomasz Zielinski works as a backend developer and earns 98000 dollars'),
    ],
    jsonObject,
    { json: { name: 'Tomasz Zielinski', role: 'backend developer', salary: 98000 } },
  ],
  [
    'people of a sentence',
    'Extract all users: Ingrid is 44 and works in Malmo, Pavel is 29 and works in Brno.',
    structured({ users: listOf(object({ name: text, age: integer, city: text })) }),
    {
      json: {
        users: [
          { name: 'Ingrid', age: 44, city: 'Malmo' },
          { name: 'Pavel', age: 29, city: 'Brno' },
        ],
      },
    },
  ],
  [
    'several persons',
    'Extract the users: Jonas is 10, Sara is 34 and Kim is 21.',
    structured({ users: listOf(object({ name: text, age: integer })) }),
    {
      json: {
        users: [
          { name: 'Jonas', age: 10 },
          { name: 'Sara', age: 34 },
          { name: 'Kim', age: 21 },
        ],
      },
    },
  ],
  [
    'three keys of a sentence',
    "Extract the name, company and role from: 'Sofia Lindqvist, head of logistics at Norrvik AB, will join the call.' Respond in JSON with the keys name, company and role.",
    jsonObject,
    { json: { name: 'Sofia Lindqvist', company: 'Norrvik AB', role: like(/head of logistics/i) } },
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
    'two pets',
    'I have two pets.\nA cat named Luna who is 5 years old and loves playing with yarn. She has grey fur.\nI also have a 2 year old black dog named Loki who loves tennis balls.',
    structured({
      pets: listOf(
        object({
          name: text,
          animal: text,
          age: integer,
          color: typeOrNull('string'),
          favorite_toy: typeOrNull('string'),
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
    'a surname and a holiday',
    strict(
      'Extract information about a person from In 1981, amidst the bells of Christmas, a child named Ida arrived. This newborn, bearing the surname Holm, slept.',
      '"firstName": (type: string),\n"lastName": (type: string),\n"birthDate": (type: date string (2023-12-31))',
    ),
    {},
    { json: { firstName: 'Ida', lastName: 'Holm', birthDate: '1981-12-25' } },
  ],
  [
    'persons with their ages behind their names',
    'I have two friends. The first is Runa 31 years old busy with her boat, and the second is Otto 27 years old and wants to swim. Return a list of friends in JSON format',
    structured({ friends: listOf(object({ name: text, age: integer, is_available: boolean })) }),
    {
      json: {
        friends: [
          { name: 'Runa', age: 31, is_available: false },
          { name: 'Otto', age: 27, is_available: true },
        ],
      },
    },
  ],
  [
    'facts about the user',
    [
      system(
        'You are a Personal Information Organizer. Return the facts and preferences in a json format as shown below: {"facts": ["Name is John", "Is a Software engineer"]}',
      ),
      user('Hi, my name is Teo. I am a carpenter.'),
    ],
    jsonObject,
    { json: { facts: expect.arrayContaining([like(/Teo/), like(/carpenter/)]) } },
  ],
  [
    'a name beside the noun of its key, before a colon',
    'Generate test results for pupil Edda with three results: 71, 64, and 90',
    structured({ pupil_name: text, results: listOf(integer) }),
    { json: { pupil_name: 'Edda', results: [71, 64, 90] } },
  ],
  [
    'persons with their roles',
    'Generate a crew called Northwind with two members: Ines as captain and Olaf as cook',
    structured({ crew_name: text, members: listOf(object({ name: text, role: text })) }),
    {
      json: {
        crew_name: 'Northwind',
        members: [
          { name: 'Ines', role: 'captain' },
          { name: 'Olaf', role: 'cook' },
        ],
      },
    },
  ],
  [
    'both parts of a name',
    'Please give me information about Nora Lindqvist.',
    structured({ first_name: text, last_name: text }),
    { json: { first_name: 'Nora', last_name: 'Lindqvist' } },
  ],
  [
    'qualities of a person',
    'Generate a user profile for Ines who is active with verified email',
    structured({ username: text, is_active: boolean, email_verified: boolean }),
    { json: { username: 'Ines', is_active: true, email_verified: true } },
  ],
  [
    'a person in a quoted sentence',
    'Extract \u0060Mabel is a 31-year-old beekeeper and teacher\u0060',
    structured(person),
    { json: { name: 'Mabel', age: 31 } },
  ],
  [
    'an age in words in a quoted sentence',
    "Extract the user name and age: 'Oskar is twenty years old'",
    structured(person),
    { json: { name: 'Oskar', age: 20 } },
  ],
  [
    'an occupation after an age',
    'Petra Wolf is a 44-year-old software engineer.',
    structured({ ...person, occupation: text }),
    { json: { name: 'Petra Wolf', age: 44, occupation: 'software engineer' } },
  ],
  [
    'two persons in a quoted sentence',
    'Extract \u0060Mabel is 12 and Oskar is 14\u0060',
    structured({ content: listOf(object(person)) }),
    {
      json: {
        content: [
          { name: 'Mabel', age: 12 },
          { name: 'Oskar', age: 14 },
        ],
      },
    },
  ],
  [
    'a biography',
    'Create a user profile for Ruth, age 52',
    structured({ ...person, bio: text }),
    { json: { name: 'Ruth', age: 52, bio: like(/\w+ \w+/) } },
  ],

  [
    'professions in brackets',
    'The crew: Ingrid Dahl (welder, 34) and Omar Haddad (crane driver, 52).',
    structured({ crew: listOf(object({ name: text, role: text, age: integer })) }),
    {
      json: {
        crew: [
          { name: 'Ingrid Dahl', role: 'welder', age: 34 },
          { name: 'Omar Haddad', role: 'crane driver', age: 52 },
        ],
      },
    },
  ],
  [
    'two full names after a noun',
    'Return the users Ewa Kowal and Jonas Lind.',
    structured({ users: listOf(object({ first_name: text, last_name: text })) }),
    {
      json: {
        users: [
          { first_name: 'Ewa', last_name: 'Kowal' },
          { first_name: 'Jonas', last_name: 'Lind' },
        ],
      },
    },
  ],
  [
    'a family',
    'My name is Greta Holm, I work as a baker in Odense and I have 2 sons named Aksel and Viggo.',
    structured({ name: text, occupation: text, children: listOf(text) }),
    { json: { name: 'Greta Holm', occupation: 'baker', children: ['Aksel', 'Viggo'] } },
  ],

  [
    'a record in lines with lists of whole lines',
    'Extract the applicant.\nNina Falk\nEmail: nina@falk.example\nSkills: Go, Rust, SQL\nExperience: Lead Engineer at Borg AB, 2018 to 2022\nEducation: B.Sc. Physics, Lund',
    structured({
      name: described('The name of the person'),
      email: text,
      skills: listOf(text),
      experience: listOf(text),
      education: listOf(text),
    }),
    {
      json: {
        name: 'Nina Falk',
        email: 'nina@falk.example',
        skills: ['Go', 'Rust', 'SQL'],
        experience: ['Lead Engineer at Borg AB, 2018 to 2022'],
        education: ['B.Sc. Physics, Lund'],
      },
    },
  ],
]

testAnswers(rows)
