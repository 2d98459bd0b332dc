/** Agents that work as a team, with a leader or one after the other: agno, LlamaIndex, OpenAI Agents SDK, ADK samples, crewAI. */
import type { PublicExample } from '../example.ts'
import { calls, either, fits, made, someCalls, someText } from './expect-calls.ts'
import { closedTool, number, request, round, system, text, tool, user } from './requests.ts'

const leader = system(
  'You lead a team of AI Agents.\n\n<team_members>\n<member id="map-agent" name="Map Agent"> Role: Finds places and routes </member>\n<member id="price-agent" name="Price Agent"> Role: Knows prices and fees </member>\n</team_members>\n\nGive tasks to the members that their role fits.\n- Write the final answer and nothing else.\n- Show figures as a table',
)
const leaderTools = [
  tool(
    'think',
    'A place for your own thoughts, to work through a question step by step. Nobody sees them.',
    {
      title: text('Short title of this step'),
      thought: text('The thought, in detail'),
      action: text('What you do because of it'),
      confidence: number('How sure you are (0.0 to 1.0)'),
    },
    ['title', 'thought'],
  ),
  tool('give_task_to_member', 'Gives a task to a member of the team.', {
    member_id: text('The ID of the member.'),
    task: text('The task, short and clear.'),
  }),
]

const researcher = system(
  'You are the SourceAgent. You search a library for a subject and note down what you find. When the notes are complete and good enough, hand off control to the EssayAgent, who writes an essay from them.',
)
const researchTools = [
  tool('library_search', 'Search the library', { query: text() }),
  tool('note_down', 'Useful for keeping notes on a subject.', { notes: text(), title: text() }),
  tool(
    'handoff',
    'Useful for handing off to another agent.\nWhen you lack what the request needs, or another agent fits better, hand off to that agent.\n\nAgents that are available:\nEssayAgent: Useful for writing an essay on a subject.',
    { to_agent: text(), reason: text() },
  ),
]
const researchQuestion = user(
  'Write me an essay on the history of the bicycle. Tell in short how it came about, with the draisine, the penny-farthing and the electric bicycles of the 21st century.',
)
const found = round([
  'library_search',
  { query: 'history of the bicycle' },
  'Karl Drais built the draisine in 1817. The penny-farthing followed in the 1870s. Electric bicycles spread after 2000.',
])
const noted = round([
  'note_down',
  {
    notes: 'Draisine by Karl Drais, 1817. Penny-farthing in the 1870s. Electric bicycles after 2000.',
    title: 'History of the bicycle',
  },
  'Notes kept.',
])

const observatory = system(
  'You are a cheerful guide of a garden show. For questions on opening hours call get_opening_hours, and send questions on lost property or tickets to the service point.',
)
const observatoryTools = [
  closedTool('get_opening_hours', 'Get the opening hours of a garden.', { garden: text('Name of the garden.') }),
  closedTool(
    'transfer_to_Service_Point_Agent',
    'Handoff to the Service Point Agent agent to handle the request. Looks after lost property, tickets, and refunds.',
  ),
]

const colleagues = [
  tool(
    'delegate_work_to_coworker',
    'Give a task to one of these coworkers: Lead Translator, Proofreader\nThe coworker knows nothing of the task, so pass on all that is needed to do it.',
    {
      task: text('The task'),
      context: text('All that is known about it'),
      coworker: text('The role of the coworker'),
    },
  ),
  tool('ask_question_to_coworker', 'Ask one of these coworkers a question: Lead Translator, Proofreader', {
    question: text('The question'),
    context: text('All that is known about it'),
    coworker: text('The role of the coworker'),
  }),
]

