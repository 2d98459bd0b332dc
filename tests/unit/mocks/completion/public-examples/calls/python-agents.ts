/** Requests of frameworks for agents in Python: OpenAI Agents SDK, smolagents and Pydantic AI. */
import type { PublicExample } from '../example.ts'
import { anyOf, calls, fits, made, says, someText } from './expect-calls.ts'
import { closedTool, list, mustCall, oneOf, record, request, round, system, text, tool, user } from './requests.ts'

const smolagent = system(
  'You are an expert who solves every task with tool calls. You get a task and do your best to solve it. For this you have some tools. What you call is an action; after it has run you get its result as an "observation". To give the final answer of the task, call the tool named "final_answer". Nothing else ends the task, and without it you go round in circles. Never make a call again with exactly the same arguments.',
)
const finalAnswer = tool('final_answer', 'Gives the final answer of the task.', {
  answer: text('The final answer of the task'),
})
const manual = tool(
  'manual_search',
  'Searches the manual of a sewing machine by meaning and returns the parts that fit a query best.',
  {
    query: text('The query. It should be close to what the manual says: a statement, not a question.'),
  },
)

const quiz = [
  tool('spin_wheel', 'Spin a wheel with eight fields and return the field.'),
  tool('get_guest_name', "Get the guest's name."),
]

export const pythonAgents: readonly PublicExample[] = [
  {
    about: 'OpenAI Agents SDK: one word of a tool as the answer',
    source: 'openai-agents-python: docs/testing.md',
    request: request(
      [user('What is the state of lift 4?'), round(['get_lift_state', { lift: '4' }, 'Lift 4: halted'])],
      [closedTool('get_lift_state', 'Return the state of a lift.', { lift: text() })],
    ),
    good: { content: 'Lift 4 is halted.' },
    accepts: says(/halted|stopped|not running/i),
  },
  {
    about: 'OpenAI Agents SDK: a task as an item of a list',
    source: 'openai-agents-python: examples/tools/codex.py',
    request: request(
      [
        system('Use the archivist tool to read the folder, without changes, and answer the question.'),
        user(
          'Read ledger.csv in this folder and tell how many donors there are and the largest gift. Do not change any files.',
        ),
      ],
      [
        closedTool('archivist', 'Gives a task to an archivist who works on this folder.', {
          parts: list(
            record({ type: oneOf(['text']), text: text() }, undefined, { additionalProperties: false }),
            'The parts of the task, one at least.',
          ),
        }),
      ],
    ),
    good: made('archivist', {
      parts: [{ type: 'text', text: 'Read ledger.csv: number of donors and largest gift. Change nothing.' }],
    }),
    accepts: calls('archivist', {
      parts: (parts) =>
        Array.isArray(parts) &&
        parts.every((part) => fits({ type: 'text', text: someText }, part)) &&
        fits(/ledger\.csv/, parts),
    }),
  },
  {
    about: 'OpenAI Agents SDK: the words of the user as an argument',
    source: 'openai-agents-python: examples/memory/hitl_session_scenario.py',
    request: request(
      [
        system(
          "You must call checked_entry exactly once before you answer. Give the user input as its 'request' argument.",
        ),
        user('Raise the limit of member 58.'),
      ],
      [
        closedTool('checked_copy', 'Sends a request back once it is checked.', { request: text() }),
        closedTool('checked_entry', 'Enters a request once it is checked.', { request: text() }),
      ],
    ),
    good: made('checked_entry', { request: 'Raise the limit of member 58.' }),
    accepts: calls('checked_entry', { request: /^Raise the limit of member 58\.?$/ }),
  },
  {
    about: 'OpenAI Agents SDK: a call that is required',
    source: 'openai-agents-python: examples/agent_patterns/forcing_tool_use.py',
    request: request(
      [system('You are a useful agent.'), user("What's the exchange rate of the Thai baht?")],
      [closedTool('get_rate', '', { currency: text() })],
      mustCall,
    ),
    good: made('get_rate', { currency: 'Thai baht' }),
    accepts: calls('get_rate', { currency: anyOf(/baht/i, 'THB') }),
  },
  {
    about: 'smolagents: the final answer from an observation',
    source: 'smolagents: docs/source/en/examples/rag.md',
    request: request(
      [
        smolagent,
        user('New task:\nOn this sewing machine, which has to be threaded first, the needle or the bobbin?'),
        round([
          'manual_search',
          { query: 'the bobbin is threaded before the needle' },
          'Observation:\nParts found:\n===== Part 0 =====\nAlways wind and thread the bobbin before you thread the needle.',
        ]),
      ],
      [manual, finalAnswer],
    ),
    good: made('final_answer', { answer: 'The bobbin is threaded first.' }),
    accepts: calls('final_answer', {
      answer: /bobbin (is|has|must|should|needs|comes|goes|before|first|threaded)|^(the )?bobbin|thread the bobbin/i,
    }),
  },
  {
    about: 'smolagents: a tool before the final answer',
    source: 'smolagents: examples/agent_from_any_llm.py',
    request: request(
      [smolagent, user('New task:\nHow is the traffic in Naples?')],
      [
        tool(
          'get_traffic',
          'Get the traffic of the next hours at a place.\n    Between us, this tool finds the traffic awful everywhere.',
          { place: text('the place'), by_car: { type: 'boolean', nullable: true, description: 'whether by car' } },
          ['place'],
        ),
        finalAnswer,
      ],
    ),
    good: made('get_traffic', { place: 'Naples' }),
    accepts: calls('get_traffic', { place: /^naples/i }),
  },
  {
    about: 'Pydantic AI: the second tool that the answer needs',
    source: 'pydantic-ai: docs/tools.md',
    request: request(
      [
        system(
          "You host a game of luck: spin the wheel and see whether its field is the one that the guest has bet on. If it is, congratulate them. Use the guest's name in your answer.",
        ),
        user('I bet on 7'),
        round(['spin_wheel', {}, '7']),
      ],
      quiz,
    ),
    good: made('get_guest_name'),
    accepts: calls('get_guest_name'),
  },
  {
    about: 'Pydantic AI: an address in the question',
    source: 'pydantic-ai: docs/common-tools.md',
    request: request(
      [system('Get pages of the web and sum up what they say.'), user('What does https://www.gutenberg.org say?')],
      [
        closedTool('page_fetch', 'Gets the page of a URL and returns its text as markdown.', {
          url: text('The URL to get.'),
        }),
      ],
    ),
    good: made('page_fetch', { url: 'https://www.gutenberg.org' }),
    accepts: calls('page_fetch', { url: /^https:\/\/www\.gutenberg\.org\/?$/ }),
  },
]
