import type { Locator, Page } from 'playwright'

const MOST = 60

/** Goes on with the Tab key until this has the focus. Throws if the key never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < MOST; presses++) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key never reaches ${String(target)}`)
}
