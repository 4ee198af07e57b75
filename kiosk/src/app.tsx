// Which screen stands on the glass: the citizen's session, unless something keeps this kiosk from it.
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { HubClient } from '@tingxu/shared/ui/hub/client.ts'
import type { Door } from '@tingxu/shared/ui/hub/door.ts'
import { useDoor, useStatus, useView } from '@tingxu/shared/ui/hub/hooks.ts'
import type { Lang } from '@tingxu/shared/i18n/lang.ts'
import { kioskSizes } from '@tingxu/shared/ui/mm.ts'
import { StillHere } from '@tingxu/shared/ui/still-here.tsx'
import { applySizes, applyTheme } from '@tingxu/shared/ui/theme.ts'
import { useTraditional } from '@tingxu/shared/ui/use-traditional.ts'
import { gateOf } from './gate.ts'
import type { Place, Press } from './place.ts'
import { AtDoor } from './screens/at-door.tsx'
import { Blocked } from './screens/blocked.tsx'
import { Find } from './screens/find.tsx'
import { Found } from './screens/found.tsx'
import { Hall } from './screens/hall.tsx'
import { Help } from './screens/help.tsx'
import { Home } from './screens/home.tsx'
import { Services } from './screens/services.tsx'
import { Starting } from './screens/starting.tsx'
import { Taking } from './screens/taking.tsx'
import { Ticket } from './screens/ticket.tsx'
import { countSeconds, IDLE, looksSame, ticketEndsAt, type Action, type Session } from './session.ts'
import { slipStage } from './slip-stage.ts'
import { useStore, type Store } from './store.ts'
import { CHINESE, wordsIn } from './words.ts'

export interface AppProps {
  readonly hub: HubClient
  readonly session: Store<Session, Action>
  readonly door: Door
  readonly press: (press: Press) => void
  /** The clock of the session: never jumps. */
  readonly clock: () => number
  /** False where this page cannot start without the hub. */
  readonly secure: boolean
}

const USUAL_LANGS: readonly Lang[] = ['zh-Hans', 'en']
/** Where nobody told the panel's size. */
const PANEL_INCHES = 32
const CONNECTING_LONG_MS = 5000
/** Most starts are over by then: nothing is said that would be gone before it is read. */
const CONNECTING_MS = 700

