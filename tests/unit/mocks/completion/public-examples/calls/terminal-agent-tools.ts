/** Tools and system prompts of coding agents in terminals; names and parameters of tools are theirs. */
import { closedTool, flag, integer, list, number, oneOf, record, system, text, tool } from './requests.ts'

export const opencodeTools = [
  closedTool(
    'bash',
    'Runs a command in a shell that stays open.',
    {
      command: text('The command'),
      timeout: number('Milliseconds until it is stopped'),
      workdir: text('The directory to run it in.'),
      description: text('What the command does, in 5 to 10 words.'),
    },
    ['command', 'description'],
  ),
  closedTool(
    'read',
    'Reads a file.',
    {
      filePath: text('Absolute path of the file or directory'),
      offset: number('First line, from 1'),
      limit: number('Most lines, 2000 if left out'),
    },
    ['filePath'],
  ),
  closedTool(
    'edit',
    'Replaces exact strings in a file.',
    {
      filePath: text('Absolute path of the file'),
      oldString: text('The text to replace'),
      newString: text('The text to put there, not the same one'),
      replaceAll: flag('Every occurrence (false if left out)'),
    },
    ['filePath', 'oldString', 'newString'],
  ),
  closedTool('write', 'Writes a file.', {
    content: text('What to write'),
    filePath: text('Path of the file (absolute, not relative)'),
  }),
  closedTool(
    'grep',
    'Searches the contents of files.',
    {
      pattern: text('The regular expression'),
      path: text('The directory to search.'),
      include: text('Pattern of file names (e.g. "*.go")'),
    },
    ['pattern'],
  ),
  closedTool(
    'glob',
    'Finds files by a pattern.',
    { pattern: text('The pattern of paths'), path: text('The directory to search.') },
    ['pattern'],
  ),
  closedTool(
    'webfetch',
    'Gets a page of the web',
    {
      url: text('Address of the page'),
      format: oneOf(['text', 'markdown', 'html'], 'The format to return, markdown if left out.', {
        default: 'markdown',
      }),
      timeout: number('Seconds until it gives up (at most 120)'),
    },
    ['url'],
  ),
]
export const opencodeSystem = system(
  'You are opencode, a command line program that helps with software.\n\n<env>\n  Working directory: /opt/radio\n  Is directory a git repo: yes\n  Platform: linux\n</env>',
)

const nullable = { anyOf: [text(), { type: 'null' }], default: null }
export const kimiTools = [
  tool(
    'ReadFile',
    'Reads a file as text.\n\n- Read all files you need in one message.\n- List directories with Glob or `ls`.\n- Search for a text with Grep.',
    {
      path: text('Path of the file. Outside of the working directory it has to be absolute.'),
      line_offset: integer('First line.', { default: 1 }),
      n_lines: integer('Number of lines.', { default: 1000, minimum: 1 }),
    },
    ['path'],
  ),
  tool(
    'Glob',
    'Finds files and directories by a glob pattern.',
    {
      pattern: text('The pattern.'),
      directory: { ...nullable, description: 'Absolute path of the directory to search.' },
      include_dirs: flag('Also directories.', { default: true }),
    },
    ['pattern'],
  ),
  tool(
    'Grep',
    'Searches files with ripgrep.',
    {
      pattern: text('The regular expression'),
      path: text('File or directory; absolute if given.', { default: '.' }),
      glob: { ...nullable, description: 'Pattern of file names, such as `*.rs`.' },
      output_mode: text('`content`, `files_with_matches` or `count_matches`.', { default: 'files_with_matches' }),
    },
    ['pattern'],
  ),
  tool(
    'Shell',
    'Runs a command in a shell.',
    {
      command: text('The command.'),
      timeout: integer('Seconds until it is stopped.', { default: 60 }),
      run_in_background: flag('As a task in the background.', { default: false }),
      description: text('What the background task is for.', { default: '' }),
    },
    ['command'],
  ),
  tool(
    'WriteFile',
    'Writes a file.',
    {
      path: text('Path of the file.'),
      content: text('What to write'),
      mode: oneOf(['overwrite', 'append'], 'How to write.', { default: 'overwrite' }),
    },
    ['path', 'content'],
  ),
  tool(
    'StrReplaceFile',
    'Replaces strings in a file.',
    {
      path: text('Path of the file.'),
      edit: {
        anyOf: [{ $ref: '#/$defs/Edit' }, { type: 'array', items: { $ref: '#/$defs/Edit' } }],
        description: 'One edit or several.',
      },
    },
    ['path', 'edit'],
    {
      $defs: {
        Edit: record(
          {
            old: text('The text to replace, of one line or more.'),
            new: text('The text to put there.'),
            replace_all: flag('Every occurrence.', { default: false }),
          },
          ['old', 'new'],
        ),
      },
    },
  ),
]
export const kimiSystem = system(
  'You are Kimi Code CLI, an agent on the computer of a user. You answer questions and do tasks with care and without waste.\n\nThe current working directory is `/home/lea/atlas`.',
)

