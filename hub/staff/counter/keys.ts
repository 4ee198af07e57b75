// What each key of the counter page means now: the one big key that changes with the state, and why the others are not for now.
import type { CounterView } from '@tingxu/shared/hall/views/shapes.ts'
import type { Messages } from '@tingxu/shared/i18n/messages.ts'
import type { May } from '../common/session.ts'

export type PrimaryKind = 'call' | 'start' | 'finish' | 'resume' | 'nobody'

export interface Primary {
  readonly kind: PrimaryKind
  /** What it sends; null where there is nothing to press. */
  readonly command: 'counter.call-next' | 'counter.start' | 'counter.finish' | 'counter.resume' | null
  /** Which of call, start, finish it stands on. */
  readonly step: 0 | 1 | 2
}

export function primaryOf(view: Pick<CounterView, 'phase' | 'next'>): Primary {
  switch (view.phase) {
    case 'called':
      return { kind: 'start', command: 'counter.start', step: 1 }
    case 'serving':
      return { kind: 'finish', command: 'counter.finish', step: 2 }
    case 'paused':
      return { kind: 'resume', command: 'counter.resume', step: 0 }
    case 'free':
      return view.next.length === 0
        ? { kind: 'nobody', command: null, step: 0 }
        : { kind: 'call', command: 'counter.call-next', step: 0 }
    case 'closed':
      return { kind: 'nobody', command: null, step: 0 }
  }
}

/** Least time between two presses of the big key, ms: a double click calls somebody and does not start them at once. */
export const PRIMARY_REST_MS = 600

export const COUNTER_KEYS = ['recall', 'noShow', 'park', 'transfer', 'callChosen', 'callBack', 'pause'] as const
export type CounterKey = (typeof COUNTER_KEYS)[number]

/** As printed on the keys: single digits, so that any number block will do. */
export const SHORTCUTS: Readonly<Record<CounterKey, string>> = {
  recall: '1',
  noShow: '2',
  park: '3',
  transfer: '4',
  callChosen: '5',
  callBack: '6',
  pause: '0',
}

export interface KeyContext {
  readonly t: Messages
  readonly may: May
  readonly live: boolean
  readonly now: number
}

/** Whole seconds until the person may be called again; 0 when they may. */
export const recallWait = ({ here }: Pick<CounterView, 'here'>, now: number): number =>
  here === null || here.recallAt === null ? 0 : Math.max(0, Math.ceil((here.recallAt - now) / 1000))

/** Why a key is not for now; undefined when it can be pressed. */
export function notNow(key: CounterKey, view: CounterView, { t, may, live, now }: KeyContext): string | undefined {
  const words = t.counter.notNow
  if (!live) return words.away
  if (!may(key === 'callChosen' ? 'counter.choose' : PERMISSIONS[key])) return words.noPermission
  const { phase, here } = view
  switch (key) {
    case 'recall':
      if (phase === 'serving') return words.alreadyServing
      if (here === null) return words.nobodyCalled
      if (here.recallAt === null) return words.noRecallsLeft
      return recallWait(view, now) > 0 ? words.recallTooSoon(recallWait(view, now)) : undefined
    case 'noShow':
      if (phase === 'serving') return words.alreadyServing
      return here === null ? words.nobodyCalled : undefined
    case 'park':
    case 'transfer':
      return here === null ? words.nobodyCalled : undefined
    case 'callChosen':
      if (phase === 'paused') return words.paused
      return here === null ? undefined : words.serving
    case 'callBack':
      return undefined
    case 'pause':
      if (phase === 'paused') return undefined
      return here === null ? undefined : words.serving
  }
}

const PERMISSIONS = {
  recall: 'counter.serve',
  noShow: 'counter.serve',
  park: 'counter.serve',
  transfer: 'counter.transfer',
  callBack: 'ticket.return',
  pause: 'counter.serve',
} as const

/** `a23` → `A023`, as people type it; null where it is no number. */
export function ticketNumberOf(typed: string): string | null {
  const match = /^([A-Z]{0,2})(\d{1,6})$/.exec(typed.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  return match === null ? null : `${match[1] ?? ''}${(match[2] ?? '').padStart(3, '0')}`
}

export type Shortcut = { readonly kind: 'primary' } | { readonly kind: 'panic' } | { readonly kind: CounterKey }

/** What a key of the keyboard does on the page; null where it is the browser's. */
export function shortcutOf(event: {
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  /** The focus is on something that takes Enter itself. */
  readonly onControl: boolean
  /** The focus is where people type. */
  readonly typing: boolean
}): Shortcut | null {
  if (event.key === 'F12') return event.repeat ? null : { kind: 'panic' }
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.typing) return null
  if (event.key === 'Enter') return event.onControl ? null : { kind: 'primary' }
  const found = COUNTER_KEYS.find((key) => SHORTCUTS[key] === event.key)
  return found === undefined ? null : { kind: found }
}
