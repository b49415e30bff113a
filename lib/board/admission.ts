import { sameBytes, sign } from '../auth/key.ts'
import { codeSigns as signs } from '../ids.ts'
import type { Board, Id } from './state.ts'
import { type Me, privateView } from './view.ts'

// Two codes, and only one of them is a secret: the short join address leads to a board that all may read; the admission code
// lets somebody take part where the board asks for it.

/** A code as somebody types it: small letters, blanks and dashes do not matter. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '')
}

/** The admission code with this number: 10 of 30 signs, 49 bits, of which nothing is stored. */
export function admissionCode(boardId: Id, codeNumber: number): string {
  const mac = sign('board-admission', boardId, String(codeNumber))
  let rest = mac.readBigUInt64BE()
  let code = ''
  for (let place = 0; place < 10; place++) {
    code += signs[Number(rest % BigInt(signs.length))]
    rest /= BigInt(signs.length)
  }
  return code
}

/** Whether what somebody typed is the board's code. */
export function isAdmissionCode(boardId: Id, codeNumber: number, typed: string): boolean {
  return sameBytes(Buffer.from(admissionCode(boardId, codeNumber)), Buffer.from(plainCode(typed)))
}

/** What this participant alone sees (`privateView`); moderators also the code, where the board asks newcomers for it. */
export function ownPart(boardId: Id, board: Board, participantId: Id, moderator: boolean): Me | null {
  const me = privateView(board, participantId, moderator)
  if (!me || !moderator || board.settings.admission !== 'code') return me
  return { ...me, code: admissionCode(boardId, board.codeNumber) }
}
