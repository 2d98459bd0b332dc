/** Scenarios of load and money: every 429, and the 403 the quota refusal was in 2025. Texts: facts `kimi-chat-api.md` §5.2. */
import { account } from './account.ts'
import type { ScenarioRow } from './scenario.ts'

const reached = `Your account ${account.joined} request reached`
const errorsPage = 'https://platform.kimi.ai/docs/api/errors (2026-08)'

export const loadRows: readonly ScenarioRow[] = [
  {
    id: 'rate_limit_reached_error.rpm',
    status: 429,
    message: `${reached} organization max RPM: 3, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'mineti-429-rpm.http (api.moonshot.ai, 2026-09-01)',
    about: 'Too many requests this minute; the three cooldown headers say how long to wait.',
  },
  {
    id: 'rate_limit_reached_error.concurrency',
    status: 429,
    message: `${reached} max organization concurrency: 1, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'many issues, 2025 to 2026 (the docs write "organization max concurrency"); headers from client logs',
    about: 'Too many requests at once.',
  },
  {
    id: 'rate_limit_reached_error.tpm',
    status: 429,
    message: `${reached} organization TPM rate limit, current: 500123, limit: 500000`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'issues, 2025 to 2026 (the docs write "current:" without a space); cooldown value unverified',
    about: 'Too many tokens this minute, the requested output budget counted in.',
  },
  {
    id: 'rate_limit_reached_error.tpd',
    status: 429,
    message: `${reached} organization TPD rate limit, current: 1500123, limit: 1500000`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'issues, 2025 to 2026; cooldown value unverified',
    about: 'Too many tokens today (tier 0 only).',
  },
  {
    id: 'rate_limit_reached_error.tpm_project',
    status: 429,
    message:
      'Your account org-mock / proj-mock <ak-mock> request reached project TPM rate limit, current: 1410, limit: 100, ' +
      'see https://platform.moonshot.cn/docs/pricing/limits',
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'issue-429-project-tpm.json (api.moonshot.cn; there type stands before message); headers unverified',
    about: 'The project, not the organisation, is out of tokens this minute.',
  },
  {
    id: 'rate_limit_reached_error',
    status: 429,
    message: 'Organization Rate limit exceeded, please try again after 1 seconds',
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'issue-429-org-rate-limit-generic.json; headers of halro-429-anthropic-face.http (2026-09)',
    about: 'A rate limit that does not say which.',
  },
  {
    id: 'rate_limit_reached_error.max_request',
    status: 429,
    message: `${reached} max request: 3, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'https://github.com/harry0703/MoneyPrinterTurbo/issues/339 (2024); headers unverified',
    about: 'The request limit in the words of 2024.',
  },
  {
    id: 'engine_overloaded_error',
    status: 429,
    message: 'The engine is currently overloaded, please try again later',
    evidence: 'recorded',
    source:
      'https://github.com/lucasdicioccio/agents-exe/issues/336 (2026-03-17): 115 bytes, none of the cooldown headers',
    about: 'The service is overloaded; no header says how long to wait.',
  },
  {
    id: 'exceeded_current_quota_error',
    status: 429,
    message:
      `Your account ${account.spaced} is suspended due to insufficient balance, ` +
      'please recharge your account or check your plan and billing details',
    evidence: 'recorded',
    source: 'issue-429-quota-suspended.http (2026): no Retry-After',
    about: 'The money has run out; waiting does not help.',
  },
  {
    id: 'exceeded_current_quota_error.running_low',
    status: 429,
    message:
      `Your credit balance is running low for account <${account.organization}>, ` +
      'please recharge immediately to avoid service disruption',
    evidence: 'recorded',
    source: 'a public error classifier of 2026: the first few refusals when money runs out',
    about: 'The first refusals when money runs out, before the suspension text.',
  },
  {
    id: 'exceeded_current_quota_error.token_quota',
    status: 429,
    message: `You exceeded your current token quota: <${account.organization}> 0, please check your account balance`,
    evidence: 'documented',
    source: errorsPage,
    about: 'The token quota is used up, in the words of the docs.',
  },
  {
    id: 'exceeded_current_quota_error.not_active',
    status: 403,
    message:
      `Your account ${account.joined} is not active, organization <${account.organization}> exceeded current quota, ` +
      'please check your plan and billing details',
    evidence: 'recorded',
    source: 'issue-403-quota-not-active-2025.json (2025-07; 429 today)',
    about: 'An account never funded, with the status of 2025.',
  },
]
