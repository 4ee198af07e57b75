// The kiosk's page: builds its parts and ties them together.
import { render } from 'preact'
import '@tingxu/shared/ui/font.css'
import '@tingxu/shared/ui/base.css'
import { newCommandId } from '@tingxu/shared/ui/hub/client.ts'
import { createDeviceLine } from '@tingxu/shared/ui/hub/device-line.ts'
import { installAutospace } from '@tingxu/shared/ui/install-autospace.ts'
import { App } from './app.tsx'
import { hushEchoes } from './echo.ts'
import { lockDown } from './lockdown.ts'
import type { Press } from './place.ts'
import { createReloader } from './reload.ts'
import { createSender } from './sender.ts'
import { fresh, reduce, type Action, type Session } from './session.ts'
import { createStore } from './store.ts'
import { installWorker } from './worker.ts'

const TICK_MS = 250

const asked = new URLSearchParams(location.search)
const slot = asked.get('slot') ?? 'kiosk'
const clock = (): number => performance.now()

const { hub, door } = createDeviceLine({ kind: 'kiosk', slot, device: asked.get('device'), build: __BUILD__ })
let first: Session['lang'] = 'zh-Hans'
const session = createStore<Session, Action>(fresh(clock(), first), (state, action) => reduce(state, action, first))
const press = (pressed: Press): void => session.dispatch({ ...pressed, at: clock(), id: newCommandId() } as Action)

installAutospace()
lockDown(window)
hushEchoes(window, () =>
  JSON.stringify(session.state().screen, (key, value: unknown) => (key === 'digits' ? '' : value)),
)
const touched = (): void => session.dispatch({ type: 'touched', id: newCommandId(), at: clock() })
for (const name of ['pointerdown', 'keydown'] as const) window.addEventListener(name, touched, { capture: true })

const carry = createSender({
  command: hub.command,
  pending: () => session.state().pending,
  answered: (id, outcome) => session.dispatch({ type: 'answered', id, outcome, at: clock() }),
})
session.onChange(carry)

hub.watch('hall', {}, (hall) => {
  const wanted = hall?.languages[0] ?? first
  const untouched = session.state().lang === first && session.state().screen.at === 'home'
  first = wanted
  if (untouched) session.dispatch({ type: 'lang', lang: wanted, at: clock() })
})
const reloadIfOutdated = createReloader({ page: window, status: hub.status, session: session.state, clock })
window.setInterval(() => {
  session.dispatch({ type: 'ticked', at: clock() })
  reloadIfOutdated()
}, TICK_MS)

door.open()
void installWorker(window)

const page = document.getElementById('page')
if (page !== null) render(<App {...{ hub, door, session, press, clock }} secure={window.isSecureContext} />, page)
