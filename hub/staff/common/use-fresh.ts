import { useEffect } from 'preact/hooks'
import { reloadOnce } from '@tingxu/shared/ui/hub/reload.ts'

/** Fetches a newer page while `idle`. */
export function useFresh(outdated: boolean, idle: boolean): void {
  useEffect(() => {
    if (outdated && idle) reloadOnce(window)
  }, [outdated, idle])
}
