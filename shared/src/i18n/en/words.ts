/** `1 person`, `7 people`. */
export function plural(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`
}

/** `10–15 minutes`, `1 hour`, `5 minutes`. */
export function span(low: number, high: number, one: string, other: string): string {
  return low === high ? plural(low, one, other) : `${low}–${high} ${other}`
}
