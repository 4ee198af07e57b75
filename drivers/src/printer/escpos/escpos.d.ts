// The few methods of `escpos` 3.0.0-alpha.6 that the codec uses; the package brings no types.
declare module 'escpos' {
  export interface EscposAdapter {
    write(bytes: Buffer, done?: () => void): void
  }

  export class Printer {
    constructor(adapter: EscposAdapter, options?: { encoding?: string; width?: number })
    readonly buffer: { flush(): Buffer }
    /** Words in the printer's encoding, without a line feed. */
    pureText(content: string, encoding?: string): this
    align(side: 'LT' | 'CT' | 'RT'): this
    /** Zero-based in this version: 0 is normal, 1 double. */
    size(width: number, height: number): this
    /** Dots to the next line; the default spacing without an argument. */
    lineSpace(dots?: number | null): this
    raw(bytes: Buffer): this
  }

  const escpos: { readonly Printer: typeof Printer }
  export default escpos
}
