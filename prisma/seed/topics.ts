import type { SeedTopic } from '#prisma/seed/types'

/** What members have put up for the next meeting. */
export const topics: SeedTopic[] = [
  {
    title: 'Your queue says at least once. Where do you deduplicate?',
    details:
      'We have an idempotency key in the producer, a unique index in the consumer, and still one double charge a month. Where does it belong?',
  },
  {
    title: 'One shared cache or a cache in every service?',
    details:
      'The shared one survives a restart but costs a hop on every read. I would like to hear who has switched, in either direction, and why.',
  },
  {
    title: 'How far apart may two clocks drift before your system lies?',
    details:
      'We order events by timestamp and lately a reply came before its question. Logical clocks, a better time service, or stop ordering by time?',
  },
  {
    title: 'How much would a single small machine carry, honestly?',
    details:
      'I suspect that our twelve services would fit on a Raspberry Pi. What made you distribute: load, failure, or the number of teams?',
  },
  {
    title: 'Retries made our outage worse. What is your budget for them?',
    details:
      'Backoff and timeouts were in place and three layers still retried each other into the ground. Looking for rules that held in production.',
  },
  {
    title: 'Do you test failure on purpose, or wait for it?',
    details: 'Random kills, model-based tests, game days: what found a real bug for you, and what was theatre?',
  },
]
