// Why a document cannot be read or written, with what a person needs to mend it.

export const documentFaults = {
  'document.unreadable': '{file} cannot be read: {reason}.',
  'document.invalid': '{file}: at {path} expected {expected}, got {received}.',
  'document.not-written': '{file} cannot be written: {reason}.',
} as const

export type DocumentFaultCode = keyof typeof documentFaults
export type DocumentFaultContext = Readonly<Record<string, string>>

export interface DocumentFault {
  readonly code: DocumentFaultCode
  readonly context: DocumentFaultContext
}

export class DocumentError extends Error implements DocumentFault {
  readonly code: DocumentFaultCode
  readonly context: DocumentFaultContext

  constructor(code: DocumentFaultCode, context: DocumentFaultContext, cause?: unknown) {
    const sentence = documentFaults[code].replace(/\{(\w+)\}/g, (_, name: string) => context[name] ?? '?')
    super(`${sentence} (${code})`, cause === undefined ? undefined : { cause })
    this.name = 'DocumentError'
    this.code = code
    this.context = context
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
