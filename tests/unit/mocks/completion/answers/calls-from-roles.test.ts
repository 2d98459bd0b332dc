/** Tool calls that follow from the role of an agent: teams, agents as tools, standing orders, and tools that need to know the user first. */
import {
  assistant,
  containing,
  described,
  integer,
  like,
  offering,
  oneOf,
  system,
  testAnswers,
  text,
  tool,
  user,
} from './table.ts'

const delegate = offering(
  tool('think', 'Use this tool as a scratchpad to reason about the question', { thought: text }),
  tool('delegate_task_to_member', 'Use this function to delegate a task to the selected team member.', {
    member_id: described('The ID of the member'),
    task: described('The task'),
  }),
)
const kitchen = offering(
  tool('recipe_agent', 'This agent invents recipes from ingredients', { request: text }),
  tool('wine_agent', 'This agent recommends wine for a meal', { request: text }),
)
const authors = offering(
  tool('title_maker_agent', 'Calls the title_maker subagent.', { request: text }),
  tool('cover_painter_agent', 'Calls the cover_painter subagent.', { request: text }),
)
const sources = offering(
  tool('web_search', 'Search the internet', { query: text }),
  tool('take_notes', 'Keep notes', { notes: text, title: text }),
  tool('handoff', 'Hand off to another agent. Available agents:\nEditorAgent: edits articles', {
    to_agent: text,
    reason: text,
  }),
)
const robot = offering(
  tool('move_robot', 'Move the robot', { direction: oneOf('forward', 'backward'), steps: integer }),
  tool('beep_robot', 'Make the robot beep', { times: integer }),
  tool('stop_robot', 'Stop the robot', {}),
  tool('decline_request', 'Use this function if the request cannot be fulfilled', {}),
)
const robotSystem = system(
  'You control a robot. If the request cannot be done with your functions, call decline_request.',
)
const guests = offering(
  tool('register_guest', 'Registers a guest. Be sure to ask for name and room before calling.', {
    name: text,
    room_number: integer,
  }),
)
const hotel = system('You work at a hotel.')
const diceCount = offering(tool('get_dice_count', 'Number of dice', {}))
const forced = { tool_choice: 'required', thinking: { type: 'disabled' } }

testAnswers([
  [
    'a team whose members are listed in tags',
    [
      system(
        'You lead a team.\n<team_members>\n<member id="chart-agent" name="Chart Agent"> Role: Draw charts </member>\n<member id="transport-agent" name="Transport Agent"> Role: Answer questions about ferries and buses </member>\n</team_members>\nDelegate tasks to the members.',
      ),
      user('How did the ferry timetable change this winter?'),
    ],
    delegate,
    { calls: [['delegate_task_to_member', { member_id: 'transport-agent', task: like(/ferry timetable/) }]] },
  ],
  [
    'a team whose members are listed by their IDs',
    [
      system(
        'You are the coordinator of agents. Assign tasks to the right agent.\n- ID: chart\n- Name: Chart\n- Role: charts\n- ID: travel\n- Name: Travel\n- Role: timetables of ferries and trains',
      ),
      user('How did the ferry timetable change this winter?'),
    ],
    delegate,
    { calls: [['delegate_task_to_member', containing({ member_id: 'travel' })]] },
  ],
  [
    'one of two agents that a sentence names for different topics',
    [
      system('You are a kitchen helper. Use `recipe_agent` for dishes and `wine_agent` for drinks.'),
      user('What could I drink with roast lamb?'),
    ],
    kitchen,
    { calls: [['wine_agent', { request: 'What could I drink with roast lamb?' }]] },
  ],
  [
    'an agent that takes the whole request',
    'I have leeks and potatoes, any recipes?',
    kitchen,
    { calls: [['recipe_agent', { request: 'I have leeks and potatoes, any recipes?' }]] },
  ],
  [
    'the answer to a question that a numbered step orders',
    [
      system(
        'Help authors.\n1. Find a title (Subagent: title_maker). Input: ask the user for the themes of the book.\n2. Paint the cover (Subagent: cover_painter).',
      ),
      user('hello'),
      assistant('Hi! Which themes does your book have?'),
      user('Lighthouses, loneliness, the sea'),
    ],
    authors,
    { calls: [['title_maker_agent', { request: 'Lighthouses, loneliness, the sea' }]] },
  ],
  [
    'a search before the hand-off that is ordered for the end',
    [
      system(
        'You are the SourceAgent. You gather information about a topic on the internet and take notes. When the notes are complete, hand off to the EditorAgent.',
      ),
      user('Write an article about the life of river otters.'),
    ],
    sources,
    { calls: [['web_search', { query: like(/river otters/) }]] },
  ],
  [
    'a tool with which each conversation begins',
    [system('Always begin by calling the get_dice_count tool, then roll that many dice.'), user('Hi!')],
    diceCount,
    { calls: [['get_dice_count', {}]] },
  ],
  [
    'a request that no tool can serve',
    [robotSystem, user('sing me a song in Latin')],
    robot,
    { calls: [['decline_request', {}]] },
  ],
  [
    'a demanded call for what is impossible',
    [robotSystem, user('grow wings and fly')],
    { ...robot, ...forced },
    { calls: [['decline_request', {}]] },
  ],
  [
    'a demanded call for what one tool does',
    [robotSystem, user('go backward 4 steps')],
    { ...robot, ...forced },
    { calls: [['move_robot', { direction: 'backward', steps: 4 }]] },
  ],
  [
    'a standing order to use tools',
    [system('Always use your tools.'), user("Encode the word 'harbour' with a shift of 4")],
    offering(tool('shift_cipher', 'Function to shift_cipher', { input: described('Text'), shift: integer })),
    { calls: [['shift_cipher', { input: 'harbour', shift: 4 }]] },
  ],
  [
    'a part of what a tool needs to know',
    [hotel, user('Good evening, my name is Petra Lund.')],
    guests,
    { text: /room number\?/ },
  ],
  [
    'the rest of what a tool needs to know',
    [
      hotel,
      user('Good evening, my name is Petra Lund.'),
      assistant('Welcome! Which room do you have?'),
      user("It's 214."),
    ],
    guests,
    { calls: [['register_guest', { name: 'Petra Lund', room_number: 214 }]] },
  ],
  ['a greeting that tells nothing', [hotel, user('Hello')], guests, { text: /^Hello/ }],
  [
    'a place that a system message tells to ask for',
    [system('You help sailors. Always ask for a harbour if none is specified.'), user('Is it windy?')],
    offering(tool('wind_forecast', 'Wind and weather forecast of a harbour', { location: text })),
    { text: /location\?/ },
  ],
  [
    'a tool for questions about some documents',
    'When did she move to Lisbon?',
    offering(tool('get_moreau_info', 'Get information from the Moreau documents', { query: text })),
    { calls: [['get_moreau_info', { query: 'When did she move to Lisbon' }]] },
  ],
])
