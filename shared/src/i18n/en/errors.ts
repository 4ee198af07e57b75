import type { Messages } from '../messages.ts'

export const errors: Messages['errors'] = {
  'store.unavailable': 'That was not recorded. Please press once more, or ask the officer on duty.',
  'command.id-reused': 'That step was already done. Please look at the present state.',
  'auth.failed': 'Account or password is wrong. Please try again',
  'auth.throttled': ({ minutes }) => `Too many tries. Please wait ${String(minutes)} min`,
  'auth.code-unknown': 'This one-time code is wrong or was used already',
  'auth.password-weak': ({ reason }) =>
    reason === 'too-short'
      ? 'Too short: at least 10 characters'
      : reason === 'contains-account'
        ? 'The password must not contain the account'
        : 'Too easy to guess; please choose another',
  'auth.required': 'You are signed out. Please sign in again',
  'permission.denied': 'You may not do this',
  'counter.busy': ({ number }) => `${String(number)} is not finished; finish this person first`,
  'counter.nobody-waiting': 'Nobody is waiting',
  'counter.nobody-here': 'Nobody is being called here; look at the present state',
  'counter.paused': 'The counter is paused; resume first',
  'counter.not-paused': 'The counter is not paused',
  'counter.not-open': 'Nobody is signed in at this counter',
  'counter.not-yours': 'Somebody else is signed in at this counter',
  'counter.already-open': 'Somebody is signed in at this counter already',
  'counter.elsewhere': 'You are signed in at another counter; leave that one first',
  'counter.unknown': 'There is no such counter',
  'counter.not-served': 'That counter does not serve this',
  'service.suspended': 'This service is suspended',
  'service.not-suspended': 'This service is not suspended',
  'service.unknown': 'There is no such service',
  'ticket.unknown': 'No such number today',
  'ticket.wrong-state': 'That cannot be done with this number now; look at its state',
  'ticket.calls-used-up': 'Called often enough; press No-show',
  'ticket.recall-too-soon': ({ seconds }) => `Called just now; again in ${String(seconds)} s`,
  'ticket.too-late': ({ minutes }) => `Missed by more than ${String(minutes)} min; a new number is needed`,
  'ticket.nowhere-to-go': 'No counter can serve this, so it cannot be transferred',
  'ticket.not-yours': 'This number is not served here',
  'alert.unknown': 'This is well again already',
  'clock.not-held': 'The time was confirmed already',
  'staff.exists': 'There is such an account already',
  'device.unknown': 'There is no such device',
  'device.exists': 'There is a device with this id already',
  'device.code-unknown': 'This pairing code is wrong or too old; look at the screen again',
}
