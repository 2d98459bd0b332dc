/** Which value goes to which argument, and which argument is left out. */
import {
  like,
  described,
  integer,
  listOf,
  number,
  object,
  offering,
  oneOf,
  text,
  tool,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const accounts = oneOf('checking', 'savings', 'business')
const record = (properties: Record<string, unknown>, required?: string[]) => ({
  ...offering(tool('record', 'Record the exact arguments that the user gives.', properties, required)),
  tool_choice: 'required',
})

const rows: AnswerRow[] = [
  [
    'a number that the request does not give is not one of its words',
    'Track my package',
    offering(tool('track_package', 'Track a package', { tracking_number: text })),
    { calls: [['track_package', { tracking_number: like(/^(?!(?:my )?package$)/) }]] },
  ],
  [
    'an account that the request does not give is not one of its words',
    'Unlock the user',
    offering(tool('unlock_user', 'Unlock a user', { account: text })),
    { calls: [['unlock_user', { account: like(/^(?!(?:the )?user$|unlock)/i) }]] },
  ],
  [
    'an id with its noun',
    'Look up customer_58',
    offering(tool('get_customer', 'Fetch the profile of a customer', { customer_id: text })),
    { calls: [['get_customer', { customer_id: 'customer_58' }]] },
  ],
  [
    'a version with three numbers',
    'Deploy version 3.1.4 to staging',
    offering(tool('deploy', 'Deploy a version', { version: text, environment: text })),
    { calls: [['deploy', { version: '3.1.4', environment: 'staging' }]] },
  ],
  [
    'accounts by their roles',
    'Move 75 euros from my business account to my savings account',
    offering(tool('transfer', 'Transfer money', { amount: number, from_account: accounts, to_account: accounts })),
    { calls: [['transfer', { amount: 75, from_account: 'business', to_account: 'savings' }]] },
  ],
  [
    'hours in minutes',
    'Book room C4 on 2027-03-02 for two hours',
    offering(tool('book_room', 'Book a room', { room: text, duration_minutes: integer })),
    { calls: [['book_room', { room: 'C4', duration_minutes: 120 }]] },
  ],
  [
    'a drug and a dose',
    'Add a prescription of 500 mg amoxicillin three times a day',
    offering(
      tool('add_prescription', 'Add a prescription', { medication: text, dose_mg: number, times_per_day: integer }),
    ),
    { calls: [['add_prescription', { medication: 'amoxicillin', dose_mg: 500, times_per_day: 3 }]] },
  ],
  [
    'quotations by the words beside them',
    "Publish an article titled 'River Days' with 'A week on the water' as content, the meta title set to 'Rivers' and the slug 'river-days'",
    offering(
      tool('publish_article', 'Publish an article', { title: text, content: text, meta_title: text, slug: text }),
    ),
    {
      calls: [
        [
          'publish_article',
          { title: 'River Days', content: 'A week on the water', meta_title: 'Rivers', slug: 'river-days' },
        ],
      ],
    },
  ],
  [
    'values after signs',
    'Record code = delta and tenant = borealis exactly.',
    record({ code: text, tenant: text }),
    { calls: [['record', { code: 'delta', tenant: 'borealis' }]] },
  ],
  [
    'a member that is left out',
    'Record name = Ines and omit the optional nickname.',
    record({ name: text, nickname: text }, ['name']),
    { calls: [['record', { name: 'Ines' }]] },
  ],
  [
    'a member after one that is left out',
    "Add an event 'Sync' at 10:00, skip the notes, location Berlin",
    record({ title: text, notes: text, location: text }, ['title']),
    { calls: [['record', { title: 'Sync', location: 'Berlin' }]] },
  ],
  [
    'a number after a word with no',
    'Record a table at "Bella" with no delay for 4 people',
    record({ restaurant: text, people: integer }, ['restaurant']),
    { calls: [['record', { restaurant: 'Bella', people: 4 }]] },
  ],
  [
    'objects with names without quotation marks',
    'Record steps [{name: plan, weight: 1}, {name: check, weight: 4}]',
    record({ steps: listOf(object({ name: text, weight: integer })) }),
    {
      calls: [
        [
          'record',
          {
            steps: [
              { name: 'plan', weight: 1 },
              { name: 'check', weight: 4 },
            ],
          },
        ],
      ],
    },
  ],
  [
    'the parts of a name',
    'Hello, my name is Lena Ortiz and I work as a surveyor.',
    record({ first_name: text, last_name: text, job: text }),
    { calls: [['record', { first_name: 'Lena', last_name: 'Ortiz', job: 'surveyor' }]] },
  ],
  [
    'a value beside its name',
    'Call lookup exactly once with value cobalt.',
    offering(tool('lookup', 'Record one lookup value', { value: text })),
    { calls: [['lookup', { value: 'cobalt' }]] },
  ],
  [
    'a percentage for a brightness that is optional',
    'set the hallway lights to 65%',
    offering(
      tool('turn_on', 'Turns a device on', { name: text, area: text }, []),
      tool(
        'set_light',
        'Sets the brightness or color of a light',
        { area: text, brightness: integer, color: text },
        [],
      ),
    ),
    { calls: [['set_light', { area: 'hallway', brightness: 65 }]] },
  ],
  [
    'an item for a named list',
    'put rye bread on the grocery list',
    offering(
      tool('AddListItem', 'Add item to a todo list', { item: text, name: text }),
      tool('TurnOn', 'Turns a device on', { name: text }),
    ),
    { calls: [['AddListItem', { item: 'rye bread', name: 'grocery list' }]] },
  ],
  [
    'the minutes of a session',
    'start a 25 minute stretching session',
    offering(tool('start_workout', 'Start a workout', { type: text, duration_minutes: integer })),
    { calls: [['start_workout', { type: 'stretching', duration_minutes: 25 }]] },
  ],
  [
    'a way of travelling',
    'How do I get by bike from Ghent to Bruges?',
    offering(
      tool('directions', 'Directions', {
        origin: text,
        destination: text,
        mode: oneOf('DRIVING', 'WALKING', 'BICYCLING'),
      }),
    ),
    { calls: [['directions', { origin: 'Ghent', destination: 'Bruges', mode: 'BICYCLING' }]] },
  ],
  [
    'a volume in words',
    'Play some music quietly in the bedroom',
    offering(
      tool('play_music', 'Play music', { room: oneOf('kitchen', 'bedroom'), volume: oneOf('medium', 'low', 'high') }),
    ),
    { calls: [['play_music', { room: 'bedroom', volume: 'low' }]] },
  ],
  [
    'persons of two ages',
    'Find trains from Turin to Basel for 3 adults and 2 children',
    offering(tool('search_trains', 'Search trains', { from: text, to: text, adults: integer, children: integer })),
    { calls: [['search_trains', { from: 'Turin', to: 'Basel', adults: 3, children: 2 }]] },
  ],
  [
    'what follows a colon',
    'Open an issue in birch/app: the export button is missing on Firefox',
    offering(tool('create_issue', 'Create an issue in a repository', { repo: described('owner/name'), title: text })),
    { calls: [['create_issue', { repo: 'birch/app', title: 'the export button is missing on Firefox' }]] },
  ],
  [
    'the code of a language',
    'Translate "two coffees please" into Portuguese',
    offering(tool('translate', 'Translate text', { text, target: described('ISO 639-1 code of the target language') })),
    { calls: [['translate', { text: 'two coffees please', target: 'pt' }]] },
  ],
  [
    'why a person is asked for',
    'I want to talk to a human please',
    offering(
      tool('escalate_to_human', 'Escalates to a human agent', { reason: described('Why the customer needs a human') }),
      tool('lookup_faq', 'Searches the FAQ', { question: text }),
    ),
    { calls: [['escalate_to_human', { reason: like(/talk to a human/) }]] },
  ],
]

testAnswers(rows)
