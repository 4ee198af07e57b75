// A page of another build than the hub's loads itself anew, but not in circles where the hub is behind its own pages.

const KEY = 'tingxu-reloaded-at'
const NOT_AGAIN_MS = 10 * 60_000

/** False where it was done a moment ago already. */
export function reloadOnce(
  page: Pick<Window, 'sessionStorage'> & { readonly location: Pick<Location, 'reload'> },
): boolean {
  const last = Number(page.sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - last < NOT_AGAIN_MS) return false
  page.sessionStorage.setItem(KEY, String(Date.now()))
  page.location.reload()
  return true
}
