/** Examples of BAML, whose prompts end with a schema in its own notation, and of Rig. */
import type { PublicExample } from '../example.ts'
import { asJson, has, isHaiku, label, reads, says, someJson, toNumbers } from './expect-text.ts'
import { assistant, chat, integer, list, number, object, orNull, system, text } from './requests.ts'

const ferryMail = `Given the below email, extract either a concert ticket, a ferry booking, or a bakery receipt.

Answer in JSON using any of these schemas:
{
  // The ID of the ticket
  ticketId: string,
  // The name of the band
  band: string,
  // The number of seats
  seats: int,
  // The price of the ticket
  price: float,
} or {
  // The booking number of the ferry
  bookingNumber: string,
  // The number of the ferry
  ferryNumber: string or int,
  // If no time is specified, just return the port code as a string
  departure: string or {
    // Port code (three letters)
    port: string,
    time: string,
  },
  // The number of the cabin
  cabinNumber: string,
  // The rules for vehicles
  vehicleRules: map<string, {
    // The longest length in metres
    lengthLimit: float,
    // The number of vehicles
    count: int,
  }>,
} or {
  bakeryName: string,
  // The total amount spent
  totalAmount: float,
}

Email:

Dear [Guest],

Thank you for travelling with [Line Name]! Your crossing is confirmed.

Details of the Crossing:

Booking Number: QF7710
Passenger Name: [Guest]
Ferry Number: NB204
Departure Port: Port of Hook of Holland (HVH), Netherlands
Arrival Port: Harwich International Port (HRW), United Kingdom
Cabin Number: 8114
Deck: Blue
Vehicle Allowance:

Car: 1 vehicle, up to 6 metres
Trailer: 1 vehicle, up to 4 metres
Please note:

Be at the port at least 45 minutes before the departure.

Kind regards,

[Line Name] Booking Team`

const ferry = {
  ...object({
    bookingNumber: text,
    ferryNumber: text,
    cabinNumber: text,
    vehicleRules: { type: 'object', additionalProperties: object({ lengthLimit: number, count: integer }) },
  }),
  additionalProperties: true,
} as const

const cv = object({
  name: text,
  apprenticeships: list(object({ workshop: text, trade: orNull(text), year: orNull(integer) })),
  instruments: list(text),
})

const kinds = ['OpeningHours', 'LostProperty', 'BookAGuide', 'TicketProblem', 'OtherQuestion']
const classify = (name: string, input: string) =>
  chat(
    system(
      `Classify the following INPUT into ONE\nof the following categories:\n\nAnswer with any of the categories:\n${name}\n----\n` +
        kinds.map((kind) => `- ${kind}`).join('\n'),
    ),
    `INPUT: ${input}\n\nResponse:`,
  )

const weatherIds = ['w1', 'w22', 'w11', 'w44', 'w7', 'w5', 'w6']
const parcel = object({ repair_status: text, ticket_number: orNull(text), ready_on: orNull(text) })
const blob = object({
  left: text,
  right: object({ first: text, second: text, core: object({ level: integer, share: number }) }),
})

