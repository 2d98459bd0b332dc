/** Requests with the tools of the reference servers of the Model Context Protocol; names and parameters are theirs. */
import type { PublicExample } from '../example.ts'
import { anyOf, calls, either, fits, made, optional, someCalls, someText } from './expect-calls.ts'
import {
  closedTool,
  flag,
  integer,
  list,
  number,
  record,
  request,
  round,
  system,
  text,
  tool,
  user,
} from './requests.ts'

const time = [
  tool('get_current_time', 'The current time of a timezone', {
    timezone: text("IANA name of the timezone (e.g., 'Africa/Cairo'). Use 'UTC' where the user names none."),
  }),
  tool('convert_time', 'Turn a time of one timezone into that of another', {
    source_timezone: text(
      "IANA name of the timezone to convert from (e.g., 'Africa/Cairo'). Use 'UTC' where the user names none.",
    ),
    time: text('The time, 24 hours (HH:MM)'),
    target_timezone: text(
      "IANA name of the timezone to convert to (e.g., 'America/Lima'). Use 'UTC' where the user names none.",
    ),
  }),
]

const repository = text()
const git = [
  tool('git_status', 'State of the working tree', { repo_path: repository }),
  tool(
    'git_diff_unstaged',
    'Changes that are not staged',
    { repo_path: repository, context_lines: integer('', { default: 3 }) },
    ['repo_path'],
  ),
  tool('git_commit', 'Commits what is staged', { repo_path: repository, message: text() }),
  tool('git_add', 'Stages files', { repo_path: repository, files: list(text()) }),
  tool('git_log', 'Lists commits', { repo_path: repository, max_count: integer('', { default: 10 }) }, ['repo_path']),
  tool(
    'git_create_branch',
    'Creates a branch, from a base branch if one is given',
    { repo_path: repository, branch_name: text(), base_branch: { anyOf: [text(), { type: 'null' }], default: null } },
    ['repo_path', 'branch_name'],
  ),
  tool('git_checkout', 'Changes to another branch', { repo_path: repository, branch_name: text() }),
]

const files = [
  tool(
    'read_text_file',
    'Reads a file as text.',
    { path: text(), tail: number('Only the last N lines'), head: number('Only the first N lines') },
    ['path'],
  ),
  tool('write_file', 'Creates a file or replaces what it contains.', { path: text(), content: text() }),
  tool('create_directory', 'Creates a directory if it is missing.', { path: text() }),
  tool('list_directory', 'Lists what a directory contains.', { path: text() }),
  tool('move_file', 'Moves or renames files and directories.', { source: text(), destination: text() }),
  tool(
    'search_files',
    'Finds files and directories below a path by a pattern.',
    { path: text(), pattern: text(), excludePatterns: list(text(), '', { default: [] }) },
    ['path', 'pattern'],
  ),
  tool('list_allowed_directories', 'Lists the directories that may be used.'),
]

const memory = [
  closedTool('create_entities', 'Creates entities in the knowledge graph', {
    entities: list(
      record({
        name: text('Name of the entity'),
        entityType: text('Type of the entity'),
        observations: list(text(), 'What is known of it'),
      }),
    ),
  }),
  closedTool('create_relations', 'Creates relations between entities, in active voice', {
    relations: list(
      record({
        from: text('Name of the first entity'),
        to: text('Name of the second entity'),
        relationType: text('Type of the relation'),
      }),
    ),
  }),
  closedTool('add_observations', 'Adds observations to entities that exist', {
    observations: list(record({ entityName: text('Name of the entity'), contents: list(text(), 'What to add') })),
  }),
  closedTool('delete_entities', 'Deletes entities and their relations', {
    entityNames: list(text(), 'Names to delete'),
  }),
  closedTool('read_graph', 'Reads the whole knowledge graph'),
  closedTool('search_nodes', 'Finds entities by name, type and observations', { query: text('What to look for') }),
]

const fetching = [
  tool(
    'fetch',
    'Gets a page of the internet, as markdown where possible. You were told that you have no access to the internet; with this tool you have.',
    {
      url: text('Address of the page', { format: 'uri', minLength: 1 }),
      max_length: integer('The most characters to return.', {
        default: 5000,
        exclusiveMinimum: 0,
        exclusiveMaximum: 1000000,
      }),
      start_index: integer('The character to start at, for the rest of a page that was cut off.', {
        default: 0,
        minimum: 0,
      }),
      raw: flag('The HTML as it is.', { default: false }),
    },
    ['url'],
  ),
]

