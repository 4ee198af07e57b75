// The shapes of all models that are no ticket printers.
import * as v from 'valibot'
import { cardReaderModelSchema } from '../card-reader/model.ts'
import { idReaderModelSchema } from '../id-reader/model.ts'
import { counterBusModelSchema, hidKeypadModelSchema } from '../keypad/model.ts'
import { ledBoardModelSchema } from '../led/model.ts'
import { textModemModelSchema } from '../modem/model.ts'
import { raterModelSchema } from '../rater/model.ts'
import { scannerModelSchema } from '../scanner/model.ts'
import { speakerModelSchema } from '../speaker/model.ts'
import { ticketPrinterModelSchema } from './model.ts'

export const peripheralModelSchemas = [
  counterBusModelSchema,
  hidKeypadModelSchema,
  raterModelSchema,
  ledBoardModelSchema,
  idReaderModelSchema,
  cardReaderModelSchema,
  scannerModelSchema,
  textModemModelSchema,
  speakerModelSchema,
] as const

export const anyModelSchema = v.variant('class', [ticketPrinterModelSchema, ...peripheralModelSchemas])
export type AnyModel = v.InferOutput<typeof anyModelSchema>
export type PeripheralModel = v.InferOutput<(typeof peripheralModelSchemas)[number]>
