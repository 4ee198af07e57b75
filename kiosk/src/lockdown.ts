// No way out of the kiosk by touch or keys, as far as a page can; the rest is the browser's policy.

/** Keys that lead out of the page or into the browser. Everything with Ctrl, Alt or the system key goes as well. */
const OUTWARD =
  /^(F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|PrintScreen|Help|Open|Print|Save|New|Close|ZoomIn|ZoomOut)$/

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

export const leadsOut = ({ key, ctrlKey, altKey, metaKey }: KeyPress): boolean =>
  ctrlKey || altKey || metaKey || OUTWARD.test(key)

const REFUSED_EVENTS = [
  'contextmenu',
  'selectstart',
  'dragstart',
  'dragover',
  'drop',
  'copy',
  'cut',
  'paste',
  'auxclick',
] as const

export function lockDown(page: Window): void {
  const { document, history } = page
  const refuse = (event: Event): void => event.preventDefault()
  const early = { capture: true, passive: false }
  for (const name of REFUSED_EVENTS) document.addEventListener(name, refuse, early)
  page.addEventListener(
    'keydown',
    (event) => {
      const held = event.repeat && (event.key === 'Enter' || event.key === ' ')
      if (!leadsOut(event) && !held) return
      event.preventDefault()
      event.stopPropagation()
    },
    early,
  )
  // Turning the wheel with Ctrl is how a touchpad pinches.
  page.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), early)
  page.addEventListener('touchstart', (event) => event.touches.length > 1 && event.cancelable && refuse(event), early)
  page.addEventListener('touchmove', (event) => event.touches.length > 1 && event.cancelable && refuse(event), early)
  // Going back leads here again.
  history.pushState(null, '', page.location.href)
  page.addEventListener('popstate', () => history.pushState(null, '', page.location.href))
}
