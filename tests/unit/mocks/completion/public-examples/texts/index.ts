/** Requests without tools. */
import type { PublicExample } from '../example.ts'
import { dspy } from './dspy.ts'
import { refuseEcho } from './expect-text.ts'
import { instructorJs } from './instructor-js.ts'
import { instructor } from './instructor.ts'
import { javaFrameworks } from './java-frameworks.ts'
import { langchain } from './langchain.ts'
import { openaiSdks } from './openai-sdks.ts'
import { retrieval } from './retrieval.ts'
import { typechat } from './typechat.ts'
import { vercelAi } from './vercel-ai.ts'

const all: readonly PublicExample[] = [
  ...instructor,
  ...instructorJs,
  ...typechat,
  ...dspy,
  ...openaiSdks,
  ...vercelAi,
  ...langchain,
  ...javaFrameworks,
  ...retrieval,
]

export const texts = all.map((example): PublicExample => ({ ...example, accepts: refuseEcho(example) }))
