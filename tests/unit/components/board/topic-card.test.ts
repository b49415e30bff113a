import { expect, it } from 'vitest'
import { TopicCard } from '#components/board/topic-card'
import type { Board, Settings } from '#lib/board/state'
import { aBoard, act, by, discussingTea, minutes, noon, seconds, withTopics } from '#tests/unit/board/boards'
import { shownTo, wordsOf } from './cards.ts'

const card = (who: string | null, board: Board, topicId = 'tea') => shownTo(who, board, TopicCard, { topicId })
const words = (who: string | null, board: Board, topicId = 'tea') => wordsOf(card(who, board, topicId))
const topics = (changes: Partial<Settings> = {}) => withTopics(aBoard(changes))
const vote = (board: Board, who: string, topicId = 'tea') => act(board, by(who), { type: 'vote', topicId })

it('offers one vote, then its return', () => {
  const board = topics()
  expect(card('ana', board)).toContain('aria-label="Vote for Tea"')
  const voted = card('ana', vote(board, 'ana'))
  expect(voted).toContain('aria-label="Take back your vote for Tea"')
  expect(voted).toContain('aria-label="1 vote, one is yours"')
  expect(voted).not.toContain('Vote for Tea')
})

it('offers one more and one back where several votes may go to one topic, and counts one’s own', () => {
  const two = vote(vote(vote(topics({ stacking: true }), 'ana'), 'ana'), 'bo')
  const html = card('ana', two)
  expect(html).toContain('aria-label="One more vote for Tea"')
  expect(html).toContain('aria-label="Take back one of your 2 votes for Tea"')
  expect(html).toContain('aria-label="3 votes, 2 are yours"')
  const spent = card('ana', vote(two, 'ana'))
  expect(spent).toMatch(/<button[^>]*aria-label="One more vote for Tea" aria-disabled="true"/)
  expect(spent).toContain('You have used all your votes.')
})

it('shows one’s own votes alone while votes are hidden', () => {
  const voting = act(topics({ stacking: true }), by('mo'), { type: 'set-phase', phase: 'voting' })
  const two = vote(vote(vote(voting, 'ana'), 'ana'), 'bo')
  expect(card('ana', two)).toContain('aria-label="your 2 votes"')
  expect(card('mo', two)).not.toContain('class="pips')
})

it('says the number of votes in words to whoever hears it, once', () => {
  const none = act(topics(), by('bo'), { type: 'propose', id: 'quiet', title: 'Quiet', details: '', anonymous: true })
  expect(card('mo', none, 'quiet')).toContain('<span role="img" aria-label="0 votes" class="vote-count">0</span>')
  expect(card('bo', vote(topics(), 'bo'))).toMatch(
    /aria-label="1 vote, one is yours".*aria-hidden="true" class="vote-count">1</,
  )
})

it('says calmly that one does not vote for one’s own topic', () => {
  const board = topics({ selfVotes: false })
  expect(card('ana', board)).toMatch(/aria-label="Vote for Tea" aria-disabled="true"/)
  expect(words('ana', board)).toContain('On this board nobody votes for their own topic.')
  expect(card('bo', board)).not.toContain('aria-disabled')
})

it('names who voted where votes are cast by name: four at a glance, the rest unfolded; strangers read none', () => {
  const named = topics({ votesNamed: true })
  const two = vote(vote(named, 'ana'), 'bo')
  expect(words('mo', two)).toContain('votes of Ana, Bo')
  expect(words(null, two)).not.toContain('Ana')
  const more = ['c', 'd', 'e'].reduce((board, name) => {
    const joined = act(board, { system: true }, { type: 'join', participantId: name, personId: `p-${name}`, name })
    return vote(joined, name)
  }, two)
  expect(words('bo', more)).toContain('Votes of Ana, Bo, c, d and 1 more Ana, Bo, c, d, e')
})

it('keeps the early interest in sight after fresh ballots, and marks what was voted on paper', () => {
  const fresh = act(vote(vote(topics(), 'ana'), 'bo'), by('mo'), { type: 'fresh-ballots' })
  expect(words('ana', fresh)).toContain('2 in an earlier vote')
  const people = act(fresh, by('mo'), { type: 'set-paper-voters', count: 2 })
  expect(words('ana', act(people, by('mo'), { type: 'set-paper-votes', topicId: 'tea', votes: 2 }))).toContain(
    'by you · 2 in an earlier vote · 2 on paper',
  )
})

it('tells nobody whose an anonymous topic is, but its author', () => {
  const board = act(topics(), by('bo'), { type: 'propose', id: 'quiet', title: 'Quiet', details: '', anonymous: true })
  expect(words('mo', board, 'quiet')).toMatch(/^Quiet 0 anonymous /)
  expect(words('bo', board, 'quiet')).toContain('by you, anonymously')
})

it('lets its author edit and withdraw it while it is parked too, and no longer once it was taken up', () => {
  const parked = act(topics(), by('mo'), { type: 'park-topic', topicId: 'tea' })
  for (const label of ['Edit Tea', 'Withdraw Tea']) expect(card('ana', parked)).toContain(`aria-label="${label}"`)
  expect(card('bo', parked)).not.toContain('Withdraw Tea')
  const taken = act(act(topics(), by('mo'), { type: 'set-phase', phase: 'discussing' }), by('mo'), {
    ...{ type: 'start-topic', topicId: 'tea' },
  })
  expect(card('ana', taken)).not.toContain('Withdraw Tea')
})

it('says of a discussed topic how long it took and how often it was continued, and of no other', () => {
  const [fifth, eighth] = [noon + minutes(5), noon + minutes(8)]
  const more = { type: 'continue-topic' } as const
  const finish = { type: 'finish-topic' } as const
  const facts = (board: Board) => words('bo', board).replace(/^Tea \d /, '')
  const first = discussingTea()
  expect(facts(act(first, by('mo'), finish, noon + seconds(246)))).toMatch(/^4:06 · by Ana \(guest\) /)
  const once = act(first, by('mo'), more, fifth)
  expect(facts(once)).toMatch(/^by Ana \(guest\) /)
  expect(facts(act(once, by('mo'), finish, noon + seconds(309)))).toMatch(/^5:09 · continued once · by Ana/)
  const twice = act(once, by('mo'), more, eighth)
  const done = act(twice, by('mo'), finish, eighth + seconds(66))
  expect(words('ana', done)).toContain('9:06 · continued twice · by you ')
  for (const who of ['bo', 'mo']) expect(words(who, done)).toContain('9:06 · continued twice · by Ana (guest) ')
  expect(words(null, done)).toMatch(/ 9:06 · continued twice$/)
  expect(card('bo', done)).toContain('continued\u00a0twice')
  const thrice = act(twice, by('mo'), more, noon + minutes(11))
  expect(facts(act(thrice, by('mo'), finish, noon + minutes(12)))).toMatch(/^12:00 · continued 3 times · by Ana/)
})
