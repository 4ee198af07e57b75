// What one citizen does at the kiosk, as data: the screen, what was asked of the hub, and when all of it is forgotten.
import type { Lang } from '@tingxu/shared/i18n/lang.ts'

/** What a slip's way to paper means for the glass. `back` is a missed call made good: nothing is printed. */
export type Stage = 'printing' | 'confirmed' | 'uncertain' | 'paper-out' | 'printer-down' | 'no-slip' | 'back'

export type Screen =
  | { readonly at: 'home' }
  | { readonly at: 'services'; readonly page: number; readonly another: Another | null }
  | { readonly at: 'taking'; readonly service: string }
  | {
      readonly at: 'ticket'
      readonly ticket: string
      /** The slip waited for; word of an earlier copy is old. */
      readonly copy: number
      readonly stage: Stage
      readonly stageAt: number
    }
  | { readonly at: 'hall'; readonly page: number }
  | { readonly at: 'help'; readonly outcome: 'asking' | 'called' | 'failed' }
  | { readonly at: 'find'; readonly series: string; readonly digits: string }
  | { readonly at: 'found'; readonly ticket: string }

/** "Another one?": this service was asked for here a moment ago. */
export interface Another {
  readonly service: string
  readonly ticket: string
}

/** On its way to the hub. While there is one, keys are dead; it keeps its id however often it is sent. */
export interface Pending {
  readonly id: string
  readonly type: 'ticket.take' | 'ticket.return' | 'ticket.reprint' | 'slip.answer' | 'hall.ask-help'
  readonly data: Readonly<Record<string, string | boolean>>
  readonly at: number
}

export interface Session {
  readonly screen: Screen
  readonly lang: Lang
  readonly large: boolean
  readonly low: boolean
  readonly pending: Pending | null
  /** The next command's id, made when the glass was touched. */
  readonly armed: string | null
  /** Code of the refusal that is being explained. */
  readonly notice: string | null
  readonly touchedAt: number
  /** Seconds until everything is wiped; null while nobody has to be asked. */
  readonly secondsLeft: number | null
}

/** A touch alone changes nothing to be seen; only when the person is asked, and what is sent next, hang on it. */
export const looksSame = (a: Session, b: Session): boolean =>
  a.screen === b.screen &&
  a.lang === b.lang &&
  a.large === b.large &&
  a.low === b.low &&
  a.pending === b.pending &&
  a.notice === b.notice &&
  a.secondsLeft === b.secondsLeft

/** What the hub answered; `unanswered` never gets here, it is asked again. */
export type Outcome =
  | { readonly ok: true; readonly ticket: string | null; readonly copy: number }
  | { readonly ok: false; readonly code: string; readonly ticket: string | null }

/** Times are ms of a clock that never jumps. */
export type Action = { readonly at: number } & (
  | { readonly type: 'touched'; readonly id: string }
  | { readonly type: 'ticked' }
  | { readonly type: 'open'; readonly screen: 'home' | 'services' | 'hall' | 'find' }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'take'; readonly service: string; readonly id: string }
  | { readonly type: 'another'; readonly wanted: boolean; readonly id: string }
  | { readonly type: 'ask-help'; readonly id: string }
  | { readonly type: 'type'; readonly series: string; readonly digits: string }
  | { readonly type: 'find'; readonly ticket: string }
  | { readonly type: 'return'; readonly number: string; readonly id: string }
  | { readonly type: 'reprint'; readonly ticket: string; readonly id: string }
  | { readonly type: 'came-out'; readonly id: string }
  | { readonly type: 'answered'; readonly id: string; readonly outcome: Outcome }
  | { readonly type: 'slip'; readonly ticket: string; readonly copy: number; readonly stage: Stage }
  | { readonly type: 'lang'; readonly lang: Lang }
  | { readonly type: 'large'; readonly large: boolean }
  | { readonly type: 'low'; readonly low: boolean }
  | { readonly type: 'stay' }
  | { readonly type: 'leave' }
)