export const geminiTools = [
  tool('list_directory', 'Lists the files and subdirectories of a directory.', {
    dir_path: text('Path of the directory'),
  }),
  tool(
    'read_file',
    'Reads a file.',
    { file_path: text('Path of the file.'), start_line: number('First line, from 1.'), end_line: number('Last line.') },
    ['file_path'],
  ),
  tool(
    'grep_search',
    'Searches the contents of files by a regular expression.',
    {
      pattern: text('The regular expression.'),
      dir_path: text('The directory to search.'),
      include_pattern: text("Pattern of the files to search (e.g. '*.go')."),
    },
    ['pattern'],
  ),
  tool(
    'glob',
    'Finds files by a pattern, the newest first.',
    { pattern: text("The pattern (e.g. 'docs/*.md')."), dir_path: text('The directory to search.') },
    ['pattern'],
  ),
  tool('replace', 'Replaces a text in a file.', {
    file_path: text('Path of the file.'),
    instruction: text('What the change is for, in words.'),
    old_string: text('The text to replace, exactly.'),
    new_string: text('The text to put there.'),
  }),
  tool('write_file', 'Writes a file.', { file_path: text('Path of the file.'), content: text('What to write.') }),
  tool(
    'run_shell_command',
    'Runs a command as `bash -c <command>`.',
    {
      command: text('The command'),
      description: text('What it does, for the user.'),
      is_background: flag('Whether it runs in the background.'),
    },
    ['command'],
  ),
]
export const geminiSystem = system(
  'You are Gemini CLI, an agent for tasks of software engineering.\n\nWorkspace: /home/u/planner',
)

export const qwenTools = [
  tool(
    'read_file',
    'Reads a file.',
    {
      file_path: text("Absolute path of the file (e.g. '/home/user/project/file.txt'). Relative paths do not work."),
      offset: number('First line, from 0.'),
      limit: number('Most lines.'),
    },
    ['file_path'],
  ),
  tool(
    'edit',
    'Replaces a text in a file, one occurrence unless told otherwise.',
    {
      file_path: text("Absolute path of the file. It begins with '/'."),
      old_string: text('The text to replace'),
      new_string: text('The text to put there'),
      replace_all: flag('Every occurrence (false if left out).'),
    },
    ['file_path', 'old_string', 'new_string'],
  ),
  tool('write_file', 'Writes a file.', {
    file_path: text('Absolute path of the file.'),
    content: text('What to write.'),
  }),
  tool(
    'run_shell_command',
    'Runs a command (as `bash -c <command>`) in a shell that stays open.',
    {
      command: text('The command'),
      is_background: flag('Whether it runs in the background.'),
      description: text('What it does.'),
    },
    ['command', 'is_background'],
  ),
  tool(
    'grep_search',
    'Searches the contents of files',
    { pattern: text('The regular expression'), glob: text('Pattern of file names'), path: text('Where to search.') },
    ['pattern'],
  ),
  tool(
    'todo_write',
    'Keeps the list of tasks of this session. For work of several steps, or when the user asks for a list.',
    {
      todos: list(
        record({
          id: text(),
          content: text('', { minLength: 1 }),
          status: oneOf(['pending', 'in_progress', 'completed']),
        }),
        'The whole list',
      ),
    },
  ),
]
export const qwenSystem = system(
  "You are Qwen Code, an agent of the command line for software engineering.\n\n- Paths for tools such as read_file or write_file are absolute.\n\nI'm currently working in the directory: /data/hotel",
)
