import { emailAddress } from '#lib/text'
import { ensureClient } from './build.ts'
import { Refusal } from './refusal.ts'
import { checkEnvironment, openDatabase } from './site.ts'
import { runCommand, step } from './steps.ts'

// npm run organizer -- address: makes that person an organizer and prints a link to sign in with; the way back in when
// nobody is, or when mails do not come.

await runCommand(async (stops) => {
  const address = emailAddress.safeParse(process.argv[2])
  if (!address.success) throw new Refusal('Name the address: npm run organizer -- you@example.org')
  await checkEnvironment()
  await stops.open(ensureClient)
  await openDatabase(stops)
  const { makeOrganizer } = await import('#lib/people/commands-organizer')
  const made = await stops.open(() => makeOrganizer(address.data))
  if (!made.ok) throw new Refusal(made.failure.message)
  step(`${made.value.email} is an organizer. This link signs in, once, within ten minutes:`)
  console.log(`\n${made.value.link}\n`)
})
