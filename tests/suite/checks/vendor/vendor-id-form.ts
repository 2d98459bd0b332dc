/** Compares the id of a completion with Kimi's form (P2): `chatcmpl-` and 24 hexadecimal digits. Clients treat it as opaque. */
import { defineCheck } from '../../judge/index.ts'
import { vendorSource } from '../helpers/vendor.ts'
import { isChat } from '../helpers/request.ts'

export const vendorIdForm = defineCheck({
  name: 'vendor-id-form',
  promise: 'The id of a completion is `chatcmpl-` and 24 hexadecimal digits.',
  source: vendorSource,
  severity: 'notice',
  profiles: ['vendor'],
  inspect(subject, report) {
    if (!isChat(subject)) return
    return {
      end() {
        const { id } = subject.assembled
        if (id === null || /^chatcmpl-[\da-f]{24}$/.test(id)) return
        report({
          message: 'the id of the completion does not have Kimi’s form',
          documented: 'chatcmpl- and 24 hexadecimal digits',
          received: id.slice(0, 80),
          at: '/id',
        })
      },
    }
  },
})
