import { Dialog } from './dialog.tsx'
import { Key } from './key.tsx'
import { PrimaryKey } from './primary-key.tsx'

/** The words of `t.kiosk.idle`. */
export interface StillHereWords {
  readonly title: string
  readonly text: string
  readonly wiped: string
  readonly seconds: (count: number) => string
  readonly stay: string
  readonly leave: string
}

export interface StillHereProps {
  readonly open: boolean
  readonly words: StillHereWords
  /** The countdown: 20 s, 30 s in large type. The page counts; this shows. */
  readonly secondsLeft: number
  readonly seconds: number
  /** Something was typed that will be wiped. */
  readonly typed?: boolean | undefined
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** "Are you still here?" Anything but leaving means staying. */
export function StillHere({ open, words, secondsLeft, seconds, typed, onStay, onLeave }: StillHereProps) {
  const left = Math.max(0, Math.min(seconds, Math.ceil(secondsLeft)))
  return (
    <Dialog
      open={open}
      title={words.title}
      text={words.text}
      great
      onClose={onStay}
      acts={
        <>
          <PrimaryKey word={words.stay} onPress={onStay} />
          <Key word={words.leave} block onPress={onLeave} />
        </>
      }
    >
      {typed === true && <p>{words.wiped}</p>}
      <p class="countdown" role="timer">
        {words.seconds(left)}
      </p>
      <div class="ebb" aria-hidden="true">
        <span style={{ transform: `scaleX(${seconds === 0 ? 0 : left / seconds})` }} />
      </div>
    </Dialog>
  )
}
