/** Keys of requests that are sent without the user's key. */

/** No service issues a key of this form, so a request with it cannot reach anyone's account. */
export const wrongKey = 'sk-wrong-kimi-contract-000000000000000000'
export const placeholderKey = 'sk-kimi-contract-placeholder'
