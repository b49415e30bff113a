import type { SeedEvent } from '#prisma/seed/types'

const timeZone = 'America/Los_Angeles'

const firstNotes = `## Distributed systems at high scale without k8s (pain points)

- Where k8s was in use, it grew with the need and made little fuss about it.
- EKS was another matter: it caused frustration.
- What helped: run in containers and keep instances warm before the load comes.
- k8s has its own pain points once the scale is high.
- Without k8s, following the load up and down turned out to be tricky.

## Horizontal scaling vs vertical scaling

- Storage: scale up, with a bigger machine.
- Applications, bound by CPU and memory: scale out, with more machines.
- Wanted: a setup that also shrinks when the load is gone.
- The business case on the table was indexing.

## Migration to Go and personal experience

- The piece that moved was a proxy. It needed an alternative, Go got the job, and it has held up so far.
- Gains: a smaller infrastructure bill, shorter deployments, better performance.

## Downtime experience in complex distributed systems

- Downtime in complex systems had its turn on the table. Nobody wrote the details down.

## Production readiness

- Exponential backoff, and timeouts.
- Auto scaling that follows the number of requests.

## Tools and key terms

- Envoy
- k8s
- Production readiness
`

export const events: SeedEvent[] = [
  {
    slug: '2023-04-06-coffee-chat-01',
    title: 'Distributed Systems Chat #01',
    summary:
      'The first one, live. High scale with and without k8s, scaling up or out, a move to Go, downtime, and what makes a system ready for production.',
    date: '2023-04-06',
    startTime: null,
    endTime: null,
    timeZone,
    mode: 'in-person',
    place: null,
    links: [
      {
        label: 'Post on LinkedIn',
        url: 'https://www.linkedin.com/feed/update/urn:li:activity:7050327145415405568/',
      },
    ],
    notes: firstNotes,
  },
  {
    slug: '2023-05-10-coffee-chat-02',
    title: 'Distributed Systems Chat #02',
    summary: 'The second one, on Zoom: the same table, with everybody behind their own mug.',
    date: '2023-05-10',
    startTime: null,
    endTime: null,
    timeZone,
    mode: 'online',
    place: null,
    links: [{ label: 'Event page on Luma', url: 'https://lu.ma/dsys02' }],
    notes: null,
  },
  {
    slug: '2023-08-14-coffee-chat-03',
    title: 'Distributed Systems Chat #03',
    summary: 'The third one, in person again.',
    date: '2023-08-14',
    startTime: null,
    endTime: null,
    timeZone,
    mode: 'in-person',
    place: null,
    links: [{ label: 'Event page on Luma', url: 'https://lu.ma/dsys03' }],
    notes: null,
  },
]
