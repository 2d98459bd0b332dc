/** First calls of desks and supervisors: hand-offs in other words, agents that are listed, calendars, and code for a calculation. */
import { described, like, listOf, offering, system, testAnswers, text, tool, user } from './table.ts'

const desks = offering(
  tool('transfer_to_billing_agent', 'Handoff to the billing agent', {}),
  tool('transfer_to_returns_agent', 'Handoff to the returns agent', {}),
)
const workers = offering(
  tool('assign_to_research_agent', 'Assign task to a researcher agent.', {}),
  tool('assign_to_math_agent', 'Assign task to a math agent.', {}),
)
const supervisor = system(
  'You supervise two agents: a research agent and a math agent. Assign work to one agent at a time. Do no work yourself.',
)
const resort = offering(
  tool('menu_agent', 'Answers questions about the menu', { query: text }),
  tool('spa_agent', 'Answers questions about the spa', { query: text }),
)
const calendar = offering(
  tool('list_events', 'Lists calendar events in a range', { start: described('ISO date'), end: described('ISO date') }),
  tool(
    'create_event',
    'Creates a calendar event',
    { title: text, start: described('ISO 8601'), end: described('ISO 8601'), attendees: listOf(text) },
    ['title', 'start', 'end'],
  ),
  tool('delete_event', 'Deletes an event', { event_id: text }),
)
const monday = system('Today is 2026-03-02 (Monday).')
const programs = offering(
  tool('execute_python', 'Executes Python code', { code: text }),
  tool('search', 'Search the web', { query: text }),
)
const papers = offering(
  tool(
    'handoff',
    'Hand off to another agent.\nCurrently available agents:\nWriterAgent: writes reports\nCheckAgent: checks sources',
    {
      to_agent: text,
      reason: text,
    },
  ),
)

testAnswers([
  [
    'something to give back',
    [
      system('You are a triage agent. Send the user to the right agent.'),
      user('I want to give back the lamp I bought'),
    ],
    desks,
    { calls: [['transfer_to_returns_agent', {}]] },
  ],
  [
    'a calculation for a supervisor',
    [supervisor, user('what is 19 times 31?')],
    workers,
    { calls: [['assign_to_math_agent', {}]] },
  ],
  [
    'research for a supervisor',
    [supervisor, user('find the height of the Eiger and of the Rigi')],
    workers,
    { calls: [['assign_to_research_agent', {}]] },
  ],
  [
    'an agent for food',
    'Do you have gluten free dishes?',
    resort,
    { calls: [['menu_agent', { query: like(/gluten/) }]] },
  ],
  [
    'what a day holds',
    [monday, user('What do I have tomorrow?')],
    calendar,
    { calls: [['list_events', { start: '2026-03-03', end: '2026-03-03' }]] },
  ],
  [
    'an event with its date, its time and its length',
    [monday, user('Set up a two hour meeting with leo@shop.test on Thursday at 9:30 called Stocktaking')],
    calendar,
    {
      calls: [
        [
          'create_event',
          {
            title: 'Stocktaking',
            start: '2026-03-05T09:30:00',
            end: '2026-03-05T11:30:00',
            attendees: ['leo@shop.test'],
          },
        ],
      ],
    },
  ],
  [
    'code for a calculation',
    'What is the sum of all primes below 80?',
    programs,
    { calls: [['execute_python', { code: like(/prime/) }]] },
  ],
  [
    'an agent that is listed without a mark',
    [system('You only pass requests on.'), user('Hand off to the agent that writes my report on eels.')],
    papers,
    { calls: [['handoff', { to_agent: 'WriterAgent', reason: like(/./) }]] },
  ],
])
