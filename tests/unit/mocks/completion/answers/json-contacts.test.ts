/** JSON with addresses, contacts and records of persons. */
import { expect } from 'vitest'
import { typeOrNull } from './prompts.ts'
import {
  date,
  integer,
  jsonObject,
  like,
  listOf,
  object,
  structured,
  text,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const rows: AnswerRow[] = [
  [
    'a contact',
    'Reach Dr. Omar Haddad at omar@clinic.example or +49 30 5550199.',
    structured({ name: text, email: text, phone: text }),
    { json: { name: like(/Omar Haddad/), email: 'omar@clinic.example', phone: '+49 30 5550199' } },
  ],
  [
    'an address',
    'Extract the address: 221 Elm Street, Springfield, IL 62704, USA',
    structured({ street: text, city: text, state: text, zip_code: text, country: text }),
    {
      json: {
        street: '221 Elm Street',
        city: 'Springfield',
        state: 'IL',
        zip_code: '62704',
        country: expect.stringMatching(/^(?:USA|United States)$/),
      },
    },
  ],
  [
    'a nested object',
    'Nora Quist, 34, lives at 12 Harbour Road in Bergen.',
    structured({ name: text, age: integer, address: object({ street: text, city: text }) }),
    { json: { name: 'Nora Quist', age: 34, address: { street: '12 Harbour Road', city: 'Bergen' } } },
  ],
  [
    'a contact of a signature',
    'Best regards,\nMiriam Castell\nHead of Procurement\nBrightwater Ltd\nTel. +44 20 7946 0958\nmiriam@brightwater.example',
    structured({ name: text, title: text, company: text, phone: text, email: { type: 'string', format: 'email' } }),
    {
      json: {
        name: 'Miriam Castell',
        title: 'Head of Procurement',
        company: 'Brightwater Ltd',
        phone: '+44 20 7946 0958',
        email: 'miriam@brightwater.example',
      },
    },
  ],
  [
    'a patient',
    'Extract: Mrs. Olga Brandt, 67 years old, was admitted on 2026-01-09 with pneumonia and takes metformin and aspirin.',
    structured({ patient_name: text, age: integer, diagnosis: text, medications: listOf(text), admission_date: date }),
    {
      json: {
        patient_name: like(/Olga Brandt/),
        age: 67,
        diagnosis: 'pneumonia',
        medications: ['metformin', 'aspirin'],
        admission_date: '2026-01-09',
      },
    },
  ],
  [
    'an address',
    'Ship to Karin Olsson, Storgatan 12, 114 55 Stockholm, Sweden.',
    structured({ name: text, address: object({ street: text, city: text, postal_code: text, country: text }) }),
    {
      json: {
        name: 'Karin Olsson',
        address: { street: 'Storgatan 12', city: 'Stockholm', postal_code: '114 55', country: 'Sweden' },
      },
    },
  ],
  [
    'a contact',
    'You can reach Dana at dana.w@corp.example or +1 (555) 010-7788.',
    structured({ name: text, email: { type: 'string', format: 'email' }, phone: text }),
    { json: { name: 'Dana', email: 'dana.w@corp.example', phone: like(/555.*010.*7788/) } },
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
    structured({ name: text, age: integer, email: typeOrNull('string') }),
    { json: { name: 'Piotr', age: 34, email: null } },
  ],
  [
    'a resume',
    'Extract from this resume:\n\nLaila Haddad\nlaila.haddad@mail.example\n\nExperience:\nData engineer at Northwind (2019-2023)\n\nSkills: Python, Spark and Airflow',
    structured({ name: text, email: text, skills: listOf(text) }),
    { json: { name: 'Laila Haddad', email: 'laila.haddad@mail.example', skills: ['Python', 'Spark', 'Airflow'] } },
  ],
  [
    'a record by labels',
    'Name: Ola Berg\nDate of birth: 1988-04-12\nBlood type: O+\nAllergies: penicillin',
    structured({ name: text, date_of_birth: date, blood_type: text, allergies: listOf(text) }),
    { json: { name: 'Ola Berg', date_of_birth: '1988-04-12', blood_type: 'O+', allergies: ['penicillin'] } },
  ],
  [
    'a missing value',
    'Contact: Rune Dahl, rune@dahl.example',
    structured({ name: text, email: text, phone: { type: ['string', 'null'] } }),
    { json: { name: 'Rune Dahl', email: 'rune@dahl.example', phone: null } },
  ],
  [
    'a street in a city',
    'Generate a profile for Ines, with skills Rust and SQL, living at 48 Oak St in Dayton, zipcode 45402',
    structured({ name: text, address: object({ street: text, city: text, zipcode: integer }) }),
    { json: { name: 'Ines', address: { street: '48 Oak St', city: 'Dayton', zipcode: 45402 } } },
  ],
  [
    'facts between commas',
    'Extract user info as a JSON object: Ida Berg, 41, ida@example.com',
    jsonObject,
    { json: { name: 'Ida Berg', age: 41, email: 'ida@example.com' } },
  ],
  [
    'a postal code that begins with 0 is no amount',
    'Send 2 lamps and 1 rug to Pia Dahl, Kirkeveien 9, 0368 Oslo',
    structured({ items: listOf(object({ product: text, quantity: integer })) }),
    {
      json: {
        items: [
          { product: 'lamps', quantity: 2 },
          { product: 'rug', quantity: 1 },
        ],
      },
    },
  ],
]

testAnswers(rows)
