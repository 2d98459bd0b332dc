/** Requests of coding agents that run in an editor: Continue, Cline and Roo Code. */
import type { PublicExample } from '../example.ts'
import { clineSystem, clineTools, continueSystem, continueTools, rooSystem, rooTools } from './editor-agent-tools.ts'
import { calls, either, made, optional, path, says, someText } from './expect-calls.ts'
import { request, round, user } from './requests.ts'

const lintQuestion = user('Check the code with `npm run lint` and say whether there is anything to mend.')
const noteTask = user('<task>\nAdd a file notes/compost.md with just the line "# Compost"\n</task>')

export const editorAgents: readonly PublicExample[] = [
  {
    about: 'Continue searches for the uses of a function',
    source: 'continue: core/tools/definitions/grepSearch.ts',
    request: request([continueSystem, user('Where in the code is `renderTicket` used? Search for it.')], continueTools),
    good: made('grep_search', { query: 'renderTicket' }),
    accepts: calls('grep_search', { query: /renderTicket/ }),
  },
  {
    about: 'Continue reads a file that a question is about',
    source: 'continue: core/tools/definitions/readFile.ts',
    request: request([continueSystem, user('Which routes does server/router.py define?')], continueTools),
    good: made('read_file', { filepath: 'server/router.py' }),
    accepts: calls('read_file', { filepath: /^(\.\/)?server\/router\.py$/ }),
  },
  {
    about: 'Continue gets the map of the repository',
    source: 'continue: core/tools/definitions/viewRepoMap.ts',
    request: request(
      [continueSystem, user('How is this code base laid out? Look at the repository map first.')],
      continueTools,
    ),
    good: made('view_repo_map'),
    accepts: calls('view_repo_map'),
  },
  {
    about: 'Continue keeps a preference as a rule',
    source: 'continue: core/tools/definitions/createRuleBlock.ts',
    request: request(
      [continueSystem, user('In Python files I want single quotes from today on. Make a rule of it.')],
      continueTools,
    ),
    good: made('create_rule_block', { name: 'Quotes', rule: 'Use single quotes in Python files', globs: '**/*.py' }),
    accepts: calls('create_rule_block', { name: someText, rule: /single quote/i }),
  },
  {
    about: 'Continue runs a command that the user names',
    source: 'continue: core/tools/definitions/runTerminalCommand.ts',
    request: request([continueSystem, lintQuestion], continueTools),
    good: made('run_terminal_command', { command: 'npm run lint' }),
    accepts: calls('run_terminal_command', { command: /npm run lint/, waitForCompletion: optional(true) }),
  },
  {
    about: 'Continue reports what a command printed',
    source: 'continue: core/tools/definitions/runTerminalCommand.ts',
    request: request(
      [
        continueSystem,
        lintQuestion,
        round([
          'run_terminal_command',
          { command: 'npm run lint' },
          'src/basket.js\n  12:3  error  Unexpected console statement\n\n1 problem (1 error, 0 warnings)',
        ]),
      ],
      continueTools,
    ),
    good: { content: 'Yes: one error, a console statement in src/basket.js, line 12.' },
    accepts: either(says(/error|problem|console/i), calls('read_file', { filepath: /basket\.js$/ })),
  },
  {
    about: 'Continue starts a server in the background',
    source: 'continue: core/tools/definitions/runTerminalCommand.ts',
    request: request(
      [continueSystem, user('Run `python -m http.server 8123` in the background, please.')],
      continueTools,
    ),
    good: made('run_terminal_command', { command: 'python -m http.server 8123', waitForCompletion: false }),
    accepts: calls('run_terminal_command', { command: /python -m http\.server 8123/, waitForCompletion: false }),
  },
  {
    about: 'Cline presents the result of a finished task',
    source: 'cline: src/core/prompts/system-prompt/tools (attempt_completion)',
    request: request(
      [
        clineSystem,
        noteTask,
        round([
          'write_to_file',
          { path: 'notes/compost.md', content: '# Compost\n' },
          'The content was successfully saved to notes/compost.md.',
        ]),
      ],
      clineTools,
    ),
    good: made('attempt_completion', { result: 'I added notes/compost.md.' }),
    accepts: calls('attempt_completion', { result: /compost|notes|add|creat|file/i }),
  },
  {
    about: 'Cline writes a file of one line',
    source: 'cline: src/core/prompts/system-prompt/tools (write_to_file)',
    request: request([clineSystem, noteTask], clineTools),
    good: made('write_to_file', { path: 'notes/compost.md', content: '# Compost\n' }),
    accepts: calls('write_to_file', {
      path: path('/home/kim/garden-site', 'notes/compost.md'),
      content: /^# Compost\n?$/,
    }),
  },
  {
    about: 'Roo creates a file with the tool for edits',
    source: 'Roo-Code: src/core/prompts/tools/native-tools/edit_file.ts',
    request: request(
      [rooSystem, user('<task>\nMake a new file texts/closed.txt that contains "Closed on Mondays."\n</task>')],
      rooTools,
    ),
    good: made('edit_file', { file_path: 'texts/closed.txt', old_string: '', new_string: 'Closed on Mondays.' }),
    accepts: calls('edit_file', {
      file_path: path('/home/kim/kiosk', 'texts/closed.txt'),
      old_string: '',
      new_string: /^Closed on Mondays\.\n?$/,
    }),
  },
  {
    about: 'Roo lists a directory with all that is below',
    source: 'Roo-Code: src/core/prompts/tools/native-tools/list_files.ts',
    request: request(
      [rooSystem, user('<task>\nShow me all that is in the sounds directory, with its subdirectories.\n</task>')],
      rooTools,
    ),
    good: made('list_files', { path: 'sounds', recursive: true }),
    accepts: calls('list_files', { path: /^(\/home\/kim\/kiosk\/|\.\/)?sounds\/?$/, recursive: true }),
  },
  {
    about: 'Roo changes a value with a search and replace block',
    source: 'Roo-Code: src/core/prompts/tools/native-tools/apply_diff.ts',
    request: request(
      [
        rooSystem,
        user('<task>\nIn lib/limits.js raise the timeout from 20 to 45.\n</task>'),
        round([
          'read_file',
          { path: 'lib/limits.js' },
          'File: lib/limits.js\n1 | export const limits = {\n2 |   retries: 2,\n3 |   timeout: 20,\n4 | };\n',
        ]),
      ],
      rooTools,
    ),
    good: made('apply_diff', {
      path: 'lib/limits.js',
      diff: '<<<<<<< SEARCH\n:start_line:3\n-------\n  timeout: 20,\n=======\n  timeout: 45,\n>>>>>>> REPLACE',
    }),
    accepts: either(
      calls('apply_diff', {
        path: path('/home/kim/kiosk', 'lib/limits.js'),
        diff: (diff) =>
          /^<<<<<<< SEARCH\n[^=]*timeout: 20[^=]*\n=======\n[^>]*timeout: 45[^>]*>>>>>>> REPLACE/m.test(String(diff)) &&
          !/\d \| /.test(String(diff)),
      }),
      calls('edit_file', {
        file_path: path('/home/kim/kiosk', 'lib/limits.js'),
        old_string: (old) => /timeout: 20/.test(String(old)) && !/\d \| /.test(String(old)),
        new_string: /timeout: 45/,
      }),
    ),
  },
]
