/** Requests of frameworks for pipelines in Python: Haystack, LlamaIndex, Semantic Kernel, Mirascope, LangChain and LangGraph. */
import type { PublicExample } from '../example.ts'
import { calls, fits, made, says } from './expect-calls.ts'
import { closedTool, forced, integer, list, request, round, system, text, tool, user } from './requests.ts'

const table = system("You are a knowledgeable agent with access to an SQL database that has a table called 'harvest'")
const tableTools = [
  tool(
    'run_sql',
    "A tool to query the SQL table 'harvest', which has these Columns: Orchard, Fruit_variety, Month_of_harvest, Pickers, Weight_in_kilos, Rain_days, Sold_to",
    { statements: list(text(), 'What to run. Take it from the message of the user.') },
  ),
]
const tableQuestion = user('Which fruit varieties have an average weight of more than 900 kilos??')

const terms = [
  tool('power', 'power(a: int, b: int) -> int\nRaises an integer to another one and returns the result', {
    a: integer(),
    b: integer(),
  }),
  tool('subtract', 'subtract(a: int, b: int) -> int\nTakes the second integer from the first and returns the result', {
    a: integer(),
    b: integer(),
  }),
]
const termQuestion = user('What is (17 - 9) ** 3?')

const form = [
  tool('steps-write_to_guest', 'Writes a message to the guest.', { message: text('The message.') }),
  tool('steps-close_form', 'Closes the form.'),
  tool('steps-fill_field', 'Fills in a field of the form.', {
    field: text('The name of the field'),
    value: text('The value. Where the schema has a string, it must be a string.'),
  }),
]

const review = [
  tool('web_search', 'A search engine for complete and reliable results.', { query: text('What to look for') }),
  tool('ask_librarian', 'Have a person check something.', { title: text(), year_of_print: text() }),
]
const reviewQuestion = user(
  'Can you find out when Frankenstein was first printed? As soon as you know, have it checked with the ask_librarian tool.',
)

const advice = [
  tool('ask_a_person', 'Ask a person for help.', { question: text() }),
  tool('web_search', 'A search engine for questions about current events.', { query: text('What to look for') }),
]

