/** Requests of frameworks for TypeScript: the AI SDK of Vercel, LangChain.js, LlamaIndex.TS and Mastra. */
import type { PublicExample } from '../example.ts'
import { asks, calls, either, made, madeCalls, says, someCalls } from './expect-calls.ts'
import { closedTool, mustCall, number, request, round, system, text, tool, user } from './requests.ts'

const archives = [
  tool('newArchive', 'The new archive, which answers at once', { term: text() }),
  tool('oldArchive', 'The old archive, which takes long', { term: text() }),
]
const levels = [tool('snow', 'Get the depth of the snow in a valley.', { valley: text() })]
const levelQuestion = user(
  'How much snow is there in Zermatt and Oberwald? Use the `snow` tool, then say it in one sentence.',
)
const zermatt = ['snow', { valley: 'Zermatt' }, { valley: 'Zermatt', centimeters: 48 }] as const
const oberwald = ['snow', { valley: 'Oberwald' }, { valley: 'Oberwald', centimeters: 115 }] as const

const office = [
  tool('find_page', 'Search the web pages of the office', { terms: text('The search terms') }),
  tool('find_member', 'Look up a member of the library by the number of the card', {
    cardNumber: text('The number of the card'),
  }),
  tool('compute_fine', 'Compute the fine of overdue books', {
    books: number('Number of books'),
    days: number('Days that they are overdue'),
  }),
  tool('check_copy', 'Check whether a copy of a book is on the shelf', { copyId: text('The ID of the copy') }),
  tool('book_room', 'Book a room for a group', { date: text('Date as YYYY-MM-DD'), hour: text('Hour as HH:MM') }),
  tool('write_letter', 'Write a letter to a member', {
    address: text('Mail address of the member'),
    topic: text('Topic of the letter'),
  }),
  tool('opening_hours', 'Get the opening hours of a branch', { branch: text('Name of the branch') }),
  tool('scan_text', 'Read the text of a scanned page', {
    page: text('Page to read'),
    script: text('Script of the page'),
  }),
]

const difference = [
  tool('difference', 'Take the second number from the first', { first: number(), second: number() }),
  tool('extract-1', 'Gives the answer in its structure', { answer: number() }),
]
const differenceQuestion = user("What's 95 minus 38?")

const packing = system(
  'You help with the packing list of a trip.\n\nOn the list now (state of this conversation):\n- Pack the rain jacket\n- Charge the head lamp\n\nKeep the list in mind in what you plan and answer. When the user wants to change the list,\nuse the tools for it. When the user asks what comes next, name points of the list, the important ones first.',
)

const tides = [closedTool('tideTool', 'Get the tides of a port', { port: text('Name of the port') })]
const tideSystem = system(
  'You are a helpful assistant who knows the tides.\n\nYour main task is to give people the tides of a port. In your answers:\n- If the user names no port, ask for one\n- If the name of the port is not in English, translate it\n- Give high and low water and the range\n- Be short, but complete\n\nThe tideTool gets the data.',
)

