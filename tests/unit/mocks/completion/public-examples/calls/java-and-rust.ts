/** Requests of frameworks for Java and Rust: LangChain4j, Spring AI and Rig. */
import type { PublicExample } from '../example.ts'
import { calls, made, says } from './expect-calls.ts'
import { closedTool, integer, number, request, round, strict, system, text, tool, user } from './requests.ts'

const forecast = [
  tool('getPollen', 'Returns the pollen forecast of a town for tomorrow', {
    town: text('The town that the forecast is for'),
  }),
  tool('getSeason', 'Returns the current season'),
  tool('gramsToOunces', 'Turns grams into ounces', { grams: number('The grams to turn into ounces') }),
]

const parcelTools = [
  tool('parcelState', 'Get the state of a parcel', { parcelId: text('Id of the parcel to look up') }),
  tool('parcelWeight', 'Get the weight of a parcel', { parcelId: text('Id of the parcel to look up') }),
]

const wordTools = [
  tool('countVowels', 'Counts the vowels of a word', { word: text() }),
  tool('multiply', 'Computes the product of two numbers', { a: integer(), b: integer() }),
  tool('factorial', 'Computes the factorial of a number', { n: integer() }),
].map(strict)
const wordQuestion = user(
  'What is the factorial of the product of the numbers of vowels in the words "lemon" and "garden"?',
)
const vowels = round(['countVowels', { word: 'lemon' }, '2'], ['countVowels', { word: 'garden' }, '2'])
const product = round(['multiply', { a: 2, b: 2 }, '4'])

const operations = (['add', 'subtract', 'multiply', 'divide'] as const).map((name) =>
  tool(
    name,
    {
      add: 'The sum of x and y',
      subtract: 'y taken from x (that is x - y)',
      multiply: 'The product of x and y (that is x * y)',
      divide: 'The quotient of x and y (that is x / y). For shares and ratios.',
    }[name],
    { x: number('The first number'), y: number('The second number') },
  ),
)

const store = [
  tool('get_stock', 'Get how much of an article is in stock.', { article: text('Id of the article') }),
  tool('order_article', 'Order an article from the supplier.', {
    supplier: text('Id of the supplier'),
    pieces: integer('Number of pieces'),
  }),
]
const storeMessages = [
  system('You are the assistant of a stock room. Do what the user asks with the tools. One tool call at a time.'),
  user('Check the stock of article P-77, then order 40 pieces from supplier S-3.'),
]

