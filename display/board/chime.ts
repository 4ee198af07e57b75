// A soft bell of two tones, made here: a fourth down, as a wooden bar struck with felt sounds.
import { after } from '@tingxu/shared/ui/after.ts'

export interface Chime {
  /** Resolves when it has rung; false where the browser lets no sound out before somebody has touched the page. */
  readonly ring: () => Promise<boolean>
  /** Whether sound would come out now. */
  readonly allowed: () => Promise<boolean>
}

const TONES = [
  { hertz: 783.99, at: 0 },
  { hertz: 587.33, at: 0.38 },
] as const
const LENGTH_SECONDS = 1.5
const LOUDNESS = 0.32
/** A refused start never answers. */
const REFUSED_MS = 1500

export function createChime(): Chime {
  let context: AudioContext | undefined

  const wake = async (): Promise<AudioContext | null> => {
    context ??= new AudioContext()
    if (context.state !== 'running') await Promise.race([context.resume().catch(() => undefined), after(REFUSED_MS)])
    return (context.state as string) === 'running' ? context : null
  }

  return {
    ring: async () => {
      const awake = await wake()
      if (awake === null) return false
      for (const tone of TONES) strike(awake, tone.hertz, awake.currentTime + 0.05 + tone.at)
      await after(LENGTH_SECONDS * 1000)
      // An open context costs the processor even when it is silent.
      void awake.suspend()
      return true
    },
    allowed: async () => {
      const awake = await wake()
      void awake?.suspend()
      return awake !== null
    },
  }
}

function strike(context: AudioContext, hertz: number, at: number): void {
  for (const [partial, share] of [
    [1, 1],
    [2, 0.18],
    [3.93, 0.07],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = hertz * partial
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(LOUDNESS * share, at + 0.012)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 1 / partial ** 0.5)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 1.05)
  }
}
