import type { Id } from './state.ts'

/** The topic of an earlier board that a topic was; `own` says that its own author brought it along. */
export type Carried = { boardId: Id; topicId: Id; own: boolean }
