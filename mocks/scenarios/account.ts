/** The account in the refusals of the mock: placeholders in the form of the API, `org-…<ak-…>`. */
export const account = {
  organization: 'org-mock',
  key: 'ak-mock',
  /** As rate-limit texts print it. */
  joined: 'org-mock<ak-mock>',
  /** As the suspension text prints it: with a space before the key. */
  spaced: 'org-mock <ak-mock>',
} as const
