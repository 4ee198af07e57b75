/**
 * Every code a device, its transport or its data can report, with what it says in plain English.
 * `{name}` stands for a value of the problem's context. Words for people are translations keyed by code.
 * A retired code is never given another meaning.
 */
export const deviceCodes = {
  'transport.not-found': 'There is no {target}.',
  'transport.refused': '{target} refuses the connection.',
  'transport.open-timeout': '{target} did not answer within {timeoutMs} ms.',
  'transport.write-timeout': '{target} took no more bytes for {timeoutMs} ms.',
  'transport.closed': 'The connection to {target} is closed.',
  'transport.lost': 'The connection to {target} broke: {reason}.',

  'transport.no-permission':
    'No permission to open {target}: install the udev rules of `npm run udev` and plug it in again.',
  'transport.busy': 'Another program holds {target}.',

  'device.closed': 'The driver is closed.',
  'device.starting': 'The device is being prepared.',
  'device.ready': 'The device is ready.',
  'device.not-connected': 'The device cannot be reached.',
  'device.no-answer': 'The device is connected and does not answer.',
  'device.unknown-answer': 'The device answers with bytes that mean nothing.',
  'device.refuses': 'The device refuses the command: {reason}.',

  'reader.card-unreadable': 'A card lies on the reader and cannot be read.',

  'modem.pin-wrong': 'The SIM card wants another PIN or its PUK; nothing more is tried.',
  'modem.no-sim': 'There is no SIM card in the modem.',
  'modem.no-network': 'The modem is in no network.',
  'modem.refused': 'The network did not take the message ({reason}).',

  'speaker.no-player': 'The program {command} that plays sound is not there.',
  'speaker.failed': 'The sound was not played: {reason}.',

  'model.unreadable': '{file} cannot be read: {reason}.',
  'model.invalid': '{file}: at {path} expected {expected}, got {received}.',

  'printer.closed': 'The driver is closed.',
  'printer.starting': 'The printer is being prepared.',
  'printer.ready': 'The printer is ready.',
  'printer.not-connected': 'The printer cannot be reached.',
  'printer.no-answer': 'The printer is connected and does not answer.',
  'printer.unknown-answer': 'The printer answers with bytes that mean nothing.',
  'printer.offline': 'The printer is switched offline.',
  'printer.paper-low': 'The paper will soon be used up.',
  'printer.paper-out': 'The paper is used up.',
  'printer.cover-open': 'The cover is open.',
  'printer.cutter-jam': 'The cutter or the paper is jammed.',
  'printer.head-hot': 'The print head is too hot and pauses.',
  'printer.fault': 'The printer has a fault it cannot leave by itself.',
  'printer.graphics-missing': 'The plate could not be stored in the printer and is sent with every slip.',
  'printer.buffer-not-cleared':
    'Old data in the printer could not be cleared; perhaps it is not the model that was chosen.',

  'job.invalid': 'The slip cannot be printed: {reason}.',
  'job.intent-not-recorded': 'The intent to print could not be recorded, so nothing was sent.',
  'job.queue-full': 'More than {limit} slips are waiting.',
  'job.waited-too-long': 'The slip waited longer than {waitMs} ms.',
  'job.no-proof': 'The printer did not report the slip as printed within {timeoutMs} ms.',
} as const

export type DeviceCode = keyof typeof deviceCodes

export type ProblemContext = Readonly<Record<string, string | number | boolean>>

/** What is wrong, as data: a code of the table above and the values its words need. */
export interface DeviceProblem {
  readonly code: DeviceCode
  readonly context: ProblemContext
}

export const problem = (code: DeviceCode, context: ProblemContext = {}): DeviceProblem => ({ code, context })

/** A lost resource. Only transports throw it; everything above turns it into data. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError'
  readonly code: DeviceCode
  readonly context: ProblemContext

  constructor(code: DeviceCode, context: ProblemContext = {}, cause?: unknown) {
    super(describeProblem({ code, context }), cause === undefined ? undefined : { cause })
    this.code = code
    this.context = context
  }
}

/** The English sentence of a problem, for logs. A value that is missing stays visible as `{name}`. */
export function describeProblem({ code, context }: DeviceProblem): string {
  const sentence = deviceCodes[code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = context[name]
    return value === undefined ? whole : String(value)
  })
  return `${sentence} (${code})`
}

/** A thrown value as a problem; anything that is no `DeviceError` counts as a broken connection. */
export function problemOf(thrown: unknown, target: string): DeviceProblem {
  if (thrown instanceof DeviceError) return problem(thrown.code, thrown.context)
  return problem('transport.lost', { target, reason: thrown instanceof Error ? thrown.message : String(thrown) })
}
