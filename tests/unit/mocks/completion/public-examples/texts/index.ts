/** Requests without tools. */
import type { PublicExample } from '../example.ts'
import { dspy } from './dspy.ts'
import { instructorJs } from './instructor-js.ts'
import { instructor } from './instructor.ts'
import { typechat } from './typechat.ts'

export const texts: readonly PublicExample[] = [...instructor, ...instructorJs, ...typechat, ...dspy]
