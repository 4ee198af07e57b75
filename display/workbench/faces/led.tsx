import { useEffect, useRef } from 'preact/hooks'
import type { FaceProps } from '../faces.ts'
import { type Faces, type LedArea, litDots } from '../peripherals.ts'

const WIDE = 160
const HIGH = 16
/** Pixels from one dot to the next. */
const PITCH = 4
const DOT = 1.55
const COLOURS = { red: '#ff5a3c', green: '#4be07a', yellow: '#ffc83d' } as const
const OFF = '#1d1a18'

export function Led({ t, face }: FaceProps<Faces['led-board']>) {
  const { bench } = t.links
  return (
    <div class="leds">
      {face.areas.map((area) => (
        <figure key={area.address}>
          <figcaption class="second">
            {area.counter === null ? bench.address(area.address) : bench.counter(area.counter)}
          </figcaption>
          <Dots area={area} dark={bench.dark} />
        </figure>
      ))}
    </div>
  )
}

function Dots({ area: { text, colour }, dark }: { readonly area: LedArea; readonly dark: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const page = canvas.current?.getContext('2d')
    if (page) drawDots(page, text, COLOURS[colour ?? 'red'])
  }, [text, colour])
  return (
    <canvas ref={canvas} width={WIDE * PITCH} height={HIGH * PITCH} role="img" aria-label={text === '' ? dark : text} />
  )
}

/** The page's own font, cut down to sixteen rows: which character stands where is the board's. */
function drawDots(page: CanvasRenderingContext2D, text: string, lit: string): void {
  const small = new OffscreenCanvas(WIDE, HIGH).getContext('2d', { willReadFrequently: true })
  page.fillStyle = '#0b0a09'
  page.fillRect(0, 0, WIDE * PITCH, HIGH * PITCH)
  const dot = (x: number, y: number): void => {
    page.beginPath()
    page.arc((x + 0.5) * PITCH, (y + 0.5) * PITCH, DOT, 0, Math.PI * 2)
    page.fill()
  }
  page.fillStyle = OFF
  for (let y = 0; y < HIGH; y++) for (let x = 0; x < WIDE; x++) dot(x, y)
  if (small === null || text === '') return
  small.font = `15px ${getComputedStyle(page.canvas).fontFamily}`
  small.textAlign = 'center'
  small.textBaseline = 'middle'
  small.fillText(text, WIDE / 2, HIGH / 2 + 0.5, WIDE)
  page.fillStyle = lit
  for (const [x, y] of litDots(small.getImageData(0, 0, WIDE, HIGH).data, WIDE, HIGH)) dot(x, y)
}
