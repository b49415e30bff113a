import type { SeedSite } from '#prisma/seed/types'

const about = `We are people who build distributed systems, run them, or would like to, and who meet once a month to talk about it.
Scale and the bottlenecks on the way there, microservices and the architecture around them, the tools and frameworks we
would pick again: if one of these has kept you up at night, there is a chair for you.

Mostly we meet in a video call, sometimes live in a coffee shop. You do not have to be an expert, and you do not have to speak.

## Books

Two books come up again and again:

- *Designing Data-Intensive Applications*, Martin Kleppmann
- [*Building Microservices*](https://samnewman.io/books/building_microservices_2nd_edition/), Sam Newman
`

const format = `We meet in the [Lean Coffee](https://leancoffee.org/) format. Nobody prepares an agenda; the room makes one.

1. **Propose.** Put a topic on the board of the event, before the meeting or in it. A question is enough.
2. **Vote.** Spend your votes on what you would like to hear about.
3. **Discuss.** We begin with the topic that has most votes. A moderator keeps the time, which is the same for each topic.
4. **Another sip?** When the time is up, thumbs decide: stay a little longer, or take the next one.

What was said goes into the notes, and what we did not reach is listed there for another time.
`

const credits = `The organizer is **Dineshkumar**, founder at Scalescape, Inc. Gojek and Elasticsearch are where he built
systems for high scale. The facts and links on this page come from him.

He has co-organized two meetups, [Golang-Bangalore](https://www.meetup.com/golang-bangalore) and
[Distributed-Systems Bangalore](https://www.meetup.com/distributed-systems-bengaluru/), and speaks at conferences and
meetups about distributed systems, Kafka and Go. See his [talks](https://devdinu.github.io/talks.html) and the
[recordings](https://www.youtube.com/@relyonmetrics/videos).

Find him on [LinkedIn](https://www.linkedin.com/in/dinesh-kumar) and [Twitter](https://twitter.com/devdineshkumar).
`

const problems = `Some problems are small enough to tell over one coffee and hard enough to last a career. These are about failure, and about
what you can still promise once you accept it.

- **The Byzantine generals.** Some of those who must agree may lie, and not even to everybody the same lie. How many honest
  ones does it take?
- **The two generals.** Two armies, one valley, messengers who get lost: no last message can ever be sure that it arrived.
  Tom Scott tells it [in a video](https://www.youtube.com/watch?v=IP-rGJKSZ3s&ab_channel=TomScott).
- **Time synchronization.** Every machine has a clock and no two agree. So what does “before” mean?
- **Exactly once.** Send again and it may happen twice, do not and it may never happen. What we call exactly once is a
  receiver that remembers.

If you like papers, Papers We Love keeps a
[list for distributed systems](https://github.com/papers-we-love/papers-we-love/blob/main/distributed_systems/README.md).
Start with Leslie Lamport.
`

const call = `- **Volunteers and moderators.** Keep the time at one meeting, write notes, welcome people. We show you how.
- **Speakers.** You run something in production and have learned from it? Tell us, and we find a date for your session.
- **Hosts and sponsors.** A room with a coffee machine goes a long way. If you have one, or would like to pay for the coffee
  of a coming event, write to us.
`

export const site: SeedSite = {
  name: 'Distributed Systems Coffee Chat',
  tagline: 'A monthly Lean Coffee about systems that fail in parts.',
  frequency: 'monthly',
  timeZone: 'America/Los_Angeles',
  about,
  format,
  credits,
  problems,
  call,
  conduct: '',
  privacy: '',
  imprint: '',
  topics: [
    'Monolith vs Microservices',
    'Event Driven Architecture',
    'Deployment practices & Production readiness',
    'Handling Failures & Scaling',
    'System Design & Architecture',
    'Kubernetes, Docker, Cloud, etc',
    'Automation & DevOps',
    'CAP',
  ],
  contactEmail: 'hello@coffee-chat.example.org',
}