export const typescriptFrameworks: readonly PublicExample[] = [
  {
    about: 'AI SDK: one of two tools for the same kind of argument',
    source: 'vercel ai: examples/ai-functions/src/stream-text/openai/tool-call-raw-json-schema.ts',
    request: request(
      [user('How is the air in Mexico City?')],
      [
        tool('air', 'Get the quality of the air at a place', { place: text() }),
        tool('townSquares', '', { town: text() }),
      ],
    ),
    good: made('air', { place: 'Mexico City' }),
    accepts: calls('air', { place: /mexico city/i }),
  },
  {
    about: 'AI SDK: one of two calls ran out of time',
    source: 'vercel ai: examples/ai-functions/src/generate-text/openai/tool-timeout-per-tool-error.ts',
    request: request(
      [
        user('Look up "granite" in the new archive and the old archive'),
        round(
          ['newArchive', { term: 'granite' }, { entry: 'granite', from: 'new-archive' }],
          ['oldArchive', { term: 'granite' }, 'The operation was aborted due to timeout'],
        ),
      ],
      archives,
    ),
    good: { content: 'The new archive has an entry for "granite"; the old archive timed out.' },
    accepts: either(says(/time[ -]?(d )?out|abort|fail|error/i), calls('oldArchive', { term: 'granite' })),
  },
  {
    about: 'AI SDK: the tool that ends the work, after the calculation',
    source: 'vercel ai: examples/ai-functions/src/agent/openai/stream-tools-forced.ts',
    request: request(
      [
        system('You are good at word problems. You must use the calculator for every calculation.'),
        user(
          'Three bakers used 41.5 kilos of flour. The first used 18.2 kilos. The other two shared the rest in equal parts. How much was that for each of them?',
        ),
        round(['calculator', { term: '(41.5 - 18.2) / 2' }, { value: 11.65 }]),
      ],
      [
        tool('calculator', 'Computes a term and returns its value', { term: text() }),
        tool('finish', 'Says that the work is done', { solution: text('The solution of the problem') }),
      ],
      mustCall,
    ),
    good: made('finish', { solution: '11.65 kilos each' }),
    accepts: calls('finish', { solution: /11\.65/ }),
  },
  {
    about: 'AI SDK: the second of two valleys',
    source: 'vercel ai: examples/ai-functions/src/harness-agent/grok-build/with-tools.ts',
    request: request([levelQuestion, round(zermatt)], levels),
    good: made('snow', { valley: 'Oberwald' }),
    accepts: calls('snow', { valley: /^oberwald/i }),
  },
  {
    about: 'AI SDK: both values in the final sentence',
    source: 'vercel ai: examples/ai-functions/src/harness-agent/grok-build/with-tools.ts',
    request: request([levelQuestion, round(zermatt, oberwald)], levels),
    good: { content: 'There are 48 cm of snow in Zermatt and 115 cm in Oberwald.' },
    accepts: says(/\b48\b/, /\b115\b/),
  },
  {
    about: 'LangChain.js: two of eight tools in one request',
    source: 'langchainjs: examples/src/createAgent/middleware/llmToolSelector.ts',
    request: request(
      [user('What is the fine for 3 books that are 12 days late, and is copy KX204 on the shelf?')],
      office,
    ),
    good: madeCalls(['compute_fine', { books: 3, days: 12 }], ['check_copy', { copyId: 'KX204' }]),
    accepts: someCalls(['compute_fine', { books: 3, days: 12 }], ['check_copy', { copyId: 'KX204' }]),
  },
  {
    about: 'LangChain.js: a tool before the structured answer',
    source: 'langchainjs: examples/src/createAgent/structuredOutput.ts',
    request: request([differenceQuestion], difference, mustCall),
    good: made('difference', { first: 95, second: 38 }),
    accepts: calls('difference', { first: 95, second: 38 }),
  },
  {
    about: 'LangChain.js: the structured answer after the tool',
    source: 'langchainjs: examples/src/createAgent/structuredOutput.ts',
    request: request(
      [differenceQuestion, round(['difference', { first: 95, second: 38 }, '57'])],
      difference,
      mustCall,
    ),
    good: made('extract-1', { answer: 57 }),
    accepts: calls('extract-1', { answer: 57 }),
  },
  {
    about: 'LangChain.js: a question that the system prompt answers',
    source: 'langchainjs: examples/src/createAgent/accessThreadLevelState.ts',
    request: request(
      [packing, user('What is the next thing to do?')],
      [
        tool('put_on_list', 'Put a point on the list of this conversation', {
          point: text('The point to put on the list'),
        }),
        tool('take_off_list', 'Take a point off the list of this conversation', {
          point: text('The point to take off the list'),
        }),
      ],
    ),
    good: { content: 'Next is "Pack the rain jacket".' },
    accepts: says(/rain jacket|head lamp/i),
  },
  {
    about: 'LlamaIndex.TS: a question for a knowledge base',
    source: 'LlamaIndexTS: examples/models/vercel/llamacloud.ts',
    request: request(
      [user('Rules for taking a parrot from Brazil to Norway?')],
      [
        tool('askIndex', 'answer questions with what is in your knowledge base.', {
          question: text('The question to look up'),
        }),
      ],
    ),
    good: made('askIndex', { question: 'rules for taking a parrot from Brazil to Norway' }),
    accepts: calls('askIndex', { question: /parrot/i }),
  },
  {
    about: 'LlamaIndex.TS: a pronoun that the description resolves',
    source: 'LlamaIndexTS: examples/deprecated/agents/retriever_openai_agent.ts',
    request: request(
      [user('Where did she go to school?')],
      [
        tool('get_lindqvist_info', 'Get information about the Lindqvist letters', {
          query: text('The query about Lindqvist'),
        }),
      ],
    ),
    good: made('get_lindqvist_info', { query: 'school of Lindqvist' }),
    accepts: calls('get_lindqvist_info', { query: /school/i }),
  },
  {
    about: 'Mastra: a question without a place',
    source: 'mastra: examples/agent/src/mastra/agents/weather-agent.ts',
    request: request([tideSystem, user('When is high tide?')], tides),
    good: { content: 'For which port would you like the tides?' },
    accepts: asks(/port|where|place|location|town|city/i),
  },
  {
    about: 'Mastra: a question in another language with a local name',
    source: 'mastra: examples/agent/src/mastra/agents/weather-agent.ts',
    request: request([tideSystem, user('Wann ist Hochwasser in Antwerpen?')], tides),
    good: made('tideTool', { port: 'Antwerp' }),
    accepts: calls('tideTool', { port: /^(port of )?Antwerp(en)?/i }),
  },
]
