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

const onlyShell = offering(
  tool('shell', 'Runs a shell command, and returns its output.', { command: { type: 'array', items: text } }),
)
const shows = (task: string, ...command: string[]): AnswerRow => [
  task,
  inApp(task),
  onlyShell,
  { calls: [['shell', { command }]] },
]

testAnswers([
  shows('Read CHANGES.md and tell me what it says', 'cat', 'CHANGES.md'),
  shows('Show the first 30 lines of lib/app.rb', 'head', '-n', '30', 'lib/app.rb'),
  shows('Search for "listen(" in the source code', 'bash', '-lc', 'grep -rn "listen(" .'),
  shows('Find every file that ends in .tmp below /var/spool', 'bash', '-lc', 'find /var/spool -name "*.tmp"'),
  [
    'a name that code defines',
    inApp('Where is the function toSlug defined?'),
    agent,
    { calls: [['grep_search', { pattern: 'toSlug' }]] },
  ],
  [
    'a package that files import',
    inApp('Which files import dayjs?'),
    agent,
    { calls: [['grep_search', { pattern: 'dayjs' }]] },
  ],
  [
    'a change whose old text is unknown',
    inApp('Raise the timeout in config/limits.json a little.'),
    offering(
      tool('Read', 'Reads a file', { file_path: described('The absolute path') }),
      tool('Edit', 'Performs exact string replacements in files.', {
        file_path: described('The absolute path'),
        old_string: text,
        new_string: text,
      }),
    ),
    { calls: [['Read', { file_path: '/srv/app/config/limits.json' }]] },
  ],
  runs('Which branch are we on?', 'git branch --show-current'),
  runs('Show all branches.', 'git branch --all'),
  runs('Show me the diff of the last commit', 'git show'),
  runs('Which version of node is installed?', 'node --version'),
  runs('Delete the file tmp/cache.json', 'rm tmp/cache.json'),
  runs('Rename src/a.ts to src/b.ts', 'mv src/a.ts src/b.ts'),
  runs('Create a folder called build/out', 'mkdir -p build/out'),
  runs('Remove the folder coverage', 'rm -r coverage'),
  runs('How many lines does logs/app.log have?', 'wc -l logs/app.log'),
  runs('How many words are in docs/intro.md?', 'wc -w docs/intro.md'),
  runs('What is the size of the directory assets/fonts?', 'du -sh assets/fonts'),
  runs('Run the linter', 'npm run lint'),
  runs('Run the type checker', 'npx tsc --noEmit'),
  runs('Which process uses port 5432?', 'lsof -i :5432'),
  runs('How much memory is free? Show the memory usage.', 'free -h'),
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