export const IDLE = {
  /** Untouched so long, the person is asked. */
  warnMs: 60_000,
  warnLargeMs: 120_000,
  /** So long the question stands. */
  countMs: 20_000,
  countLargeMs: 30_000,
  /** The ticket stays so long after the slip is out. */
  ticketMs: 10_000,
  ticketLargeMs: 30_000,
  /** Printing is waited for; a printer that says nothing for so long does not keep the next person away. */
  printingMs: 90_000,
  /** After so long the glass says that paper is not what counts. */
  slowMs: 25_000,
  /** A number that could not be had by then is no longer waited for. */
  giveUpMs: 120_000,
} as const

export const countSeconds = (large: boolean): number => (large ? IDLE.countLargeMs : IDLE.countMs) / 1000

export function fresh(at: number, lang: Lang): Session {
  const calm = { pending: null, armed: null, notice: null, secondsLeft: null }
  return { ...calm, screen: { at: 'home' }, lang, large: false, low: false, touchedAt: at }
}

/** @param first the hall's first language: every person starts with it */
export function reduce(session: Session, action: Action, first: Lang): Session {
  switch (action.type) {
    case 'touched':
      return { ...session, touchedAt: action.at, armed: session.armed ?? action.id }
    case 'ticked':
      return ticked(session, action.at, first)
    case 'answered':
      return session.pending?.id === action.id ? answered(session, action.outcome, action.at) : session
    case 'slip':
      return slip(session, action)
    case 'lang':
      return touch({ ...session, lang: action.lang }, action.at)
    case 'large':
      return touch({ ...session, large: action.large }, action.at)
    case 'low':
      return touch({ ...session, low: action.low }, action.at)
    case 'stay':
      return touch(session, action.at)
    case 'leave':
      return session.pending === null ? fresh(action.at, first) : session
    default:
      return session.pending === null ? pressed(session, action) : session
  }
}

type Press = Extract<
  Action,
  { type: 'open' | 'page' | 'take' | 'another' | 'ask-help' | 'type' | 'find' | 'return' | 'reprint' | 'came-out' }
>

function pressed(session: Session, action: Press): Session {
  const { screen } = session
  const { at } = action
  switch (action.type) {
    case 'open':
      return show(session, opened(action.screen), at)
    case 'page':
      if (screen.at !== 'services' && screen.at !== 'hall') return session
      return touch({ ...session, screen: { ...screen, page: action.page }, notice: null }, at)
    case 'take':
      if (screen.at !== 'services' || screen.another !== null) return session
      return take(session, action.service, false, action.id, at)
    case 'another': {
      if (screen.at !== 'services' || screen.another === null) return session
      const { service } = screen.another
      if (action.wanted) return take(session, service, true, action.id, at)
      return touch({ ...session, screen: { ...screen, another: null } }, at)
    }
    case 'ask-help':
      return send(session, { at: 'help', outcome: 'asking' }, 'hall.ask-help', {}, action.id, at)
    case 'type':
      if (screen.at !== 'find') return session
      return touch(
        { ...session, screen: { at: 'find', series: action.series, digits: action.digits }, notice: null },
        at,
      )
    case 'find':
      return screen.at === 'find' ? show(session, { at: 'found', ticket: action.ticket }, at) : session
    case 'return':
      return screen.at === 'found'
        ? send(session, screen, 'ticket.return', { number: action.number }, action.id, at)
        : session
    case 'reprint':
      if (screen.at !== 'found' && screen.at !== 'ticket') return session
      return send(session, screen, 'ticket.reprint', { ticket: action.ticket }, action.id, at)
    case 'came-out':
      if (screen.at !== 'ticket' || screen.stage !== 'uncertain') return session
      return send(session, screen, 'slip.answer', { ticket: screen.ticket, cameOut: true }, action.id, at)
  }
}

function opened(screen: 'home' | 'services' | 'hall' | 'find'): Screen {
  if (screen === 'services') return { at: 'services', page: 0, another: null }
  if (screen === 'hall') return { at: 'hall', page: 0 }
  return screen === 'find' ? { at: 'find', series: '', digits: '' } : { at: 'home' }
}

const touch = (session: Session, at: number): Session => ({ ...session, touchedAt: at, secondsLeft: null })

/** A new screen: what was armed and said belongs to the old one. */
const show = (session: Session, screen: Screen, at: number): Session => ({
  ...touch(session, at),
  screen,
  pending: null,
  armed: null,
  notice: null,
})

