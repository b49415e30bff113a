import type { SeedPerson } from '#prisma/seed/types'

/** Invented people, so that every role can be tried out. */
export const people: SeedPerson[] = [
  { name: 'Inês Carvalho', email: 'ines@example.org', role: 'organizer', timeZone: 'America/Los_Angeles' },
  { name: 'Kwame Boateng', email: 'kwame@example.org', role: 'member', timeZone: 'America/Los_Angeles' },
  { name: '高橋 美咲', email: 'misaki@example.org', role: 'member', timeZone: 'Asia/Tokyo' },
  { name: 'Søren Lindqvist', email: 'soren@example.org', role: 'member', timeZone: 'Europe/Copenhagen' },
  { name: 'Ananya Raghavan', email: 'ananya@example.org', role: 'member', timeZone: 'Asia/Kolkata' },
  { name: 'Mateo Quispe', email: 'mateo@example.org', role: 'member', timeZone: 'America/Lima' },
]
