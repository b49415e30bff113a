import type { SeedEntry } from '#prisma/seed/types'

const markdown = `
## What it is

A distributed system is a set of computers on a network that work towards one end, and have nothing but messages to do it
with. Distributed computing is the study of such systems; a program that runs on one is a distributed program. What it runs
on ranges wider than the word suggests: services behind a shop, a game with a hundred thousand players in one world, peers
that exchange files without anybody in the middle.

How the messages travel is a choice. Plain HTTP, calls that imitate a local function, and queues that keep what was said until
somebody listens are three common ones, and each brings its own idea of what happens when nobody answers.

## Three marks

Three properties set these systems apart. They are worth knowing by heart, because most surprises are one of them:

- **The parts run at the same time.** Two of them may do the same thing, or opposite things, and both be right by what they
  knew.
- **There is no clock for all.** Each machine has one, and they disagree. “The last write wins” is a decision about whose
  clock one believes.[^clock]
- **The parts fail on their own.** Some of the system is down and the rest carries on, not knowing which some.

From the third follows what one meets in practice: partitions of the network, failures of a part, and upgrades that have
reached half of the machines. On a single computer these do not exist, so no amount of care on a single computer prepares
for them.

## What became of transparency

For a long time the aim was *location transparency*: code should not need to know whether the object it speaks to is in the
same process or across an ocean. The idea has fallen out of favour. A local call either returns or the program is gone; a
remote one has a third outcome, in which the work may or may not have been done. An interface that hides the difference
takes from its caller the only person who could decide what to do about it.

The CAP theorem is the same thought as a theorem: while a partition lasts, a system that keeps answering everywhere cannot
keep all answers consistent. It does not say “pick two”. Partitions are not picked.

## Where it stands

Industry reports like to put a technology on an adoption curve, between the innovators and the late majority. The page that
this one was written after has the heading and no mark under it, and we leave it so: **unknown**. A practice that half of the
industry runs on and that few would say they have under control resists a point on a line.

## Heard from practice

Among the talks that are collected under this topic, a few kinds come back:

| Kind                          | Talks                                                                                             |
| ----------------------------- | ------------------------------------------------------------------------------------------------- |
| Incidents, and what followed  | Debugging Microservices: How Google SREs Resolve Outages; Heretical Resilience: To Repair is Human |
| Moving to an orchestrator     | Forced Evolution: Shopify’s Journey to Kubernetes; Chick-Fil-A: Milking the Most Out of 1000’s of K8s Clusters |
| Seeing across services        | Canopy: Scalable Distributed Tracing & Analysis @Facebook                                         |
| Fault tolerance in the small  | Efficient Fault Tolerant Java with Aeron Clustering; Modeling the Real World With Elixir/OTP       |
| The honest title              | Help! I Accidentally Distributed My System!                                                        |

*No Microservice Is an Island* comes with an interview. Its speaker had worked at Capital One on the first layer of services
that the mobile app and the website reach, in Node, where each request was checked and passed on into a wide landscape of
other services; and then at Square, on a Ruby on Rails monolith on its way to becoming services. To have walked the road from
both ends is rare, and the comparison is the best part. The talks stand on [our shelves](/resources?kind=talk).

## Where to begin

The [[Study notes: distributed systems|study notes]] draw a map of the questions. [[Discovering distributed systems]] tells
how one engineer learned by building. And the [notes of our meetings](/notes) show which of these questions people who run
such systems bring to a table of their own accord; it is seldom the ones in the textbooks.

[^clock]: Leslie Lamport’s paper of 1978, *Time, Clocks, and the Ordering of Events in a Distributed System*, shows how much
    order one can have without asking what time it is.
`

/** Written after the text of an industry topic page. */
export const topicPage: SeedEntry = {
  slug: 'distributed-systems',
  kind: 'topic',
  title: 'Distributed systems',
  description: 'What the term means, three marks by which to know one, and what people who run them talk about.',
  author: null,
  day: '2023-03-30',
  sources: [
    { label: 'the topic page of an industry journal', url: null },
    { label: 'Distributed computing', url: 'https://en.wikipedia.org/wiki/Distributed_computing' },
  ],
  ideas: ['Which of the three marks surprised you last?', 'What did location transparency get right?'],
  markdown,
}
