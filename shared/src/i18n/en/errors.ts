import type { Messages } from '../messages.ts'

export const errors: Messages['errors'] = {
  'store.unavailable': 'That was not recorded. Please press once more, or ask the officer on duty.',
  'command.id-reused': 'That step was already done. Please look at the present state.',
}
