const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `clean` (synchronous) once when this process ends by itself, by an uncaught error, or by a signal.
 * After a signal the process still dies of it, unless somebody else listens for that signal too.
 * Returns the way to call it off.
 */
export function onProcessEnd(clean: () => void): () => void {
  const callOff = (): void => {
    process.off('exit', clean)
    for (const signal of signals) process.off(signal, onSignal)
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    callOff()
    clean()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.once('exit', clean)
  for (const signal of signals) process.once(signal, onSignal)
  return callOff
}
