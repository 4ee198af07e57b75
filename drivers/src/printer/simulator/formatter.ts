// What a printer does with text, distances and pages: from commands to things on paper.
import type { TicketPrinterModel } from '../../models/model.ts'
import { cellsOf, cellWidth } from '../cells.ts'
import { CELL_DOTS, LINE_DOTS } from '../layout.ts'
import type { PaperItem } from './paper.ts'
import type { PrinterCommand } from './command-reader.ts'

/** An item whose place is not settled: `x` from the left of the line or page, `bottom` from its base line. */
type Loose = {
  readonly x: number
  readonly width: number
  readonly height: number
  readonly item: (x: number, y: number) => PaperItem
}

export interface Formatter {
  isChinese(): boolean
  /** Back to how the printer wakes up; what was not yet printed is lost. */
  reset(): void
  /** `true` when the command was one of layout and has been done. */
  run(command: PrinterCommand): boolean
  /** Puts something that takes a whole line, or a place on the page. */
  place(width: number, height: number, item: (x: number, y: number) => PaperItem): void
  /** Prints the line that is being filled. */
  flush(): void
}

export interface FormatterOutput {
  /** Upper edge of what is put next, rows from the top of the slip. */
  top(): number
  put(item: PaperItem): void
  feed(rows: number): void
}

const DEFAULT_SPACING = 34
/** Things on one line or page: a bound for noise, far above any slip. */
const MOST_LOOSE = 500

const start = () => ({
  ...{ margin: 0, printWidth: 0, spacing: DEFAULT_SPACING, widthScale: 1, heightScale: 1, chineseDouble: false },
  ...{ bold: false, reverse: false, align: 0, chinese: false, x: 0 },
})

