/** The account the mock's refusals speak of: placeholders in the form of the wire, `org-…<ak-…>`. */
export const account = {
  organization: 'org-mock',
  key: 'ak-mock',
  /** As rate-limit texts write it. */
  joined: 'org-mock<ak-mock>',
  /** As the suspension text writes it: a space before the key. */
  spaced: 'org-mock <ak-mock>',
} as const
