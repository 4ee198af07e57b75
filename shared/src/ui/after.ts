/** Resolves after this long. Never rejects. */
export const after = (ms: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, ms))
