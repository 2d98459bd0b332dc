/** Tool calls as a sensible model makes them for files, folders and commands of coding agents; the values are our own. */
import { expect } from 'vitest'
import {
  text,
  user,
  system,
  readFile,
  agent,
  task,
  bash,
  glob,
  grep,
  write,
  todo,
  listDirectory,
  answerTool,
  directory,
  env,
  tool,
  testToolCalls,
  type ToolRow,
} from './sensible-tools.ts'

const rows: readonly ToolRow[] = [
  [
    'an absolute path',
    [directory, user('Read the file notes.txt and tell me the answer')],
    [readFile, agent],
    [['read_file', { absolute_path: '/home/dev/demo/notes.txt' }]],
  ],
  [
    'an absolute path in a folder',
    [directory, user('Please read src/index.ts')],
    [readFile],
    [['read_file', { absolute_path: '/home/dev/demo/src/index.ts' }]],
  ],
  [
    'an absolute path from an environment block',
    [env, user('What does config.json contain? Read it.')],
    [readFile, task],
    [['read_file', { absolute_path: '/srv/app/config.json' }]],
  ],
  [
    'an absolute path that is given',
    [directory, user('read /etc/hosts')],
    [readFile],
    [['read_file', { absolute_path: '/etc/hosts' }]],
  ],
  [
    'an absolute path on Windows',
    [system('Current working directory: C:\\work\\demo'), user('Read the file notes.txt')],
    [readFile],
    [['read_file', { absolute_path: 'C:\\work\\demo\\notes.txt' }]],
  ],
  [
    'a directory told by the user',
    [
      user("This is the CLI. I'm currently working in the directory: /Users/kim/app"),
      { role: 'assistant', content: 'Got it.' },
      user('read README.md'),
    ],
    [readFile],
    [['read_file', { absolute_path: '/Users/kim/app/README.md' }]],
  ],
  [
    'the working directory itself',
    [directory, user('List the files in this directory')],
    [listDirectory],
    [['list_directory', { path: '/home/dev/demo' }]],
  ],
  [
    'a relative path',
    [user('open docs/guide.md')],
    [tool('open_file', 'Open a file', { path: text })],
    [['open_file', { path: 'docs/guide.md' }]],
  ],
  [
    'many tools beside the one that fits',
    [env, user('run the command `git status`')],
    [task, todo, bash, glob, grep],
    [['bash', { command: 'git status' }]],
  ],
  [
    'a command in words',
    [user('Run npm test and tell me the outcome')],
    [task, bash],
    [['bash', { command: 'npm test' }]],
  ],
  [
    'a glob',
    [user('find files that match **/*.test.ts with the glob tool')],
    [task, bash, glob, grep],
    [['glob', { pattern: '**/*.test.ts' }]],
  ],
  [
    'a search in files',
    [user('Use grep to search for "TODO" in the code')],
    [task, glob, grep],
    [['grep', { pattern: 'TODO' }]],
  ],
  [
    'a new file',
    [directory, user('Write a file hello.txt with the content "Hello there"')],
    [task, write, readFile],
    [['write', { file_path: '/home/dev/demo/hello.txt', content: 'Hello there' }]],
  ],
  [
    'a task for another agent',
    [user('Use the agent tool to explore the repository')],
    [agent, readFile],
    [['agent', { description: expect.any(String), prompt: expect.stringContaining('explore'), agent_type: 'explore' }]],
  ],
  [
    'a file in a task with tags',
    [
      user(
        '<task>\nCreate a file called about.html\n</task>\n\n# Current Working Directory (/home/me/site) Files\nREADME.md',
      ),
    ],
    [tool('write_to_file', 'Write content to a file at the specified path', { path: text }), answerTool],
    [['write_to_file', { path: 'about.html' }]],
  ],
  [
    'tests as a list of arguments',
    [user('run the tests')],
    [tool('shell', 'Runs a shell command and returns its output.', { command: { type: 'array', items: text } })],
    [['shell', { command: ['npm', 'test'] }]],
  ],
  ['a git command in words', [user('show me git status')], [bash, readFile], [['bash', { command: 'git status' }]]],
  [
    'a replacement',
    [user('In src/app.py replace "foo" with "bar"')],
    [tool('edit_file', 'Replace text in a file', { file_path: text, old_string: text, new_string: text })],
    [['edit_file', { file_path: 'src/app.py', old_string: 'foo', new_string: 'bar' }]],
  ],
  [
    'a program',
    [user('Use python to compute 3**7')],
    [tool('python', 'Execute python code', { code: text })],
    [['python', { code: 'print(3**7)' }]],
  ],
]

testToolCalls(rows)
