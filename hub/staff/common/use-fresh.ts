import { useEffect } from 'preact/hooks'

const KEPT_AS = 'tingxu.staff.reloaded'

/** Fetches a newer page while `idle`; once for each build, so that a hub that keeps serving the old one does not spin. */
export function useFresh(outdated: boolean, idle: boolean): void {
  useEffect(() => {
    if (!outdated || !idle || sessionStorage.getItem(KEPT_AS) === __BUILD__) return
    sessionStorage.setItem(KEPT_AS, __BUILD__)
    location.reload()
  }, [outdated, idle])
}
