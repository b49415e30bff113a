import type { SeedEntry } from '#prisma/seed/types'

const markdown = `
These are notes for somebody who has built things that run on one machine and is about to build something that does not.
They are a map, not a course: each part says what the question is, what people answer, and what is still open. The map has
edges, and they are marked.

## What the words are for

*System design* is the craft of keeping a large body of software within what people can understand. *Distributed systems*
is narrower: what changes once the parts run on machines that share neither memory nor a clock, and can stop one by one.
Four things then need an answer that a single process gets for free: **coordination** (who does this?), **communication**
(did they hear it?), **synchronization** (what came first?) and **failure** (are they gone, or slow?).[^slow]

The first three have answers. The fourth does not, in general, and most of the other difficulties are that one in disguise.
Our [[Distributed systems]] page has the definition and where it comes from.

Three aims pull on every design, and seldom in one direction:

- **Resilience**: a part may fail without the whole failing. It costs copies, and copies have to agree.
- **Scalability**: more load needs more machines and not another design. It costs the freedom to ask one place.
- **Maintainability**: somebody who was not there can change it. It costs whatever the other two made clever.

How would one measure them? For scalability, throughput against machines is a start, with the latency of the slowest
percent beside it. For resilience, the time from a fault to a correct answer. For maintainability nobody has a good number;
the time from a newcomer’s first day to their first harmless deployment is a better one than most.

## Eight things that are not true

Peter Deutsch and colleagues at Sun collected the assumptions that newcomers make without noticing. Each is worth reading
as a question to put to one’s own design.

| The assumption                        | The question                                                 |
| ------------------------------------- | ------------------------------------------------------------ |
| The network is reliable               | What does the caller do when no answer comes?                |
| Latency is zero                       | How many round trips does one click take?                    |
| Bandwidth is infinite                 | What happens to the page when somebody has 10,000 of these?  |
| The network is secure                 | Who may speak to this port, and how does it know?            |
| The topology does not change          | Which address is written down somewhere?                     |
| There is one administrator            | Who else can restart this, and whom do they tell?            |
| Transport costs nothing               | What does serializing cost, in money and in milliseconds?    |
| The network is homogeneous            | What does the oldest client that still calls us understand?  |

The first two do most of the damage. A swarm of robots that has to spread out and yet stay within radio range of each other
has the first one as its daily work; a web service has it on a bad Tuesday.

## Why split at all

There are four reasons that hold up, and it is good to know which one is yours:

1. Load comes in bursts, and parts can be multiplied on their own and replaced when they die.
2. Parts can be tested and shipped in smaller pieces, by whoever changed them.
3. Teams can own a part each, and decide within it.
4. A part can use the tool that fits it, and change it later.

None of them is “it will be simpler”. A function call that becomes a request gains a timeout, a retry, a version and a
person to page. If only the third reason applies, modules with an owner may be enough.

### Where to cut

The usual advice is to cut by *what the business does* and not by technical layer. The principles that were written for
classes turn out to hold for services too: a part should have one reason to change; it should be open to extension without
being rewritten; and things that change for the same reason should be shipped together. That last one, the common closure
principle, is the one that a bad cut breaks first: when every feature touches three services, there is one service in three
places.

## Data: one database each, or one for all

The textbook gives each service a database of its own. A change of one schema then breaks nobody else, and a graph can live
in a graph store while orders stay in a relational one. What it takes away is the join and the transaction. What was one
statement is now a conversation, and between its sentences anything may happen.

A shared cache is the opposite trade. It is one more hop than a cache in the process, and it survives the crash of a server
that fills it. Then there is when to write:

- *Write-through* stores in the cache and behind it before it answers. Slower, and what was acknowledged is kept.
- *Write-back* answers at once and stores later. Fewer calls, and a window in which a crash loses what somebody was told is
  safe.

That window deserves a name in the code. A store that makes it visible might look like this:

~~~go
// Put answers once the value is in the cache. It is durable
// only after Flush has returned without an error: until then a
// crash loses it, although the caller was told that it is there.
func (c *WriteBack) Put(key string, value []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = value
	c.dirty[key] = struct{}{}
}

// Flush stores what is dirty. What fails stays dirty, so that
// the next Flush tries it again: at least once.
func (c *WriteBack) Flush(ctx context.Context) error {
	for key, value := range c.takeDirty() {
		if err := c.store.Put(ctx, key, value); err != nil {
			c.markDirty(key)
			return fmt.Errorf("flush %q: %w", key, err)
		}
	}
	return nil
}
~~~

Between \`takeDirty\` and \`markDirty\` somebody may have put a newer value. Whether that is a bug depends on whether
\`store.Put\` of the older one can land after the newer one. It usually can.

## Calling, or telling

A remote call waits. While it waits it holds a thread, memory and somebody’s patience, and if the one it calls is slow, so
is the caller, and so is whoever calls the caller. A message is handed over and forgotten by the one who sends it; a broker
keeps it until somebody is ready to take it. Availability improves because the two need not be alive at the same time.

Microsoft’s guide to microservices goes furthest: it advises against any chain of synchronous requests between services, for
queries too, because a single failed link then fails the whole request. Taken to the letter that means copying data to where
it is read, and living with copies that are late.[^late]

Messages do not abolish failure; they move it. What a broker can promise is *at least once* or *at most once*. “Exactly
once” is a property of the whole, made of at least once and of a receiver that recognizes what it has already done.

Which protocol depends on the traffic: AMQP (RabbitMQ speaks it) fits transactional messages with acknowledgements, DDS (it
carries ROS 2) fits sensor data fanned out to many readers on a network one owns.

## Watching it and hurting it

Two kinds of tools came up, and they answer different questions. Prometheus with Grafana, or Kibana over logs, say what
the system is doing *now*. Locust, JMeter and Gatling say what it would do under a load that has not come yet. A load test
tells the truth only if it does what users do; a hundred clients that wait for each answer before they ask again will never
show you a queue that grows without bound.

## Small steps

A plan that fits into evenings:

1. For every unknown term, one sentence of one’s own, in one’s own notes. Not a link: a sentence.
2. A key-value store over a network, in Go, by the book: first one node, then a log, then a second node.
3. A game of noughts and crosses for many players. It sounds like a toy and contains consensus, sessions and reconnects.

The [[Discovering distributed systems]] article describes one person’s version of the second step in more detail.

## What stays open

Go makes it cheap to wait for many things at once, and says nothing about what to do when half of them do not come. Whether
functional programming and an orchestrator such as Kubernetes together make state more predictable, or only move it to where
one does not look, nobody at the table could say. The questions below are the ones that we would like to hear about.

[^slow]: In a network without a bound on delay nobody can tell a dead process from a slow one. Fischer, Lynch and Paterson
    showed in 1985 what follows: no deterministic protocol reaches consensus for certain if even one process may stop.
    Practical protocols keep safety always and promise progress only while the network behaves.

[^late]: How late is a number that one can measure and show. A page that says “as of 10:42” is honest; one that says nothing
    is merely lucky.
`