export const bamlAndRig: readonly PublicExample[] = [
  {
    about: 'one of three kinds of mail, with a map',
    source: 'baml-examples: ruby-openapi-starter/baml_src/parse-email.baml',
    request: chat(system(ferryMail)),
    good: asJson({
      bookingNumber: 'QF7710',
      ferryNumber: 'NB204',
      departure: 'HVH',
      cabinNumber: '8114',
      vehicleRules: { Car: { lengthLimit: 6, count: 1 }, Trailer: { lengthLimit: 4, count: 1 } },
    }),
    accepts: someJson(ferry, (it) => {
      const rules = Object.values(it.vehicleRules as Record<string, { lengthLimit: number }>)
      const isRight = it.bookingNumber === 'QF7710' && it.ferryNumber === 'NB204' && it.cabinNumber === '8114'
      return (
        isRight &&
        has(JSON.stringify(it), 'HVH') &&
        rules.length > 0 &&
        rules.every((one) => [4, 6].includes(one.lengthLimit))
      )
    }),
  },
  {
    about: 'the facts of a curriculum vitae',
    source: 'baml-examples: golang-openapi-starter/baml_src/02-extract-resume.baml',
    request: chat(
      system(
        'Parse the following curriculum vitae and return a structured representation of the data in the schema below.\n\nCV:\n---\n' +
          'Rosa Lind\n\nApprenticeships\n- Werkstatt Huber, Cremona\n  - Violin making\n  - 2014\n\nInstruments\n- Violin\n- Viola\n' +
          '- Cello\n---\n\nAnswer in JSON using this schema:\n{\n  name: string,\n  // Extract in the same order listed\n' +
          '  apprenticeships: [\n    {\n      workshop: string,\n      trade: string or null,\n      year: int or null,\n    }\n  ],\n' +
          '  // Only include string instruments\n  instruments: string[],\n}\n\nJSON:',
      ),
    ),
    good: asJson({
      name: 'Rosa Lind',
      apprenticeships: [{ workshop: 'Werkstatt Huber', trade: 'Violin making', year: 2014 }],
      instruments: ['Violin', 'Viola', 'Cello'],
    }),
    accepts: someJson(cv, ({ name, apprenticeships: [one, ...more], instruments }) => {
      const isTrade = has(one?.workshop ?? '', 'Werkstatt Huber') && has(one?.trade ?? '', 'Violin making')
      return (
        name === 'Rosa Lind' &&
        isTrade &&
        one?.year === 2014 &&
        more.length === 0 &&
        instruments.join() === 'Violin,Viola,Cello'
      )
    }),
  },
  {
    about: 'one of five categories, where two are possible',
    source: 'baml-examples: php-openapi-starter/baml_src/prompt-syntax/chat-roles.baml',
    request: classify(
      'MyCategory',
      "The gate doesn't take my ticket, and each attempt ends with a red light and the message 'not valid today'. I have asked for" +
        " a new one with the 'exchange' form on your page, but the promised mail with the ticket has not arrived.",
    ),
    good: { content: 'TicketProblem' },
    accepts: label(kinds, 'TicketProblem', 'OtherQuestion'),
  },
  {
    about: 'one of five categories',
    source: 'baml: integ-tests/baml_src/fiddle-examples/chat-roles.baml',
    request: classify('Category', 'I would like to book a guide for the tour of the castle with my class next Friday.'),
    good: { content: 'BookAGuide' },
    accepts: label(kinds, 'BookAGuide'),
  },
  {
    about: 'a haiku, asked for by the system turn alone',
    source: 'baml: integ-tests/baml_src/test-files/strategies/fallback.baml',
    request: chat(system('Say a haiku about iceland.')),
    good: { content: 'Steam over black sand\nIceland keeps its fire hidden\nUnder the long snow' },
    accepts: reads(isHaiku),
  },
  {
    about: 'a nested value to be returned',
    source: 'baml: integ-tests/baml_src/test-files/functions/input/named-args/single/single-map-string-to-map.baml',
    request: chat(system("Return this value back to me: {'harbour': {'pilot': 'Old Jonas'}}")),
    good: { content: '{"harbour": {"pilot": "Old Jonas"}}' },
    accepts: reads(
      (content) =>
        ['harbour', 'pilot', 'Old Jonas'].every((part) => content.includes(part)) && !has(content, 'Return this'),
    ),
  },
  {
    about: 'a category by its alias, begun by the assistant',
    source: 'baml: integ-tests/baml_src/test-files/aliases/enums.baml',
    request: chat(
      system(
        'Classify the user input into the following weather\n\nAnswer with any of the categories:\nWeather\n----\n- w1: It storms\n' +
          '- w22: The sun shines\n- w11: It rains\n- w44: There is fog\n- w7: It snows\n- w5\n- w6: It is dull\nWith a long description',
      ),
      'grey, grey, greeeey',
      assistant('Weather ID:'),
    ),
    good: { content: 'w6' },
    accepts: label(weatherIds, ...weatherIds.filter((id) => id !== 'w22')),
  },
  {
    about: 'values of a mail, after reasoning step by step',
    source: 'baml-examples: prompt-engineering/chain-of-thought.baml',
    request: chat(
      system(
        'Extract the info from this message in the INPUT:\n\nINPUT:\n-------\nfrom: workshop@wheelworks.com\nSubject: Your bicycle' +
          " 'Green Heron...' is repaired!\nBody: Hello Tom, you can fetch your bicycle from:\nSat, May 9\nSee the bill:\n" +
          'www.wheelworks.com/bills/show?ticket77\n\nDone:\nNew chain...\nBill #88-1120\nFetch at:\n    Mill Lane 3\n\nBill total:\n' +
          "$42.00\n-------\n\nAnswer in JSON using this schema:\n{\n  repair_status: 'WAITING' or 'IN_REPAIR' or 'REPAIRED' or 'FETCHED',\n" +
          '  ticket_number: string or null,\n  ready_on: string or null,\n}\n\nBefore you output the JSON, please explain your\n' +
          "reasoning step-by-step. Here is an example on how to do this:\n'If we think step by step we can see that ...\n therefore the" +
          " output JSON is:\n{\n  ... the json schema ...\n}'",
      ),
    ),
    good: {
      content:
        'If we think step by step we can see that the bicycle is repaired, therefore the output JSON is:\n{"repair_status": "REPAIRED", "ticket_number": null, "ready_on": "Sat, May 9"}',
    },
    accepts: someJson(
      parcel,
      (it) => it.repair_status === 'REPAIRED' && has(it.ready_on ?? '', 'May 9', 'May 09', '9 May', '05 09'),
    ),
  },
  {
    about: 'a made-up blob of a nested schema',
    source: 'baml: integ-tests/baml_src/test-files/functions/output/class-nested.baml',
    request: chat(
      system(
        'Return a made up json blob that matches this schema:\nAnswer in JSON using this schema:\n{\n  left: string,\n  right: {\n' +
          '    first: string,\n    second: string,\n    core: {\n      level: int,\n      share: float,\n    },\n  },\n}\n---\n\nJSON:',
      ),
    ),
    good: asJson({ left: 'a', right: { first: 'b', second: 'c', core: { level: 3, share: 0.5 } } }),
    accepts: someJson(blob, (it) => !has(it.left, 'string')),
  },
  {
    about: 'one of two digits',
    source: 'rig: examples/agent_prompt_chaining/src/main.rs',
    request: chat(
      system('You are a coin. Return only a single whole integer that is either 1 or 2.'),
      'Please give me a single whole integer that is 1 or 2',
    ),
    good: { content: '2' },
    accepts: reads((content) => ['1', '2'].includes(content.trim())),
  },
  {
    about: 'an addition with a condition',
    source: 'rig: examples/agent_prompt_chaining/src/main.rs',
    request: chat(system('Add 250 to the number you receive, unless it is 0. Return only the final number.'), '4'),
    good: { content: '254' },
    accepts: reads((content) => toNumbers(content).join() === '254' && content.length < 8),
  },
  {
    about: 'a thing to be remembered',
    source: 'rig: examples/agent_with_memory_policies/src/main.rs',
    request: chat(
      system('You are a helpful assistant. Be brief.'),
      'Remember: my bicycle is orange.',
      assistant('All right, I will keep that in mind.'),
      'What colour is my bicycle?',
    ),
    good: { content: 'Your bicycle is orange.' },
    accepts: says('orange'),
  },
]
