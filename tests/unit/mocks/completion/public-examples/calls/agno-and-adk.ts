/** Requests of frameworks for agents in Python: agno, and Google's ADK. */
import type { PublicExample } from '../example.ts'
import { calls, either, items, made, says, someText } from './expect-calls.ts'
import { integer, list, request, round, system, text, tool, user } from './requests.ts'

const mailTools = [
  tool(
    'get_newest_letters',
    'Get the newest X letters of the mailbox.',
    { count: integer('How many letters to get'), page: text('Page token of an earlier answer.') },
    [],
  ),
  tool(
    'find_letters',
    'Find X letters by words of everyday language. Looks at sender, receiver, title and text.',
    { words: text('What to look for'), count: integer('How many letters to get') },
    [],
  ),
  tool('get_exchange', 'Get all letters of an exchange as JSON.', { exchange_id: text('The ID of the exchange.') }),
  tool(
    'find_exchanges',
    'Find exchanges with the query syntax of the mailbox. Returns ids and beginnings, not the letters.',
    {
      query: text('Query. Knows from:, to:, title:, is:new and so on.'),
      count: integer('How many exchanges to return (10 by default, 200 at most).'),
    },
    [],
  ),
]
const mailSystem = system(
  '<instructions>\n- Find the exchange that is asked for, then read all its letters with get_exchange.\n- Take every promise from the WHOLE exchange, letter by letter.\n- A promise is what somebody offers, accepts or is asked to do.\n- Where no date is given, the date is null; do not invent one.\n</instructions>',
)
const mailQuestion = user('Find the latest exchange about a delivery or an invoice and list all promises in it')
const foundExchange = round([
  'find_exchanges',
  { query: 'delivery OR invoice', count: 1 },
  { exchanges: [{ id: '7be1049c55', beginning: 'Delivery of the oak boards: could you unload on Tuesday?' }] },
])

const scraper = system(
  'You collect the notices of a village web site and sum them up.\n\nRULES FOR THE START - KEEP TO THEM:\n1. NEVER take a picture of the page before it has been opened\n2. ALWAYS begin with browser_open\n3. Wait until the page is reported as open before you do anything else',
)
const scraperTools = [
  tool('browser_open', 'Open a URL in the browser. For URLs that you know to work.', { url: text('The URL to open') }),
  tool('browser_do', 'Does something with an element of the page.', { what: text('What to do.') }),
  tool('browser_read', 'Reads the text of the page that is open.', { wanted: text('What to read') }),
  tool('picture', 'Takes a picture of the page that is open.'),
]

const clinic = system(
  'You are the assistant of a veterinary practice. Understand what the owner wants and use the tools for it.\n\n1. Understand the request.\n2. Plan the steps: get the ids first (e.g. the visits of an animal). Look at the conditions (e.g. the state of a visit). Act only when they hold.\n3. Do not leave out steps.\n4. Answer clearly.',
)
const clinicTools = [
  tool('get_visit_state', 'Get the state of a visit.', { visit_id: text('The id of the visit.') }),
  tool(
    'call_off_visit',
    'Call off a visit whose state is \'PLANNED\'.\n\nCall "get_visit_state" and look at the state first.',
    { visit_id: text() },
  ),
  tool('get_visit_ids_of_owner', 'Get the ids of all visits of an owner.', { owner_id: text() }),
  tool('pay_back_visit', "Pay a visit back whose state is 'CALLED_OFF'.", { visit_id: text() }),
  tool(
    'open_case',
    "Open a case for an owner.\n\nArgs:\n    topic (str): What it is about. One of: 'VISIT', 'BILL', 'OTHER'.",
    { owner_id: text(), topic: text() },
  ),
  tool('get_owner', 'Get name and phone number of an owner.', { owner_id: text() }),
  tool('send_text_message', 'Send a text message to an owner.', { owner_id: text(), phone: text() }),
  tool('get_owner_id_from_session', 'Get the owner ID of the session.\n\nOnly when you do not know the owner ID yet.'),
]
const callOff = user('Please call off all planned visits of owner own_12.')

const cards = [
  tool(
    'draw_card',
    'Draw a card and return its value.\n\nArgs:\n  highest: The highest value in the deck, an integer.',
    { highest: integer() },
  ),
  tool(
    'check_square',
    'Check whether numbers of a list are squares.\n\nArgs:\n  values: The list of numbers to check.',
    { values: list(integer()) },
  ),
]
const cardSystem = system(
  'You draw cards and answer questions about them. There are decks of several sizes. When you are asked to draw a card, call the draw_card tool with the highest value of the deck. Never draw a card yourself. When you are asked to draw a card and check for squares: 1. Call draw_card first and wait for its answer. 2. Then call the check_square tool with the value. 2.1 When the user asks about earlier cards, put the earlier values into the list. 3. Your answer must have the value of step 1.',
)

