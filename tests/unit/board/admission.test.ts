import { beforeAll, describe, expect, it } from 'vitest'
import { admissionCode, isAdmissionCode } from '#lib/board/admission'
import { newShortCode } from '#lib/ids'
import { useEnv } from '#tests/support/env'
import { aBoard, act, answer, by, type Order, site } from '#tests/unit/board/boards'

const guest = { type: 'join', participantId: 'new', personId: null, name: 'New' } as const
const member = { ...guest, personId: 'person-new' } as const
const mo = by('mo')

beforeAll(() => void useEnv())

describe('who may join', () => {
  it.each([
    ['guests', null, null, null, null],
    ['members', 'guests-not-allowed', null, null, 'guests-not-allowed'],
    ['rsvps', 'rsvps-only', 'rsvps-only', null, 'rsvps-only'],
    ['code', 'code-needed', 'code-needed', null, null],
  ] as const)('where the board is for %s', (admission, asGuest, asMember, going, withCode) => {
    const open = aBoard()
    const board = { ...open, settings: { ...open.settings, admission } }
    const got = (order: Order) => {
      const said = answer(board, site, order)
      return typeof said === 'string' ? said : null
    }
    expect(got(guest)).toBe(asGuest)
    expect(got(member)).toBe(asMember)
    expect(got({ ...member, welcome: { going: true } })).toBe(going)
    expect(got({ ...guest, welcome: { code: 'right' } })).toBe(withCode)
    expect(got({ ...guest, welcome: { moderator: true } })).toBeNull()
  })

  it('is told when the code is wrong', () => {
    const open = aBoard()
    const board = { ...open, settings: { ...open.settings, admission: 'code' as const } }
    expect(answer(board, site, { ...guest, welcome: { code: 'wrong' } })).toBe('wrong-code')
  })

  it('is nobody but moderators while the board is locked; who is there stays', () => {
    const board = act(aBoard(), mo, { type: 'lock-board' })
    expect(answer(board, site, { ...member, welcome: { going: true } })).toBe('board-locked')
    expect(answer(board, site, { ...guest, welcome: { moderator: true } })).toHaveLength(1)
    expect(answer(board, by('ana'), { type: 'propose', title: 'Tea', details: '' })).toHaveLength(1)
    expect(answer(act(board, mo, { type: 'unlock-board' }), site, guest)).toHaveLength(1)
  })
})

describe('codes', () => {
  it('are hard to guess, other for each board and number, and read as people type them', () => {
    const code = admissionCode('board', 0)
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{10}$/)
    expect(new Set([code, admissionCode('board', 1), admissionCode('other', 0)]).size).toBe(3)
    expect(isAdmissionCode('board', 0, `${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)).toBe(true)
    for (const wrong of ['', code.slice(1), `${code}2`, admissionCode('board', 1)])
      expect(isAdmissionCode('board', 0, wrong)).toBe(false)
  })
  it('are renewed by a moderator, and then the old one is none', () => {
    expect(act(aBoard(), mo, { type: 'renew-code' }).codeNumber).toBe(1)
    expect(answer(aBoard(), by('bo'), { type: 'renew-code' })).toBe('not-moderator')
  })
  it('of the short address have six signs that nobody mistakes', () => {
    const codes = Array.from({ length: 200 }, newShortCode)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/)
    expect(new Set(codes).size).toBe(200)
  })
})

describe('moderators of a board', () => {
  it('are made and ended by moderators, among members', () => {
    const board = act(aBoard(), mo, { type: 'make-moderator', participantId: 'bo' })
    expect(board.participants.get('bo')?.moderates).toBe(true)
    expect(answer(board, mo, { type: 'make-moderator', participantId: 'bo' })).toBe('moderates-already')
    expect(answer(board, mo, { type: 'make-moderator', participantId: 'ana' })).toBe('guests-do-not-moderate')
    const stepped = act(board, { id: 'bo', moderator: true }, { type: 'end-moderator', participantId: 'bo' })
    expect(stepped.participants.get('bo')?.moderates).toBe(false)
    expect(answer(stepped, mo, { type: 'end-moderator', participantId: 'bo' })).toBe('does-not-moderate')
  })
  it('moderate no more when they are taken off; who was taken off can be let back in', () => {
    const board = act(aBoard(), mo, { type: 'make-moderator', participantId: 'bo' })
    const gone = act(board, mo, { type: 'remove-participant', participantId: 'bo' })
    expect(gone.participants.get('bo')).toMatchObject({ moderates: false })
    const back = act(gone, mo, { type: 'readmit-participant', participantId: 'bo' })
    expect(back.participants.get('bo')).toMatchObject({ removedAt: null, moderates: false })
    expect(answer(back, mo, { type: 'readmit-participant', participantId: 'bo' })).toBe('not-removed')
  })
})
