/** Agents that pass a conversation on to another agent, and what the next one does: Swarm, AutoGen, cookbooks of OpenAI and LangChain. */
import type { PublicExample } from '../example.ts'
import { asks, calls, either, made, says } from './expect-calls.ts'
import { assistant, closedTool, request, round, system, text, tool, user } from './requests.ts'

const welcome = system('You are a friendly agent.')

const toGuide = closedTool('transfer_to_museum_guide', 'Handoff to museum_guide.')
const toVisitor = closedTool('transfer_to_visitor', 'Handoff to visitor.')
const ticketAgent = system(
  'You are an agent who cancels tickets.\n    All you need to cancel a ticket is its booking number.\n    You cancel tickets with the cancel_ticket tool.\n    When you need something from the visitor, send your message first; after that you can handoff to the visitor.\n    When the ticket is cancelled, handoff to the museum guide, who says goodbye.',
)
const ticketTools = [tool('cancel_ticket', 'Cancel a ticket', { booking_number: text() }), toGuide, toVisitor]
const cancelQuestion = user('I want to cancel my ticket.')
const toTickets = round([
  'transfer_to_ticket_agent',
  {},
  'Transferred to ticket_agent, adopting the role of ticket_agent immediately.',
])
const numberQuestion = assistant('What is your booking number, please?')

const shopAgent = system(
  'You help customers of Lumen Lamps.Answer in one sentence at most.Go through these steps with the customer:1. Ask what is wrong until you understand it.\n - skip this when they have told the reason.\n2. Suggest a remedy (invent one).\n3. ONLY when that does not help, offer to take the lamp back.\n4. When they agree, find the ID and then take it back.',
)
const shopTools = [
  tool('take_back', '', { item_id: text(), reason: text() }, ['item_id']),
  tool('find_item', 'Use to find the ID of an item.\n    The search words can be a description or a name.', {
    words: text(),
  }),
]

const desk = [
  tool('transfer_to_bookings_agent', 'For everything about buying or booking.'),
  tool('transfer_to_repairs_and_returns', 'For defects, repairs, or returns.'),
  tool('call_a_person', 'Only when the customer explicitly wants a person.', { summary: text() }),
]

const hotelAgent = system('You are an assistant who books campsites')
const hotelTools = [
  tool('book_campsite', 'Book a campsite', { campsite: text() }),
  tool('transfer_to_ferry_assistant', 'Transfer user to the assistant who books ferries.'),
]
const tripQuestion = user('book a ferry from HEL to TLL and a night at Pirita Camping')
const ferryBooked = round([
  'book_ferry',
  { from_port: 'HEL', to_port: 'TLL' },
  'Successfully booked a ferry from HEL to TLL.',
])
const toCampsites = round(['transfer_to_campsite_assistant', {}, 'Successfully transferred to campsite_assistant'])