function send(
  session: Session,
  screen: Screen,
  type: Pending['type'],
  data: Pending['data'],
  id: string,
  at: number,
): Session {
  const pending = { id: session.armed ?? id, type, data, at }
  return { ...touch(session, at), screen, pending, armed: null, notice: null }
}

const take = (session: Session, service: string, another: boolean, id: string, at: number): Session => ({
  ...send(session, { at: 'taking', service }, 'ticket.take', another ? { service, another } : { service }, id, at),
})

function answered(session: Session, outcome: Outcome, at: number): Session {
  const { screen, pending } = session
  const calm: Session = { ...touch(session, at), pending: null, armed: null }
  const list: Screen = { at: 'services', page: 0, another: null }
  switch (pending?.type) {
    case 'ticket.take':
      if (outcome.ok) {
        if (outcome.ticket === null) return show(calm, list, at)
        return show(calm, ticketScreen(outcome.ticket, outcome.copy, 'printing', at), at)
      }
      if (outcome.code === 'ticket.another' && outcome.ticket !== null && screen.at === 'taking')
        return show(calm, { ...list, another: { service: screen.service, ticket: outcome.ticket } }, at)
      return { ...show(calm, list, at), notice: outcome.code }
    case 'ticket.return':
    case 'ticket.reprint': {
      if (!outcome.ok) return { ...calm, notice: outcome.code }
      if (screen.at !== 'found' && screen.at !== 'ticket') return calm
      const stage = pending.type === 'ticket.return' ? 'back' : 'printing'
      return show(calm, ticketScreen(screen.ticket, outcome.copy, stage, at), at)
    }
    case 'hall.ask-help':
      return { ...calm, screen: { at: 'help', outcome: outcome.ok ? 'called' : 'failed' } }
    default:
      // The slip's own state tells what came of "it came out"; a refusal means that it settled meanwhile.
      return calm
  }
}

const ticketScreen = (ticket: string, copy: number, stage: Stage, stageAt: number): Screen => ({
  at: 'ticket',
  ticket,
  copy,
  stage,
  stageAt,
})

function slip(session: Session, { ticket, copy, stage, at }: Extract<Action, { type: 'slip' }>): Session {
  const { screen } = session
  if (screen.at !== 'ticket' || screen.ticket !== ticket || copy < screen.copy) return session
  if (screen.stage === 'back' || (screen.stage === stage && screen.copy === copy)) return session
  // Whoever is asked something new has the whole time to answer.
  return { ...touch(session, at), screen: ticketScreen(ticket, copy, stage, at) }
}

/** When the ticket's glass goes home by itself; null while it waits for something. */
export function ticketEndsAt({ screen, large }: Session): number | null {
  if (screen.at !== 'ticket' || (screen.stage !== 'confirmed' && screen.stage !== 'back')) return null
  return screen.stageAt + (large ? IDLE.ticketLargeMs : IDLE.ticketMs)
}

function ticked(session: Session, at: number, first: Lang): Session {
  const { screen, pending, large, touchedAt } = session
  if (pending !== null) {
    if (at - pending.at < IDLE.giveUpMs) return session
    return { ...fresh(at, first), notice: 'unanswered' }
  }
  const endsAt = ticketEndsAt(session)
  if (endsAt !== null) return at >= endsAt ? fresh(at, first) : session
  if (screen.at === 'ticket' && screen.stage === 'printing' && at - screen.stageAt < IDLE.printingMs)
    return touch(session, Math.max(touchedAt, screen.stageAt))
  const idleMs = at - touchedAt
  const warnMs = large ? IDLE.warnLargeMs : IDLE.warnMs
  if (idleMs < warnMs) return session
  if (screen.at === 'home') return isUntouched(session, first) ? session : fresh(at, first)
  const leftMs = warnMs + countSeconds(large) * 1000 - idleMs
  if (leftMs <= 0) return fresh(at, first)
  const secondsLeft = Math.ceil(leftMs / 1000)
  return secondsLeft === session.secondsLeft ? session : { ...session, secondsLeft }
}

const isUntouched = ({ lang, large, low, notice }: Session, first: Lang): boolean =>
  lang === first && !large && !low && notice === null
