/** Tools that the prompts of `sensible-fourth-tools.test.ts` offer, as MCP servers, SDKs and agents describe theirs. */
import { boolean, described, integer, offering, oneOf, text, tool } from './sensible-table.ts'

const path = { type: 'string' }
export const files = offering(
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
export const git = offering(
  tool('git_status', 'Shows the working tree status', { repo_path: text }),
  tool('git_log', 'Shows the commit logs', { repo_path: text, max_count: { ...integer, default: 10 } }, ['repo_path']),
  tool('git_commit', 'Records changes to the repository', { repo_path: text, message: text }),
  tool('git_checkout', 'Switches branches', { repo_path: text, branch_name: text }),
  tool('git_create_branch', 'Creates a new branch', { repo_path: text, branch_name: text }, [
    'repo_path',
    'branch_name',
  ]),
)
export const clock = offering(
  tool('get_current_time', 'Get current time in a specific timezone', {
    timezone: described("IANA timezone name (e.g., 'America/New_York', 'Europe/London')."),
  }),
  tool('convert_time', 'Convert time between timezones', {
    source_timezone: described('Source IANA timezone name'),
    time: described('Time to convert in 24-hour format (HH:MM)'),
    target_timezone: described('Target IANA timezone name'),
  }),
)
export const home = offering(
  tool('HassTurnOn', 'Turns on/opens/presses a device or entity.', { name: text, area: text }, []),
  tool('HassTurnOff', 'Turns off/closes a device or entity.', { name: text, area: text }, []),
  tool(
    'HassLightSet',
    'Sets the brightness percentage or color of a light.',
    {
      name: text,
      area: text,
      brightness: { type: 'integer', minimum: 0, maximum: 100 },
    },
    [],
  ),
)
export const languages = offering(
  tool(
    'transfer_to_spanish_agent',
    'Handoff to the Spanish agent to handle the request. An assistant that speaks Spanish.',
    {},
  ),
  tool(
    'transfer_to_english_agent',
    'Handoff to the English agent to handle the request. An assistant that speaks English.',
    {},
  ),
)
export const tutors = offering(
  tool(
    'transfer_to_history_tutor',
    'Handoff to the History Tutor agent. Specialist agent for historical questions',
    {},
  ),
  tool('transfer_to_math_tutor', 'Handoff to the Math Tutor agent. Specialist agent for math questions', {}),
)
export const shell = offering(
  tool('developer__shell', 'Execute a command in the shell.', { command: text }),
  tool(
    'developer__text_editor',
    'Perform text editing operations on files.',
    {
      command: oneOf('view', 'write', 'str_replace', 'undo_edit'),
      path: described('Absolute path to file or directory'),
      file_text: text,
      old_str: text,
      new_str: text,
    },
    ['command', 'path'],
  ),
)
export const balance = tool('customer_balance', "Returns the customer's current account balance.", {
  include_pending: boolean,
})
export const support = tool('final_result', 'The final response which ends this conversation', {
  support_advice: described('Advice returned to the customer'),
  block_card: { type: 'boolean', description: 'Whether to block their card or not' },
  risk: { type: 'integer', description: 'Risk level of query', minimum: 0, maximum: 10 },
})
