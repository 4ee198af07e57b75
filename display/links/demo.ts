// What the demo says of itself, and how its links are put in order.
import type { LocalWords } from '@tingxu/shared/hall/views/shapes.ts'

export const SCREEN_KINDS = [
  'kiosk',
  'board',
  'counter-screen',
  'counter',
  'console',
  'phone',
  'workbench',
  'styles',
] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]

export interface DemoScreen {
  readonly kind: ScreenKind
  readonly path: string
  readonly label: LocalWords
}

export interface DemoAccount {
  readonly user: string
  readonly name: string
  readonly password: string
  readonly roles: readonly string[]
  readonly counter?: string | undefined
}

export interface Demo {
  readonly hall: LocalWords
  readonly accounts: readonly DemoAccount[]
  readonly screens: readonly DemoScreen[]
  readonly rehearsal?: Rehearsal | undefined
}

export interface Rehearsal {
  readonly running: boolean
  readonly speed: number | null
}

export interface ScreenGroup {
  readonly kind: ScreenKind
  readonly screens: readonly DemoScreen[]
}

/** By kind, in the order in which a hall is walked through; kinds this page does not know are left out. */
export function groupedScreens(screens: readonly DemoScreen[]): readonly ScreenGroup[] {
  return SCREEN_KINDS.map((kind) => ({ kind, screens: screens.filter((screen) => screen.kind === kind) })).filter(
    (group) => group.screens.length > 0,
  )
}

/** Where somebody with these duties works. */
export function workplaceOf({ user, roles, counter }: DemoAccount): string {
  const slot = slotOf(user)
  const atCounter = ['counter', 'chief', 'cashier'].some((role) => roles.includes(role))
  if (!atCounter) return `/console?slot=${slot}`
  return `/counter?slot=${slot}${counter === undefined ? '' : `&counter=${encodeURIComponent(counter)}`}`
}

/** A slot of one's own keeps several people signed in in one browser. */
export function slotOf(user: string): string {
  const slug = user.toLowerCase().replace(/[^a-z0-9-]/g, '-')
  return `demo-${slug}`.slice(0, 24)
}

/** The page of the first screen of a kind, for the three steps. */
export function firstOf(screens: readonly DemoScreen[], kind: ScreenKind): string | undefined {
  return screens.find((screen) => screen.kind === kind)?.path
}
