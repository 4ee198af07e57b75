// What is asked of a page from within. As texts: the types of a browser are not those of the bench.

/** Gives the addresses of the scripts that the service worker has laid by, and its own. */
export const SCRIPTS_KEPT = `(async () => {
  const { active } = await navigator.serviceWorker.ready
  const urls = [active.scriptURL]
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys())
      if (/\\.m?js$/.test(new URL(url).pathname)) urls.push(url)
  return urls
})()`

/** Gives when the largest thing of the first screen was painted, ms after the address was opened. */
export const LARGEST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
    type: 'largest-contentful-paint', buffered: true,
  })
})`

/** Notes from now on how long each interaction took from the touch to the next frame. */
export const LISTEN_TO_INTERACTIONS = `
  globalThis.interactionsMs = []
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId > 0) globalThis.interactionsMs.push(duration)
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 })
`

export const FORGET_INTERACTIONS = 'globalThis.interactionsMs = []'

/** Gives how long each took, ms; those under 16 are not told by the browser. */
export const INTERACTIONS = 'globalThis.interactionsMs'

/**
 * Notes when each call was painted: its row is in the page, and two frames have passed. By the label of its plate, ms
 * since 1970.
 */
export const NOTE_PAINTED_CALLS = `
  globalThis.paintedAt = {}
  const look = () => {
    for (const plate of document.querySelectorAll('.calls [role="img"][aria-label]')) {
      const label = plate.getAttribute('aria-label')
      if (label in globalThis.paintedAt) continue
      globalThis.paintedAt[label] = null
      requestAnimationFrame(() => requestAnimationFrame(() => {
        globalThis.paintedAt[label] = performance.timeOrigin + performance.now()
      }))
    }
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
`
