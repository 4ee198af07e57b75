import type { FaceProps } from '../faces.ts'
import { callOfPath, type Faces } from '../peripherals.ts'

export function SpeakerFace({ t, face: { spoken } }: FaceProps<Faces['speaker']>) {
  const { bench } = t.links
  if (spoken.length === 0) return <p class="second">{bench.noSpoken}</p>
  return (
    <ul class="spoken" aria-label={bench.spoken}>
      {spoken.map(({ id, path, state }) => {
        const call = callOfPath(path)
        return (
          <li key={id}>
            <span>{call === null ? path : bench.spokenCall(call.number, call.counter)}</span>
            <span class="second">{bench.ended[state]}</span>
            <audio controls preload="none" src={path} />
          </li>
        )
      })}
    </ul>
  )
}
