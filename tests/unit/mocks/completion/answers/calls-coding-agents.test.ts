/** Calls of coding agents: files, edits, commands, tests. */
import { launchTask, runBash, grepFiles, fetchPage } from './offered.ts'
import {
  boolean,
  called,
  containing,
  described,
  like,
  listOf,
  object,
  offering,
  oneOf,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const editor = offering(
  tool('read_file', 'Read a file from disk', { path: text }),
  tool('write_file', 'Write content to a file', { path: text, content: text }),
  tool('edit_file', 'Replace text in a file', { path: text, old_text: text, new_text: text }),
  tool('list_files', 'List the files of a directory', { path: text }),
  tool('search_code', 'Search the code base for a text', { query: text }),
  tool('run_tests', 'Run the test suite of the project', { path: text }, []),
  tool('execute_command', 'Execute a command in the terminal', { command: text }),
)
const edit = tool('edit', 'Replaces text in a file', {
  file_path: { type: 'string', description: 'Absolute path to the file' },
  old_string: text,
  new_string: text,
})
const coding = offering(
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
const coder = offering(
  tool('read_file', 'Request to read the contents of a file at the specified path.', { path: text }),
  tool('write_to_file', 'Request to write content to a file at the specified path.', { path: text, content: text }),
  tool('execute_command', 'Request to execute a CLI command on the system.', {
    command: text,
    requires_approval: boolean,
  }),
  tool('search_files', 'Request to perform a regex search across files in a specified directory.', {
    path: text,
    regex: text,
  }),
  tool('ask_followup_question', 'Ask the user a question to gather additional information.', { question: text }),
  tool('attempt_completion', 'Present the result of the task to the user.', { result: text }),
)

const rows: AnswerRow[] = [
  [
    'a file of a coding agent',
    'Take a look at src/index.ts',
    editor,
    { calls: [['read_file', { path: 'src/index.ts' }]] },
  ],
  [
    'a search of a coding agent',
    'Where is `parseConfig` used?',
    editor,
    { calls: [['search_code', { query: 'parseConfig' }]] },
  ],
  [
    'a directory of a coding agent',
    'What files are in the lib directory?',
    editor,
    { calls: [['list_files', { path: like(/^\.?\/?lib\/?$/) }]] },
  ],
  [
    'a new file of a coding agent',
    'Create hello.txt with the content "Hello, world"',
    editor,
    { calls: [['write_file', { path: 'hello.txt', content: 'Hello, world' }]] },
  ],
  [
    'an edit of a coding agent',
    'In config.yml, change "debug: true" to "debug: false"',
    editor,
    { calls: [['edit_file', { path: 'config.yml', old_text: 'debug: true', new_text: 'debug: false' }]] },
  ],
  ['the tests of a coding agent', 'Run the tests', editor, { calls: [['run_tests', {}]] }],
  [
    'an installation of a coding agent',
    'Install the dependencies with `npm install`',
    editor,
    { calls: [['execute_command', { command: 'npm install' }]] },
  ],
  [
    'a summary after a result',
    [
      user('Read notes.txt'),
      called('read_file', { path: 'notes.txt' }),
      result('Buy oat milk\nCall the plumber', 'read_file_0'),
    ],
    editor,
    { text: /oat milk/ },
  ],
  [
    'a second step after a result',
    [
      user('Read version.txt, then run `git tag v2`'),
      called('read_file', { path: 'version.txt' }),
      result('v2', 'read_file_0'),
    ],
    editor,
    { calls: [['execute_command', { command: 'git tag v2' }]] },
  ],
  [
    'a replacement in a file of the workspace',
    [system('Your workspace is located at /w/app.'), user('In src/a.ts replace "foo" with "bar"')],
    offering(launchTask, runBash, grepFiles, edit),
    { calls: [['edit', { file_path: '/w/app/src/a.ts', old_string: 'foo', new_string: 'bar' }]] },
  ],
  [
    'an address to fetch',
    'Fetch https://example.org/docs and tell me what it says',
    offering(launchTask, runBash, fetchPage, grepFiles),
    { calls: [['webfetch', { url: 'https://example.org/docs' }]] },
  ],
  [
    'a string to replace',
    'In /srv/shop/config.ts replace "port: 3000" with "port: 8080"',
    coding,
    { calls: [['edit', { filePath: '/srv/shop/config.ts', oldString: 'port: 3000', newString: 'port: 8080' }]] },
  ],
  [
    'tests to run',
    'Run `npm test` and tell me whether it passes',
    coding,
    { calls: [['bash', containing({ command: 'npm test' })]] },
  ],
  [
    'a name to search for',
    'Where is the function `parseHeader` used in this project?',
    coding,
    { calls: [['grep', containing({ pattern: like(/parseHeader/) })]] },
  ],
  [
    'a page to fetch',
    'Read https://larkfield.io/llms.txt and summarize it',
    coding,
    { calls: [['webfetch', containing({ url: 'https://larkfield.io/llms.txt' })]] },
  ],
  [
    'an edit after reading',
    [
      user('In /srv/shop/app.py change the timeout from 10 to 30'),
      called('read', { filePath: '/srv/shop/app.py' }),
      result('1: import time\n2: timeout = 10\n3: print(timeout)', 'read_0'),
    ],
    coding,
    {
      calls: [
        ['edit', { filePath: '/srv/shop/app.py', oldString: like(/timeout = 10/), newString: like(/timeout = 30/) }],
      ],
    },
  ],
  [
    'a file to be read',
    'Explain what src/lib/cache.go does',
    coder,
    { calls: [['read_file', { path: 'src/lib/cache.go' }]] },
  ],
  [
    'a command to be run',
    'Run the unit tests with `go test ./...`',
    coder,
    { calls: [['execute_command', containing({ command: 'go test ./...' })]] },
  ],
  [
    'a search in files',
    'Find all usages of legacyAuth in the src folder',
    coder,
    { calls: [['search_files', containing({ regex: like(/legacyAuth/) })]] },
  ],
  [
    'a completion after the result',
    [
      user('Run `pytest -q`'),
      called('execute_command', { command: 'pytest -q', requires_approval: false }),
      result('12 passed in 0.8s', 'execute_command_0'),
    ],
    coder,
    { calls: [['attempt_completion', { result: like(/12 passed/) }]] },
  ],
]

testAnswers(rows)
