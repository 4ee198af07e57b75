import type { ErrorText } from '../messages.ts'

// Sentences by error code, for people. A code without a sentence gets `common.somethingWrong`.
export const errors: Readonly<Record<string, ErrorText>> = {
  'store.unavailable': '刚才没有记下来，请再按一次。还不行，请找值班人员。',
  'command.id-reused': '这一步已经做过了，请看一下现在的状态。',
}
