/** Texts of the mock controls. */
export const controlStrings = {
  intro: 'These apply to requests that reach the mock of this process, from the page and from any client.',
  otherEnvironment: (name: string) => `The page sends to ${name} now; its answers do not come from the mock.`,
  active: 'Active now',
  nothingActive: 'Nothing: the mock answers as Kimi does.',
  always: 'Always answer with',
  next: 'Next answers',
  nextRow: (id: string, times: number, operationId: string | null) =>
    `${id} · ${times === 1 ? 'once' : `${times} times`}${operationId === null ? '' : ` · ${operationId} only`}`,
  reset: 'Answer normally',
  resetDone: 'The mock answers normally.',
  pick: 'Scenario or fault',
  search: 'Search by id, status or words',
  none: 'Nothing matches this search.',
  howLong: 'How long',
  lengths: { once: 'Next answer', times: 'Next answers', always: 'Until changed' },
  count: 'Number of answers',
  use: (id: string) => `Use ${id}`,
  useShort: 'Use',
  used: (id: string, times: number | null) =>
    times === null
      ? `The mock always answers with ${id} now.`
      : times === 1
        ? `The next answer is ${id}.`
        : `The next ${times} answers are ${id}.`,
  effects:
    'Scenarios are answers that the real API also gives. Faults break the contract on purpose. One that cannot apply to a request changes nothing; the entry under Traffic then says so.',
  scenarios: (status: number) => `Scenarios: status ${status}`,
  faults: (kind: string) => `Faults: ${kind}`,
  applies: (to: string) => `applies to ${to}`,
  unknownScope: 'whether it applies depends on the request',
  chaos: 'Chaos',
  chaosAbout: 'A seeded random share of requests gets one of these scenarios or faults.',
  share: 'Share of requests (%)',
  seed: 'Seed',
  chaosIds: 'Scenarios and faults (ids or patterns, one in a line)',
  chaosStart: 'Start chaos',
  chaosStop: 'Stop chaos',
  chaosOn: (share: number) => `Chaos: ${Math.round(share * 100)} % of requests`,
  chaosStarted: 'Chaos is on.',
  chaosStopped: 'Chaos is off.',
  settings: 'Limits, balance, pace, profile, models',
  settingsAbout: 'These are set when the mock starts.',
  settingsRows: [
    ['--limits 1', 'rate limits of a tier, 0 to 5'],
    ['--balance 5', 'a balance in US dollars that answers use up'],
    ['--pace slow', 'how fast answers arrive'],
    ['--profile vendor', 'the rules for vendors that serve Kimi'],
    ['--lifecycle today', 'retired models answer 404, as the service does'],
  ],
  retry: 'Try again',
} as const

/** What the letters of a breach stand for. */
export const kindNames: Readonly<Record<string, string>> = {
  STA: 'status codes',
  AUT: 'keys',
  ENV: 'members of the answer',
  HDR: 'headers',
  RAT: 'rate limits',
  FRM: 'framing of streams',
  FIN: 'end of answers',
  ORD: 'order of chunks',
  TIM: 'times',
  ENC: 'encoding of text',
  ENM: 'fixed values',
  TYP: 'types',
  IDN: 'identity of chunks',
  TCD: 'tool calls',
  SEM: 'meaning of answers',
  USG: 'usage',
  ERR: 'error bodies',
  REQ: 'requests',
}
