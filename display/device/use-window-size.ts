import { useEffect, useState } from 'preact/hooks'

export interface WindowSize {
  readonly widthPx: number
  readonly heightPx: number
}

const read = (): WindowSize => ({ widthPx: window.innerWidth, heightPx: window.innerHeight })

export function useWindowSize(): WindowSize {
  const [size, setSize] = useState(read)
  useEffect(() => {
    const look = (): void => setSize(read())
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
  return size
}
