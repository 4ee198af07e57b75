// Every figure of the bench, in the order they are measured.
import type { Figure } from './figure.ts'
import { boardCpu } from './figures/board-cpu.ts'
import { callRace } from './figures/call-race.ts'
import { callToGlassP99Ms } from './figures/call-to-glass.ts'
import { fanoutRatio } from './figures/fanout.ts'
import { hallDayP99Ratio } from './figures/hall-day.ts'
import { kioskInpMs, kioskJsKbGz, kioskLcpMs } from './figures/kiosk-page.ts'
import { estimateAllMs, orderUs } from './figures/order.ts'
import { replayPerS } from './figures/replay.ts'
import { hubRssMb, rssGrowth } from './figures/rss.ts'
import { searchReadyMs, searchRecall5 } from './figures/search.ts'
import { startRatio } from './figures/start.ts'
import { takeTicketP99Ratio, takeTicketRatio } from './figures/take-ticket.ts'
import { waitMaeRatio, waitP80Coverage, waitP80WorstHalfHour } from './figures/waits.ts'

export const figures: readonly Figure[] = [
  takeTicketRatio,
  takeTicketP99Ratio,
  fanoutRatio,
  callToGlassP99Ms,
  callRace,
  hallDayP99Ratio,
  startRatio,
  replayPerS,
  orderUs,
  estimateAllMs,
  waitMaeRatio,
  waitP80Coverage,
  waitP80WorstHalfHour,
  searchRecall5,
  searchReadyMs,
  hubRssMb,
  rssGrowth,
  kioskJsKbGz,
  kioskLcpMs,
  kioskInpMs,
  boardCpu,
]