/** Written after a member's study notes. */
export const studyNotes: SeedEntry = {
  slug: 'study-notes-distributed-systems',
  kind: 'study-notes',
  title: 'Study notes: distributed systems',
  description:
    'A map for somebody whose programs have so far run on one machine: what changes, what people answer, and what is still open.',
  author: null,
  day: '2023-04-20',
  sources: [
    { label: 'the study notes of a member', url: null },
    {
      label: 'Fallacies of distributed computing',
      url: 'https://en.wikipedia.org/wiki/Fallacies_of_distributed_computing',
    },
    { label: 'Pattern: Database per service', url: 'https://microservices.io/patterns/data/database-per-service.html' },
    {
      label: 'Communication in a microservice architecture',
      url: 'https://docs.microsoft.com/en-us/dotnet/architecture/microservices/architect-microservice-container-applications/communication-in-microservice-architecture',
    },
    {
      label: 'RPC vs. messaging: which is faster?',
      url: 'https://particular.net/blog/rpc-vs-messaging-which-is-faster',
    },
  ],
  ideas: [
    'What does Go give us for resilience, and what does it leave to us?',
    'How do you measure maintainability?',
    'When is a shared cache the right answer?',
    'Do Kubernetes and functional programming make state more predictable?',
    'Can one build robots without ROS?',
  ],
  markdown,
}
