// What a figure of the bench is: measured in one run beside its baseline, held against its aim.

export interface Measured {
  readonly value: number
  /** The same with the bare library or on an idle hub, in the same run; null for budgets and counts. */
  readonly baseline: { readonly what: string; readonly value: number } | null
  /** Lowest and highest over the rounds, where there are rounds. */
  readonly spread?: readonly [number, number]
  /** Further numbers somebody may want to see. */
  readonly details?: Readonly<Record<string, number>>
}

export interface Figure {
  readonly name: string
  readonly unit: string
  readonly aim:
    | { readonly atLeast: number }
    | { readonly atMost: number }
    | { readonly between: readonly [least: number, most: number] }
  readonly measure: (bench: BenchContext) => Promise<Measured>
}

export interface BenchContext {
  /** Rounds of an interleaved comparison; the aims are stated for five. */
  readonly rounds: number
  /** A fresh folder below the bench's own; removed at the end. */
  readonly scratch: (name: string) => Promise<string>
  readonly onProgress: (text: string) => void
}

export function isMet({ aim }: Figure, value: number): boolean {
  if ('between' in aim) return value >= aim.between[0] && value <= aim.between[1]
  return 'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost
}

export function aimText({ aim }: Figure): string {
  if ('between' in aim) return `${aim.between[0]}–${aim.between[1]}`
  return 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`
}
