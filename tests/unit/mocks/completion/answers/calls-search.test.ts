/** Calls for searches of the web and of knowledge bases. */
import { expect } from 'vitest'
import { webSearch, readPath, runShell, weather, search, searchInChinese, crawl, web } from './offered.ts'
import {
  containing,
  described,
  like,
  object,
  offering,
  oneOf,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const runner = tool('CodeRunner', '代码执行器，支持运行 python 和 javascript 代码', {
  language: oneOf('python', 'javascript'),
  code: described('代码写在这里'),
})
const memory = offering(
  tool('add_memory', 'Store a fact about the user for later', { memory: described('The fact to remember') }),
  tool('search_memory', 'Search the stored facts about the user', { query: text }),
)

const rows: AnswerRow[] = [
  [
    'a tool chosen for a search',
    'Find the latest news about the Mars mission',
    offering(webSearch, readPath, runShell),
    { calls: [['web_search', { query: expect.stringMatching(/Mars mission/) }]] },
  ],
  [
    'a search',
    'Search the web for the height of Mount Etna',
    offering(weather, search),
    { calls: [['web_search', { query: 'the height of Mount Etna' }]] },
  ],
  [
    'a search in Chinese',
    '请联网搜索“上下文缓存”，并告诉我它是什么。',
    offering(searchInChinese, crawl),
    { calls: [['search', { query: like(/上下文缓存/) }]] },
  ],
  [
    'code in Chinese',
    '编程判断 104729 是否是素数。',
    offering(runner),
    { calls: [['CodeRunner', { language: expect.any(String), code: like(/104729/) }]] },
  ],
  [
    'a knowledge base',
    [
      system(
        'You are a helpful assistant. Check your knowledge base before answering any questions. Only respond to questions using information from tool calls.',
      ),
      user("What are my grandmother's favourite flowers?"),
    ],
    offering(
      tool(
        'addResource',
        'add a resource to your knowledge base. If the user provides a random piece of knowledge unprompted, use this tool without asking for confirmation.',
        { content: text },
      ),
      tool('getInformation', 'get information from your knowledge base to answer questions.', {
        question: described('the users question'),
      }),
    ),
    { calls: [['getInformation', { question: like(/flowers/) }]] },
  ],
  [
    'a piece of knowledge',
    [
      system(
        'You are a helpful assistant. Check your knowledge base before answering any questions. Only respond to questions using information from tool calls.',
      ),
      user("My grandmother's favourite flowers are peonies."),
    ],
    offering(
      tool(
        'addResource',
        'add a resource to your knowledge base. If the user provides a random piece of knowledge unprompted, use this tool without asking for confirmation.',
        { content: text },
      ),
      tool('getInformation', 'get information from your knowledge base to answer questions.', {
        question: described('the users question'),
      }),
    ),
    { calls: [['addResource', { content: like(/peonies/) }]] },
  ],
  [
    'a question for the web',
    'Who won the cycling race in Flanders last weekend?',
    web,
    { calls: [['web_search', { query: like(/Flanders/) }]] },
  ],
  [
    'a search with nested options',
    'Can you find 3 documents about vector databases in the knowledge base?',
    offering(
      tool('search_knowledge_base', 'Query a knowledge base to retrieve relevant info on a topic.', {
        query: described('The user question or search query.'),
        options: object({
          num_results: { type: 'integer', description: 'Number of top results to return.' },
          sort_by: oneOf('relevance', 'date'),
        }),
      }),
    ),
    {
      calls: [['search_knowledge_base', { query: like(/vector databases/), options: containing({ num_results: 3 }) }]],
    },
  ],
  [
    'a picture to draw',
    'Draw a lighthouse in a storm',
    offering(
      tool('image_gen', 'AI painting (image generation) service, input text description, and return the image URL.', {
        prompt: described('Detailed description of the desired image content'),
      }),
      tool('code_interpreter', 'Python code sandbox', { code: text }),
    ),
    { calls: [['image_gen', { prompt: like(/lighthouse in a storm/) }]] },
  ],
  [
    'a fact to keep',
    'Remember that I am allergic to peanuts',
    memory,
    { calls: [['add_memory', { memory: like(/allergic to peanuts/) }]] },
  ],
  [
    'a fact to find',
    'What do you know about my allergies?',
    memory,
    { calls: [['search_memory', { query: like(/allerg/) }]] },
  ],
  [
    'a search for what no tool names',
    'How many lanes does the Orsund bridge have?',
    offering(tool('knowledge_search', 'Search for information in a database.', { query: text })),
    { calls: [['knowledge_search', { query: like(/Orsund bridge/) }]] },
  ],
  [
    'no search for small talk',
    'Hello, how are you?',
    offering(tool('web_search', 'Search the web for information', { query: text })),
    { text: /./ },
  ],
  [
    'a skill that the system message lists',
    [
      system(
        'The following skills can be loaded with the `load_skill` tool:\n- tides: Tables of tides.\n- stars: Positions of stars.',
      ),
      user('Load the skill for the position of Sirius, use your tools.'),
    ],
    offering(
      tool('load_skill', 'Load a skill to access its tools.', { id: described('The id of the skill to load.') }),
    ),
    { calls: [['load_skill', { id: 'stars' }]] },
  ],
  [
    'who stars in a film',
    'Find a Drama movie starring Petra Lund',
    offering(
      tool('find_movies', 'Find movies', { genre: oneOf('Comedy', 'Drama'), starring: described('Name of an actor') }, [
        'genre',
      ]),
    ),
    { calls: [['find_movies', { genre: 'Drama', starring: 'Petra Lund' }]] },
  ],
]

testAnswers(rows)
