import { expect, it } from 'vitest'
import { frequentTopics, isSameTopic, type Talked, wordsToFind } from '#lib/search/rules'

it('looks for what a question is about, in small letters and without signs', () => {
  expect(wordsToFind('How do we TEST our micro-services?')).toBe('test micro services')
  expect(wordsToFind('What’s a Züri Größe%_\\')).toBe('züri größe')
  expect(wordsToFind('Что такое Кафка')).toBe('что такое кафка')
  expect(wordsToFind('分布式系统')).toBe('分布式系统')
  expect(wordsToFind('हिन्दी में')).toBe('हिन्दी में')
})

it('looks for nothing where fewer than three letters say something', () => {
  for (const typed of ['', '  ', 'ab', 'How do we', 'a b', '%%%', '👩‍👩‍👧‍👦', 'x%_', '\\\\\\'])
    expect(wordsToFind(typed), typed).toBeNull()
})

it('knows one topic in nearly the same words', () => {
  expect(isSameTopic('How do we test microservices?', 'Testing our microservices')).toBe(true)
  expect(isSameTopic('Hiring', 'hiring?')).toBe(true)
  expect(isSameTopic('Who are we?', 'Who are we')).toBe(true)
  expect(isSameTopic('Event sourcing', 'Event flows')).toBe(false)
  expect(isSameTopic('Hiring juniors', 'Hiring a designer')).toBe(false)
  expect(isSameTopic('???', '!!!')).toBe(false)
})

const meetings = (...titles: string[][]): Talked[] =>
  titles.flatMap((one, at) => one.map((title) => ({ title, meetingId: `meeting ${at}` })))

it('suggests what at least two meetings talked about, under the latest title, the most frequent first', () => {
  const talked = meetings(
    ['Remote work', 'Hiring'],
    ['Hiring?', 'Tea'],
    ['How about remote work', 'Pairing'],
    ['The remote work'],
  )
  expect(frequentTopics(talked, 5)).toEqual(['Remote work', 'Hiring'])
  expect(frequentTopics(talked, 1)).toEqual(['Remote work'])
})

it('suggests nothing that one meeting alone talked about, in however many titles', () => {
  expect(frequentTopics(meetings(['Tea', 'Tea?', 'tea'], ['Coffee'], ['???'], ['???']), 5)).toEqual([])
  expect(frequentTopics([], 5)).toEqual([])
})

it('keeps apart what begins alike', () => {
  expect(frequentTopics(meetings(['Event sourcing'], ['Event flows']), 5)).toEqual([])
})

it('suggests topics of any script', () => {
  expect(frequentTopics(meetings(['アジャイル開発'], ['アジャイル開発？']), 5)).toEqual(['アジャイル開発'])
  expect(frequentTopics(meetings(['الخدمات المصغرة'], ['الخدمات المصغرة؟']), 5)).toEqual(['الخدمات المصغرة'])
})
