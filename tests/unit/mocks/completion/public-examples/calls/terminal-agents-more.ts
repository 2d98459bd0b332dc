/** Requests of coding agents that run in a terminal: Gemini CLI, Qwen Code, Codex and goose. */
import type { PublicExample } from '../example.ts'
import { calls, either, fits, items, made, path, someText } from './expect-calls.ts'
import { closedTool, list, number, oneOf, record, request, round, system, text, tool, user } from './requests.ts'
import { geminiSystem, geminiTools, qwenSystem, qwenTools } from './terminal-agent-tools.ts'

const codexTools = [
  closedTool(
    'shell',
    'Runs a command and returns what it prints.\n- The arguments go to execvp(). Most commands begin with ["bash", "-lc"].',
    {
      command: list(text(), 'The command'),
      workdir: text('The directory to run it in'),
      timeout_ms: number('Milliseconds until it is stopped'),
    },
    ['command'],
  ),
  closedTool(
    'update_plan',
    'Changes the plan of the task: a list of steps, each with its status, and an explanation if useful. At most one step is in_progress.',
    {
      explanation: text(),
      plan: list(
        record({ step: text(), status: text('pending, in_progress or completed') }, undefined, {
          additionalProperties: false,
        }),
        'The steps',
      ),
    },
    ['plan'],
  ),
]
const codexSystem = system(
  'You are a coding agent in the Codex CLI, which runs in a terminal.\n\n<environment_context>\n  <cwd>/home/x/weaver</cwd>\n</environment_context>',
)

const gooseTools = [
  tool('developer__shell', 'Runs a command in the shell.', { command: text('The command') }),
  tool(
    'developer__text_editor',
    'Works on text files.\n\n`command` is one of:\n- `view`: show a file.\n- `write`: create a file or replace its content\n- `str_replace`: replace old_str by new_str in a file.',
    {
      command: oneOf(['view', 'write', 'str_replace', 'insert', 'undo_edit']),
      path: text('Absolute path of the file or directory'),
      file_text: text(),
      old_str: text(),
      new_str: text(),
    },
    ['command', 'path'],
  ),
]

const gooseSystem = system(
  'You are goose, an agent for general tasks, made by Block.\n\nThe current directory is /home/p/mill.',
)

const listing = '/data/hotel/rates.py'

