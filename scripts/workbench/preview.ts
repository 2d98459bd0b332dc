/** What Kimi would refuse of a request, by the mock's rules, without sending it. */

/** One refusal, in the API's words. */
export interface PreviewRefusal {
  message: string
  source: string
}

/** The refusals of a composed request. */
export function previewRequest(_body: Readonly<Record<string, unknown>>): { refusals: PreviewRefusal[] } {
  return { refusals: [] }
}
