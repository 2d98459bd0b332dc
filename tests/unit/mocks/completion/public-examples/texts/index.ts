/** Requests without tools. */
import type { PublicExample } from '../example.ts'
import { agents } from './agents.ts'
import { bamlAndRig } from './baml-and-rig.ts'
import { dspy } from './dspy.ts'
import { refuseEcho } from './expect-text.ts'
import { instructorJs } from './instructor-js.ts'
import { instructor } from './instructor.ts'
import { javaFrameworks } from './java-frameworks.ts'
import { langchain } from './langchain.ts'
import { microsoftAgents } from './microsoft-agents.ts'
import { mirascopeAndMarvin } from './mirascope-and-marvin.ts'
import { openaiSdks } from './openai-sdks.ts'
import { outlines } from './outlines.ts'
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
  ...bamlAndRig,
  ...outlines,
  ...mirascopeAndMarvin,
  ...microsoftAgents,
  ...agents,
]

export const texts = all.map((example): PublicExample => ({ ...example, accepts: refuseEcho(example) }))