export const pythonPipelines: readonly PublicExample[] = [
  {
    about: 'Haystack: a statement in SQL for a question about averages',
    source: 'haystack-cookbook: notebooks/chat_with_SQL_3_ways.ipynb',
    request: request([table, tableQuestion], tableTools),
    good: made('run_sql', {
      statements: ['SELECT Fruit_variety FROM harvest GROUP BY Fruit_variety HAVING AVG(Weight_in_kilos) > 900'],
    }),
    accepts: calls('run_sql', {
      statements: (statements) =>
        Array.isArray(statements) &&
        fits(/^\s*select\b[^]*\bharvest\b/i, statements[0]) &&
        fits(/Fruit_variety/i, statements[0]),
    }),
  },
  {
    about: 'Haystack: the rows of a query as the answer',
    source: 'haystack-cookbook: notebooks/chat_with_SQL_3_ways.ipynb',
    request: request(
      [
        table,
        tableQuestion,
        round([
          'run_sql',
          {
            statements: [
              'SELECT Fruit_variety, AVG(Weight_in_kilos) FROM harvest GROUP BY Fruit_variety HAVING AVG(Weight_in_kilos) > 900',
            ],
          },
          { reply: 'Fruit_variety,AVG\nConference,1210.5\nBoskoop,934.0' },
        ]),
      ],
      tableTools,
    ),
    good: { content: 'Conference (1210.5 kilos) and Boskoop (934 kilos).' },
    accepts: says(/Conference/, /Boskoop/),
  },
  {
    about: 'Haystack: a calculation in words',
    source: 'haystack: docs-website/docs/tools/toolset.mdx',
    request: request(
      [user('What is 63 divided by 9?')],
      [
        tool('multiply_numbers', 'Multiply two numbers.', { a: integer('first number'), b: integer('second number') }),
        tool('divide_numbers', 'Divide a by b.', { a: integer('first number'), b: integer('second number') }),
      ],
    ),
    good: made('divide_numbers', { a: 63, b: 9 }),
    accepts: calls('divide_numbers', { a: 63, b: 9 }),
  },
  {
    about: 'LlamaIndex: the bracket of a power',
    source: 'llama_index: docs/examples/agent/bedrock_converse_agent.ipynb',
    request: request([termQuestion], terms),
    good: made('subtract', { a: 17, b: 9 }),
    accepts: calls('subtract', { a: 17, b: 9 }),
  },
  {
    about: 'LlamaIndex: the power of the bracket',
    source: 'llama_index: docs/examples/agent/bedrock_converse_agent.ipynb',
    request: request([termQuestion, round(['subtract', { a: 17, b: 9 }, '8'])], terms),
    good: made('power', { a: 8, b: 3 }),
    accepts: calls('power', { a: 8, b: 3 }),
  },
  {
    about: 'Semantic Kernel: the one action that a recommendation ends with',
    source: 'semantic-kernel: python/samples/demos/guided_conversations/guided_conversation/functions/execution.py',
    request: request(
      [
        system(
          "You work with care and precision.\nYou get a recommendation of the actions to take next, for the state of a conversation and the schema of a form.\nCarry out ALL actions of the recommendation, in its order.\nLeave out an action that is incomplete. Never fill in values that are missing or vague.\nWhen it is unclear what to do, or all actions are incomplete, return 'None' and take no action.",
        ),
        user(
          'Schema of the form:\n{"properties": {"room": {"type": "string"}, "arrival": {"type": "string"}}}\n\nWhere the schema has a string, "value" has to be a string too.\nParameters of an example: {"field": "room", "value": "Seaview 3"}\n\nRecommendation:\nAll fields are filled in and the guest has thanked us. What remains is to close the form: close_form()',
        ),
      ],
      form,
    ),
    good: made('steps-close_form'),
    accepts: calls('steps-close_form'),
  },
  {
    about: 'Semantic Kernel: the result of one plugin is the argument of another',
    source: 'semantic-kernel: python/samples/demos/telemetry/scenarios.py',
    request: request(
      [user('How deep is the sea where my ship is?'), round(['ship-get_current_sea', {}, 'Skagerrak'])],
      [
        tool('chart-get_depth', 'Get the depth of a sea', { sea: text('The sea of interest') }),
        tool('ship-get_current_sea', 'Get the sea where the ship of the user is'),
      ],
    ),
    good: made('chart-get_depth', { sea: 'Skagerrak' }),
    accepts: calls('chart-get_depth', { sea: 'Skagerrak' }),
  },
  {
    about: 'Mirascope: a character who looks up a name',
    source: 'mirascope: examples/sazed/sazed_stream_tools_structured.py',
    request: request(
      [
        system(
          'You are Merlin of the tales of King Arthur. You have seen ages come and go, and you keep what has been told of them, with patience and some irony.',
        ),
        user('Who is the Lady of the Lake?'),
      ],
      [closedTool('search_memories', 'Search your memories for something.', { query: text() })],
    ),
    good: made('search_memories', { query: 'Lady of the Lake' }),
    accepts: calls('search_memories', { query: /lady of the lake/i }),
  },
  {
    about: 'LangGraph: the grade of a retrieved passage that answers the question',
    source: 'langgraph: examples/rag/langgraph_agentic_rag.ipynb',
    request: request(
      [
        user(
          "You judge whether a retrieved passage is of use for the question of a user. \n \n        The passage: \n\n Sourdough: a starter of flour and water needs five to seven days until its wild yeast is strong enough to raise a loaf. \n\n\n        The question: How long does it take to grow a sourdough starter? \n\n        When the passage has words or a meaning that belong to the question, it counts as relevant. \n\n        Give the score 'yes' or 'no', which says whether the passage is relevant to the question.",
        ),
      ],
      [tool('score', 'Whether the passage is relevant.', { relevant: text("The score, 'yes' or 'no'") })],
      forced('score'),
    ),
    good: made('score', { relevant: 'yes' }),
    accepts: calls('score', { relevant: /^yes$/i }),
  },
  {
    about: 'LangGraph: a search before the check by a person',
    source: 'langchain docs: src/oss/langgraph-basics/5-customize-state.mdx',
    request: request([reviewQuestion], review),
    good: made('web_search', { query: 'Frankenstein first printed' }),
    accepts: calls('web_search', { query: /frankenstein/i }),
  },
  {
    about: 'LangGraph: the check by a person after the search',
    source: 'langchain docs: src/oss/langgraph-basics/5-customize-state.mdx',
    request: request(
      [
        reviewQuestion,
        round([
          'web_search',
          { query: 'Frankenstein first printed' },
          {
            results: [{ title: 'Frankenstein', content: 'Frankenstein was first printed in January 1818 in London.' }],
          },
        ]),
      ],
      review,
    ),
    good: made('ask_librarian', { title: 'Frankenstein', year_of_print: '1818' }),
    accepts: calls('ask_librarian', { title: /Frankenstein/, year_of_print: /1818/ }),
  },
  {
    about: 'LangChain: a question in lower case with an abbreviation',
    source: 'langchain docs: src/oss/run-an-agent.mdx',
    request: request(
      [user('how are the beaches in rio')],
      [tool('get_beach_report', 'Get the report on the beaches of a town.', { town: text() })],
    ),
    good: made('get_beach_report', { town: 'Rio de Janeiro' }),
    accepts: calls('get_beach_report', { town: /^rio\b/i }),
  },
  {
    about: 'LangGraph: the advice of a person is passed on',
    source: 'langchain docs: src/oss/langgraph-basics/4-human-in-the-loop.mdx',
    request: request(
      [
        user('I need the advice of somebody who knows how to restore a violin. Can you ask for it?'),
        round([
          'ask_a_person',
          { question: 'Advice on the restoration of a violin' },
          'Glad to help! Start with hide glue and leave the varnish alone, because most of the value is in it.',
        ]),
      ],
      advice,
    ),
    good: { content: 'The advice is to use hide glue and to leave the varnish alone.' },
    accepts: says(/glue|varnish/i),
  },
  {
    about: 'AutoGen: a preference from memory beside the question',
    source: 'autogen: python/docs/src/user-guide/agentchat-user-guide/memory.ipynb',
    request: request(
      [
        system('You are a useful AI assistant.'),
        user('How far is it from Lyon to Turin?'),
        system(
          '\nRelevant memory content (in chronological order):\n1. Distances should be given in miles\n2. Hotels must allow dogs\n',
        ),
      ],
      [
        tool(
          'get_distance',
          'Get the distance between two towns',
          { from: text(), to: text(), unit: text('', { default: 'kilometers' }) },
          ['from', 'to'],
        ),
      ],
    ),
    good: made('get_distance', { from: 'Lyon', to: 'Turin', unit: 'miles' }),
    accepts: calls('get_distance', { from: /^Lyon/, to: /^(Turin|Torino)/, unit: /^miles?$/i }),
  },
]
