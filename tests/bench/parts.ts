import type { Part } from '#tests/bench/bench'
import { measureBoard } from '#tests/bench/board'
import { measureBytes } from '#tests/bench/bytes'
import { measurePages } from '#tests/bench/pages'
import { measureStarts } from '#tests/bench/starts'
import { measureStatements } from '#tests/bench/statements'
import { measureWeb } from '#tests/bench/web'

/** The parts of the bench, in the order of its table. */
export const parts: Readonly<Record<string, Part>> = {
  starts: measureStarts,
  pages: measurePages,
  bytes: measureBytes,
  board: measureBoard,
  statements: measureStatements,
  web: measureWeb,
}
