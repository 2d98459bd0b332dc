/** Tools that the prompts of `sensible-fifth-tools.test.ts` offer, as MCP servers, SDKs and agents describe theirs. */
import { described, integer, listOf, number, object, offering, oneOf, text, tool } from './sensible-table.ts'

export const search = tool(
  'search',
  '通过搜索引擎搜索互联网上的内容。当你的知识无法回答用户提出的问题时，调用此工具。',
  {
    query: described('用户搜索的内容，请从用户的提问或聊天上下文中提取。'),
  },
)
export const crawl = tool('crawl', '根据网站地址（URL）获取网页内容。', {
  url: described('需要获取内容的网站地址（URL）'),
})
export const runner = tool('CodeRunner', '代码执行器，支持运行 python 和 javascript 代码', {
  language: oneOf('python', 'javascript'),
  code: described('代码写在这里'),
})
export const browser = offering(
  tool('browser_navigate', 'Navigate to a URL', { url: text }),
  tool('browser_click', 'Perform click on a web page', {
    element: described('Human-readable element description'),
    ref: described('Exact target element reference from the page snapshot'),
  }),
  tool('browser_snapshot', 'Capture accessibility snapshot of the current page', {}),
  tool('browser_close', 'Close the page', {}),
)
export const github = offering(
  tool(
    'create_issue',
    'Create a new issue in a GitHub repository',
    { owner: text, repo: text, title: text, body: text },
    ['owner', 'repo', 'title'],
  ),
  tool(
    'list_issues',
    'List issues in a GitHub repository',
    { owner: text, repo: text, state: oneOf('open', 'closed', 'all') },
    ['owner', 'repo'],
  ),
  tool('get_pull_request', 'Get details of a specific pull request', { owner: text, repo: text, pull_number: integer }),
)
export const coding = offering(
  tool('read', 'Reads a file from the local filesystem.', {
    filePath: described('The absolute path to the file to read'),
  }),
  tool('edit', 'Performs exact string replacements in files.', {
    filePath: described('The absolute path to the file to modify'),
    oldString: described('The text to replace'),
    newString: described('The text to replace it with'),
  }),
  tool('bash', 'Executes a given bash command in a persistent shell session.', { command: text, description: text }, [
    'command',
  ]),
  tool(
    'grep',
    'Fast content search tool that searches file contents using regular expressions.',
    {
      pattern: text,
      path: text,
      include: text,
    },
    ['pattern'],
  ),
  tool('webfetch', 'Fetches content from a specified URL', { url: text, format: oneOf('text', 'markdown', 'html') }, [
    'url',
  ]),
  tool('todowrite', 'Use this tool to create and manage a structured task list for your current coding session.', {
    todos: listOf(object({ content: text, status: text })),
  }),
)
export const shop = offering(
  tool('search_products', 'Search the product catalog', { query: text, max_price: number, category: text }, ['query']),
  tool('add_to_cart', 'Add a product to the cart', { product_id: text, quantity: integer }),
  tool('get_cart', 'Show the contents of the cart', {}),
  tool('checkout', 'Place the order for everything in the cart', {}),
)
export const trip = offering(
  tool('book_hotel', 'Book a hotel room', {
    city: text,
    check_in: { type: 'string', format: 'date' },
    check_out: { type: 'string', format: 'date' },
    guests: integer,
  }),
  tool('book_flight', 'Book a flight', { origin: text, destination: text, date: { type: 'string', format: 'date' } }),
  tool('rent_car', 'Rent a car', { city: text, days: integer }),
)
