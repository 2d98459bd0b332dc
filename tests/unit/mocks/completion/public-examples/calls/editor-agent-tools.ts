/** The tools and system prompts of coding agents in editors; names and parameters of tools are theirs. */
import { closedTool, flag, integer, list, number, record, system, text, tool } from './requests.ts'

export const continueTools = [
  tool('read_file', 'Shows what a file of the workspace contains.', {
    filepath: text('Path of the file: relative to the workspace, absolute, with ~ or a file:// URI'),
  }),
  tool(
    'grep_search',
    'Searches the files of the repository by a regular expression with ripgrep. The output may be cut off.',
    {
      query: text('The regular expression. Alternatives can be joined with |.'),
    },
  ),
  tool('view_repo_map', 'Shows the map of the repository'),
  tool(
    'run_terminal_command',
    'Runs a command in the current directory. Each call has a new shell. Do not edit files with it.',
    {
      command: text('The command, passed to the shell of the editor as it is.'),
      waitForCompletion: flag(
        'Whether to wait for the end of the command. Default is true; false runs it in the background.',
      ),
    },
    ['command'],
  ),
  tool(
    'ls',
    'Lists a directory',
    { dirPath: text('The directory; the root if left out.'), recursive: flag('Also what is below.') },
    [],
  ),
  tool(
    'create_rule_block',
    'Creates a rule for later conversations, such as a standard of code or a preference.',
    {
      name: text('Short name of the rule'),
      rule: text('The instruction, clear and in the imperative'),
      description: text('When the rule applies.'),
      globs: text('Patterns of the files that the rule is for'),
      regex: text('Patterns that the content of the files matches'),
      alwaysApply: flag('Whether the rule always applies.'),
    },
    ['name', 'rule'],
  ),
]
export const continueSystem = system(
  '<important_rules>\n  You work in agent mode.\n\n  Tools that only read can be called several at a time.\n\n  Name language and file in the info string of a code block.\n</important_rules>',
)

export const clineTools = [
  tool('execute_command', 'Runs a command on the system.', {
    command: text('The command to run.'),
    requires_approval: flag('Whether the user has to agree before it runs, because it may do harm.'),
  }),
  tool('read_file', 'Reads a file.', { path: text('Path of the file (relative to /home/kim/garden-site)') }),
  tool('write_to_file', 'Writes a file; creates it if needed.', {
    path: text('Path of the file'),
    content: text('All that the file is to contain, complete.'),
  }),
  tool(
    'search_files',
    'Searches the files of a directory by a regular expression.',
    {
      path: text('The directory'),
      regex: text('The expression, in the syntax of Rust.'),
      file_pattern: text('Pattern of file names'),
    },
    ['path', 'regex'],
  ),
  tool(
    'ask_followup_question',
    'Asks the user for something that is needed for the task.',
    { question: text('The question.'), options: list(text(), '2 to 5 answers to choose from.') },
    ['question'],
  ),
  tool('attempt_completion', 'Presents the result, once all tool calls are known to have worked.', {
    result: text('The result.'),
  }),
]
export const clineSystem = system(
  'You are Cline, a software engineer who knows many languages.\n\nYou work with tools. When the task is done, present its result with the attempt_completion tool; you have to.\n\nCurrent Working Directory: /home/kim/garden-site',
)

export const rooTools = [
  closedTool(
    'read_file',
    'Reads a file, with line numbers.',
    {
      path: text('Path relative to the workspace'),
      offset: integer('First line, from 1'),
      limit: integer('Most lines to return'),
    },
    ['path'],
  ),
  closedTool('list_files', 'Lists a directory.', {
    path: text('Directory, relative to the workspace'),
    recursive: flag('true: with all that is below; false: the top level only'),
  }),
  closedTool(
    'edit_file',
    'Replaces text in a file, or creates a file.\n\n1. CHANGE A FILE: give file_path, old_string and new_string\n2. CREATE A FILE: old_string is the empty string and new_string the whole content. The file must not exist yet',
    {
      file_path: text('Path of the file, relative or absolute.'),
      old_string: text('The text to replace, exactly as in the file. Empty to create a file.'),
      new_string: text('The text to put there; the whole content of a new file.'),
      expected_replacements: number('How many replacements are expected. 1 if left out.', { minimum: 1 }),
    },
    ['file_path', 'old_string', 'new_string'],
  ),
  closedTool(
    'apply_diff',
    'Changes parts of a file by search and replace blocks. What is in SEARCH has to match the file exactly, with all spaces. Read the file first when in doubt.',
    {
      path: text('Path of the file, relative to the workspace.'),
      diff: text(
        'One or more blocks. :start_line: is needed and gives the line where the original begins:\n<<<<<<< SEARCH\n:start_line:[line]\n-------\n[text to find]\n=======\n[text to put there]\n>>>>>>> REPLACE',
      ),
    },
  ),
  closedTool('ask_followup_question', 'Asks the user for something that is needed.', {
    question: text('The question'),
    follow_up: list(
      record({ text: text('An answer'), mode: { type: ['string', 'null'] } }),
      '2 to 4 answers to choose from',
    ),
  }),
  closedTool('attempt_completion', 'Presents the result of the task, once the results of all tools are there.', {
    result: text('The message for the user'),
  }),
]
export const rooSystem = system(
  'You are Roo, a software engineer of great skill.\n\n====\n\nTOOL USE\n\nYou have tools, which run when the user agrees. Every message of yours has to call a tool.\n\n====\n\nSYSTEM INFORMATION\n\nCurrent Workspace Directory: /home/kim/kiosk',
)
