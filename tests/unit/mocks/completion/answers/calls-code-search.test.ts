/** Searches in files and code, globs, and subagents that search. */
import { expect } from 'vitest'
import { launchTask, grepFiles, runBash, fetchPage, env, task, bash, agent, readFile } from './offered.ts'
import {
  assistant,
  described,
  integer,
  like,
  offering,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const findByGlob = tool('glob', 'Finds files by glob pattern', { pattern: text })
const terminal = offering(
  tool('bash', 'Executes a given bash command', { command: text }),
  tool('read', 'Reads a file from the local filesystem', { filePath: text, limit: integer }, ['filePath']),
  tool('glob', 'Fast file pattern matching tool', { pattern: described('The glob pattern'), path: text }, ['pattern']),
  tool('grep', 'Searches file contents using regular expressions', { pattern: described('The regex') }),
  tool('ls', 'Lists files and directories in a given path', { path: text }, []),
  tool('task', 'Launch a new agent to handle complex, multistep tasks. Agents: general, explore', {
    prompt: text,
    subagent_type: described('The type of agent: general or explore'),
  }),
)
const glob = tool(
  'glob',
  'Fast file pattern matching tool',
  { pattern: { type: 'string', description: 'The glob pattern to match files against' }, path: text },
  ['pattern'],
)
const grep = tool('grep', 'Searches the contents of files with a regular expression', { pattern: text, path: text }, [
  'pattern',
])
const todo = tool('todowrite', 'Creates and manages a structured list of todo items for the session', {
  todos: { type: 'array', items: text },
})

const rows: AnswerRow[] = [
  [
    'mentions after a rewritten tool_choice',
    [
      user('Please find all places that mention "deprecated"'),
      assistant('I will.'),
      user('Please select a tool to handle the current issue.'),
    ],
    offering(launchTask, findByGlob, grepFiles),
    { calls: [['grep', { pattern: 'deprecated' }]] },
  ],
  [
    'a definition in the code',
    'where is the function parseDate defined?',
    offering(launchTask, runBash, findByGlob, grepFiles, fetchPage),
    { calls: [['grep', { pattern: 'parseDate' }]] },
  ],
  [
    'files by their ending',
    'Which files end with .md? Use glob.',
    offering(launchTask, runBash, findByGlob, grepFiles),
    { calls: [['glob', { pattern: '**/*.md' }]] },
  ],
  [
    'many tools beside the one that fits',
    [env, user('run the command `git status`')],
    offering(task, todo, bash, glob, grep),
    { calls: [['bash', { command: 'git status' }]] },
  ],
  [
    'a glob',
    'find files that match **/*.test.ts with the glob tool',
    offering(task, bash, glob, grep),
    { calls: [['glob', { pattern: '**/*.test.ts' }]] },
  ],
  [
    'a search in files',
    'Use grep to search for "TODO" in the code',
    offering(task, glob, grep),
    { calls: [['grep', { pattern: 'TODO' }]] },
  ],
  [
    'a task for another agent',
    'Use the agent tool to explore the repository',
    offering(agent, readFile),
    {
      calls: [
        [
          'agent',
          { description: expect.any(String), prompt: expect.stringContaining('explore'), agent_type: 'explore' },
        ],
      ],
    },
  ],
  [
    'the content of a file',
    'What does settings.toml say?',
    terminal,
    { calls: [['read', { filePath: 'settings.toml' }]] },
  ],
  ['the files of a folder', 'List the files in lib', terminal, { calls: [['ls', { path: 'lib' }]] }],
  ['a glob', 'Find files that match src/**/*.vue', terminal, { calls: [['glob', { pattern: 'src/**/*.vue' }]] }],
  ['comments', 'Find all FIXME comments in the code', terminal, { calls: [['grep', { pattern: like(/FIXME/) }]] }],
  [
    'a subagent',
    'Use a subagent to explore how caching works here',
    terminal,
    { calls: [['task', { prompt: like(/caching/), subagent_type: 'explore' }]] },
  ],
]

testAnswers(rows)
