// What both ends of the wire agree on and a page needs as a value: apart from the schemas, which no page has to load.

/** Raised by a change that an older client cannot live with. */
export const PROTOCOL = 1
/** Seconds between two ticks of the hub. */
export const TICK_SECONDS = 5

/** Names one watched view: the same on both ends. */
export const viewKey = (view: string, params: Readonly<Record<string, unknown>>): string =>
  `${view}?${JSON.stringify(Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))))}`
