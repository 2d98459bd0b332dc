/** Coding agents: the usual command where no other tool does what is asked, hidden files, folders by their name, and rules to keep. */
import {
  containing,
  described,
  like,
  offering,
  system,
  testAnswers,
  text,
  tool,
  user,
  type AnswerRow,
} from './table.ts'

const agent = offering(
  tool('run_shell_command', 'Runs a command', { command: text }),
  tool('read_file', 'Reads a file', { file_path: described('Absolute path') }),
  tool('write_file', 'Writes a file', { file_path: described('Absolute path'), content: text }),
  tool(
    'grep_search',
    'Searches the contents of files by a regular expression',
    { pattern: text, include: described('Pattern of the files') },
    ['pattern'],
  ),
  tool('list_directory', 'Lists the files of a directory', { path: text }),
)
const notes = offering(
  tool('edit_file', 'Replaces text in a file, or creates a file.', {
    file_path: text,
    old_string: described('The text to replace. Empty to create a file.'),
    new_string: text,
  }),
  tool('read_file', 'Reads a file', { file_path: text }),
  tool('list_files', 'Lists a directory', { path: text }),
)
const rules = offering(
  tool(
    'create_rule_block',
    'Creates a rule for later conversations.',
    {
      name: described('Short name of the rule'),
      rule: described('The instruction'),
      globs: described('Patterns of the files'),
    },
    ['name', 'rule'],
  ),
  tool('read_file', 'Reads a file', { file_path: text }),
)
const graph = offering(
  tool('create_entities', 'Creates entities in the knowledge graph', {
    entities: { type: 'array', items: { type: 'object' } },
  }),
  tool('read_graph', 'Reads the whole knowledge graph', {}),
)
const inApp = (task: string) => [system('You are an agent for software. Working directory: /srv/app'), user(task)]
const runs = (task: string, command: string): AnswerRow => [
  task,
  inApp(task),
  agent,
  { calls: [['run_shell_command', { command }]] },
]

testAnswers([
  runs('Which branch are we on?', 'git branch --show-current'),
  runs('Show all branches.', 'git branch --all'),
  runs('Show me the diff of the last commit', 'git show'),
  runs('Which version of node is installed?', 'node --version'),
  runs('Delete the file tmp/cache.json', 'rm tmp/cache.json'),
  runs('Rename src/a.ts to src/b.ts', 'mv src/a.ts src/b.ts'),
  runs('Create a folder called build/out', 'mkdir -p build/out'),
  runs('Open the calculator with the command gnome-calculator', 'gnome-calculator'),
  [
    'a hidden file',
    inApp('Create a file .nvmrc that contains 24'),
    agent,
    { calls: [['write_file', { file_path: '/srv/app/.nvmrc', content: '24' }]] },
  ],
  [
    'a folder whose name follows',
    inApp('What is in the directory deploy?'),
    agent,
    { calls: [['list_directory', { path: 'deploy' }]] },
  ],
  [
    'marks in the files of a language',
    inApp('Find all TODOs in the Ruby files.'),
    agent,
    { calls: [['grep_search', { pattern: 'TODO', include: '**/*.rb' }]] },
  ],
  [
    'a new file with the tool for edits',
    [
      system('You are an engineer. Every message has to call a tool.'),
      user('Make a new file notes/open.txt that contains "Open daily."'),
    ],
    notes,
    { calls: [['edit_file', { file_path: 'notes/open.txt', old_string: '', new_string: 'Open daily.' }]] },
  ],
  [
    'a preference that is kept as a rule',
    inApp('In Kotlin files we always put braces on their own line. Make that a rule.'),
    rules,
    {
      calls: [
        [
          'create_rule_block',
          {
            name: like(/Kotlin|Braces/),
            rule: 'In Kotlin files we always put braces on their own line.',
            globs: '**/*.kt',
          },
        ],
      ],
    },
  ],
  [
    'a memory that is read at the beginning',
    [
      system(
        '1. Begin each chat by reading what you know of the user from your knowledge graph.\n2. Store news of the user.',
      ),
      user('Hi there! Do you still know which boat I own?'),
    ],
    graph,
    { calls: [['read_graph', containing({})]] },
  ],
])
