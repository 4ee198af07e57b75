import { useState } from 'preact/hooks'
import { Key } from '@tingxu/shared/ui/key.tsx'
import type { FaceProps } from '../faces.ts'
import { keyBytes, type Faces } from '../peripherals.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']
const SCORES = [1, 2, 3, 4]
const MOST_DIGITS = 6
const SHOWN_EACH = 3

/** One line of callers and evaluators; one of them lies in front. */
export function Callers({ t, face, onAct }: FaceProps<Faces['counter-bus']>) {
  const { bench } = t.links
  const [chosen, setChosen] = useState(face.seats[0]?.address ?? 0)
  const [typed, setTyped] = useState('')
  const seat = face.seats.find(({ address }) => address === chosen)
  const words: Readonly<Record<string, string>> = bench.keys
  if (seat === undefined) return null
  const press = (bytes: string): void => {
    // Keys of two bytes bring their own digit.
    onAct({ act: 'press', address: seat.address, keys: keyBytes(typed, bytes) })
    setTyped('')
  }
  return (
    <div class="callers">
      <div class="acts" role="group" aria-label={bench.title}>
        {face.seats.map(({ address, counter }) => (
          <Key
            key={address}
            word={counter === null ? bench.address(address) : bench.counter(counter)}
            pressed={address === chosen}
            onPress={() => {
              setChosen(address)
              setTyped('')
            }}
          />
        ))}
      </div>
      <div class="window" role="img" aria-label={`${bench.waitingAndTicket}: ${seat.digits}`}>
        <span>{seat.digits.slice(0, SHOWN_EACH)}</span>
        <span>{seat.digits.slice(SHOWN_EACH)}</span>
      </div>
      <p class="second">
        {bench.digitsTyped}: {typed === '' ? '–' : typed}
      </p>
      <div class="pad">
        {DIGITS.map((digit) => (
          <Key
            key={digit}
            word={digit}
            onPress={() => setTyped((before) => `${before}${digit}`.slice(0, MOST_DIGITS))}
          />
        ))}
        {face.keys.map(({ key, bytes }) => (
          <Key
            key={bytes}
            word={words[key] ?? key}
            look={key === 'call-next' ? 'main' : 'live'}
            onPress={() => press(bytes)}
          />
        ))}
      </div>
      <div class={seat.asksForRating ? 'acts asked' : 'acts'}>
        {SCORES.map((score) => (
          <Key
            key={score}
            word={bench.rateAs(score)}
            onPress={() => onAct({ act: 'rate', address: seat.address, score })}
          />
        ))}
      </div>
    </div>
  )
}
