/** Calls for files and directories: absolute and relative paths, contents, renames. */
import { runShell, readFile, agent, env, task, answerTool, shell } from './offered.ts'
import {
  described,
  boolean,
  called,
  like,
  offering,
  result,
  system,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const readAndWrite = offering(
  tool('read_file', 'Read a file', { path: text }),
  tool('write_file', 'Write a file', { path: text, content: text }),
)
const fileServer = offering(
  tool('read_file', 'Read the complete contents of a file from the file system.', { path: text }),
  tool('write_file', 'Create a new file or completely overwrite an existing file with new content.', {
    path: text,
    content: text,
  }),
  tool('list_directory', 'Get a detailed listing of all files and directories in a specified path.', { path: text }),
  tool('move_file', 'Move or rename files and directories.', { source: text, destination: text }),
  tool('create_directory', 'Create a new directory or ensure that it exists.', { path: text }),
)
const path = { type: 'string' }
const files = offering(
  tool('read_text_file', 'Read the complete contents of a file from the file system as text.', { path }),
  tool('write_file', 'Create a new file or completely overwrite an existing file with new content.', {
    path,
    content: text,
  }),
  tool('list_directory', 'Get a detailed listing of all files and directories in a specified path.', { path }),
  tool('create_directory', 'Create a new directory or ensure a directory exists.', { path }),
  tool('move_file', 'Move or rename files and directories.', { source: text, destination: text }),
  tool('search_files', 'Recursively search for files and directories matching a pattern.', { path, pattern: text }),
)
const write = tool('write', 'Writes a file to the local file system', {
  file_path: { type: 'string', description: 'Absolute path of the file' },
  content: text,
})
const listDirectory = tool('list_directory', 'Lists the entries of a directory', {
  path: { type: 'string', description: 'The absolute path to the directory to list' },
})
const directory = system('You are a coding agent. The working directory is /home/dev/demo.')
const codingAgent = offering(
  tool('read_file', 'Reads a file', { path: described('The absolute path of the file') }),
  tool('list_directory', 'Lists a directory', { path: described('The absolute path of the directory') }),
  tool('glob', 'Fast file pattern matching tool', { pattern: described('The glob pattern') }),
)

const rows: AnswerRow[] = [
  [
    'a file of an agent with a working directory',
    [system('You are a coding agent. Working directory: /srv/shop'), user('open package.json')],
    offering(
      tool('read_file', 'Reads a file', {
        file_path: { type: 'string', description: 'The absolute path to the file' },
      }),
      runShell,
    ),
    { calls: [['read_file', { file_path: '/srv/shop/package.json' }]] },
  ],
  [
    'an absolute path',
    [directory, user('Read the file notes.txt and tell me the answer')],
    offering(readFile, agent),
    { calls: [['read_file', { absolute_path: '/home/dev/demo/notes.txt' }]] },
  ],
  [
    'an absolute path in a folder',
    [directory, user('Please read src/index.ts')],
    offering(readFile),
    { calls: [['read_file', { absolute_path: '/home/dev/demo/src/index.ts' }]] },
  ],
  [
    'an absolute path from an environment block',
    [env, user('What does config.json contain? Read it.')],
    offering(readFile, task),
    { calls: [['read_file', { absolute_path: '/srv/app/config.json' }]] },
  ],
  [
    'an absolute path that is given',
    [directory, user('read /etc/hosts')],
    offering(readFile),
    { calls: [['read_file', { absolute_path: '/etc/hosts' }]] },
  ],
  [
    'an absolute path on Windows',
    [system('Current working directory: C:\\work\\demo'), user('Read the file notes.txt')],
    offering(readFile),
    { calls: [['read_file', { absolute_path: 'C:\\work\\demo\\notes.txt' }]] },
  ],
  [
    'a directory that the user names',
    [
      user("This is the CLI. I'm currently working in the directory: /Users/kim/app"),
      { role: 'assistant', content: 'Got it.' },
      user('read README.md'),
    ],
    offering(readFile),
    { calls: [['read_file', { absolute_path: '/Users/kim/app/README.md' }]] },
  ],
  [
    'the working directory itself',
    [directory, user('List the files in this directory')],
    offering(listDirectory),
    { calls: [['list_directory', { path: '/home/dev/demo' }]] },
  ],
  [
    'a relative path',
    'open docs/guide.md',
    offering(tool('open_file', 'Open a file', { path: text })),
    { calls: [['open_file', { path: 'docs/guide.md' }]] },
  ],
  [
    'a new file',
    [directory, user('Write a file hello.txt with the content "Hello there"')],
    offering(task, write, readFile),
    { calls: [['write', { file_path: '/home/dev/demo/hello.txt', content: 'Hello there' }]] },
  ],
  [
    'a file in a task with tags',
    [
      user(
        '<task>\nCreate a file called about.html\n</task>\n\n# Current Working Directory (/home/me/site) Files\nREADME.md',
      ),
    ],
    offering(tool('write_to_file', 'Write content to a file at the specified path', { path: text }), answerTool),
    { calls: [['write_to_file', { path: 'about.html' }]] },
  ],
  [
    'a replacement',
    'In src/app.py replace "foo" with "bar"',
    offering(tool('edit_file', 'Replace text in a file', { file_path: text, old_string: text, new_string: text })),
    { calls: [['edit_file', { file_path: 'src/app.py', old_string: 'foo', new_string: 'bar' }]] },
  ],
  [
    'the content of a result for the file that is written',
    [
      user('Read draft.md and write its content to final.md'),
      called('read_file', { path: 'draft.md' }),
      result('A walk by the river.', 'read_file_0'),
    ],
    readAndWrite,
    { calls: [['write_file', { path: 'final.md', content: 'A walk by the river.' }]] },
  ],
  [
    'a renamed file',
    'Rename /data/draft.md to /data/final.md',
    fileServer,
    { calls: [['move_file', { source: '/data/draft.md', destination: '/data/final.md' }]] },
  ],
  [
    'a new file',
    "Create a file /tmp/hello.txt containing 'Hello there'",
    fileServer,
    { calls: [['write_file', { path: '/tmp/hello.txt', content: 'Hello there' }]] },
  ],
  [
    'a new folder',
    'Make a folder /srv/reports please',
    fileServer,
    { calls: [['create_directory', { path: '/srv/reports' }]] },
  ],
  [
    'what a directory holds',
    'What files are in /data/reports?',
    files,
    { calls: [['list_directory', { path: '/data/reports' }]] },
  ],
  [
    'a file to rename',
    'Rename /data/draft.md to /data/final.md please',
    files,
    { calls: [['move_file', { source: '/data/draft.md', destination: '/data/final.md' }]] },
  ],
  [
    'a file to find',
    'Find all *.csv files under /data',
    files,
    { calls: [['search_files', { path: '/data', pattern: like(/\*\.csv/) }]] },
  ],
  [
    'a file to show',
    'Show me the contents of /srv/shop/main.py',
    shell,
    { calls: [['developer__text_editor', { command: 'view', path: '/srv/shop/main.py' }]] },
  ],
  [
    'a file to be written',
    'Save "x = 1" to settings/local.py',
    offering(
      tool('write', 'Write a file', { filePath: text, content: text }),
      tool('read', 'Read a file', { filePath: text }),
    ),
    { calls: [['write', { filePath: 'settings/local.py', content: 'x = 1' }]] },
  ],
  [
    'two files',
    [system('The working directory is /srv/wiki.'), user('Read intro.md and usage.md')],
    codingAgent,
    {
      calls: [
        ['read_file', { path: '/srv/wiki/intro.md' }],
        ['read_file', { path: '/srv/wiki/usage.md' }],
      ],
    },
  ],
  [
    'a folder below the working directory',
    [system('Current working directory: /home/kit/garden'), user('list the files in the seeds folder')],
    codingAgent,
    { calls: [['list_directory', { path: '/home/kit/garden/seeds' }]] },
  ],
  [
    'files of a language',
    'find all Python test files',
    codingAgent,
    { calls: [['glob', { pattern: like(/test.*\.py$/) }]] },
  ],
  [
    'what is to be included',
    'List all files in docs including hidden ones',
    offering(tool('list_files', 'List files of a folder', { path: text, show_hidden: boolean, recursive: boolean })),
    { calls: [['list_files', { path: 'docs', show_hidden: true, recursive: false }]] },
  ],
  [
    'a file with its text, beside an editor',
    'create motto.txt with the text Slow and steady',
    offering(
      tool('write', 'Writes a file to the local filesystem', { filePath: text, content: text }),
      tool('edit', 'Performs exact string replacements in files', { filePath: text, oldString: text, newString: text }),
    ),
    { calls: [['write', { filePath: 'motto.txt', content: 'Slow and steady' }]] },
  ],
  [
    'a text for a file',
    'write See you soon to notes/bye.txt',
    offering(tool('write_file', 'Writes a file', { path: text, content: text })),
    { calls: [['write_file', { path: 'notes/bye.txt', content: 'See you soon' }]] },
  ],
  [
    'a quoted text for a file',
    'create bye.md with "# Bye"',
    offering(tool('write_file', 'Writes a file', { path: text, content: text })),
    { calls: [['write_file', { path: 'bye.md', content: '# Bye' }]] },
  ],
  [
    'a workspace that the system message says where it is',
    [system('Your workspace is at D:\\sites\\shop'), user('open notes.md')],
    offering(tool('read_file', 'Reads a file', { path: described('The absolute path of the file') })),
    { calls: [['read_file', { path: 'D:\\sites\\shop\\notes.md' }]] },
  ],
]

testAnswers(rows)
