/* Generated from openapi/sources.yaml by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */
export const sources = {
  "docs/api/chat": {"url":"https://platform.kimi.ai/docs/api/chat","date":"2026-08-13","says":"Reference of POST /v1/chat/completions, request and response members, streamed chunks."},
  "docs/api/errors": {"url":"https://platform.kimi.ai/docs/api/errors","date":"2026-08","says":"Table of error types with their HTTP statuses, messages and causes."},
} satisfies Record<string, { url?: string; date: string; says: string }>