export const teams: readonly PublicExample[] = [
  {
    about: 'a leader gives a comparison of prices to the right member',
    source: 'agno: cookbook/10_reasoning/teams/reasoning_finance_team.py',
    request: request(
      [
        leader,
        user(
          'Compare what the zoos of Basel (BSL) and Leipzig (LEJ) charge:\n- Adult ticket\n- Family ticket\n- Parking\n- Yearly pass',
        ),
      ],
      leaderTools,
    ),
    good: made('give_task_to_member', {
      member_id: 'price-agent',
      task: 'Compare the prices of the zoos of Basel and Leipzig',
    }),
    accepts: ({ calls: list }) =>
      list.length > 0 &&
      list.every(
        ({ name, args }) =>
          (name === 'think' && fits({ title: someText, thought: someText }, args)) ||
          (name === 'give_task_to_member' && fits({ member_id: 'price-agent', task: /basel|leipzig|bsl|lej/i }, args)),
      ),
  },
  {
    about: 'a researcher starts to search',
    source: 'llama_index: python-agents-tutorial/6_multi_agent.py',
    request: request([researcher, researchQuestion], researchTools),
    good: made('library_search', { query: 'history of the bicycle' }),
    accepts: someCalls(
      ['library_search', { query: /bicycle|draisine|penny-farthing/i }],
      ['library_search', { query: /bicycle|draisine|penny-farthing/i }],
      ['library_search', { query: /bicycle|draisine|penny-farthing/i }],
    ),
  },
  {
    about: 'a researcher notes what was found',
    source: 'llama_index: python-agents-tutorial/6_multi_agent.py',
    request: request([researcher, researchQuestion, found], researchTools),
    good: made('note_down', { notes: 'Karl Drais built the draisine in 1817.', title: 'History of the bicycle' }),
    accepts: either(
      calls('note_down', { notes: /Drais|1817|penny-farthing|1870/, title: someText }),
      calls('library_search', {
        query: (query) => /bicycle|draisine|penny/i.test(String(query)) && query !== 'history of the bicycle',
      }),
    ),
  },
  {
    about: 'a researcher hands off to the writer by name',
    source: 'llama_index: python-agents-tutorial/6_multi_agent.py',
    request: request([researcher, researchQuestion, found, noted], researchTools),
    good: made('handoff', { to_agent: 'EssayAgent', reason: 'The notes are complete.' }),
    accepts: calls('handoff', { to_agent: 'EssayAgent', reason: someText }),
  },
  {
    about: 'a question that the agent can answer with its own tool',
    source: 'openai-agents-js: examples/ai-sdk-ui',
    request: request(
      [observatory, user('Until when is the Rose Terrace open today? Please check the opening hours.')],
      observatoryTools,
    ),
    good: made('get_opening_hours', { garden: 'Rose Terrace' }),
    accepts: calls('get_opening_hours', { garden: /^(the )?Rose Terrace$/i }),
  },
  {
    about: 'a question for another agent of the team',
    source: 'openai-agents-js: examples/ai-sdk-ui',
    request: request([observatory, user('I left my umbrella in the tea house, can I have it back?')], observatoryTools),
    good: made('transfer_to_Service_Point_Agent'),
    accepts: calls('transfer_to_Service_Point_Agent'),
  },
  {
    about: 'an agent for places that the user has chosen',
    source: 'adk-samples: python/agents/travel-concierge/travel_concierge/sub_agents/inspiration',
    request: request(
      [
        system(
          'You help people find a hobby. Use `hobby_agent` to suggest hobbies to people with vague ideas. Use `course_agent` to suggest courses and clubs when the user has settled on a hobby.',
        ),
        user("I've decided on pottery, in Porto. Where can I start?"),
      ],
      [
        tool('hobby_agent', 'This agent suggests some hobbies for what the user likes', { request: text() }),
        tool('course_agent', 'This agent suggests some courses and clubs for a hobby', { request: text() }),
      ],
    ),
    good: made('course_agent', { request: 'Pottery courses in Porto' }),
    accepts: calls('course_agent', { request: /pottery/i }),
  },
  {
    about: 'a manager gives the task to the coworker that it names',
    source: 'crewAI: lib/crewai/src/crewai/tools/agent_tools',
    request: request(
      [
        system(
          'You are Office Manager. You have led offices for years and bring out the best in everybody.\nYour personal goal is: Have the task done by the people who can do it best.',
        ),
        user(
          'Current Task: Have the Lead Translator translate the welcome letter into Dutch.\n\nThis is the expected criteria for your final answer: The letter in Dutch.',
        ),
      ],
      colleagues,
    ),
    good: made('delegate_work_to_coworker', {
      task: 'Translate the welcome letter into Dutch',
      context: 'The letter is wanted in Dutch.',
      coworker: 'Lead Translator',
    }),
    accepts: calls('delegate_work_to_coworker', {
      task: /letter|dutch/i,
      context: someText,
      coworker: /lead translator/i,
    }),
  },
]