export function App({ hub, door, session: store, press, clock, secure }: AppProps) {
  const status = useStatus(hub)
  const atDoor = useDoor(door)
  const session = useStore(store, looksSame)
  const [begunAt] = useState(clock)
  const { screen, lang, large, low, pending, notice, secondsLeft } = session
  const device = status.session?.device ?? null
  const hallValue = useView(hub, 'hall', {})
  const traditional = useTraditional(CHINESE, lang === 'zh-Hant', hallValue)
  const inLang = <T,>(value: T): T =>
    useMemo(() => (lang === 'zh-Hant' ? (traditional?.fill(value) ?? value) : value), [value, lang, traditional])
  const hall = inLang(hallValue)
  const plan = inLang(useView(hub, 'plan', {}))
  const kiosk = inLang(useView(hub, 'kiosk', device === null ? null : { kiosk: device }))
  const watched = screen.at === 'ticket' || screen.at === 'found' ? screen.ticket : null
  const value = inLang(useView(hub, 'ticket', watched === null ? null : { ticket: watched }))
  const ticket = value === null || value?.ticket === watched ? value : undefined

  useEffect(() => {
    if (ticket === null || ticket === undefined || screen.at !== 'ticket') return
    const { slip } = ticket
    store.dispatch({ type: 'slip', ticket: ticket.ticket, copy: slip?.copy ?? 1, stage: slipStage(slip), at: clock() })
  }, [ticket, screen])
  const lying = useScreen({ inches: kiosk?.panelInches ?? PANEL_INCHES, large, lang, accent: hall?.accent ?? null })
  const at = useTicking(clock, screen.at === 'ticket' || status.phase === 'connecting')

  const place: Place = {
    ...{ words: wordsIn(lang, traditional), lang, large, low, lying, now: hub.now, press },
    langs: hallValue?.languages ?? USUAL_LANGS,
    hall: hall ?? null,
  }
  const gate = gateOf({
    pairing: atDoor.kind !== 'in' && status.phase === 'unknown',
    phase: status.phase,
    kiosk,
    recording: hall?.recording !== false,
  })

  return (
    <>
      {shown()}
      <StillHere
        open={secondsLeft !== null}
        words={place.words.kiosk.idle}
        secondsLeft={secondsLeft ?? 0}
        seconds={countSeconds(large)}
        typed={screen.at === 'find' && screen.digits !== ''}
        onStay={() => press({ type: 'stay' })}
        onLeave={() => press({ type: 'leave' })}
      />
    </>
  )

  function shown() {
    if (atDoor.kind !== 'in' && gate === 'pairing') return <AtDoor place={place} state={atDoor} again={door.again} />
    switch (screen.at) {
      case 'ticket': {
        const endsAt = ticketEndsAt(session)
        return (
          <Ticket
            place={place}
            screen={screen}
            ticket={ticket ?? null}
            secondsLeft={endsAt === null ? null : Math.max(0, Math.ceil((endsAt - at) / 1000))}
            slow={screen.stage === 'printing' && at - screen.stageAt > IDLE.slowMs}
            busy={pending !== null}
          />
        )
      }
      case 'taking':
        return <Taking place={place} kiosk={kiosk ?? null} service={screen.service} away={status.phase !== 'live'} />
      case 'hall':
        return <Hall place={place} plan={plan ?? null} page={screen.page} />
      case 'help':
        return <Help place={place} outcome={screen.outcome} />
      case 'found':
        if (gate === 'away') break
        return <Found place={place} id={screen.ticket} ticket={ticket} notice={notice} busy={pending !== null} />
      case 'find':
        if (gate === 'away') break
        return <Find place={place} screen={screen} series={seriesOf(kiosk?.services ?? [])} />
    }
    if (gate === 'pairing' || gate === 'connecting') {
      if (at - begunAt < CONNECTING_MS) return null
      return <Starting place={place} long={at > CONNECTING_LONG_MS} />
    }
    if (gate !== null || kiosk === null || kiosk === undefined)
      return <Blocked place={place} kiosk={kiosk ?? null} gate={gate ?? 'not-set-up'} />
    if (screen.at === 'services') return <Services place={place} kiosk={kiosk} screen={screen} notice={notice} />
    return (
      <Home place={place} kiosk={kiosk} notice={notice} lacks={secure ? null : place.words.kiosk.setUp.notSecure} />
    )
  }
}

const seriesOf = (services: readonly { readonly series: string }[]): readonly string[] => [
  ...new Set(services.map(({ series }) => series)),
]

interface Look {
  readonly inches: number
  readonly large: boolean
  readonly lang: Session['lang']
  readonly accent: string | null
}

/** Theme, language and sizes of the whole page; they follow the panel. Returns whether it lies: is wider than high. */
function useScreen({ inches, large, lang, accent }: Look): boolean {
  const [lying, setLying] = useState(false)
  useLayoutEffect(() => {
    const root = document.documentElement
    root.lang = lang
    applyTheme(root, large ? 'contrast' : 'light', accent ?? undefined)
    const resize = (): void => {
      const { innerWidth: widthPx, innerHeight: heightPx } = window
      applySizes(root, kioskSizes({ inches, widthPx, heightPx }, large))
      setLying(widthPx >= heightPx)
    }
    resize()
    window.addEventListener('resize', resize)
    return () => window.removeEventListener('resize', resize)
  }, [inches, large, lang, accent])
  return lying
}

/** The time, looked at twice a second while somebody counts. */
function useTicking(clock: () => number, counting: boolean): number {
  const [at, setAt] = useState(clock)
  useEffect(() => {
    if (!counting) return
    const look = (): void => setAt(clock())
    look()
    const timer = window.setInterval(look, 500)
    return () => window.clearInterval(timer)
  }, [clock, counting])
  return at
}