export const moreTerminalAgents: readonly PublicExample[] = [
  {
    about: 'Gemini CLI lists a directory',
    source: 'gemini-cli: packages/core/src/tools/ls.ts',
    request: request([geminiSystem, user('What is in the directory calendar?')], geminiTools),
    good: made('list_directory', { dir_path: 'calendar' }),
    accepts: either(calls('list_directory', { dir_path: /calendar\/?$/ }), calls('glob', { pattern: /calendar|\*/ })),
  },
  {
    about: 'Gemini CLI searches files of one language',
    source: 'gemini-cli: packages/core/src/tools/grep.ts',
    request: request([geminiSystem, user('Show every FIXME in the Go files.')], geminiTools),
    good: made('grep_search', { pattern: 'FIXME', include_pattern: '*.go' }),
    accepts: either(
      calls('grep_search', {
        pattern: /FIXME/,
        include_pattern: (value) => value === undefined || /go/.test(String(value)),
      }),
      calls('run_shell_command', { command: /grep.*FIXME|rg.*FIXME/ }),
    ),
  },
  {
    about: 'Gemini CLI changes a constant in a file that it has read',
    source: 'gemini-cli: packages/core/src/tools/edit.ts',
    request: request(
      [
        geminiSystem,
        user('Change DAYS to 14 in calendar/range.js.'),
        round([
          'read_file',
          { file_path: 'calendar/range.js' },
          'const DAYS = 7;\nconst START = 1;\nmodule.exports = { DAYS, START };\n',
        ]),
      ],
      geminiTools,
    ),
    good: made('replace', {
      file_path: 'calendar/range.js',
      instruction: 'Set DAYS to 14',
      old_string: 'const DAYS = 7;',
      new_string: 'const DAYS = 14;',
    }),
    accepts: either(
      calls('replace', {
        file_path: path('/home/u/planner', 'calendar/range.js'),
        instruction: someText,
        old_string: /DAYS = 7/,
        new_string: /DAYS = 14/,
      }),
      calls('write_file', {
        file_path: path('/home/u/planner', 'calendar/range.js'),
        content: /DAYS = 14;\nconst START = 1;\nmodule\.exports/,
      }),
    ),
  },
  {
    about: 'Qwen Code keeps three tasks as a list',
    source: 'qwen-code: packages/core/src/tools/todoWrite.ts',
    request: request(
      [
        qwenSystem,
        user(
          'Please make a todo list of these three: add the invoice page, translate the menu, remove the old logo. Nothing else for now.',
        ),
      ],
      qwenTools,
    ),
    good: made('todo_write', {
      todos: [
        { id: '1', content: 'Add the invoice page', status: 'pending' },
        { id: '2', content: 'Translate the menu', status: 'pending' },
        { id: '3', content: 'Remove the old logo', status: 'pending' },
      ],
    }),
    accepts: calls('todo_write', {
      todos: items(
        { content: /invoice/i, status: 'pending' },
        { content: /menu/i, status: 'pending' },
        { content: /logo/i, status: 'pending' },
      ),
    }),
  },
  {
    about: 'Qwen Code renames a variable everywhere in a file',
    source: 'qwen-code: packages/core/src/tools/edit.ts',
    request: request(
      [
        qwenSystem,
        user(`Replace every \`fee\` in ${listing} by \`rate\`.`),
        round(['read_file', { file_path: listing }, 'fee = 80\nprint(fee)\n']),
      ],
      qwenTools,
    ),
    good: made('edit', { file_path: listing, old_string: 'fee', new_string: 'rate', replace_all: true }),
    accepts: either(
      calls('edit', { file_path: listing, old_string: 'fee', new_string: 'rate', replace_all: true }),
      calls('edit', {
        file_path: listing,
        old_string: /fee = 80\nprint\(fee\)/,
        new_string: /rate = 80\nprint\(rate\)/,
      }),
      calls('write_file', { file_path: listing, content: /^rate = 80\nprint\(rate\)/ }),
      calls('run_shell_command', { command: /sed.*fee.*rate/, is_background: false }),
    ),
  },
  {
    about: 'Codex plans three steps before it works',
    source: 'codex: codex-rs/core (update_plan)',
    request: request(
      [
        codexSystem,
        user('Start with a plan, run nothing yet: look at the loom module, speed up the loop, write a benchmark.'),
      ],
      codexTools,
    ),
    good: made('update_plan', {
      plan: [
        { step: 'Look at the loom module', status: 'in_progress' },
        { step: 'Speed up the loop', status: 'pending' },
        { step: 'Write a benchmark', status: 'pending' },
      ],
    }),
    accepts: calls('update_plan', {
      plan: (plan) =>
        Array.isArray(plan) &&
        [/loom/i, /loop/i, /benchmark/i].every((step) => plan.some((part) => fits({ step }, part))) &&
        plan.every((part) => fits({ status: /^(pending|in_progress)$/ }, part)) &&
        plan.filter((part) => fits({ status: 'in_progress' }, part)).length <= 1,
    }),
  },
  {
    about: 'Codex runs a command as a list of words',
    source: 'codex: codex-rs/core (shell)',
    request: request([codexSystem, user('Build the program with make all')], codexTools),
    good: made('shell', { command: ['bash', '-lc', 'make all'] }),
    accepts: calls('shell', { command: (command) => Array.isArray(command) && command.join(' ').includes('make all') }),
  },
  {
    about: 'goose opens a file to explain a part of it',
    source: 'goose: crates/goose-mcp/src/developer',
    request: request(
      [gooseSystem, user('Open /home/p/mill/compose.yaml and explain what the cache service is for.')],
      gooseTools,
    ),
    good: made('developer__text_editor', { command: 'view', path: '/home/p/mill/compose.yaml' }),
    accepts: either(
      calls('developer__text_editor', { command: 'view', path: '/home/p/mill/compose.yaml' }),
      calls('developer__shell', { command: /cat.*compose\.yaml/ }),
    ),
  },
]
