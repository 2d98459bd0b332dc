/** Calls for mail, messages, appointments, contacts, tickets and translations. */
import { email, search, office } from './offered.ts'
import {
  assistant,
  called,
  described,
  integer,
  like,
  listOf,
  offering,
  result,
  text,
  tool,
  user,
  testAnswers,
  type AnswerRow,
} from './table.ts'

const event = tool(
  'create_calendar_event',
  'Create an event in the calendar',
  { title: text, date: { type: 'string', format: 'date' }, time: text },
  ['title', 'date'],
)
const translate = tool('translate_text', 'Translate text into another language', { text, target_language: text })
const ticket = tool('create_ticket', 'Create a support ticket', {
  title: text,
  priority: { type: 'string', enum: ['low', 'medium', 'high'] },
})

const rows: AnswerRow[] = [
  [
    'an email',
    'Send an email to eva@example.com with subject "Lunch" saying see you at noon',
    offering(email, search),
    { calls: [['send_email', { to: 'eva@example.com', subject: 'Lunch', body: 'see you at noon' }]] },
  ],
  [
    'an event with a date and a time',
    'Create an event "Team sync" on 2026-10-05 at 14:30 in my calendar',
    offering(event, email),
    { calls: [['create_calendar_event', { title: 'Team sync', date: '2026-10-05', time: '14:30' }]] },
  ],
  [
    'an event on a day in words',
    'Create a calendar event called "Dentist" on October 9, 2026 at 9am',
    offering(event),
    { calls: [['create_calendar_event', { title: 'Dentist', date: '2026-10-09', time: '09:00' }]] },
  ],
  [
    'a translation',
    'Translate "good morning" to French',
    offering(translate),
    { calls: [['translate_text', { text: 'good morning', target_language: 'French' }]] },
  ],
  [
    'a priority that is described',
    'Create a ticket titled "Login broken". This is urgent, production is down!',
    offering(ticket),
    { calls: [['create_ticket', { title: 'Login broken', priority: 'high' }]] },
  ],
  [
    'an address where the task has none',
    "Send an email with the subject 'Minutes' and the body 'See the notes.'",
    offering(tool('send_email', 'Send an email.', { subject: text, body: text, to_address: text })),
    { calls: [['send_email', { subject: 'Minutes', body: 'See the notes.', to_address: 'user@example.com' }]] },
  ],
  [
    'Chinese labels',
    '给李娜发邮件，地址 lina@example.cn，主题是周报，内容是本周任务已完成',
    offering(tool('send_email', '发送邮件', { to: text, subject: text, body: text })),
    { calls: [['send_email', { to: 'lina@example.cn', subject: '周报', body: '本周任务已完成' }]] },
  ],
  [
    'an appointment',
    'Schedule a design review with maria@acme.example and tom@acme.example on 2025-03-14 from 10:00 to 11:30',
    offering(
      tool('create_event', 'Create a calendar event', {
        title: text,
        start_time: { type: 'string', format: 'date-time' },
        end_time: { type: 'string', format: 'date-time' },
        attendees: listOf(text),
      }),
    ),
    {
      calls: [
        [
          'create_event',
          {
            title: like(/design review/i),
            start_time: like(/^2025-03-14T10:00/),
            end_time: like(/^2025-03-14T11:30/),
            attendees: ['maria@acme.example', 'tom@acme.example'],
          },
        ],
      ],
    },
  ],
  [
    'a meeting',
    'Schedule a meeting with Bea and Jonas on 2026-05-04 at 14:00 about the budget for 45 minutes.',
    offering(
      tool('schedule_meeting', 'Schedules a meeting', {
        attendees: listOf(text),
        date: described('Date in YYYY-MM-DD'),
        time: described('Time in HH:MM'),
        duration_minutes: integer,
        topic: text,
      }),
    ),
    {
      calls: [
        [
          'schedule_meeting',
          {
            attendees: ['Bea', 'Jonas'],
            date: '2026-05-04',
            time: '14:00',
            duration_minutes: 45,
            topic: like(/budget/),
          },
        ],
      ],
    },
  ],
  [
    'a message to a channel',
    'Post "Deploy finished" to the #releases channel',
    offering(tool('slack_post_message', 'Post a new message to a Slack channel', { channel: text, text })),
    { calls: [['slack_post_message', { channel: like(/releases/), text: 'Deploy finished' }]] },
  ],
  [
    'meetings of a day',
    'What meetings do I have on 2026-11-02?',
    office,
    { calls: [['list_meetings', { day: '2026-11-02' }]] },
  ],
  [
    'a message to a colleague',
    'Tell Fatima that the report is ready',
    office,
    { calls: [['send_message', { recipient: 'Fatima', message: like(/report is ready/) }]] },
  ],
  ['a contact', "What is Gustav Lind's phone number?", office, { calls: [['find_contact', { name: 'Gustav Lind' }]] }],
  [
    'a translation',
    "Translate 'where is the station' into Italian",
    office,
    { calls: [['translate_text', { text: 'where is the station', target_language: like(/^(Italian|it)$/i) }]] },
  ],
  [
    'a second step with the id of the first result',
    [
      user('Look up the customer Elif Kaya and then open a ticket for her about a broken screen.'),
      called('find_customer', { name: 'Elif Kaya' }),
      result('{"customer_id": "C-901", "name": "Elif Kaya"}', 'find_customer_0'),
    ],
    offering(
      tool('find_customer', 'Find a customer by name', { name: text }),
      tool('open_ticket', 'Open a support ticket', { customer_id: text, subject: text }),
    ),
    { calls: [['open_ticket', { customer_id: 'C-901', subject: like(/broken screen/) }]] },
  ],
  [
    'a birth date and an age',
    'Create a profile for Hana Sato, born on 12 May 1994, email hana@sato.example',
    offering(
      tool('create_profile', 'Create a user profile', {
        full_name: text,
        birth_date: { type: 'string', format: 'date' },
        email: text,
      }),
    ),
    { calls: [['create_profile', { full_name: 'Hana Sato', birth_date: '1994-05-12', email: 'hana@sato.example' }]] },
  ],
  [
    'the answer to a question of the assistant',
    [
      user('Hi, can you tell me the delivery date for my order?'),
      assistant('Hi there! I can help with that. Can you please provide your order ID?'),
      user('i think it is order_48151'),
    ],
    offering(tool('get_delivery_date', "Get the delivery date for a customer's order.", { order_id: text })),
    { calls: [['get_delivery_date', { order_id: 'order_48151' }]] },
  ],
  [
    'a date with its time',
    'Remind me to water the ferns on 2027-04-08 at 18:15',
    offering(tool('create_reminder', 'Creates a reminder', { datetime: described('ISO 8601') })),
    { calls: [['create_reminder', { datetime: like(/^2027-04-08T18:15(:00)?/) }]] },
  ],
  [
    'from one time to another on a date',
    'Add an entry: workshop on 2027-05-03 from 13:00 to 16:30',
    offering(
      tool('add_entry', 'Adds an entry', {
        start_time: described('Date and time of the start'),
        end_time: described('Date and time of the end'),
      }),
    ),
    { calls: [['add_entry', { start_time: '2027-05-03T13:00:00', end_time: '2027-05-03T16:30:00' }]] },
  ],
  [
    'an international number',
    'Call +49 30 901820',
    offering(tool('make_call', 'Calls somebody', { number: text })),
    { calls: [['make_call', { number: '+49 30 901820' }]] },
  ],
  [
    'a message to an international number',
    'Text +31 20 555 0199 that the boat is ready',
    offering(tool('send_sms', 'Sends an SMS', { to: text, message: text })),
    { calls: [['send_sms', { to: '+31 20 555 0199', message: like(/the boat is ready/) }]] },
  ],
  [
    'a reason after a comma',
    'Refund order 55120, it came without a lid',
    offering(tool('refund_order', 'Refund an order', { order_id: text, reason: text })),
    { calls: [['refund_order', { order_id: '55120', reason: 'it came without a lid' }]] },
  ],
]

testAnswers(rows)
