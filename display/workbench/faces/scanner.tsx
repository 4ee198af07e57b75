import { useState } from 'preact/hooks'
import { Key } from '@tingxu/shared/ui/key.tsx'
import type { FaceProps } from '../faces.ts'
import type { Faces } from '../peripherals.ts'

export function Scanner({ t, face: { codes }, onAct }: FaceProps<Faces['scanner']>) {
  const { bench } = t.links
  const [own, setOwn] = useState('')
  const scan = (text: string): void => onAct({ act: 'scan', text })
  return (
    <div class="scanner-face">
      <div class="acts">
        {codes.map((code) => (
          <Key key={code} word={code} onPress={() => scan(code)} />
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (own !== '') scan(own)
        }}
      >
        <input
          aria-label={bench.scanOwn}
          placeholder={bench.scanOwn}
          maxLength={300}
          value={own}
          onInput={({ currentTarget }) => setOwn(currentTarget.value)}
        />
        <Key word={bench.scan} submit />
      </form>
    </div>
  )
}
