// What the search is made from and what it answers. Light enough to be made anew whenever the list of guides changes.
import type { LocalText } from '../i18n/local-text.ts'

/** One thing that can be found. */
export interface FindEntry {
  readonly id: string
  readonly name: LocalText
  /** Everyday names: searched, never shown as its name. */
  readonly alsoCalled: readonly LocalText[]
  readonly department?: LocalText | undefined
}

/** How people say things, kept as data that anybody can edit: `config/search/everyday-words.json`. */
export interface EverydayWords {
  /** Each begins with the office's word; the others mean the same. */
  readonly same: readonly (readonly [office: string, ...everyday: string[]])[]
  /** Says nothing of what is wanted: "怎么办". */
  readonly fillers: readonly string[]
}

/** What a page needs beside the entries. It comes from the hub, cut down to the characters that occur. */
export interface FindTables {
  /** As `di低地 bao保`, apart by blanks. */
  readonly readings: string
  /** Traditional before simplified, in pairs: `證证戶户`. */
  readonly simplified: string
  readonly words: EverydayWords
}

export interface FindHit {
  readonly id: string
  /** 0–1: how much of what was typed is there. */
  readonly match: number
  /** Which of its texts was meant. */
  readonly by: 'name' | 'also-called' | 'everyday-word' | 'department'
}

export interface Finder {
  /** Best first. Nothing typed, nothing found. @param limit 1–50 */
  readonly find: (typed: string, limit: number) => readonly FindHit[]
}