export const handOffs: readonly PublicExample[] = [
  {
    about: 'the user asks for another agent by name',
    source: 'swarm: README.md',
    request: request([welcome, user('Please let me speak to agent Q.')], [tool('transfer_to_agent_q', '')]),
    good: made('transfer_to_agent_q'),
    accepts: calls('transfer_to_agent_q'),
  },
  {
    about: 'the user asks for a department',
    source: 'swarm: README.md',
    request: request([welcome, user('Put me through to billing.')], [tool('transfer_to_billing', '')]),
    good: made('transfer_to_billing'),
    accepts: calls('transfer_to_billing'),
  },
  {
    about: 'what was missing for a call comes in the second message',
    source: 'swarm: README.md',
    request: request(
      [
        welcome,
        user("Hello, I'm Jonas."),
        assistant('Hello Jonas! How many seats do you need?'),
        user('There are 4 of us.'),
      ],
      [
        tool(
          'seat_guests',
          'Seats guests. Ask for name and number of seats before you call it.',
          { name: text(), seats: { type: 'integer' }, wish: text() },
          ['name', 'seats'],
        ),
      ],
    ),
    good: made('seat_guests', { name: 'Jonas', seats: 4 }),
    accepts: calls('seat_guests', { name: 'Jonas', seats: 4 }),
  },
  {
    about: 'an agent after the hand-off needs a number from the user',
    source: 'autogen: python/docs/src/user-guide/agentchat-user-guide/swarm.ipynb',
    request: request([ticketAgent, cancelQuestion, toTickets], ticketTools),
    good: { content: 'What is your booking number, please?' },
    accepts: either(calls('transfer_to_visitor'), asks(/booking|ticket/i)),
  },
  {
    about: 'the number of the user goes to the tool of the agent',
    source: 'autogen: python/docs/src/user-guide/agentchat-user-guide/swarm.ipynb',
    request: request(
      [
        ticketAgent,
        cancelQuestion,
        toTickets,
        numberQuestion,
        round(['transfer_to_visitor', {}, 'Transferred to visitor, adopting the role of visitor immediately.']),
        user('MUS-20431'),
      ],
      ticketTools,
    ),
    good: made('cancel_ticket', { booking_number: 'MUS-20431' }),
    accepts: calls('cancel_ticket', { booking_number: 'MUS-20431' }),
  },
  {
    about: 'the agent hands back when its work is done',
    source: 'autogen: python/docs/src/user-guide/agentchat-user-guide/swarm.ipynb',
    request: request(
      [
        ticketAgent,
        cancelQuestion,
        numberQuestion,
        user('MUS-20431'),
        round(['cancel_ticket', { booking_number: 'MUS-20431' }, 'Ticket MUS-20431 cancelled']),
      ],
      ticketTools,
    ),
    good: made('transfer_to_museum_guide'),
    accepts: calls('transfer_to_museum_guide'),
  },
  {
    about: 'an analyst starts with the data before it hands back',
    source: 'autogen: python/docs/src/user-guide/agentchat-user-guide/swarm.ipynb',
    request: request(
      [
        system(
          'You analyse river levels.\n    Get the levels with the get_river_levels tool.\n    Say what stands out in them.\n    Always handoff back to coordinator when your analysis is done.',
        ),
        user('Write a flood outlook for the ELBE'),
        round([
          'transfer_to_level_analyst',
          {},
          'Transferred to level_analyst, adopting the role of level_analyst immediately.',
        ]),
      ],
      [
        tool('get_river_levels', 'Get the levels of a river', { river: text() }),
        closedTool('transfer_to_coordinator', 'Handoff to coordinator.'),
      ],
    ),
    good: made('get_river_levels', { river: 'ELBE' }),
    accepts: calls('get_river_levels', { river: /^elbe$/i }),
  },
  {
    about: 'a take-back after the item was found',
    source: 'openai-cookbook: examples/Orchestrating_agents.ipynb',
    request: request(
      [
        shopAgent,
        user('The switch of my green desk lamp broke on the first evening.'),
        assistant('I am sorry! You could try it with another bulb; would that help?'),
        user('It would not. Take it back.'),
        round(['find_item', { words: 'green desk lamp' }, 'item_770042']),
      ],
      shopTools,
    ),
    good: made('take_back', { item_id: 'item_770042', reason: 'The switch broke.' }),
    accepts: calls('take_back', { item_id: /770042/ }),
  },
  {
    about: 'a front desk sends a buyer to the right department',
    source: 'openai-cookbook: examples/Orchestrating_agents.ipynb',
    request: request(
      [
        system(
          'You are the front desk of Lumen Lamps. Say who you are. Be very short. Find out which department is right for the customer, and ask for it in a natural way, without them noticing.',
        ),
        user('I would like to buy one of those tall floor lamps.'),
      ],
      desk,
    ),
    good: made('transfer_to_bookings_agent'),
    accepts: calls('transfer_to_bookings_agent'),
  },
  {
    about: 'the second agent does its part of a trip',
    source: 'langchain docs: src/oss/langgraph/multi-agent-custom.mdx',
    request: request([hotelAgent, tripQuestion, ferryBooked, toCampsites], hotelTools),
    good: made('book_campsite', { campsite: 'Pirita Camping' }),
    accepts: calls('book_campsite', { campsite: /Pirita/ }),
  },
  {
    about: 'the second agent reports when all of a trip is booked',
    source: 'langchain docs: src/oss/langgraph/multi-agent-custom.mdx',
    request: request(
      [
        hotelAgent,
        tripQuestion,
        ferryBooked,
        toCampsites,
        round(['book_campsite', { campsite: 'Pirita Camping' }, 'Successfully booked a night at Pirita Camping.']),
      ],
      hotelTools,
    ),
    good: { content: 'The ferry and your night at Pirita Camping are booked.' },
    accepts: says(/booked|confirm|success|done|complete|reserved|arranged/i, /Pirita|camp|night/i),
  },
]
