/** What a drill is: an answer of the mock's that a client must cope with, and the judgement of what the program did. */
import type { SourceId } from '../../openapi/evidence.ts'
import type { Json } from '../../mocks/faults/index.ts'
import type { FixtureReply } from '../../mocks/fixtures/index.ts'
import type { MockRequest, Reply } from '../../mocks/reply/index.ts'
import type { SentMessage } from '../request-advice/index.ts'

/** How the mock answers during one run of the program. Drills with the same setup share its run. */
export interface Setup {
  readonly id: string
  /** One line: what the mock does. */
  readonly about: string
  /** Why the setup cannot test this program; null where it can. */
  needs?(profile: Profile): string | null
  /** The answer to one chat request; `no answer` closes the connection. */
  answer(call: Call, replies: Replies): Reply | 'no answer'
  /** Concurrent chat requests that the mock allows; default: any number. */
  readonly concurrency?: number
  /** Answers redirect to a second host, which is observed as well. */
  readonly redirects?: boolean
  /** The run is ended after so many chat requests; default 40. */
  readonly mostRequests?: number
  /** How long the mock takes for the answer at least, so that the limit of a run includes it. */
  waitMs?(scale: number): number
}

/** One chat request of the program. */
export interface Call {
  /** Number among the chat requests of the run, from 0. */
  readonly index: number
  /** Earlier requests of the run with the same messages. */
  readonly attempt: number
  readonly request: MockRequest
  readonly body: Json
  /** Whether the conversation holds a tool result. */
  readonly hasToolResult: boolean
  readonly offersTools: boolean
}

export interface Replies {
  readonly profile: Profile | null
  readonly scale: number
  /** Address of another host, for redirects. */
  readonly secondHost: string
  /** The text of the drills, or the mock's own answer where the request demands a form. */
  text(call: Call, reply?: FixtureReply): Reply
  /** A call of the program's own tool with arguments that fit, or other calls; `null` arguments are generated. */
  calls(call: Call, calls: readonly ToolCallWish[], reply?: FixtureReply): Reply
  /** The answer of a scenario, with other headers where given. */
  scenario(call: Call, id: string, headers?: Readonly<Record<string, string | null>>): Reply
  /** The mock's own answer. */
  own(call: Call): Reply
  /** The reply with a fault of the mock's; unchanged where the fault does not apply. */
  fault(reply: Reply, call: Call, id: string): Reply
}

export interface ToolCallWish {
  readonly name: string
  readonly arguments: string | Readonly<Record<string, unknown>>
}

/** One request of the program, with the answer that it got. Times are milliseconds since the start of the run. */
export interface SeenRequest {
  readonly atMs: number
  /** Null while the answer is being sent. */
  endedMs: number | null
  /** The program closed the connection before the end of the answer. */
  clientLeft: boolean
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bodyText: string
  /** Null where it is not a JSON object. */
  readonly body: Json | null
  readonly isChat: boolean
  /** Earlier chat requests with the same messages: an attempt may have an id of its own, or another model. */
  readonly attempt: number
  /** Identifies the messages. */
  readonly question: string
  /** 0 where the connection was closed without an answer. */
  readonly status: number
  /** The body of an answer that is an error. */
  readonly errorText: string | null
  readonly sent: SentMessage | null
}

/** One run of the program: what it sent, and how it ended. */
export interface Run {
  readonly setup: Setup
  readonly requests: readonly SeenRequest[]
  /** Null where the program was ended by a signal, or where it was not started by this tool and no code was given. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  /** Why the program was ended from outside; null where it ended by itself. */
  readonly endedBecause: 'time' | 'requests' | 'interrupt' | null
  /** What is known of the end of a program that this tool did not start; absent for the others. */
  readonly attached?: AttachedEnd
  readonly key: string
  /** Requests that reached the second host, after a redirect. */
  readonly elsewhere: readonly SeenRequest[]
}

export interface AttachedEnd {
  /** What the program showed to its user; null where that was not said. */
  readonly outcome: Outcome | null
  /** `stdout` holds what the program showed; otherwise it is empty because it was not given. */
  readonly hasOutput: boolean
}

/** `success`: the program showed an answer as a whole one. `failure`: it reported a problem. */
export type Outcome = 'success' | 'failure'

/** What the first run, in which every request is answered, showed of the program. */
export interface Profile {
  /** A chat request was answered, the exit code was one of those that stand for success, and the output had the expected text. */
  readonly succeeds: boolean
  readonly streams: boolean
  /** A tool that may be called: offered by the program and not known to change anything. */
  readonly tool: Tool | null
  /** Why no tool is called. */
  readonly noToolBecause: string
  /** Words of the answer that the program's output contains. */
  readonly shownWords: readonly string[]
  /** The model of the first chat request. */
  readonly model: string | null
  /** A chat request was answered with 200. */
  readonly answered: boolean
  readonly chatRequests: number
}

export interface Tool {
  readonly name: string
  readonly parameters: unknown
}

/** What a drill reports about the program. */
export interface Finding {
  readonly severity: 'fail' | 'warn'
  /** One sentence: what the program did. */
  readonly message: string
  /** What was expected, and why. */
  readonly expected: string
  /** What was seen: values, counts, times. */
  readonly observed: string
  /** The run in which it was seen; default: the first of the drill. */
  readonly run?: Run
  /** What to change; default: the drill's advice. */
  readonly next?: string
}

/** The findings, or why the program's behaviour says nothing about the promise. */
export type Judgement = readonly Finding[] | NotApplicable

export interface NotApplicable {
  readonly because: string
}

export interface DrillContext {
  readonly profile: Profile
  readonly options: JudgeOptions
  /** The run in which every request is answered. */
  readonly plain: Run
  /** The runs of the drill's setups, in their order; for secrets: all runs. Never empty. */
  readonly runs: readonly Run[]
}

export interface JudgeOptions {
  readonly okExits: readonly number[]
  readonly expectOutput: string | null
  /** Longest duration of one run, in milliseconds. */
  readonly limitMs: number
  /** Waits of a minute and more are divided by it. */
  readonly scale: number
  /** Files below it are searched for the key. */
  readonly watchFolder: string | null
}

/** One drill; a row of the list. */
export interface Drill {
  /** `group/name`. */
  readonly id: string
  readonly title: string
  /** What a client has to do, in one sentence. */
  readonly promise: string
  readonly source: SourceId | readonly SourceId[]
  /** The first must apply to the program; `all`: every run of the program is judged. */
  readonly setups: readonly Setup[] | 'all'
  judge(context: DrillContext): Judgement
  /** What to change in the program. */
  readonly advice: string
}

/** Types a drill. */
export function defineDrill(drill: Drill): Drill {
  return drill
}

/** Tells a reason from findings. */
export function isNotApplicable(judgement: Judgement): judgement is NotApplicable {
  return 'because' in judgement
}
