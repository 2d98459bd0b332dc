/** Requests of coding agents that run in a terminal: opencode, Kimi CLI and an agent built with it. */
import type { PublicExample } from '../example.ts'
import { calls, either, fits, made, madeCalls, optional, path, says, someCalls, someText } from './expect-calls.ts'
import { request, round, system, text, tool, user } from './requests.ts'
import { kimiSystem, kimiTools, opencodeSystem, opencodeTools } from './terminal-agent-tools.ts'

export const terminalAgents: readonly PublicExample[] = [
  {
    about: 'opencode looks into a file after an edit that did not match',
    source: 'opencode: packages/opencode/src/tool/edit.ts',
    request: request(
      [
        opencodeSystem,
        user('Set the volume in /opt/radio/player.rb from 60 to 40.'),
        round([
          'edit',
          { filePath: '/opt/radio/player.rb', oldString: 'volume = 60', newString: 'volume = 40' },
          'Error: oldString not found in content',
        ]),
      ],
      opencodeTools,
    ),
    good: made('read', { filePath: '/opt/radio/player.rb' }),
    accepts: either(
      calls('read', { filePath: path('/opt/radio', 'player.rb') }),
      calls('grep', { pattern: /60|volume/i }),
      calls('bash', { command: /cat|grep|rg|sed/, description: someText }),
    ),
  },
  {
    about: 'opencode gets a page of a manual',
    source: 'opencode: packages/opencode/src/tool/webfetch.ts',
    request: request(
      [opencodeSystem, user('Look at https://docs.ruby-lang.org/en/master/ and tell me which version it is for.')],
      opencodeTools,
    ),
    good: made('webfetch', { url: 'https://docs.ruby-lang.org/en/master/', format: 'markdown' }),
    accepts: calls('webfetch', { url: /^https:\/\/docs\.ruby-lang\.org\/en\/master\/?$/ }),
  },
  {
    about: 'opencode lists branches with a command of its own choice',
    source: 'opencode: packages/opencode/src/tool/bash.ts',
    request: request([opencodeSystem, user('List the git branches.')], opencodeTools),
    good: made('bash', { command: 'git branch --all', description: 'Lists all branches of the repository' }),
    accepts: calls('bash', { command: /git branch/, description: someText }),
  },
  {
    about: 'opencode counts the files that were found',
    source: 'opencode: packages/opencode/src/tool/glob.ts',
    request: request(
      [
        opencodeSystem,
        user('How many migrations does the project have?'),
        round([
          'glob',
          { pattern: 'db/migrations/*.sql' },
          '/opt/radio/db/migrations/001_tracks.sql\n/opt/radio/db/migrations/002_users.sql\n/opt/radio/db/migrations/003_likes.sql\n/opt/radio/db/migrations/004_index.sql',
        ]),
      ],
      opencodeTools,
    ),
    good: { content: 'The project has 4 migrations.' },
    accepts: says(/\b4\b|four/i),
  },
  {
    about: 'opencode writes a file of one value',
    source: 'opencode: packages/opencode/src/tool/write.ts',
    request: request([opencodeSystem, user('Make a file .ruby-version that contains 3.4.1')], opencodeTools),
    good: made('write', { content: '3.4.1\n', filePath: '/opt/radio/.ruby-version' }),
    accepts: either(
      calls('write', { filePath: path('/opt/radio', '.ruby-version'), content: /^3\.4\.1\n?$/ }),
      calls('bash', { command: /3\.4\.1.*\.ruby-version/, description: someText }),
    ),
  },
  {
    about: 'an agent built with Kimi CLI runs a command',
    source: 'kimi-cli: examples/custom-kimi-soul/main.py',
    request: request(
      [
        system('You are Tiny, an assistant for all sorts of tasks.'),
        user('Run `df -h /` and tell me how full the disk is.'),
      ],
      [tool('TinyShell', 'Runs a command in bash.', { command: text('The command for bash.') })],
    ),
    good: made('TinyShell', { command: 'df -h /' }),
    accepts: calls('TinyShell', { command: 'df -h /' }),
  },
  {
    about: 'Kimi CLI searches for a file that is not where it was expected',
    source: 'kimi-cli: src/kimi_cli/tools/file/read.py',
    request: request(
      [
        kimiSystem,
        user('What does settings.yaml say?'),
        round(['ReadFile', { path: 'settings.yaml' }, '<system>ERROR: `settings.yaml` does not exist.</system>']),
      ],
      kimiTools,
    ),
    good: made('Glob', { pattern: 'src/**/settings.yaml' }),
    accepts: either(
      calls('Glob', { pattern: /settings|ya?ml/ }),
      calls('Grep', { pattern: /settings/ }),
      calls('Shell', { command: /find|ls|rg|fd/ }),
      says(/not (exist|found)|no .{0,40}settings\.yaml|missing|doesn.t exist/i),
    ),
  },
  {
    about: 'Kimi CLI reads two files to compare them',
    source: 'kimi-cli: src/kimi_cli/tools/file/read.py',
    request: request(
      [kimiSystem, user('Look at INSTALL.md and UPGRADE.md: which of them mentions the database?')],
      kimiTools,
    ),
    good: madeCalls(['ReadFile', { path: 'INSTALL.md' }], ['ReadFile', { path: 'UPGRADE.md' }]),
    accepts: either(
      someCalls(
        ['ReadFile', { path: path('/home/lea/atlas', 'INSTALL.md') }],
        ['ReadFile', { path: path('/home/lea/atlas', 'UPGRADE.md') }],
      ),
      calls('Grep', { pattern: /database/i }),
    ),
  },
  {
    about: 'Kimi CLI changes a value in a file that it has read',
    source: 'kimi-cli: src/kimi_cli/tools/file/replace.py',
    request: request(
      [
        kimiSystem,
        user('Change the license in package.json to Apache-2.0'),
        round([
          'ReadFile',
          { path: 'package.json' },
          '<system>4 lines read from file starting from line 1. End of file reached.</system>\n     1\t{\n     2\t  "name": "atlas",\n     3\t  "license": "MIT"\n     4\t}',
        ]),
      ],
      kimiTools,
    ),
    good: made('StrReplaceFile', {
      path: 'package.json',
      edit: { old: '"license": "MIT"', new: '"license": "Apache-2.0"' },
    }),
    accepts: either(
      calls('StrReplaceFile', {
        path: path('/home/lea/atlas', 'package.json'),
        edit: (edit) => {
          const edits: unknown[] = [edit].flat()
          const isOld = (old: unknown) => /MIT/.test(String(old)) && !/\d\t/.test(String(old))
          return edits.length === 1 && fits({ old: isOld, new: /Apache-2\.0/ }, edits[0])
        },
      }),
      calls('WriteFile', {
        path: path('/home/lea/atlas', 'package.json'),
        content: /"name": "atlas",[^]*"license": "Apache-2\.0"/,
        mode: optional('overwrite'),
      }),
      calls('Shell', { command: /sed.*Apache-2\.0|npm pkg set license=.?Apache-2\.0/ }),
    ),
  },
]
