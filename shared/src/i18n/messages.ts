import type { zhHans } from './zh-Hans.ts'

/** Everything the product says, by page. Simplified Chinese gives the shape; a language that lacks a text does not compile. */
export type Messages = typeof zhHans

/** Facts an error carries beside its code, as the hub sent them. */
export type ErrorFacts = Readonly<Record<string, unknown>>

/** A sentence for an error code, plain or made from the error's facts. */
export type ErrorText = string | ((facts: ErrorFacts) => string)

/** Any part of the catalogue, for a hall's own wording and for derived languages. */
export type MessagesPatch = Patch<Messages>

type Patch<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> }
    : T
