import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// A stray console.error fails the test that caused it. A test that expects one clears the record with mockClear().

let errors: MockInstance<typeof console.error>

beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  const calls = [...errors.mock.calls]
  errors.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
