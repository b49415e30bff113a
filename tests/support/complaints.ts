import type { BrowserContext } from '@playwright/test'

/**
 * Hears every breach of a Content-Security-Policy in any page of this browser by its event: of what a script tries and
 * catches (eval, for one) the console tells nothing.
 */
export async function hearBreaches(context: BrowserContext, hear: (what: string) => void): Promise<void> {
  await context.exposeFunction('reportBreach', hear)
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportBreach: (what: string) => void }).reportBreach
      report(`${document.location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
}

/** Gathers all that the pages of this browser complain of: script errors, refused resources, breaches of the policy. */
export async function listenForComplaints(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = []
  await hearBreaches(context, (what) => complaints.push(what))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
  })
  return complaints
}
