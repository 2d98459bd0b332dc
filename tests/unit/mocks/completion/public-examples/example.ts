/** A request of a public example, and what an answer to it has to be; `README.md` says how a row is written. */

export interface Call {
  name: string
  args: Readonly<Record<string, unknown>>
}

export interface Answer {
  /** The content of the message; empty where only tools are called. */
  content: string
  calls: readonly Call[]
}

export interface PublicExample {
  /** What the example shows; the title of the test. */
  about: string
  /** The project and the path of the example. */
  source: string
  /** The members of the request besides `model`. */
  request: Readonly<Record<string, unknown>>
  /** A sensible answer, written by hand; what it leaves out is empty. */
  good: Partial<Answer>
  /** Whether an answer is sensible. */
  accepts(answer: Answer): boolean
}
