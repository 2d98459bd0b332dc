/** Tool calls for databases, Git, GitHub and files: which statement, condition, branch, folder, and which files. */
import { expect } from 'vitest'
import {
  boolean,
  described,
  integer,
  like,
  listOf,
  object,
  offering,
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const database = offering(
  tool('read_query', 'Execute a SELECT query', { query: described('The SELECT query in SQL') }),
  tool('write_query', 'Execute an INSERT, UPDATE or DELETE query', { query: described('The SQL query') }),
  tool('list_tables', 'List all tables', {}),
  tool('describe_table', 'Show the schema of a table', { table_name: text }),
)
const repository = offering(
  tool('git_add', 'Add files to the staging area', { repo_path: text, files: listOf(text) }),
  tool('git_log', 'Show the commit logs', { repo_path: text, max_count: integer }, ['repo_path']),
  tool('git_create_branch', 'Create a branch', { repo_path: text, branch_name: text, base_branch: text }, [
    'repo_path',
    'branch_name',
  ]),
)
const catalogue = offering(
  tool('search_products', 'Search products by filters', {
    filters: listOf(
      object({ field: oneOf('price', 'brand', 'rating'), operator: oneOf('eq', 'lt', 'lte', 'gt', 'gte'), value: {} }),
    ),
  }),
)
const files = offering(tool('write_file', 'Write a file with the given content', { path: text, content: text }))
const host = offering(
  tool('create_issue', 'Create an issue', { owner: text, repo: text, title: text, labels: listOf(text) }, [
    'owner',
    'repo',
    'title',
  ]),
  tool('create_pull_request', 'Create a pull request', {
    owner: text,
    repo: text,
    title: text,
    head: text,
    base: text,
  }),
  tool('merge_pull_request', 'Merge a pull request', { owner: text, repo: text, pull_number: integer }),
)
const cloud = offering(
  tool(
    'list_instances',
    'List the virtual machines of a region',
    { region: oneOf('us-west-2', 'eu-north-1'), state: oneOf('running', 'stopped') },
    ['region'],
  ),
  tool('stop_instance', 'Stop a virtual machine', { instance_id: text, force: boolean }, ['instance_id']),
  tool(
    'get_logs',
    'Get the log lines of a service',
    { service: text, level: oneOf('info', 'warning', 'error'), limit: integer },
    ['service'],
  ),
)

testAnswers([
  [
    'a deletion with its condition',
    'Delete all rows from visits where year < 2020',
    database,
    { calls: [['write_query', { query: like(/^DELETE FROM visits WHERE year < 2020;$/) }]] },
  ],
  [
    'the columns of a table',
    'What columns does the suppliers table have?',
    database,
    { calls: [['describe_table', { table_name: 'suppliers' }]] },
  ],
  [
    'files in a folder',
    'Stage intro.md and credits.md in /srv/book',
    repository,
    { calls: [['git_add', { repo_path: '/srv/book', files: ['intro.md', 'credits.md'] }]] },
  ],
  [
    'a number of commits',
    'Show the last 7 commits of the repository at /srv/book',
    repository,
    { calls: [['git_log', { repo_path: '/srv/book', max_count: 7 }]] },
  ],
  [
    'a branch and what it starts from',
    'Create the branch fix/typos from next in /srv/book',
    repository,
    { calls: [['git_create_branch', { repo_path: '/srv/book', branch_name: 'fix/typos', base_branch: 'next' }]] },
  ],
  [
    'a single label',
    'Open an issue in umbra/lens titled "Focus is lost" with label regression',
    host,
    { calls: [['create_issue', { owner: 'umbra', repo: 'lens', title: 'Focus is lost', labels: ['regression'] }]] },
  ],
  [
    'both branches of a pull request',
    'Create a pull request in umbra/lens from sharpen to trunk titled "Sharpen edges"',
    host,
    {
      calls: [
        [
          'create_pull_request',
          { owner: 'umbra', repo: 'lens', title: 'Sharpen edges', head: 'sharpen', base: 'trunk' },
        ],
      ],
    },
  ],
  [
    'an entry with digits and a state',
    'Which machines are running in eu-north-1?',
    cloud,
    { calls: [['list_instances', { region: 'eu-north-1', state: 'running' }]] },
  ],
  [
    'a level and a number of lines',
    'Show the last 30 error logs of the payments service',
    cloud,
    { calls: [['get_logs', { service: like(/payments/), level: 'error', limit: 30 }]] },
  ],
  [
    'conditions with a bound and a name',
    'Find tents with a price under 120 euros and brand Norrland',
    catalogue,
    {
      calls: [
        [
          'search_products',
          {
            filters: expect.arrayContaining([
              { field: 'price', operator: 'lt', value: 120 },
              { field: 'brand', operator: 'eq', value: 'Norrland' },
            ]),
          },
        ],
      ],
    },
  ],
  [
    'a condition with a bound that counts',
    'Search products with a rating of at least 4',
    catalogue,
    { calls: [['search_products', { filters: [{ field: 'rating', operator: 'gte', value: 4 }] }]] },
  ],
  [
    'a file with a program that prints',
    'Create a file greet.py that prints good morning',
    files,
    { calls: [['write_file', { path: like(/greet\.py$/), content: like(/^print\("good morning"\)\s*$/) }]] },
  ],
  [
    'a shell script that prints',
    'Write a script bye.sh that prints "see you"',
    files,
    { calls: [['write_file', { path: like(/bye\.sh$/), content: like(/^#!\/bin\/sh\necho "see you"\s*$/) }]] },
  ],
  [
    'a lone tool for SQL, and a table that the question describes',
    'Which drivers were late more than 3 times? Table trips(id, driver, delay)',
    offering(tool('run_sql', 'Runs a SQL query on the depot database', { query: text })),
    { calls: [['run_sql', { query: 'SELECT driver FROM trips GROUP BY driver HAVING COUNT(*) > 3;' }]] },
  ],
  [
    'a lone tool for SQL, and a place',
    [
      system('You answer questions about the library in SQL. Tables: loans(id, member_id), members(id, name, city)'),
      user('Who are our members in Turku?'),
    ],
    offering(tool('query_library', 'Runs SQL against the library', { sql: text })),
    { calls: [['query_library', { sql: "SELECT name FROM members WHERE city = 'Turku';" }]] },
  ],
])
