/** Rate limits, overload and quota: all refusals with 429, and the quota refusal of 2025 with 403. */
import { account } from './account.ts'
import type { ScenarioRow } from './scenario.ts'

const reached = `Your account ${account.joined} request reached`

export const loadRows: readonly ScenarioRow[] = [
  {
    id: 'rate_limit_reached_error.rpm',
    status: 429,
    message: `${reached} organization max RPM: 3, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'leandromineti/ai-assisted-coding',
    about: 'Too many requests this minute; the three cooldown headers give the time to wait.',
  },
  {
    id: 'rate_limit_reached_error.concurrency',
    status: 429,
    message: `${reached} max organization concurrency: 1, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'reports/error-texts',
    note: 'The docs write "reached organization max concurrency"; the recorded text is used.',
    about: 'Too many requests at once.',
  },
  {
    id: 'rate_limit_reached_error.tpm',
    status: 429,
    message: `${reached} organization TPM rate limit, current: 500123, limit: 500000`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'LLM-Red-Team/kimi-cc#41',
    note: 'The recording names a project and ends in a link to the limits page; the docs write current:{n} without a space.',
    about: 'Too many tokens this minute, including the requested output budget.',
  },
  {
    id: 'rate_limit_reached_error.tpm_documented',
    status: 429,
    message: `${reached} TPM rate limit, current:500123, limit:500000`,
    cooldownSeconds: 1,
    evidence: 'documented',
    source: 'docs/guide/troubleshooting',
    about: 'The token limit with the text of the troubleshooting page.',
  },
  {
    id: 'rate_limit_reached_error.tpd',
    status: 429,
    message: `${reached} organization TPD rate limit, current: 1500123, limit: 1500000`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'reports/error-texts',
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
    source: 'LLM-Red-Team/kimi-cc#41',
    about: 'Too many tokens of the project this minute.',
  },
  {
    id: 'rate_limit_reached_error',
    status: 429,
    message: 'Organization Rate limit exceeded, please try again after 1 seconds',
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'LLM-Red-Team/kimi-cc#16',
    about: 'A rate limit without its kind.',
  },
  {
    id: 'rate_limit_reached_error.max_request',
    status: 429,
    message: `${reached} max request: 3, please try again after 1 seconds`,
    cooldownSeconds: 1,
    evidence: 'recorded',
    source: 'harry0703/MoneyPrinterTurbo#339',
    note: 'The wording of 2024.',
    about: 'The request limit with the text of 2024.',
  },
  {
    id: 'engine_overloaded_error',
    status: 429,
    message: 'The engine is currently overloaded, please try again later',
    evidence: 'recorded',
    source: 'lucasdicioccio/agents-exe#336',
    note: '115 bytes, no Retry-After.',
    about: 'The service is overloaded; no header gives the time to wait.',
  },
  {
    id: 'exceeded_current_quota_error',
    status: 429,
    message:
      `Your account ${account.spaced} is suspended due to insufficient balance, ` +
      'please recharge your account or check your plan and billing details',
    evidence: 'recorded',
    source: 'MoonshotAI/kimi-code#1857',
    note: 'A space before the angle bracket; no Retry-After. The docs write "is suspended, please check your plan and billing details".',
    about: 'The balance is used up; waiting does not help.',
  },
  {
    id: 'exceeded_current_quota_error.running_low',
    status: 429,
    message:
      `Your credit balance is running low for account <${account.organization}>, ` +
      'please recharge immediately to avoid service disruption',
    evidence: 'recorded',
    source: 'reports/credit-running-low',
    note: 'Seen for the first few refusals after the balance was used up.',
    about: 'The first refusals when the balance is used up, before the suspension text.',
  },
  {
    id: 'exceeded_current_quota_error.token_quota',
    status: 429,
    message: `You exceeded your current token quota: <${account.organization}> 0, please check your account balance`,
    evidence: 'documented',
    source: 'docs/api/errors',
    about: 'The token quota is used up, with the text of the pages.',
  },
  {
    id: 'exceeded_current_quota_error.not_active',
    status: 403,
    message:
      `Your account ${account.joined} is not active, organization <${account.organization}> exceeded current quota, ` +
      'please check your plan and billing details',
    evidence: 'recorded',
    source: 'MoonshotAI/Kimi-K2#5',
    note: 'Recorded in July 2025; today the same cause has the status 429.',
    about: 'An account without any payment, with the status of 2025.',
  },
]
