/** JSON of a type that the prompt defines in TypeScript, as TypeChat asks for it: orders from a menu, actions, tables of labels. */
import { fence } from './prompts.ts'
import { testAnswers, type AnswerRow } from './table.ts'

const translate = (type: string, definitions: string, request: string): string =>
  `You are a service that translates user requests into JSON objects of type "${type}" according to the following TypeScript definitions:\n${fence}\n${definitions}${fence}\nThe following is a user request:\n"""\n${request}\n"""\nThe following is the user request translated into a JSON object with 2 spaces of indentation and no properties with the value undefined:\n`

const basket = `// An order at the counter
export interface Basket {
    lines: (OrderLine | Unrecognized)[];
}
// anything that is not on the menu
export interface Unrecognized {
    type: "unrecognized",
    text: string; // the words that were not understood
}
export interface OrderLine {
    type: "line",
    product: Product;
    quantity: number;
}
export type Product = Sandwiches | Juices;
export interface Sandwiches {
    type: "Sandwiches";
    name: "ham sandwich" | "tuna melt" | "club sandwich";
    options: Extras[];
}
export interface Extras {
    type: "Extras";
    name: "toasted" | "extra pickles";
}
export interface Juices {
    type: "Juices";
    name: "apple juice" | "carrot juice" | "lemonade";
    size?: JuiceSize;
    chill?: "iced" | "room temperature";
}
export type JuiceSize = "small" | "medium" | "large";
`
const order = (request: string): string => translate('Basket', basket, request)

const diary = `export type Diary = {
    steps: Step[];
};
export type Step = AddEntry | AddGuests | FindEntries | UnknownStep;
export type AddEntry = {
    kind: 'add event';
    entry: Entry;
};
export type AddGuests = {
    kind: 'add participants';
    guests: string[];
};
export type FindEntries = {
    kind: 'find events';
    about: About;
};
// for texts that are no step
export interface UnknownStep {
    kind: 'unknown';
    text: string;
}
export type Entry = {
    day: string;
    times: { startTime?: string; endTime?: string };
    description: string;
    participants?: string[];
};
export type About = {
    day?: string;
    description?: string;
    participants?: string[];
};
`
const note = (request: string): string => translate('Diary', diary, request)

const table = {
  Laundry: { name: 'Laundry', description: 'Wash and iron clothes' },
  Music: { name: 'Music', description: 'Play songs, make playlists, control the volume' },
  Sums: { name: 'Sums', description: 'Do arithmetic' },
  Travel: { name: 'Travel', description: 'Book flights and hotels' },
  Other: { name: 'Other', description: 'Anything that fits no other entry' },
}
const sort = (request: string): string =>
  translate(
    'Sorted',
    'export interface Sorted {\n    // the kind of request\n    kind: string;\n}\n',
    `\nClassify "${request}" using the following classification table:\n${JSON.stringify(table, null, 2)}\n`,
  )

const rows: AnswerRow[] = [
  [
    'a thing of the menu with its size',
    order('i would like a large iced lemonade'),
    {},
    {
      json: {
        lines: [
          { type: 'line', product: { type: 'Juices', name: 'lemonade', size: 'large', chill: 'iced' }, quantity: 1 },
        ],
      },
    },
  ],
  [
    'two things of the menu in the plural, one with an addition',
    order('three tuna melts please, toasted, and one apple juice'),
    {},
    {
      json: {
        lines: [
          {
            type: 'line',
            product: { type: 'Sandwiches', name: 'tuna melt', options: [{ type: 'Extras', name: 'toasted' }] },
            quantity: 3,
          },
          { type: 'line', product: { type: 'Juices', name: 'apple juice' }, quantity: 1 },
        ],
      },
    },
  ],
  [
    'a thing of the menu and another one, with numbers in words',
    order('twenty four lemonades and a flying carpet'),
    {},
    {
      json: {
        lines: [
          { type: 'line', product: { type: 'Juices', name: 'lemonade' }, quantity: 24 },
          { type: 'unrecognized', text: 'a flying carpet' },
        ],
      },
    },
  ],
  [
    'a thing that is not on the menu',
    order('a bowl of soup'),
    {},
    { json: { lines: [{ type: 'unrecognized', text: 'a bowl of soup' }] } },
  ],
  [
    'an appointment with two times',
    note('I have to take the cat to the vet from 9:30 to 10:15 am on June 4, 2025'),
    {},
    {
      json: {
        steps: [
          {
            kind: 'add event',
            entry: {
              day: '2025-06-04',
              times: { startTime: '09:30', endTime: '10:15' },
              description: 'I have to take the cat to the vet from 9:30 to 10:15 am on June 4, 2025',
            },
          },
        ],
      },
    },
  ],
  [
    'persons for an appointment, then a search',
    note('Add Ravi to the design review. Then look for lunches with Olga this week.'),
    {},
    {
      json: {
        steps: [
          { kind: 'add participants', guests: ['Ravi'] },
          {
            kind: 'find events',
            about: { description: 'lunches with Olga this week', participants: ['Olga'] },
          },
        ],
      },
    },
  ],
  [
    'a text that is no action',
    note('purple elephants'),
    {},
    { json: { steps: [{ kind: 'unknown', text: 'purple elephants' }] } },
  ],
  ['a label of a table by its description', sort('put on some jazz'), {}, { json: { kind: 'Music' } }],
  ['a calculation for a table of labels', sort('What is 12 * 9?'), {}, { json: { kind: 'Sums' } }],
  ['a journey for a table of labels', sort('I need two seats to Oslo'), {}, { json: { kind: 'Travel' } }],
  ['the label for other texts', sort('the moss is green'), {}, { json: { kind: 'Other' } }],
  [
    'a question for a request that says too little',
    translate(
      'Reading',
      'export interface Reading {\n    // only when the value and the unit are known\n    data?: Data;\n    // use this to ask questions\n    reply?: string;\n}\nexport interface Data { value: number; unit: "kg" | "cm" }\n',
      'note down my measurement',
    ),
    {},
    { json: { reply: 'Could you tell me more about this: note down my measurement?' } },
  ],
]

testAnswers(rows)