export function createFormatter(model: TicketPrinterModel, output: FormatterOutput): Formatter {
  const { widthDots } = model.paper
  const baselineDots = model.pageMode?.baselineDots ?? 0
  const decoder = new TextDecoder('gb18030')
  let now = { ...start(), printWidth: widthDots }
  let line: Loose[] = []
  let page: { x: number; y: number; width: number; height: number; row: number; items: PaperItem[] } | undefined

  /** What is left right of the margin. */
  const room = () => Math.max(CELL_DOTS * 2, Math.min(now.printWidth, widthDots - now.margin))

  /** Prints the line and moves on by `rows`, or by the line's own height if that is more. */
  const newLine = (rows: number) => {
    now.x = 0
    if (page !== undefined) {
      page.row += rows
      return
    }
    const height = Math.max(0, ...line.map((loose) => loose.height))
    const used = Math.max(0, ...line.map((loose) => loose.x + loose.width))
    const shift = now.align === 1 ? Math.floor((room() - used) / 2) : now.align === 2 ? room() - used : 0
    // Words stand on one base line, an eighth above their lower edge.
    const baseline = height - height / 8
    for (const { x, height: own, item } of line) {
      output.put(item(now.margin + Math.max(0, shift) + x, output.top() + Math.round(baseline - (own - own / 8))))
    }
    line = []
    output.feed(Math.max(rows, height))
  }
  const flush = () => {
    if (line.length > 0) newLine(0)
  }

  const putOnPage = (item: PaperItem) => {
    if (page !== undefined && page.items.length < MOST_LOOSE) page.items.push(item)
  }

  const words = (text: string, isWide: boolean) => {
    const usesOwnScale = isWide && model.text.chineseSize === 'fs'
    const widthScale = usesOwnScale ? (now.chineseDouble ? 2 : 1) : now.widthScale
    const heightScale = usesOwnScale ? (now.chineseDouble ? 2 : 1) : now.heightScale
    const { bold, reverse } = now
    const height = LINE_DOTS * heightScale
    const width = cellWidth(text) * CELL_DOTS * widthScale
    const item = (x: number, y: number): PaperItem => ({ kind: 'text', x, y, text, width, height, bold, reverse })
    if (page !== undefined) {
      putOnPage(item(page.x + now.x, page.y + baselineDots + page.row - (height - height / 8)))
    } else {
      if ((now.x + width > room() && now.x > 0) || line.length >= MOST_LOOSE) newLine(now.spacing)
      line.push({ x: now.x, width, height, item })
    }
    now.x += width
  }

  const text = (bytes: Uint8Array) => {
    const decoded = now.chinese ? decoder.decode(bytes) : String.fromCharCode(...bytes)
    // Latin and Chinese runs are scaled by different commands on some boards.
    for (const run of decoded.match(/[\x20-\x7e]+|[^\x20-\x7e]+/gu) ?? []) words(run, cellsOf(run) === 2)
  }

  const finishPage = () => {
    const done = page
    page = undefined
    now.x = 0
    if (done === undefined) return
    const top = output.top()
    for (const item of done.items) output.put({ ...item, y: item.y + top })
    output.feed(done.y + done.height)
  }

  const place: Formatter['place'] = (width, height, item) => {
    if (page !== undefined) {
      putOnPage(item(page.x + now.x, page.y + baselineDots + page.row - height))
      now.x += width
      return
    }
    flush()
    const shift = now.align === 1 ? Math.floor((room() - width) / 2) : now.align === 2 ? room() - width : 0
    output.put(item(now.margin + Math.max(0, shift), output.top()))
    output.feed(height)
  }

  const reset = () => {
    now = { ...start(), printWidth: widthDots }
    line = []
    page = undefined
  }

  const commands: Readonly<Record<string, (data: Uint8Array) => void>> = {
    text,
    LF: () => newLine(now.spacing),
    FF: finishPage,
    CAN() {
      line = []
      if (page !== undefined) page.items = []
    },
    'ESC @': reset,
    'ESC 2': () => (now.spacing = DEFAULT_SPACING),
    'ESC 3': ([n = 0]) => (now.spacing = n),
    'ESC J': ([n = 0]) => newLine(n),
    'ESC d': ([n = 0]) => newLine(n * now.spacing),
    'ESC a': ([n = 0]) => (now.align = n % 48 <= 2 ? n % 48 : now.align),
    'ESC E': ([n = 0]) => (now.bold = (n & 1) === 1),
    'ESC $': (data) => (now.x = Math.min(two(data), widthDots)),
    'ESC L': () => (page ??= { x: 0, y: 0, width: widthDots, height: widthDots, row: 0, items: [] }),
    'ESC S': () => (page = undefined),
    'ESC W'(data) {
      if (page === undefined) return
      const [x, y, width, height] = [two(data), two(data.subarray(2)), two(data.subarray(4)), two(data.subarray(6))]
      page = {
        x: Math.min(x, widthDots),
        y: Math.min(y, 4096),
        width,
        height: Math.min(height, 4096),
        row: 0,
        items: page.items,
      }
      now.x = 0
    },
    'FS &': () => (now.chinese = true),
    'FS .': () => (now.chinese = false),
    'FS !': ([n = 0]) => (now.chineseDouble = (n & 0x0c) !== 0),
    'GS !'([n = 0]) {
      now.widthScale = ((n >> 4) & 7) + 1
      now.heightScale = (n & 7) + 1
    },
    'GS B': ([n = 0]) => (now.reverse = (n & 1) === 1),
    'GS L': (data) => (now.margin = Math.min(two(data), widthDots)),
    'GS W': (data) => (now.printWidth = two(data)),
    'GS $'(data) {
      if (page !== undefined) page.row = Math.min(two(data), 4096)
    },
  }

  return {
    isChinese: () => now.chinese,
    reset,
    flush,
    place,
    run({ name, data }) {
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined
      if (command === undefined || ((name === 'ESC L' || name === 'FF') && model.pageMode === null)) return false
      if (name === 'ESC L') flush()
      command(data)
      return true
    },
  }
}

const two = ([low = 0, high = 0]: Uint8Array): number => low + high * 256
