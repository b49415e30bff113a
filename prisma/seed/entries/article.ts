import type { SeedEntry } from '#prisma/seed/types'

const markdown = `
## An evening of cricket

It began with a number on a screen. During the Indian Premier League, the stream that an engineer was watching said that
620 million people were watching it too.[^viewers] The picture did not stop. He builds web applications for a living, and he knew
what his own would do with a thousandth of that: nothing, for a long time, and then an error page.

What held the picture was a content delivery network: the same few seconds of video, copied to machines near the viewers, so
that most requests never travel far. That explained the stream. It raised the question of what else one would have to know
to build such a thing, and so began a year of learning, which this article retells with a few remarks from our side of the
table. It is one person’s way. Take from it what fits.

## Four words before any code

The textbook says that a distributed system is a set of independent computers that *appears to its users as one*. Search is
the everyday example: one box, one button, and behind it machines beyond counting that the person who types never needs to
know of. The word *appears* carries the weight of the sentence. Four ideas describe how the appearance is kept up.

### Scalability

Load grows, and the system has to grow with it. A bigger machine is the easy answer and ends at the biggest machine; *more*
machines is the answer that does not end, and it asks for a way to divide the work so that the parts rarely need each other.
Most of the difficulty hides in that last clause. A service that divides its users among twenty machines and then asks all
twenty to show one page has bought nineteen ways to be slow.

### Fault tolerance

With enough machines some are always broken. Fault tolerance means that this is a fact about the machines and not about the
service: data and work exist more than once, and another copy steps in. It is worth asking of each copy *who decides* that
it steps in, and what happens if the one that it replaces was only slow.

### Concurrency

The results of a competitive exam come out at noon, and everybody looks at noon. Requests arrive together, touch the same
records, and must not trip over each other. On one machine one takes a lock. Across machines a lock is a message, and whoever
holds it may have stopped existing.

### Consensus

Friends want to choose a restaurant. Some do not answer; the rest are split; dinner does not happen. Machines that have to
agree on who leads, or on what comes next in a log, have the same trouble, and algorithms for it: Paxos, Raft, and the
Byzantine kind for when some of the friends lie.

A majority is the trick that all of the honest ones share. Any two majorities have a member in common, so whatever one
majority decided, the next one knows somebody who was there. Five friends may lose two; four may lose only one. That is why
clusters have odd sizes.

## First steps: listen, then read

He started with lectures. Prashant Shenoy of the University of Massachusetts Amherst puts his courses on operating systems
and on distributed systems (CMPSCI 677) on the web, with a video and notes of every class. MIT’s 6.824 came second and goes
deeper, with papers to be read before each lecture.

Two books stood beside them. *Designing Data-Intensive Applications* by Martin Kleppmann explains what databases and queues
promise and how they keep it; *Distributed Systems* by Andrew Tanenbaum covers the ground systematically. One can be read in
bed, the other wants a desk. There were blog posts too, and, as he says without shame, a good many questions to a
chatbot, which is fine for the tenth explanation of a thing and unwise for the first.

Lectures make one feel that one has understood. The test comes next.

## A foundation to build on

Four subjects are worth knowing before the first line of code, if only so far that one recognizes them when they bite:

1. **Networking.** What TCP promises, what it does not, and what a timeout can and cannot tell.
2. **Consensus.** Paxos for the idea, Raft for the parts.
3. **Storage.** What a write-ahead log is for, and when bytes are really on the disk.
4. **Balancing load.** How requests find a machine, and how they find another.

The advice that follows is the heart of the story: *do not only read it, build it.* A key-value store on one’s own laptop is
the right size. Open sockets between a few processes, let each know of the others (HashiCorp’s \`memberlist\` does the gossip,
if that is not the part that one wants to learn), and make \`put\` on one visible to \`get\` on another. Within an evening one
meets threads, serialization and replication; within a week one meets a bug that cannot be reproduced.

## Why Go

The language was Go, for reasons that hold up: goroutines and channels make it natural to wait for several things at once;
it compiles to something fast that starts quickly and uses little memory; it is small enough to be read by a colleague who
does not write it; and its standard library brings the network along.

There is a fifth reason that such lists leave out. In Go one has to *write down* what happens on an error, at every call,
until it becomes a habit to ask. Whoever finds that tedious has not yet been paged.

## Four things to build

### A remote procedure call

The first project was a library for calling a function on another machine, after the paper by Birrell and Nelson that named
the parts in 1984: the *stub* on the caller’s side, which packs the arguments; the transport; the stub on the other side,
which unpacks them and calls the real thing. Go’s \`gob\` did the packing, goroutines and channels matched answers with calls.

Stripped down, the caller’s half is one map and one question:

~~~go
// Call sends a request and waits for its answer. An error says that no answer came in time. It does not say that nothing
// happened: the other side may have done the work and lost the answer.
func (c *Client) Call(ctx context.Context, method string, args, reply any) error {
	id := c.next.Add(1)
	answer := make(chan Response, 1)
	c.waiting.Store(id, answer)
	defer c.waiting.Delete(id)

	if err := c.send(Request{ID: id, Method: method, Args: args}); err != nil {
		return err
	}
	select {
	case response := <-answer:
		return response.Into(reply)
	case <-ctx.Done():
		return ctx.Err()
	}
}
~~~

The comment is the lesson. From the caller’s side a lost request and a lost answer look the same. If \`Call\` tries again, the
method may run twice; if it does not, it may not have run at all. The way out lies above the library: let the *caller* choose
the id, let the receiver remember ids that it has served, and a repeat becomes harmless. The boards of this site do that with
every click.

### A key-value store

The second project put the first to use: several nodes, each with a copy, writes passed on to the others. It works at once and
is wrong in interesting ways. Stop a node, write, start it again, read from it. Write to two nodes at the same moment and ask
all of them what they hold. Each of these experiments leads by itself to the next project.

### Raft

Raft was made to be understood, and the paper keeps the promise. It divides consensus into three parts that can be built one
after the other:

- **Electing a leader.** Nodes wait for a heartbeat, each for a random time. Whoever waits in vain first asks for votes; a
  majority makes a leader for one *term*.
- **Replicating a log.** The leader appends what clients ask for and sends it round. What a majority has stored is
  *committed* and will never be taken back.
- **Staying safe.** A node votes only for candidates whose log is at least as complete as its own, so that no leader can
  be elected who lacks what was committed.

The heartbeat repays attention. If it comes too seldom, a dead leader is noticed late; if the timeout is too short, a slow
network deposes healthy ones, and the cluster does nothing but vote. There is no right value, only one that fits the network
at hand, which is a sentence that one should expect to hear often from now on.

What a node must never forget is small enough to be shown:

~~~rust
/// On disk before any answer goes out. A node that forgets its vote can vote twice in one term, and two leaders are
/// elected: every later proof rests on this write.
struct Persistent {
    current_term: u64,
    voted_for: Option<NodeId>,
    log: Vec<Entry>,
}
~~~

### A store for files

The last project so far keeps whole files: cut into pieces, the pieces on different nodes, a log that says which. Here the four
subjects of the foundation meet, and so do two new ones, which no lecture had prepared him for: what to do with pieces that
nobody refers to any more, and how to find out that a disk has been lying.

## What we would add

We read this at the table and added three things.

**Break it on purpose, and early.** Kill a process with \`kill -9\` in the middle of a write. Drop one packet in ten. Set one
machine’s clock an hour back. A system that has never been hurt is not robust; it is untested.[^test]

**Write down what you promise.** One sentence for each operation: what a caller may conclude from a yes, from a no, and from
silence. It is surprisingly hard, and the sentence that one cannot finish marks the place of the bug.

**Do it with somebody.** His closing advice says it too: begin with the basics, write code rather than only reading about it,
use the courses and books that others have made, and find people to argue with. The first three can be done alone. The fourth
is what the coffee is for.

Our [[Study notes: distributed systems]] put the same ground into questions, and [[Distributed systems]] has the terms.

[^viewers]: A count of viewers over a season or an evening is a number for advertisers, and different people count differently.
    What matters here is the order of magnitude.

[^test]: Jepsen, by Kyle Kingsbury, has made a profession of this. Its reports on well-known databases are the best reading
    on what consistency means when somebody checks.
`

/** Written after an engineer's account of how he learned. */
export const article: SeedEntry = {
  slug: 'discovering-distributed-systems',
  kind: 'article',
  title: 'Discovering distributed systems',
  description:
    'One engineer learns by building: a remote call, a key-value store, Raft and a store for files, with what each of them teaches.',
  author: null,
  day: '2024-07-17',
  sources: [
    { label: 'an engineer’s blog article, “Discovering Distributed Systems” (2024)', url: null },
    { label: 'In Search of an Understandable Consensus Algorithm', url: 'https://raft.github.io/raft.pdf' },
    {
      label: 'Implementing Remote Procedure Calls',
      url: 'http://www.bitsavers.org/pdf/xerox/parc/techReports/CSL-83-7_Implementing_Remote_Procedure_Calls.pdf',
    },
  ],
  ideas: [
    'What did you build to learn, and what did it teach you?',
    'How do you choose a heartbeat and a timeout?',
    'What may a caller conclude from silence?',
  ],
  markdown,
}
