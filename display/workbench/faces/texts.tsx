import type { FaceProps } from '../faces.ts'
import type { Faces } from '../peripherals.ts'

export function Texts({ t, face: { texts } }: FaceProps<Faces['text-modem']>) {
  const { bench } = t.links
  if (texts.length === 0) return <p class="second">{bench.noTexts}</p>
  return (
    <ul class="texts" aria-label={bench.texts}>
      {texts.map(({ to, text }, at) => (
        <li key={texts.length - at}>
          <span class="second">{to}</span> {text}
        </li>
      ))}
    </ul>
  )
}
