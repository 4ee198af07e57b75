import type { Page } from 'playwright'
import { zhHans } from '@tingxu/shared/i18n/zh-Hans.ts'

export type ConsolePage = ReturnType<typeof consoleOn>

/** The page of the duty officer and the office. */
export function consoleOn(page: Page) {
  const { signIn, pairing, pages, services } = zhHans.console
  const dialog = page.getByRole('dialog')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  // A field's hint is part of its name.
  const fill = (label: string, value: string) => page.getByLabel(new RegExp(`^${label}`)).fill(value)
  return {
    page,
    /** The first person of an empty hall. */
    begin: async (code: string, user: string, name: string, password: string) => {
      await button(signIn.first).click()
      await fill(signIn.code, code)
      await fill(signIn.user, user)
      await fill(signIn.name, name)
      await fill(signIn.choosePassword, password)
      await button(signIn.start).click()
      await page.getByRole('link', { name: pages.devices, exact: true }).waitFor()
    },
    signIn: async (user: string, password: string) => {
      await fill(signIn.user, user)
      await fill(signIn.password, password)
      await button(signIn.enter).click()
      await page.getByRole('link', { name: pages.devices, exact: true }).waitFor()
    },
    /** All services at once, for half an hour. */
    suspendHall: async (reason: keyof typeof services.reasons) => {
      await button(services.suspendHall).click()
      await dialog.getByText(services.reasons[reason], { exact: true }).click()
      await dialog.getByRole('button', { name: services.suspendHall, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    resumeHall: async () => {
      await button(services.resumeHall).click()
      await dialog.getByRole('button', { name: services.resumeHall, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    openStatistics: () => page.getByRole('link', { name: pages.statistics, exact: true }).click(),
    openDevices: () => page.getByRole('link', { name: pages.devices, exact: true }).click(),
    /** The screen that waits with this code, as it is read out, gets its place. */
    accept: async (code: string, name: string) => {
      const waiting = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: code, exact: true }) })
      await waiting.getByRole('button', { name: pairing.same, exact: true }).click()
      await fill(pairing.name, name)
      await button(pairing.accept).click()
      await page.getByText(pairing.accepted(name)).waitFor()
    },
  }
}
