/** The examples that the mock does not answer as a sensible model would: the title of each, and why. */

/** The thinking of the mock is longer than the tokens that the request allows, so that the text stays empty, as it does with the API. */
const fewTokens = 'The few tokens of max_tokens are used up by the thinking.'

export const misses: Readonly<Record<string, string>> = {
  'a name for a shop, in a dialect': fewTokens,
  'a haiku about a language': fewTokens,
}