export const javaAndRust: readonly PublicExample[] = [
  {
    about: 'LangChain4j: a forecast as the final answer',
    source: 'langchain4j-examples: azure-open-ai-examples/AzureOpenAiFunctionCallingExamples.java',
    request: request(
      [
        user('How bad will the pollen be in Graz tomorrow?'),
        round(['getPollen', { town: 'Graz' }, 'The pollen count tomorrow in Graz is 83 (birch)']),
      ],
      forecast,
    ),
    good: { content: 'Tomorrow the pollen count in Graz is 83, of birch.' },
    accepts: says(/83|birch/i),
  },
  {
    about: 'LangChain4j: the second half of a question',
    source: 'langchain4j-examples: jlama-examples/JlamaAiFunctionCallingExamples.java',
    request: request(
      [
        user('Where is parcel PK-4410 and how heavy is it?'),
        round(['parcelState', { parcelId: 'PK-4410' }, 'In delivery']),
      ],
      parcelTools,
    ),
    good: made('parcelWeight', { parcelId: 'PK-4410' }),
    accepts: calls('parcelWeight', { parcelId: 'PK-4410' }),
  },
  {
    about: 'LangChain4j: the last step of a nested calculation',
    source: 'langchain4j-examples: other-examples/ServiceWithToolsExample.java',
    request: request([wordQuestion, vowels, product], wordTools),
    good: made('factorial', { n: 4 }),
    accepts: calls('factorial', { n: 4 }),
  },
  {
    about: 'LangChain4j: the result of a nested calculation',
    source: 'langchain4j-examples: other-examples/ServiceWithToolsExample.java',
    request: request([wordQuestion, vowels, product, round(['factorial', { n: 4 }, '24'])], wordTools),
    good: { content: 'It is 24.' },
    accepts: says(/\b24\b/),
  },
  {
    about: 'Spring AI: two coordinates, one of them negative',
    source: 'spring-ai-examples: model-context-protocol/weather/starter-webmvc-oauth2-server/WeatherService.java',
    request: request(
      [user('Which tide is expected at latitude -33.8688 and longitude 151.2093?')],
      [
        closedTool('getTideByPosition', 'Get the tide of a latitude/longitude', {
          latitude: number(),
          longitude: number(),
        }),
        closedTool(
          'getWarnings',
          'Get the storm warnings of a district. Input is the code of the district, two letters (e.g. NW)',
          { district: text() },
        ),
      ],
    ),
    good: made('getTideByPosition', { latitude: -33.8688, longitude: 151.2093 }),
    accepts: calls('getTideByPosition', { latitude: -33.8688, longitude: 151.2093 }),
  },
  {
    about: 'Spring AI: the second of two operations',
    source: 'spring-ai-examples: model-context-protocol/dynamic-tool-update/MathTools.java',
    request: request(
      [
        user('What is 12 + 9, divided by 6? Work with the tools.'),
        round(['addNumbers', { first: 12, second: 9 }, '21']),
      ],
      [
        closedTool('addNumbers', 'Sum of two numbers', { first: integer(), second: integer() }),
        closedTool('timesNumbers', 'Product of two numbers', { first: integer(), second: integer() }),
        closedTool('divideNumbers', 'Quotient of two numbers', { first: number(), second: number() }),
      ],
    ),
    good: made('divideNumbers', { first: 21, second: 6 }),
    accepts: calls('divideNumbers', { first: 21, second: 6 }),
  },
  {
    about: 'Rig: the bracket of a term comes first',
    source: 'rig: examples/multi_turn_agent_extended',
    request: request(
      [
        system(
          'You choose the tool that fits best for a calculation.\nKeep to these steps.\n1. Read the request closely and find its parts.\n2. Choose, among your tools, the one that is right for the next part.\n3. Most important: do not calculate anything yourself.',
        ),
        user('Calculate (14 - 6) * 3  = ?. Tell me about the result.'),
      ],
      operations,
    ),
    good: made('subtract', { x: 14, y: 6 }),
    accepts: calls('subtract', { x: 14, y: 6 }),
  },
  {
    about: 'Rig: a call that a person has refused',
    source: 'rig: examples/agent_with_durable_approval',
    request: request(
      [
        ...storeMessages,
        round(['get_stock', { article: 'P-77' }, 'article P-77: 3 pieces']),
        round([
          'order_article',
          { supplier: 'S-3', pieces: 40 },
          'The buyer rejected this tool call: the budget is used up',
        ]),
      ],
      store,
    ),
    good: { content: 'There are 3 pieces of P-77. The order was rejected, because the budget is used up.' },
    accepts: says(
      /reject|budget|refus|declin|denied|fail|not (been )?(placed|made|possible|approved|ordered|go through)|could(n.t| not)/i,
    ),
  },
  {
    about: 'Rig: a question about the tools themselves',
    source: 'rig: rig-derive/examples/rig_tool/async_tool.rs',
    request: request(
      [
        system('You are an agent that can use tools, and you use them whenever you can'),
        user('Which tools can you use?'),
      ],
      [
        tool('delayed_echo', 'Function to delayed_echo', {
          message: text('What to send back'),
          wait_ms: integer('Milliseconds to wait before'),
        }),
      ],
    ),
    good: { content: 'I can use one tool: delayed_echo.' },
    accepts: says(/delayed.?echo/i),
  },
  {
    about: 'Rig: a difference, with a schema that names its dialect',
    source: 'rig: rig-vertexai/examples/tool_vertexai.rs',
    request: request(
      [user('Calculate 38 - 19')],
      [
        tool(
          'subtract',
          'Take y from x',
          { x: integer('', { format: 'int32' }), y: integer('', { format: 'int32' }) },
          ['x', 'y'],
          {
            title: 'SubtractArgs',
            $schema: 'https://json-schema.org/draft/2020-12/schema',
          },
        ),
      ],
    ),
    good: made('subtract', { x: 38, y: 19 }),
    accepts: calls('subtract', { x: 38, y: 19 }),
  },
  {
    about: 'Rig: the first of two steps that have to be apart',
    source: 'rig: examples/agent_with_durable_approval',
    request: request(storeMessages, store),
    good: made('get_stock', { article: 'P-77' }),
    accepts: calls('get_stock', { article: 'P-77' }),
  },
]
