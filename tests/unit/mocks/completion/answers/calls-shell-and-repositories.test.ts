/** Calls for shells, Git and GitHub. */
import { task, bash, readFile, shell } from './offered.ts'
import {
  containing,
  described,
  integer,
  like,
  offering,
  oneOf,
  text,
  tool,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const github = offering(
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
const git = offering(
  tool('git_status', 'Shows the working tree status', { repo_path: text }),
  tool('git_log', 'Shows the commit logs', { repo_path: text, max_count: { ...integer, default: 10 } }, ['repo_path']),
  tool('git_commit', 'Records changes to the repository', { repo_path: text, message: text }),
  tool('git_checkout', 'Switches branches', { repo_path: text, branch_name: text }),
  tool('git_create_branch', 'Creates a new branch', { repo_path: text, branch_name: text }, [
    'repo_path',
    'branch_name',
  ]),
)
const repositories = offering(
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
  tool('search_code', 'Search for code across GitHub repositories', { q: text }),
)

const rows: AnswerRow[] = [
  [
    'a command in words',
    'Run npm test and tell me the outcome',
    offering(task, bash),
    { calls: [['bash', { command: 'npm test' }]] },
  ],
  [
    'tests as a list of arguments',
    'run the tests',
    offering(
      tool('shell', 'Runs a shell command and returns its output.', { command: { type: 'array', items: text } }),
    ),
    { calls: [['shell', { command: ['npm', 'test'] }]] },
  ],
  [
    'a git command in words',
    'show me git status',
    offering(bash, readFile),
    { calls: [['bash', { command: 'git status' }]] },
  ],
  [
    'a program',
    'Use python to compute 3**7',
    offering(tool('python', 'Execute python code', { code: text })),
    { calls: [['python', { code: 'print(3**7)' }]] },
  ],
  [
    'a command for a task',
    'List all files in the current directory, including hidden ones',
    offering(
      tool('bash', 'Run a command in a bash shell and return its output.', {
        command: described('The bash command to run'),
      }),
    ),
    { calls: [['bash', { command: like(/^ls\b.*-\w*a/) }]] },
  ],
  [
    'the last commits',
    'Show me the last 5 commits in /srv/shop',
    git,
    { calls: [['git_log', { repo_path: '/srv/shop', max_count: 5 }]] },
  ],
  [
    'a new branch',
    'Create a branch called feature/login in the repository at /srv/shop',
    git,
    { calls: [['git_create_branch', { repo_path: '/srv/shop', branch_name: 'feature/login' }]] },
  ],
  [
    'a commit with a message',
    'Commit the staged changes in /srv/shop with the message "Fix the rounding of totals"',
    git,
    { calls: [['git_commit', { repo_path: '/srv/shop', message: 'Fix the rounding of totals' }]] },
  ],
  [
    'a listing in the shell',
    'List the files in the current directory',
    shell,
    { calls: [['developer__shell', { command: like(/^ls\b/) }]] },
  ],
  [
    'an issue to write',
    'Create an issue in larkfield/portal titled "Login fails on Safari"',
    github,
    { calls: [['create_issue', containing({ owner: 'larkfield', repo: 'portal', title: 'Login fails on Safari' })]] },
  ],
  [
    'issues to list',
    'List the open issues of larkfield/portal',
    github,
    { calls: [['list_issues', { owner: 'larkfield', repo: 'portal', state: 'open' }]] },
  ],
  [
    'a pull request',
    'What does pull request 214 in larkfield/portal change?',
    github,
    { calls: [['get_pull_request', { owner: 'larkfield', repo: 'portal', pull_number: 214 }]] },
  ],
  [
    'an issue',
    'Open an issue in acme/widgets titled "Login button is misaligned"',
    repositories,
    { calls: [['create_issue', containing({ owner: 'acme', repo: 'widgets', title: 'Login button is misaligned' })]] },
  ],
  [
    'issues of a repository',
    'Show me the open issues of acme/widgets',
    repositories,
    { calls: [['list_issues', containing({ owner: 'acme', repo: 'widgets', state: 'open' })]] },
  ],
  [
    'a pull request',
    'What changed in pull request 42 of acme/widgets?',
    repositories,
    { calls: [['get_pull_request', { owner: 'acme', repo: 'widgets', pull_number: 42 }]] },
  ],
]

testAnswers(rows)
