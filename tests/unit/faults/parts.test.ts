import { describe, expect, it } from 'vitest'
import { breachesOf } from '#tests/faults/one-person'
import { compare, plain } from '#tests/faults/same-bytes'
import { aBoard, act, by, site, withTopics } from '#tests/unit/board/boards'

describe('the bytes of two tellings', () => {
  const frame = (event: string, data: string) => `event: ${event}\ndata: ${data}\n\n`

  it('are compared without times of day and who is connected', () => {
    const one = frame('beat', '{"now":1795000000000}') + frame('patch', '{"at":1795000000000,"votes":2,"spentMs":31}')
    const other = frame('patch', '{"at":1795000009999,"votes":2,"spentMs":29}') + frame('presence', '{"present":1}')
    expect(compare('a stream', plain(one), plain(other))).toEqual([])
    expect(plain(one)).toContain('"votes":2')
  })

  it('are seen to differ, and to be missing', () => {
    const [one, other] = [frame('patch', '{"votes":2}'), frame('patch', '{"votes":3}')]
    expect(compare('a stream', one, other)).toEqual([expect.stringContaining('"votes":3')])
    expect(compare('a stream', one, `${one}${one}`)).toHaveLength(1)
    expect(compare('a stream', '', '')).toEqual(['a stream said nothing'])
    // Lengths and counts are no times of day.
    expect(compare('a stream', plain('{"lengthMs":300000}'), plain('{"lengthMs":300001}'))).toHaveLength(1)
  })

  it('are of a page what it hands to the browser too, but for the order and the numbers that it comes in', () => {
    const page = (...rows: string[]) => {
      const pushed = rows.map((row) => `self.__next_f.push([1,${JSON.stringify(`${row}\n`)}])`)
      return `<!DOCTYPE html><html><body>${pushed.map((one) => `<script nonce="x">${one}</script>`).join('')}`
    }
    const board = (votes: number, ref: string) => `["$","$L${ref}",null,{"nonce":"${ref}","votes":${votes}}]`
    const one = page('1a:I["Board"]', `d:${board(2, '1a')}`)
    expect(compare('a page', plain(one), plain(page(`9:${board(2, 'f')}`, 'f:I["Board"]')))).toEqual([])
    expect(compare('a page', plain(one), plain(page('1a:I["Board"]', `d:${board(3, '1a')}`)))).toEqual([
      expect.stringContaining('"votes":3'),
    ])
    const form = (ref: string, at: string) => page(`d:["$","form",null,{"action":"$h${ref}","at":"${at} to 21:00"}]`)
    expect(compare('a page', plain(form('34', '19:10')), plain(form('1f', '19:11')))).toEqual([])
    // What somebody wrote is no number of a row.
    expect(compare('a page', plain(page('1:"$$1a"')), plain(page('1:"$$1b"')))).toHaveLength(1)
  })

  it('are of a page the words on it', () => {
    const page = (words: string, script: string) =>
      `<!DOCTYPE html><html><head><title>A</title></head><body class="b"><p>${words}</p><script nonce="x">${script}</script>`
    expect(compare('a page', plain(page('2 votes', 'one')), plain(page('2 votes', 'other')))).toEqual([])
    expect(compare('a page', plain(page('2 votes', '')), plain(page('3 votes', '')))).toHaveLength(1)
    const late = `${page('2 votes', '')} <title>A</title>`
    expect(compare('a page', plain(page('2 votes', '')), plain(late))).toEqual([])
  })
})

describe('one person in two tabs', () => {
  const ana = { guestId: 'ana', personId: 'person-ana' }
  const claim = { type: 'claim-guest', guestId: 'ana', personId: 'person-ana', name: 'Ana' } as const
  const voted = () => act(withTopics(), by('ana'), { type: 'vote', topicId: 'tea' })

  it('is one participant, within the limit', () => {
    expect(breachesOf(act(voted(), site, claim), ana, 0)).toEqual([])
  })

  it('is seen to be two, to be nobody, or to have spent too much', () => {
    expect(breachesOf(voted(), ana, 0)).toEqual([expect.stringContaining('is 1 participants')])
    const two = act(voted(), site, { type: 'join', participantId: 'again', personId: 'person-ana', name: 'Ana' })
    expect(breachesOf(two, ana, 0)).toEqual([expect.stringContaining('is 2 participants')])
    const settled = act(voted(), site, claim)
    const ballots = new Map([
      [
        'ana',
        new Map([
          ['tea', 2],
          ['naps', 2],
        ]),
      ],
    ])
    expect(breachesOf({ ...settled, ballots }, ana, 0)).toEqual([expect.stringContaining('spent 4 votes of 3')])
    expect(breachesOf(aBoard(), { guestId: 'nobody', personId: 'nobody' }, 0)).toHaveLength(2)
  })
})
