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
  nothingFound: 'No setting, scenario or fault matches this search.',
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
  settingsNow: (text: string) => `Settings that were changed: ${text}`,
  resetSettings: 'Reset settings',
  resetSettingsDone: 'The settings have the values of the start again.',
  retry: 'Try again',
} as const

/** Texts of the settings of the mock. */
export const settingStrings = {
  title: 'Settings',
  about: 'A change applies from the next request on, for all clients, until it is changed again or reset.',
  rows: {
    limits: {
      label: 'Rate limits',
      about: 'Requests beyond them are answered 429. New limits count from zero.',
      choices: 'tier rpm tpm concurrency 429',
    },
    balance: {
      label: 'Balance',
      about: 'Answers use it up at the prices of the models; a spent balance refuses requests.',
      choices: 'quota money voucher cash 429',
    },
    pace: {
      label: 'Pace',
      about: 'How fast answers arrive.',
      choices: 'speed slow silent keep-alive steady highspeed delay latency',
    },
    profile: {
      label: 'Profile',
      about: 'The rules of api.moonshot.ai, or those for vendors that serve Kimi.',
      choices: 'official vendor',
    },
    lifecycle: {
      label: 'Models',
      about: 'Whether retired models are answered, or get 404 as the service does today.',
      choices: 'lifecycle full today retired',
    },
  },
  nothing: { limits: 'no limits', balance: 'no balance', pace: 'at once', profile: 'none', lifecycle: 'none' },
  values: {
    none: 'at once',
    steady: 'steady: 0.6 s, then 50 tokens/s',
    highspeed: 'highspeed: 0.3 s, then 180 tokens/s',
    slow: 'slow: 4 s, then 8 tokens/s',
    silent: 'silent: 65 s without bytes',
    'keep-alive': 'keep-alive: 65 s with a comment every 15 s',
    official: 'official: api.moonshot.ai',
    vendor: 'vendor',
    full: 'full: retired models are answered',
    today: 'today: retired models get 404',
  } as Readonly<Record<string, string>>,
  own: 'Own values…',
  tier: (tier: number) => `tier ${tier}`,
  tierRow: (tier: number, rpm: number | null, concurrency: number | null) =>
    `tier ${tier}: ${rpm ?? 'any number of'} requests/min, ${concurrency ?? 'any number'} at a time`,
  rpm: 'Requests per minute',
  concurrency: 'Requests at a time',
  tpm: 'Tokens per minute',
  tpd: 'Tokens per day',
  unlimited: 'no limit',
  cash: 'Cash ($)',
  voucher: 'Vouchers ($)',
  ttftMs: 'Time to first token (ms)',
  tokensPerSecond: 'Tokens per second',
  jitter: 'Jitter (0 to 1)',
  examples: {
    limits: { rpm: '3' },
    balance: { cash: '5' },
    pace: { ttftMs: '500', tokensPerSecond: '50' },
  } as Partial<Record<string, Record<string, string>>>,
  fixedLimits:
    'These limits are counted in a store that other mocks use as well; they cannot change while the mock runs.',
  left: (usd: number) => `The account shows $${usd} now.`,
  set: 'Set',
  setOne: (label: string) => `Set ${label}`,
  changed: (label: string, value: string) => `${label}: ${value}.`,
  changedFrom: (value: string) => `Changed; at the start: ${value}.`,
  reset: 'Reset',
  resetOne: (label: string) => `Reset ${label}`,
  resetDone: (label: string) => `${label}: as at the start.`,
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
