// Lets the kiosk start while the hub is away. Only a secure page may have a service worker.

export async function installWorker(page: Window): Promise<void> {
  if (!page.isSecureContext) return
  const { serviceWorker } = page.navigator
  try {
    await serviceWorker.register('/kiosk/sw.js', { scope: '/kiosk' })
    const { active } = await serviceWorker.ready
    // What came before the worker did, as the slices of the font that this page shows.
    const loaded = page.performance.getEntriesByType('resource').map(({ name }) => name)
    active?.postMessage({ keep: loaded.filter((address) => new URL(address).pathname.startsWith('/kiosk/assets/')) })
  } catch {
    // Without it the kiosk works as long as the hub is there; the next start tries again.
  }
}
