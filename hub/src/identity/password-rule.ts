// What a password must be (10 characters or more, not one of the first that everybody tries).
import { ok, refuse, type Result } from '@tingxu/shared/kernel/result.ts'

export const passwordMinLength = 10
/** More than anybody types; keeps a request from feeding megabytes to the hash. */
export const passwordMaxLength = 200

const obvious: ReadonlySet<string> = new Set([
  '0123456789',
  '1234567890',
  '1q2w3e4r5t',
  '12345678910',
  '123456789a',
  'a123456789',
  'abc1234567',
  'admin12345',
  'admin123456',
  'administrator',
  'iloveyou123',
  'password01',
  'password12',
  'password123',
  'password1234',
  'p@ssw0rd123',
  'passw0rd123',
  'qwerty12345',
  'qwertyuiop',
  'woaini1314',
  'woaini520520',
])

/** Full-width letters and digits of an input method are the same password as the plain ones. */
export const normalPassword = (password: string): string => password.normalize('NFKC')

/** `auth.password-weak` with `reason`: `too-short`, `too-long`, `obvious`, `contains-account`. */
export const checkPassword = (account: string, password: string): Result<void> => {
  const plain = normalPassword(password).toLowerCase()
  const characters = Array.from(plain)
  if (characters.length < passwordMinLength) {
    return refuse('auth.password-weak', { reason: 'too-short', minLength: passwordMinLength })
  }
  if (characters.length > passwordMaxLength) {
    return refuse('auth.password-weak', { reason: 'too-long', maxLength: passwordMaxLength })
  }
  if (obvious.has(plain) || new Set(characters).size < 3) return refuse('auth.password-weak', { reason: 'obvious' })
  // An account of one or two characters is found in almost any password by chance.
  if (account.length >= 3 && plain.includes(account.toLowerCase())) {
    return refuse('auth.password-weak', { reason: 'contains-account' })
  }
  return ok(undefined)
}