export const agnoAndAdk: readonly PublicExample[] = [
  {
    about: 'agno: a search for the right exchange of letters',
    source: 'agno: cookbook/91_tools/google/gmail/action_items.py',
    request: request([mailSystem, mailQuestion], mailTools),
    good: made('find_exchanges', { query: 'delivery OR invoice', count: 1 }),
    accepts: either(
      calls('find_exchanges', { query: /delivery|invoice/i }),
      calls('find_letters', { words: /delivery|invoice/i }),
    ),
  },
  {
    about: 'agno: the promises of an exchange that was read',
    source: 'agno: cookbook/91_tools/google/gmail/action_items.py',
    request: request(
      [
        mailSystem,
        mailQuestion,
        foundExchange,
        round([
          'get_exchange',
          { exchange_id: '7be1049c55' },
          {
            title: 'Delivery of the oak boards',
            letters: [
              { from: 'vera@sawmill.test', text: 'Could you unload on Tuesday?' },
              { from: 'olek@joinery.test', text: 'Yes, I will bring the forklift.' },
            ],
          },
        ]),
      ],
      mailTools,
    ),
    good: { content: 'Olek unloads on Tuesday and brings the forklift.' },
    accepts: says(/unload|forklift/i),
  },
  {
    about: 'agno: a search with an optional number that is left open',
    source: 'agno: cookbook/91_tools/seltz_tools.py',
    request: request(
      [user('Search for recent papers on coral bleaching')],
      [
        tool(
          'search_papers',
          'Use this function to search papers for a query.',
          { query: text('The query.'), max_papers: { anyOf: [integer(), { type: 'null' }] } },
          ['query'],
        ),
      ],
    ),
    good: made('search_papers', { query: 'coral bleaching' }),
    accepts: calls('search_papers', { query: /coral bleaching/i }),
  },
  {
    about: 'agno: the text of a page that has been opened',
    source: 'agno: cookbook/91_tools/mcp/stagehand.py',
    request: request(
      [
        scraper,
        user('Write a complete summary of the notices on https://www.village.example/notices'),
        round([
          'browser_open',
          { url: 'https://www.village.example/notices' },
          'Opened: https://www.village.example/notices',
        ]),
      ],
      scraperTools,
    ),
    good: made('browser_read', { wanted: 'All notices with title and date' }),
    accepts: either(calls('browser_read', { wanted: someText }), calls('picture')),
  },
  {
    about: 'ADK: a message with an id and a number that the user gives',
    source: 'adk-python: tests/integration/fixture/ecommerce_customer_service_agent',
    request: request(
      [clinic, user('Send a text message to owner own_31 whose phone number is +49 151 0000')],
      clinicTools,
    ),
    good: made('send_text_message', { owner_id: 'own_31', phone: '+49 151 0000' }),
    accepts: calls('send_text_message', { owner_id: 'own_31', phone: /^\+49 ?151 ?0000$/ }),
  },
  {
    about: 'ADK: only what is in the right state is called off',
    source: 'adk-python: tests/integration/fixture/ecommerce_customer_service_agent',
    request: request(
      [
        clinic,
        callOff,
        round(['get_visit_ids_of_owner', { owner_id: 'own_12' }, ['81', '92']]),
        round(['get_visit_state', { visit_id: '81' }, 'PLANNED'], ['get_visit_state', { visit_id: '92' }, 'DONE']),
      ],
      clinicTools,
    ),
    good: made('call_off_visit', { visit_id: '81' }),
    accepts: calls('call_off_visit', { visit_id: '81' }),
  },
  {
    about: 'ADK: a card of a large deck',
    source: 'adk-python: contributing/samples/fields_planner',
    request: request([cardSystem, user('Draw a card from a deck up to 60.')], cards),
    good: made('draw_card', { highest: 60 }),
    accepts: calls('draw_card', { highest: 60 }),
  },
  {
    about: 'ADK: a question about values of earlier turns',
    source: 'adk-python: contributing/samples/fields_planner',
    request: request(
      [
        cardSystem,
        user('Draw a card from a deck up to 60.'),
        round(['draw_card', { highest: 60 }, { result: 36 }]),
        { role: 'assistant', content: 'The card has the value 36.' },
        user('Draw one more.'),
        round(['draw_card', { highest: 60 }, { result: 51 }]),
        { role: 'assistant', content: 'The card has the value 51.' },
        user('Which of the two values are squares?'),
      ],
      cards,
    ),
    good: made('check_square', { values: [36, 51] }),
    accepts: calls('check_square', { values: items(36, 51) }),
  },
]