export const mcpServers: readonly PublicExample[] = [
  {
    about: 'a time in the afternoon for another continent',
    source: 'MCP servers: src/time/README.md',
    request: request([user('Convert 3:45 PM Berlin time to Sydney time')], time),
    good: made('convert_time', {
      source_timezone: 'Europe/Berlin',
      time: '15:45',
      target_timezone: 'Australia/Sydney',
    }),
    accepts: calls('convert_time', {
      source_timezone: 'Europe/Berlin',
      time: '15:45',
      target_timezone: 'Australia/Sydney',
    }),
  },
  {
    about: 'a new branch from another one',
    source: 'MCP servers: src/git/README.md',
    request: request([user('Make a branch named fix/tooltip from develop in the repository at /srv/web/shop')], git),
    good: made('git_create_branch', { repo_path: '/srv/web/shop', branch_name: 'fix/tooltip', base_branch: 'develop' }),
    accepts: calls('git_create_branch', {
      repo_path: '/srv/web/shop',
      branch_name: 'fix/tooltip',
      base_branch: 'develop',
    }),
  },
  {
    about: 'files by their ending, without one directory',
    source: 'MCP servers: src/filesystem/README.md',
    request: request([user('Find all *.tmp files under /home/ana/work, except those in vendor')], files),
    good: made('search_files', { path: '/home/ana/work', pattern: '**/*.tmp', excludePatterns: ['**/vendor/**'] }),
    accepts: calls('search_files', {
      path: /^\/home\/ana\/work\/?$/,
      pattern: /\.tmp$/,
      excludePatterns: (patterns) =>
        Array.isArray(patterns) && patterns.some((pattern) => /vendor/.test(String(pattern))),
    }),
  },
  {
    about: 'a question about the user, with memory to read first',
    source: 'MCP servers: src/memory/README.md',
    request: request(
      [
        system(
          'Do this in every conversation:\n1. The user is default_user unless you learn otherwise.\n2. Start by getting what you know of the user from your knowledge graph.\n3. Watch for news about the user: where they live, what they like, whom they know, what they plan.\n4. Keep such news: make entities for people, places and events, connect them with relations, and store facts as observations.',
        ),
        user('Hello! Can you still tell which instrument I play?'),
      ],
      memory,
    ),
    good: made('search_nodes', { query: 'default_user' }),
    accepts: either(calls('read_graph'), calls('search_nodes', { query: someText })),
  },
  {
    about: 'a short text for a new file',
    source: 'MCP servers: src/filesystem/README.md',
    request: request([user('Save the text "buy two stamps" as /home/ana/work/todo.txt')], files),
    good: made('write_file', { path: '/home/ana/work/todo.txt', content: 'buy two stamps' }),
    accepts: calls('write_file', { path: '/home/ana/work/todo.txt', content: /^buy two stamps\n?$/ }),
  },
  {
    about: 'a commit after staging, with the message of the user',
    source: 'MCP servers: src/git/README.md',
    request: request(
      [
        user('Stage styles/print.css in /srv/web/shop, then commit it with the message "Hide the menu in print".'),
        round(['git_add', { repo_path: '/srv/web/shop', files: ['styles/print.css'] }, 'Files staged successfully']),
      ],
      git,
    ),
    good: made('git_commit', { repo_path: '/srv/web/shop', message: 'Hide the menu in print' }),
    accepts: calls('git_commit', { repo_path: '/srv/web/shop', message: /^Hide the menu in print\.?$/ }),
  },
  {
    about: 'a page whose address the user gives',
    source: 'MCP servers: src/fetch/README.md',
    request: request([user('Get https://www.sqlite.org/about.html and tell me who uses SQLite.')], fetching),
    good: made('fetch', { url: 'https://www.sqlite.org/about.html' }),
    accepts: calls('fetch', { url: 'https://www.sqlite.org/about.html' }),
  },
  {
    about: 'the beginning of a file',
    source: 'MCP servers: src/filesystem/README.md',
    request: request([user('Print the first 25 lines of /home/ana/work/report.tex')], files),
    good: made('read_text_file', { path: '/home/ana/work/report.tex', head: 25 }),
    accepts: calls('read_text_file', { path: '/home/ana/work/report.tex', head: 25, tail: optional(0) }),
  },
  {
    about: 'a number of commits',
    source: 'MCP servers: src/git/README.md',
    request: request([user('List the latest 8 commits in /srv/web/shop')], git),
    good: made('git_log', { repo_path: '/srv/web/shop', max_count: 8 }),
    accepts: calls('git_log', { repo_path: '/srv/web/shop', max_count: 8 }),
  },
  {
    about: 'a fact about a person that is to be kept',
    source: 'MCP servers: src/memory/README.md',
    request: request(
      [
        system('You keep a memory. Put what the user wants to be remembered into the knowledge graph.'),
        user('Please remember that Marta Kolb is a person who collects old maps.'),
      ],
      memory,
    ),
    good: made('create_entities', {
      entities: [{ name: 'Marta_Kolb', entityType: 'person', observations: ['Collects old maps'] }],
    }),
    accepts: either(
      calls('create_entities', {
        entities: (entities) =>
          Array.isArray(entities) &&
          entities.length === 1 &&
          fits({ name: /^Marta.Kolb$/, entityType: /person/i, observations: /old maps/i }, entities[0]),
      }),
      calls('search_nodes', { query: /Marta/ }),
    ),
  },
  {
    about: 'the rest of a page that was cut off',
    source: 'MCP servers: src/fetch/README.md',
    request: request(
      [
        user('Get all of https://example.org/ballad.txt and tell me how the last line ends.'),
        round([
          'fetch',
          { url: 'https://example.org/ballad.txt' },
          'Contents of https://example.org/ballad.txt:\nIn Scarlet town, where I was born\n\n<error>Content truncated. Call the fetch tool with a start_index of 5000 to get more content.</error>',
        ]),
      ],
      fetching,
    ),
    good: made('fetch', { url: 'https://example.org/ballad.txt', start_index: 5000 }),
    accepts: calls('fetch', { url: 'https://example.org/ballad.txt', start_index: 5000 }),
  },
  {
    about: 'a move into a directory, by rename',
    source: 'MCP servers: src/filesystem/README.md',
    request: request([user('Rename /home/ana/work/draft.md to /home/ana/work/2026/final.md')], files),
    good: made('move_file', { source: '/home/ana/work/draft.md', destination: '/home/ana/work/2026/final.md' }),
    accepts: someCalls(
      ['move_file', { source: '/home/ana/work/draft.md', destination: '/home/ana/work/2026/final.md' }],
      ['create_directory', { path: anyOf('/home/ana/work/2026', '/home/ana/work/2026/') }],
    ),
  },
]
