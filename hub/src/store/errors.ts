import type { ErrorContext } from '@tingxu/shared/kernel/error.ts'

/** Why a write was refused. The first two reach people; the others tell the pipeline that it is not the writer. */
export interface StoreFailure {
  readonly code: 'store.unavailable' | 'store.read-only' | 'store.sequence-conflict' | 'store.fenced'
  readonly context: ErrorContext
}

/** Why a store cannot be opened, in plain English. `{name}` stands for a value of the context. */
export const storeFaults = {
  'store.no-engine': 'Neither better-sqlite3 nor node:sqlite can be loaded: {reason}.',
  'store.folder-unusable': 'The data folder {folder} cannot be used: {reason}.',
  'store.folder-in-use': 'Another hub (process {pid}) uses the data folder {folder}.',
  'store.folder-read-only': 'The data folder {folder} cannot be written: {reason}.',
  'store.folder-on-network':
    'The data folder {folder} lies on a network file system ({type}), which cannot promise that written data stays.',
  'store.keys-inside-data': 'The folder of the keys {keysDir} must lie outside the data folder {folder}.',
  'store.keys-missing': 'The key {file} is missing, but the data was written with it. Put it back; no new one is made.',
  'store.keys-unreadable': 'The key {file} cannot be read: {reason}.',
  'store.keys-differ': 'The keys are not those that the data was written with. Put the right ones back.',
  'store.other-hall': 'The store belongs to the hall {found}, not to {wanted}.',
  'store.newer-schema': 'The store was written by a newer version (schema {found}, this one knows {known}).',
  'store.damaged': 'The store is damaged at event {seq}: {reason}. Restore the last backup.',
  'store.unreadable': 'The store cannot be read: {reason}. Restore the last backup.',
  'store.backup-invalid': 'The backup {file} cannot be used: {reason}.',
} as const

export type StoreFaultCode = keyof typeof storeFaults

/** Thrown on opening: without its store the hub has no purpose. */
export class StoreError extends Error {
  readonly code: StoreFaultCode
  readonly context: ErrorContext

  constructor(code: StoreFaultCode, context: ErrorContext, cause?: unknown) {
    const sentence = storeFaults[code].replace(/\{(\w+)\}/g, (_, name: string) => String(context[name] ?? '?'))
    super(`${sentence} (${code})`, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
    this.context = context
  }
}

export interface StoreStatus {
  readonly level: 'ok' | 'warning' | 'down'
  readonly code: 'store.ok' | 'store.space-low' | 'store.read-only' | 'store.unavailable'
  readonly context: ErrorContext
}
