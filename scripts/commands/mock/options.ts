/** The options of `kimi-contract mock`, as its parser and its help read them (interface.md, "The command line"). */
import { paceProfiles } from '../../../mocks/pace/index.ts'

/** The options of the command for its parser: flags, help line. */
export const mockOptions = [
  { flags: '--port <number>', about: 'port to listen on, 0 for any free one (default 4010)' },
  { flags: '--host <address>', about: 'address to listen on (default 127.0.0.1, this machine only)' },
  { flags: '--scenario <id>', about: 'answer every request with this scenario' },
  { flags: '--fault <id>', about: 'break the contract in this way' },
  {
    flags: '--limits <tier>',
    about:
      'count limits as tier 0 to 5 does; or rpm=3,tpm=1000,tpd=…,concurrency=1; ,headers=off leaves X-RateLimit-* out',
  },
  {
    flags: '--limits-store <url>',
    about: 'count the limits in Redis (redis://127.0.0.1:6379/0), together with other mocks; needs the package ioredis',
  },
  {
    flags: '--balance <usd>',
    about: 'what the account owns, such as 0.05 or cash=5,voucher=1: answers are charged, and refused once it is spent',
  },
  {
    flags: '--pace <profile>',
    about:
      `${Object.keys(paceProfiles).join(', ')}; or ttft=300,rate=50,jitter=0.2; or a HAR file with the times of its ` +
      'chunks, as record writes it: its waits are drawn (--replay keeps its own timing)',
  },
  { flags: '--seed <text>', about: 'another seed, other texts and ids' },
  {
    flags: '--tokenizer <file>',
    about: "count tokens with a published tokenizer's file, such as Kimi's tiktoken.model",
  },
  { flags: '--api-key <key...>', about: 'the keys that are good (default: any)' },
  { flags: '--profile <name>', about: 'official, or vendor for what Moonshot demands of those who serve Kimi' },
  { flags: '--lifecycle <name>', about: 'full serves every model there ever was, today refuses the retired ones' },
  {
    flags: '--fixtures <file...>',
    about: 'your own answers, YAML or JSON; the first that matches a request answers it',
  },
  { flags: '--watch', about: 'read the fixture files again when they change' },
  { flags: '--replay <har...>', about: 'give recorded answers again, chunk by chunk with their timing' },
  {
    flags: '--on-miss <what>',
    about: 'a request that no fixture or recording is for gets an answer (default) or an error',
  },
  { flags: '--no-cors', about: 'do not answer browsers' },
  {
    flags: '--allow-host <name...>',
    about: 'further host names under which /__mock may be called (default: this machine)',
  },
  {
    flags: '--control-token <token>',
    about: 'calls of /__mock need this token in X-Mock-Token; for a mock that other machines can reach',
  },
  { flags: '--no-control', about: 'no control routes and no page under /__mock' },
  {
    flags: '--workers <number>',
    about:
      'processes that share the port (default 1); one of them keeps scenarios and files, and answers everything with ' +
      '--fixtures, --replay, --balance, or --limits without --limits-store; cached tokens are counted by each',
  },
  { flags: '--list', about: 'print the scenarios and faults, and stop' },
] as const
