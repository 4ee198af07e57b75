// The kept rows, folded anew from the log.
import { rowChanges } from '@tingxu/shared/hall/kept.ts'
import type { RowFold } from '../store/contract.ts'
import { hallEvent } from './restore.ts'

export const rebuildFold: RowFold = (event, get) => rowChanges([hallEvent(event)], event.at, { get })
