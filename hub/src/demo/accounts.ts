// The demo's accounts: new random passwords at each start, shown on the page of links and in the terminal of this machine.
import { StaffId } from '@tingxu/shared/kernel/brands.ts'
import * as v from 'valibot'
import type { HallHub } from '../hub.ts'
import { demoPeople, type DemoPerson } from './seed-demo.ts'

export interface DemoAccount extends DemoPerson {
  readonly password: string
}

const WORDS = [
  'shan',
  'shui',
  'yun',
  'song',
  'zhu',
  'mei',
  'lan',
  'he',
  'qiao',
  'ting',
  'chuan',
  'feng',
  'yue',
  'xing',
  'he',
  'lin',
]

/** Three syllables and three digits: easy to type, made anew each time. */
function newPassword(random: HallHub['random']): string {
  const bytes = random(6)
  const word = (at: number): string => WORDS[(bytes[at] ?? 0) % WORDS.length] ?? 'shan'
  return `${word(0)}-${word(1)}-${word(2)}-${String(((bytes[3] ?? 0) * 256 + (bytes[4] ?? 0)) % 1000).padStart(3, '0')}`
}

export async function openDemoAccounts(hub: HallHub): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = []
  for (const person of demoPeople) {
    const password = newPassword(hub.random)
    const set = await hub.identity.passwords.set(v.parse(StaffId, person.user), password)
    if (set.ok) accounts.push({ ...person, password })
  }
  return accounts
}
